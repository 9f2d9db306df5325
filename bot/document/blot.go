package document

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

// telephone finds the numbers in a contact's phone field, which may hold more
// than one and more than digits.
var telephone = regexp.MustCompile(`\d(?:[\s-]*\d){4,}`)

var digit = regexp.MustCompile(`\d`)

// blotter covers the petitioner's contact details wherever a text repeats
// them, a telephone number also where it is written with blanks or hyphens. A
// name of one character stays: it would cover half the text. What is covered
// is only what was given as contact details; other people's are not known here.
func blotter(c workflow.ContactDetails) func(string) string {
	var patterns []string
	for _, n := range telephone.FindAllString(c.Phone, -1) {
		patterns = append(patterns, strings.Join(digit.FindAllString(n, -1), `[\s\p{Pd}]*`))
	}
	if name := strings.TrimSpace(clean(c.Name)); utf8.RuneCountInString(name) > 1 {
		patterns = append(patterns, regexp.QuoteMeta(name))
	}
	if len(patterns) == 0 {
		return strings.Clone
	}
	secret := regexp.MustCompile(strings.Join(patterns, "|"))
	return func(s string) string { return secret.ReplaceAllString(s, "＊＊＊") }
}
