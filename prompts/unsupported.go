package prompts

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"huiyin/workflow"
)

// FactKind is what kind of fact a reply states.
type FactKind string

// The kinds that a reply must not make up (domain.md §9).
const (
	FactNumber  FactKind = "number"  // 数字
	FactDate    FactKind = "date"    // 日期
	FactLaw     FactKind = "law"     // 法规文件
	FactPromise FactKind = "promise" // 承诺
)

// Fact is a fact of a reply that has no source.
type Fact struct {
	Kind FactKind
	Text string // as it stands in the reply
}

var (
	dates   = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?`)
	years   = regexp.MustCompile(`\d{4}年(?:底|初|内|度)?`)
	numbers = regexp.MustCompile(`\d+(?:[.,]\d+)*%?`)
	spelt   = regexp.MustCompile(`[一二两三四五六七八九十百千万]+(?:余|多)?(?:盏|个|处|人|户|米|公里|平方米|吨|块|根|棵|套|辆|次|天|日|小时|万元|元|亿元|%|分之)`)
	laws    = regexp.MustCompile(`《[^》]{2,40}》`)
	signed  = regexp.MustCompile(`(?m)^[ 　]*(?:[\p{Han}（）()、]{2,30}[ 　]*)?\d{4}年\d{1,2}月\d{1,2}日[ 　]*$`)
)

// Unsupported finds the numbers, dates, documents and promises of a reply that neither the report nor the letter
// states: a person clears each before the facts are signed (事实关). The day under a reply is no fact of it.
func Unsupported(reply string, r workflow.Report, l Letter) []Fact {
	reply = signed.ReplaceAllString(plain(reply), "")
	source := sourceOf(r, l)
	var found []Fact
	mark := func(kind FactKind, text string, ok bool) {
		if f := (Fact{kind, text}); !ok && !slices.Contains(found, f) {
			found = append(found, f)
		}
	}
	rest := reply
	for _, law := range laws.FindAllString(reply, -1) {
		mark(FactLaw, law, strings.Contains(source.text, law))
		rest = strings.ReplaceAll(rest, law, "，")
	}
	for _, m := range dates.FindAllStringSubmatch(rest, -1) {
		mark(FactDate, m[0], source.has(m))
	}
	rest = years.ReplaceAllStringFunc(dates.ReplaceAllString(rest, "，"), func(year string) string {
		mark(FactDate, year, strings.Contains(source.text, year[:len("2026年")]))
		return "，"
	})
	for _, number := range append(numbers.FindAllString(rest, -1), spelt.FindAllString(rest, -1)...) {
		mark(FactNumber, number, slices.Contains(source.numbers, plainNumber(number)))
	}
	for _, promise := range Promises(reply) {
		mark(FactPromise, promise, source.promises(promise))
	}
	return found
}

// source is all that a reply may draw on.
type source struct {
	text    string
	numbers []string
	dates   [][3]int
}

func sourceOf(r workflow.Report, l Letter) source {
	parts := []string{l.Title, l.Body, r.NextStep}
	for _, e := range workflow.Elements {
		parts = append(parts, r.Text(e))
	}
	if !r.NextDate.IsZero() {
		y, m, d := r.NextDate.Date()
		parts = append(parts, strconv.Itoa(y)+"年"+strconv.Itoa(int(m))+"月"+strconv.Itoa(d)+"日")
	}
	s := source{text: plain(strings.Join(parts, "\n"))}
	for _, m := range dates.FindAllStringSubmatch(s.text, -1) {
		s.dates = append(s.dates, dateParts(m))
	}
	for _, n := range append(numbers.FindAllString(s.text, -1), spelt.FindAllString(s.text, -1)...) {
		s.numbers = append(s.numbers, plainNumber(n))
	}
	return s
}

// has reports whether the source names the date; a year or a day that only one of them leaves out fits.
func (s source) has(m []string) bool {
	want := dateParts(m)
	return slices.ContainsFunc(s.dates, func(have [3]int) bool {
		return have[1] == want[1] && (have[2] == want[2] || want[2] == 0) && (have[0] == want[0] || have[0] == 0 || want[0] == 0)
	})
}

// promises reports whether the source promises the same: most pairs of characters of the promising clause stand in it.
func (s source) promises(promise string) bool {
	for _, clause := range clauses(promise) {
		if promising(clause) && !mostlyIn(clause, s.text) {
			return false
		}
	}
	return true
}

// mostlyFrom is the share of a clause's pairs of characters that a source must have.
const mostlyFrom = 0.6

func mostlyIn(clause, text string) bool {
	runes := []rune(clause)
	have := 0
	for i := 0; i+1 < len(runes); i++ {
		if strings.Contains(text, string(runes[i:i+2])) {
			have++
		}
	}
	return len(runes) < 2 || float64(have) >= mostlyFrom*float64(len(runes)-1)
}

func dateParts(m []string) (p [3]int) {
	for i := range p {
		p[i], _ = strconv.Atoi(m[i+1])
	}
	return p
}

// plainNumber is a number without what sets its digits apart.
func plainNumber(n string) string { return strings.ReplaceAll(n, ",", "") }
