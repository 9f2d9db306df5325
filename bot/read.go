package bot

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"huiyin/workflow"
)

// order is a message read as a command.
type order struct {
	command *command
	number  spoken // of the letter, if one was said
	rest    string // the first line behind word and number
	more    string // the lines after the first, as typed
	line    string // the whole first line
}

// spoken is a letter's number as people say it: with its year or bare.
type spoken struct{ year, seq int }

func (s spoken) zero() bool { return s.seq == 0 }

var (
	// numberAhead is a number at the start: 1, #1, 0001, 2026-0001, 2026年第1号.
	numberAhead = regexp.MustCompile(`^(?:编号)?[#第]?(?:(\d{4})[-—–年/]第?)?(\d{1,6})(?:号|件)?(?:\D|$)`)
	// numberSpan is how much of the text the number took.
	numberSpan = regexp.MustCompile(`^(?:编号)?[#第]?(?:\d{4}[-—–年/]第?)?\d{1,6}(?:号|件)?`)
	// dateAhead keeps 2026-09-18 from being read as a letter.
	dateAhead = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}`)
)

// readNumber takes a letter's number off the front of a text.
func readNumber(s string) (spoken, string) {
	m := numberAhead.FindStringSubmatch(s)
	if m == nil || dateAhead.MatchString(s) {
		return spoken{}, s
	}
	year, _ := strconv.Atoi(m[1])
	seq, _ := strconv.Atoi(m[2])
	span := numberSpan.FindString(s)
	return spoken{year, seq}, strings.TrimSpace(s[len(span):])
}

// readOrder reads a message as a command; ok is false when its first word is
// none. strict asks for a border behind the word, as inside a dialogue, where
// 统计显示… is an answer and not 统计.
func readOrder(text string, strict bool) (o order, ok bool) {
	line, more := firstLine(text)
	number, tail := readNumber(line)
	c, rest := leading(tail)
	if c == nil || (strict && !bordered(rest)) {
		return order{}, false
	}
	o = order{command: c, number: number, rest: strings.TrimSpace(rest), more: more, line: line}
	if o.number.zero() && !c.month {
		o.number, o.rest = readNumber(o.rest)
	}
	return o, true
}

// leading is the command whose word the text begins with, the longest first.
func leading(s string) (*command, string) {
	s = strings.TrimLeft(s, "/请 ")
	var best *command
	word := ""
	for i := range commands {
		for _, w := range commands[i].words() {
			if strings.HasPrefix(s, w) && len(w) > len(word) {
				best, word = &commands[i], w
			}
		}
	}
	return best, strings.TrimPrefix(s, word)
}

// bordered reports whether the rest begins where a word may end.
func bordered(rest string) bool {
	return rest == "" || strings.ContainsAny(rest[:1], " 0123456789#:,.") || strings.HasPrefix(rest, "第")
}

// alike lists the commands a text may have meant: those one character away.
func alike(text string) []*command {
	line, _ := firstLine(text)
	_, line = readNumber(line)
	runes := []rune(line)
	var found []*command
	for i := range commands {
		for _, w := range commands[i].words() {
			n := len([]rune(w))
			if n < 2 || len(runes) < n-1 {
				continue
			}
			heads := []string{string(runes[:min(n, len(runes))])}
			heads = append(heads, string(runes[:min(n-1, len(runes))]), string(runes[:min(n+1, len(runes))]))
			if slices.ContainsFunc(heads, func(h string) bool { return len([]rune(h)) > 1 && near(h, w) }) {
				found = append(found, &commands[i])
				break
			}
		}
	}
	return found[:min(len(found), 2)]
}

// resolve makes a spoken number a letter's: a bare one is of this year; if
// this year has none such but last year does, older is that letter and the
// person is asked (edges 44).
func resolve(s spoken, year, lastThisYear, lastBefore int) (n, older workflow.Number) {
	n = workflow.Number{Year: cmp.Or(s.year, year), Seq: s.seq}
	if s.year == 0 && s.seq > lastThisYear && s.seq <= lastBefore {
		older = workflow.Number{Year: year - 1, Seq: s.seq}
	}
	return n, older
}

// monthAhead reads a month: 2026-11, 2026年11月, 202611, 11月.
var monthAhead = regexp.MustCompile(`^(?:(\d{4})[-年/.]?)?(\d{1,2})月?份?$`)

func readMonth(s string, thisYear int) (year, month int, ok bool) {
	m := monthAhead.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, 0, false
	}
	year, _ = strconv.Atoi(m[1])
	month, _ = strconv.Atoi(m[2])
	if year == 0 {
		year = thisYear
	}
	return year, month, month >= 1 && month <= 12 && year >= 2000 && year < 2100
}
