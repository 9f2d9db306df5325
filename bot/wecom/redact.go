package wecom

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

var (
	anyQuery = regexp.MustCompile(`\?[^\s"'<>]*`)
	anyToken = regexp.MustCompile(`(?i)((?:access_token|corpsecret|secret|token)["']?\s*[:=]\s*["']?)[^\s"'&,}]+`)
)

// redact makes a text out of another program fit for a log: the named secrets go, and whatever looks like a
// token or the query of a URL although it was not named, then control characters and excess length.
func redact(text string, secrets ...string) string {
	for _, secret := range secrets {
		if secret == "" {
			continue
		}
		text = strings.ReplaceAll(text, secret, "…")
		text = strings.ReplaceAll(text, url.QueryEscape(secret), "…")
	}
	text = anyQuery.ReplaceAllString(text, "?…")
	text = anyToken.ReplaceAllString(text, "${1}…")
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "�"))
	const longest = 400
	return cutBytes(text, longest)
}
