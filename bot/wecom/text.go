package wecom

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxTextBytes is the length of a text message in bytes of UTF-8 (§4.3).
const MaxTextBytes = 2048

// clean takes out of a text what would force JSON into the \uXXXX form that WeCom refuses (40033, §3.3):
// control characters, the two Unicode line separators, broken UTF-8. The literal characters \u get a full-width
// backslash, because a check of the raw request cannot tell them from an escape.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "�")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085':
			return '\n'
		case r == '\n', r == '\t':
			return r
		case r < ' ', r == 0x7f:
			return -1
		}
		return r
	}, s)
	return strings.ReplaceAll(s, `\u`, `＼u`)
}

// cutBytes shortens a text to at most limit bytes at the border of a character.
func cutBytes(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// cutRunes shortens a text to at most limit characters (字), the last of which is then an ellipsis.
func cutRunes(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}

// Split cuts a text into messages of at most limit bytes each, at the end of a line where one is near, never
// within a character, and numbers them (1/3). A text that fits stays one part without a number, an empty one
// has none. How many parts are still a conversation is for the caller to say.
func Split(text string, limit int) []string {
	text = strings.TrimSpace(clean(text))
	if text == "" {
		return nil
	}
	if len(text) <= limit {
		return []string{text}
	}
	for digits := 1; ; digits++ {
		parts := chop(text, limit-len("(/) ")-2*digits)
		if len(fmt.Sprint(len(parts))) <= digits {
			for i := range parts {
				parts[i] = fmt.Sprintf("(%d/%d) %s", i+1, len(parts), parts[i])
			}
			return parts
		}
	}
}

// chop cuts a text into pieces of at most size bytes. Whatever size says, a piece holds a character.
func chop(text string, size int) []string {
	size = max(size, utf8.UTFMax)
	var parts []string
	for len(text) > size {
		head := cutBytes(text, size)
		if line := strings.LastIndexByte(text[:len(head)+1], '\n'); line > size/2 {
			head = text[:line]
		}
		parts = append(parts, head)
		text = strings.TrimPrefix(text[len(head):], "\n")
	}
	if text != "" {
		parts = append(parts, text)
	}
	return parts
}
