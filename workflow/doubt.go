package workflow

import (
	"slices"
	"strings"
	"time"
)

// FactKind is what kind of fact a reply states; a draft must not make up any of them
// (domain.md §9).
type FactKind string

// The kinds.
const (
	FactNumber  FactKind = "number"  // 数字
	FactDate    FactKind = "date"    // 日期
	FactLaw     FactKind = "law"     // 法规文件
	FactPromise FactKind = "promise" // 承诺
	FactUnit    FactKind = "unit"    // 单位
	FactPlace   FactKind = "place"   // 地名
)

// Doubt (存疑) is a fact of a drafted reply that neither the report nor the letter
// states: the 事实关 is not signed until a person has cleared each (domain.md §9).
type Doubt struct {
	N       int
	Round   int
	Version int // of the report whose reply states it
	Kind    FactKind
	Text    string `log:"digest"` // as it stands in the reply
	Source  string `log:"digest"` // where a person found it, empty while it is open
	By      string // who cleared it
	At      time.Time
}

// doubt puts down what a report's reply states without a source: what the step says, and
// what was in doubt before and still stands in the words, whichever way the report came
// back. What a person cleared stays cleared.
func (t *taking) doubt(r Report) {
	now := slices.Clone(t.step.Details.Doubts)
	for _, d := range t.letter.Doubts {
		i := slices.IndexFunc(now, func(n Doubt) bool { return n.Text == d.Text })
		switch {
		case i >= 0 && !d.At.IsZero() && d.Round == t.letter.Round:
			now[i] = d
		case i < 0 && !r.Drafted && stands(r.ProposedReply, d.Text): // nobody has looked at these words again
			now = append(now, d)
		}
	}
	for _, d := range now {
		d.N, d.Round, d.Version = len(t.letter.Doubts)+1, t.letter.Round, r.Version
		t.letter.Doubts = append(t.letter.Doubts, d)
	}
}

// CurrentDoubts are those of the newest report, open and cleared.
func (l *Letter) CurrentDoubts() []Doubt {
	return slices.DeleteFunc(slices.Clone(l.Doubts), func(d Doubt) bool { return d.Round != l.Round || d.Version < l.basis() })
}

// OpenDoubts are the facts of the newest reply that nobody has cleared; what a reviewer
// has struck out of it is none any more (edges 27).
func (l *Letter) OpenDoubts() []Doubt {
	if l.Report() == nil {
		return nil
	}
	return l.doubtsIn(l.Report().ProposedReply)
}

// doubtsIn are the open doubts about the newest report that stand in a wording.
func (l *Letter) doubtsIn(wording string) []Doubt {
	return slices.DeleteFunc(l.CurrentDoubts(), func(d Doubt) bool { return !d.At.IsZero() || !stands(wording, d.Text) })
}

// stands reports whether a fact stands in a wording: 3盏 does not in 13盏.
func stands(wording, text string) bool {
	for at := strings.Index(wording, text); at >= 0; {
		if at == 0 || !digit(text[0]) || !digit(wording[at-1]) {
			return true
		}
		next := strings.Index(wording[at+1:], text)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// factsCleared keeps the 事实关 shut while a drafted reply states what has no source.
var factsCleared = must("签事实关前存疑的事实已核实", FactsOpen, func(t *taking) bool {
	gates := t.step.Details.Gates
	return (len(gates) > 0 && !slices.Contains(gates, Facts)) || len(t.letter.OpenDoubts()) == 0
})

// editCleared wants the same of a reviewer's own wording: nobody signs it for him.
var editCleared = must("改稿中存疑的事实已核实", FactsOpen, func(t *taking) bool {
	return len(t.letter.doubtsIn(t.step.Details.Text)) == 0
})

// doubtNamed wants to know which fact was looked up; with one alone there is no choice.
var doubtNamed = guard{"有这项存疑的事实", func(t *taking) *Refusal {
	switch {
	case t.named() != nil:
		return nil
	case len(t.letter.OpenDoubts()) == 0:
		return &Refusal{Reason: NoDoubt}
	}
	return &Refusal{Reason: WhichDoubt}
}}

// sourceElsewhere wants a source that is not the doubtful words themselves.
var sourceElsewhere = must("出处不是这句话本身", NoReason, func(t *taking) bool {
	d := t.named()
	return d == nil || strings.TrimSpace(t.step.Details.Reason) != d.Text
})

// named is the open one that the step names by its number, or the only one.
func (t *taking) named() *Doubt {
	open := t.letter.OpenDoubts()
	for _, d := range open {
		if d.N == t.step.Details.Item || (t.step.Details.Item == 0 && len(open) == 1) {
			return &t.letter.Doubts[d.N-1]
		}
	}
	return nil
}

func writeVouched(t *taking) {
	d := t.named()
	d.Source, d.By, d.At = t.step.Details.Reason, t.actor.UserID, t.step.At
}
