package prompts

import "strings"

// narrow is a text in half-width characters whose every byte knows where in the original it came from: patterns are
// written once and find 138, １３８ and １３８ alike.
type narrow struct {
	text   string
	origin []int // byte offset in the original of each byte of text, and one past the end
}

func narrowed(s string) narrow {
	var b strings.Builder
	origin := make([]int, 0, len(s)+1)
	for i, r := range s {
		before := b.Len()
		if r == '\uFFFD' { // an invalid byte stays one byte of noise, or the original could not be rebuilt
			b.WriteByte('?')
		} else {
			b.WriteRune(halfWidth(r))
		}
		for range b.Len() - before {
			origin = append(origin, i)
		}
	}
	return narrow{b.String(), append(origin, len(s))}
}

// halfWidth maps one rune to what a typist meant by it.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '　' || r == '\u00A0' || r == '\u2009' || r == '\t':
		return ' '
	case r == '—' || r == '–' || r == '‐' || r == '‑' || r == '−' || r == '－':
		return '-'
	case r == '。':
		return r
	}
	return r
}

// plain is the text in half-width characters, for looking only.
func plain(s string) string { return narrowed(s).text }
