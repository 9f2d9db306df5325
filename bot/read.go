package bot

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"huiyin/workflow"
)

// order is a message read as a command.
type order struct {
	command *command
	word    string // the word it was called by
	number  spoken // of the letter, if one was said
	rest    string // the first line behind word and number, as read
	more    string // the lines after the first, as typed
	line    string // the whole first line, as typed
	joined  bool   // something sticks to the word or the number without a border
}

// words is what an order says behind its number, lines and all.
func (o order) words() string { return strings.TrimSpace(o.rest + "\n" + o.more) }

// typed is the end of an order's words as they were typed.
func (o order) typed(end string) string {
	switch {
	case o.more == "":
		return typed(o.line, end)
	case len(end) <= len(o.more):
		return end
	}
	first := strings.TrimSuffix(strings.TrimSuffix(end, o.more), "\n")
	return strings.TrimSpace(typed(o.line, first) + "\n" + o.more)
}

// spoken is a letter's number as people say it: with its year or bare.
type spoken struct{ year, seq int }

func (s spoken) zero() bool { return s.seq == 0 }

// String is the number as it can be typed again.
func (s spoken) String() string {
	if s.year != 0 {
		return workflow.Number{Year: s.year, Seq: s.seq}.String()
	}
	return strconv.Itoa(s.seq)
}

var (
	// numberAhead is a number at the start: 1, #1, 0001, 2026-0001, 2026年第1号.
	numberAhead = regexp.MustCompile(`^(?:编号)?[#第]?(?:(\d{4})[-—–年/]第?)?(\d{1,6})(?:号|件)?(?:\D|$)`)
	// numberSpan is how much of the text the number took.
	numberSpan = regexp.MustCompile(`^(?:编号)?[#第]?(?:\d{4}[-—–年/]第?)?\d{1,6}(?:号|件)?`)
	// dateAhead keeps 2026-09-18 from being read as a letter.
	dateAhead = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}`)
	// counted keeps 3户, 1月, 2次 from being read as a letter; 人社局 is a unit.
	counted = regexp.MustCompile(`^(?:[个名户次处条项天日月年楼栋元万米亩点时岁家台辆吨%]|分(?:[^析]|$)|公里|人(?:[^社力大民武]|$))`)
)

// readNumber takes a letter's number off the front of a text; what is behind
// it keeps its space.
func readNumber(s string) (spoken, string) {
	m := numberAhead.FindStringSubmatch(s)
	if m == nil || dateAhead.MatchString(s) {
		return spoken{}, s
	}
	year, _ := strconv.Atoi(m[1])
	seq, _ := strconv.Atoi(m[2])
	behind := s[len(numberSpan.FindString(s)):]
	if seq == 0 || counted.MatchString(behind) {
		return spoken{}, s
	}
	return spoken{year, seq}, behind
}

// readOrder reads a message as a command; ok is false when its first word is
// none. strict is for the inside of a dialogue, where 统计显示… is an answer and
// not 统计: there only what cannot be anything else is a command.
func readOrder(text string, strict bool) (o order, ok bool) {
	o.line, o.more = cutLine(text)
	line := normal(o.line)
	if o.command, o.word, o.rest = monthBehind(line); o.command != nil {
		return o, !strict || o.sure()
	}
	number, tail := readNumber(line)
	o.number = number
	if o.command, o.word, o.rest = leading(tail); o.command == nil {
		return order{}, false
	}
	o.joined = !bordered(o.rest) || (!number.zero() && !bordered(tail))
	o.rest = strings.TrimSpace(o.rest)
	if o.command.month {
		o.number = spoken{}
		if !number.zero() {
			o.rest = strings.TrimSpace(strings.TrimSuffix(line, tail))
		}
	} else if number.zero() {
		o.number, o.rest = readNumber(o.rest)
		o.joined = o.joined || (!o.number.zero() && !ended(o.rest))
		o.rest = strings.TrimSpace(o.rest)
	}
	return o, !strict || o.sure()
}

// sure reports whether an order said inside a dialogue is one beyond doubt.
func (o order) sure() bool {
	switch {
	case o.words() == "" && o.number.zero():
		return true
	case o.joined || o.command.letter == o.number.zero() || counted.MatchString(o.rest):
		return false
	case o.words() == "":
		return true
	}
	return o.command.fits != nil && o.command.fits(o.words())
}

// further is another letter's number behind the first.
var further = regexp.MustCompile(`^(?:[、,.和及与 ]|以及)*#?\d{1,6}(?:\D|$)`)

// setApart is another number that is set apart as one: 催办 7、3.
var setApart = regexp.MustCompile(`^(?:、 ?#?\d{1,6}(?:[、, 号件]|$)|, ?#?\d{1,6}(?:[、,]|[号件]?$))`)

// several reports whether a command that is about one letter was given more than one.
func (o order) several() bool {
	next := further
	if o.command.fits != nil {
		next = setApart
	}
	return o.command.letter && !o.command.many && !o.number.zero() && next.MatchString(o.rest)
}

// monthBehind reads 9月统计 and 上月的通报: the word stands last.
func monthBehind(line string) (*command, string, string) {
	for i := range commands {
		for _, w := range commands[i].words() {
			ahead, ok := strings.CutSuffix(line, w)
			ahead = strings.TrimSuffix(strings.TrimSpace(ahead), "的")
			if commands[i].month && ok && monthShape(ahead) {
				return &commands[i], w, ahead
			}
		}
	}
	return nil, "", ""
}

// leading is the command whose word the text begins with, the longest first.
func leading(s string) (c *command, word, rest string) {
	s = strings.TrimLeft(s, "/ ")
	if strings.HasPrefix(s, "请") && !strings.HasPrefix(s, "请求退改") {
		s = strings.TrimLeft(s, "请 ") // a courtesy, and no part of the command
	}
	for i := range commands {
		for _, w := range commands[i].words() {
			if strings.HasPrefix(s, w) && len(w) > len(word) {
				c, word = &commands[i], w
			}
		}
	}
	return c, word, strings.TrimPrefix(s, word)
}

// bordered reports whether the rest begins where a word may end: at an end or
// a number.
func bordered(rest string) bool {
	return ended(rest) || strings.ContainsAny(rest[:1], "0123456789#") || strings.HasPrefix(rest, "第")
}

// ended reports whether nothing sticks to what stood before the rest.
func ended(rest string) bool {
	return rest == "" || strings.ContainsAny(rest[:1], " :,.;!?") || strings.HasPrefix(rest, "。") || strings.HasPrefix(rest, "、")
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
