package bot

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// normal is a text as commands are read: half-width, simplified in the words
// we know, without invisible characters, single spaces.
func normal(s string) string {
	s = width.Fold.String(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b' || r == '\u200c' || r == '\ufeff' || r == '\u2060':
			return -1
		case unicode.IsSpace(r) || r == '\u3000':
			return ' '
		}
		if simple, ok := simplified[r]; ok {
			return simple
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// simplified turns the traditional characters of our command words.
var simplified = map[rune]rune{
	'簽': '签', '報': '报', '審': '审', '發': '发', '佈': '布', '辦': '办', '歸': '归', '檔': '档', '統': '统', '計': '计',
	'為': '为', '麼': '么', '幫': '帮', '記': '记', '確': '确', '認': '认', '類': '类', '復': '复', '過': '过', '見': '见',
	'鎮': '镇', '預': '预', '覽': '览', '後': '后', '項': '项', '訪': '访', '營': '营', '區': '区', '實': '实',
}

// firstLine splits a message into its first line, as commands are read, and
// the rest as it was typed.
func firstLine(text string) (line, rest string) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	line, rest, _ = strings.Cut(text, "\n")
	return normal(line), strings.TrimSpace(rest)
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
