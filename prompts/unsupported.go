package prompts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"huiyin/workflow"
)

// Fact is a fact of a reply that has no source.
type Fact struct {
	Kind workflow.FactKind
	Text string // as it stands in the reply
}

// signed is the unit and the day that end a reply, each on a line of its own or together: no facts of it.
var signed = regexp.MustCompile(`(?:\n[ 　]*` + signatory + `[ 　]*)?\n[ 　]*(?:` + signatory + `[ 　]*)?\d{4}年\d{1,2}月\d{1,2}日[ 　\n]*$`)

// signatory is one unit or several, as they sign.
const signatory = `\p{Han}[\p{Han}（）()、]{0,60}(?:局|镇|乡|街道|政府|办事处|委员会|中心|公司|办公室|室|院|队|处|所)[）)]?`

// Unsupported finds the numbers, dates, documents, units, places and promises of a reply that neither the report nor
// the letter states nor the unit has declared: a person clears each before the facts are signed (事实关).
func Unsupported(reply string, r workflow.Report, l Letter, promises ...workflow.Commitment) []Fact {
	whole := narrowed(reply)
	text := signed.ReplaceAllStringFunc(whole.text, func(s string) string { return strings.Repeat("\n", len(s)) })
	source := sourceOf(r, l, promises)
	text = withoutDoors(text, source.text)
	var found []Fact
	mark := func(kind workflow.FactKind, from, length int) {
		f := Fact{kind, reply[whole.origin[from]:whole.origin[from+length]]}
		if !slices.Contains(found, f) {
			found = append(found, f)
		}
	}
	for _, f := range factsIn(text) {
		if !source.states(f) {
			mark(f.kind, f.from, len(f.words[0]))
		}
	}
	for _, promise := range Promises(text) {
		if !source.promises(promise) {
			mark(workflow.FactPromise, strings.Index(text, promise), len(promise))
		}
	}
	return found
}

// source is all that a reply may draw on.
type source struct {
	text    string
	numbers []quantity
	dates   [][3]int
	pairs   map[string]bool // of characters that stand side by side
}

func sourceOf(r workflow.Report, l Letter, promises []workflow.Commitment) source {
	parts := []string{l.Title, l.Body, r.NextStep}
	for _, e := range workflow.Elements {
		parts = append(parts, r.Text(e))
	}
	if !r.NextDate.IsZero() {
		parts = append(parts, dayText(r.NextDate.Date()))
	}
	for _, p := range promises {
		parts = append(parts, p.Text, "将于"+dayText(p.DueOn.Date())+"前"+p.Text)
	}
	s := source{text: plain(strings.Join(parts, "\n"))}
	s.pairs = pairsOf(s.text)
	for _, f := range factsIn(withoutDoors(s.text, "")) { // the number of a house vouches for nothing
		switch f.kind {
		case workflow.FactDate:
			s.dates = append(s.dates, dateParts(f.words))
		case workflow.FactNumber:
			s.numbers = append(s.numbers, quantityOf(f))
		}
	}
	return s
}

var (
	yearFirst = words(`^\d{4}年`)
	dayAlone  = words(`^\d{1,2}[日号]$`)
	spelt     = words(`^(?:([` + digitsSpelt + `]+)月)?([` + digitsSpelt + `]+)[日号]$`)
)

// states reports whether the source has a fact; a year or a day that only one of them leaves out fits.
func (s source) states(f stated) bool {
	switch {
	case f.kind == workflow.FactNumber:
		return slices.ContainsFunc(s.numbers, quantityOf(f).is)
	case f.kind == workflow.FactDate && len(f.words) > 1:
		want := dateParts(f.words)
		return slices.ContainsFunc(s.dates, func(have [3]int) bool {
			return have[1] == want[1] && (have[2] == want[2] || want[2] == 0) && (have[0] == want[0] || have[0] == 0 || want[0] == 0)
		})
	case f.kind == workflow.FactDate && spelt.MatchString(f.words[0]):
		return slices.ContainsFunc(s.dates, dayOf(f.words[0]).fits) || strings.Contains(s.text, f.words[0])
	case f.kind == workflow.FactDate && yearFirst.MatchString(f.words[0]):
		return strings.Contains(s.text, f.words[0][:len("2026年")])
	case f.kind == workflow.FactDate && dayAlone.MatchString(f.words[0]):
		day := strings.TrimRight(f.words[0], "日号")
		return slices.ContainsFunc(s.dates, func(have [3]int) bool { return strconv.Itoa(have[2]) == day }) ||
			strings.Contains(s.text, day+"日") || strings.Contains(s.text, day+"号")
	}
	return strings.Contains(s.text, f.words[0])
}

// promises reports whether the source promises the same: most pairs of characters of the promising clause stand in it.
func (s source) promises(promise string) bool {
	for _, clause := range clauses(promise) {
		if promising(clause) && !mostlyIn(clause, s.pairs) {
			return false
		}
	}
	return true
}

// mostlyFrom is the share of a clause's pairs of characters that a source must have.
const mostlyFrom = 0.6

func mostlyIn(clause string, pairs map[string]bool) bool {
	runes := []rune(clause)
	have := 0
	for i := 0; i+1 < len(runes); i++ {
		if pairs[string(runes[i:i+2])] {
			have++
		}
	}
	return len(runes) < 2 || float64(have) >= mostlyFrom*float64(len(runes)-1)
}

// pairsOf are the pairs of neighbours of a text.
func pairsOf(text string) map[string]bool {
	pairs := map[string]bool{}
	runes := []rune(text)
	for i := 0; i+1 < len(runes); i++ {
		pairs[string(runes[i:i+2])] = true
	}
	return pairs
}

// dayText is a day as a reply writes it.
func dayText(year int, month time.Month, day int) string {
	return fmt.Sprintf("%d年%d月%d日", year, int(month), day)
}

// spelled is a day in Chinese numerals: 十一月二十八日, 二十八日.
type spelled struct{ month, day string }

func dayOf(words string) spelled {
	m := spelt.FindStringSubmatch(words)
	return spelled{m[1], arabic(m[2])}
}

// fits reports whether a date of a source is that day.
func (d spelled) fits(have [3]int) bool {
	return strconv.Itoa(have[2]) == d.day && (d.month == "" || strconv.Itoa(have[1]) == arabic(d.month))
}

// dateParts are year, month and day, 0 for what is not said.
func dateParts(m []string) (p [3]int) {
	for i := 0; i < len(p) && i+1 < len(m); i++ {
		p[i], _ = strconv.Atoi(m[i+1])
	}
	return p
}
