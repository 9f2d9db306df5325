package prompts

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// sentences cuts a text after its full stops and at line ends; the stop stays with its sentence. A semicolon does
// not end one: its halves lean on each other.
func sentences(text string) []string {
	var out []string
	start := 0
	cut := func(end int) {
		if s := strings.TrimSpace(text[start:end]); s != "" {
			out = append(out, s)
		}
		start = end
	}
	for i, r := range text {
		if strings.ContainsRune("。！？!?\r\n", r) {
			cut(i + utf8.RuneLen(r))
		}
	}
	cut(len(text))
	return joinClosers(out)
}

// joinClosers gives a closing quote or bracket back to the sentence it closes.
func joinClosers(in []string) []string {
	var out []string
	for _, s := range in {
		rest := strings.TrimLeft(s, "”’」』）)。！？!?")
		if tail := s[:len(s)-len(rest)]; tail != "" && len(out) > 0 {
			out[len(out)-1] += tail
			s = strings.TrimSpace(rest)
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// greeting is how letters open: the addressee is not the accused, and says nothing of the matter.
var greeting = regexp.MustCompile(`^(尊敬的|敬爱的|亲爱的|各位)?[\p{Han}A-Za-z0-9\s*]{0,18}(领导|书记|市长|区长|县长|镇长|局长|厅长|主任|同志|部门)?们?[\s,，、:：]*(您们?|你们?|大家)好[\s,，、:：!！。.~]*|^(尊敬的|敬爱的|亲爱的)[\p{Han}A-Za-z0-9\s、，]{1,18}[:：!！]|^\p{Han}{0,6}(您|你)们?好[\s,，、:：!！。.]*|^\p{Han}{1,8}(领导|书记|市长|区长|县长|镇长|局长|厅长)[:：,，]`)

// withoutGreeting drops the opening courtesies of a letter.
func withoutGreeting(body string) string {
	for range 2 {
		body = strings.TrimSpace(body)
		body = strings.TrimPrefix(body, greeting.FindString(body))
	}
	return strings.TrimSpace(body)
}
