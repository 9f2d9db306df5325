package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean leaves of a text what may stand on paper on one line: no control
// characters, which XML 1.0 cannot hold even escaped, no halves of characters,
// and no marks that turn the direction of reading, by which a text can show
// something else than it says.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, turnsDirection(r), noncharacter(r):
			return -1
		}
		return r
	}, s)
}

func turnsDirection(r rune) bool {
	return r == 0x200E || r == 0x200F || r == 0x061C || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
}

func noncharacter(r rune) bool { return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF }

// split cuts a text into its natural paragraphs (自然段). The blanks that
// people type to indent are dropped: the style indents.
func split(s string) []string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n").Replace(s)
	var paragraphs []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(clean(line)); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return paragraphs
}

// ems is the width of a text in hundredths of a character (字): Chinese takes
// one, ASCII half of one.
func ems(s string) int {
	n := 0
	for _, r := range s {
		if r < 0x80 {
			n += 50
		} else {
			n += 100
		}
	}
	return n
}
