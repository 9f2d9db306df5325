package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// normal is a text as commands are read: half-width, simplified in the words
// we know, without invisible characters, single spaces.
func normal(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case invisible(r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		if half := width.LookupRune(r).Folded(); half != 0 {
			r = half
		}
		if simple, ok := simplified[r]; ok {
			return simple
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// invisible reports whether a character only looks like nothing: WeCom and
// web pages leave them in what is copied.
func invisible(r rune) bool {
	return r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff' || r == '\u2060'
}

// typed is the end of a text as it was typed, given the end of its normal
// form: reasons and opinions keep their own punctuation.
func typed(text, end string) string {
	ahead := solid(normal(text)) - solid(end)
	for i, r := range text {
		if invisible(r) || unicode.IsSpace(r) {
			continue
		}
		if ahead == 0 {
			return strings.TrimSpace(text[i:])
		}
		ahead--
	}
	return ""
}

// solid counts the characters of a normal text that are not spaces.
func solid(s string) int { return utf8.RuneCountInString(s) - strings.Count(s, " ") }

// simplified turns the traditional characters of our command words, of their
// objects and of the districts' usual unit names.
var simplified = pairs("簽签報报審审發发佈布辦办歸归檔档統统計计為为爲为麼么幫帮記记確确認认類类復复覆复過过見见鎮镇預预覽览後后項项訪访營营區区" +
	"實实單单詳详開开錄录轉转匯汇總总彙汇緊紧關关屬属張张鄉乡設设綜综執执體体衛卫資资會会農农業业務务運运輸输態态環环場场監监紀纪頭头")

// pairs maps every other character to the one behind it.
func pairs(s string) map[rune]rune {
	m, runes := map[rune]rune{}, []rune(s)
	for i := 0; i < len(runes); i += 2 {
		m[runes[i]] = runes[i+1]
	}
	return m
}

// firstLine splits a message into its first line, as commands are read, and
// the rest as it was typed.
func firstLine(text string) (line, rest string) {
	line, rest = cutLine(text)
	return normal(line), rest
}

// cutLine splits a message into its first line and the rest, both as typed.
func cutLine(text string) (line, rest string) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	line, rest, _ = strings.Cut(text, "\n")
	return line, strings.TrimSpace(rest)
}

// near reports whether two words differ by one character at most: one
// replaced, missing or too many.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return i == len(x) || string(x[i+1:]) == string(y[i+1:])
	}
	return string(x[i:]) == string(y[i+1:])
}
