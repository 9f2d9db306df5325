package workflow

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow/calendar"
)

// guard is one thing that must be there before a step (须具备); says is its
// Chinese name for docs.
type guard struct {
	says  string
	check func(*taking) *Refusal
}

func refuse(ok bool, r Refusal) *Refusal {
	if ok {
		return nil
	}
	return &r
}

// must is a guard that knows one way to fail and no more to say about it.
func must(says string, reason Reason, holds func(*taking) bool) guard {
	return guard{says, func(t *taking) *Refusal { return refuse(holds(t), Refusal{Reason: reason}) }}
}

// The longest a text may be, in characters; the longest real letter has 8,994.
const (
	maxTitle, maxSourceID = 200, 128

	// MaxText is of a letter, and of each part of a report.
	MaxText = 20000
)

// wordsShort refuses a step that says more than can be kept, whatever it is.
func wordsShort(t *taking) *Refusal {
	d := t.step.Details
	texts := map[string]string{"reason": d.Reason, "text": d.Text, "question": d.Question, "proof": d.Proof, "url": d.URL}
	if r := d.Report; r != nil {
		for _, e := range Elements {
			texts[string(e)] = r.Text(e)
		}
		texts[string(PartReply)], texts[string(PartNext)] = r.ProposedReply, r.NextStep
	}
	var long []string
	for field, text := range texts {
		if utf8.RuneCountInString(text) > MaxText {
			long = append(long, field)
		}
	}
	slices.Sort(long)
	return refuse(len(long) == 0, Refusal{Reason: TooLong, Fields: long})
}

var reasonGiven = must("说明理由", NoReason, func(t *taking) bool { return strings.TrimSpace(t.step.Details.Reason) != "" })

var textGiven = must("有正文", NoText, func(t *taking) bool { return strings.TrimSpace(t.step.Details.Text) != "" })

var proofGiven = must("附证明", NoProof, func(t *taking) bool { return strings.TrimSpace(t.step.Details.Proof) != "" })

var linkGiven = must("附回复链接", BadLink, func(t *taking) bool {
	u, err := url.Parse(t.step.Details.URL)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Hostname(), ".")
})

// dayAhead wants a date from today on.
var dayAhead = guard{"有日期且未过", func(t *taking) *Refusal {
	until := t.step.Details.Until
	return refuse(!until.IsZero() && !until.Before(t.today), Refusal{Reason: BadDay, Day: until})
}}

// until checks a date that a unit asks for: ahead, and not too far (edges 17).
func (t *taking) until(day calendar.Day) *Refusal {
	limit := t.rules.Settings.LongestExtend
	return refuse(day.After(t.today) && !day.After(t.today.AddDays(limit)), Refusal{Reason: BadUntil, Day: day, Limit: limit})
}

var notSealed = must("不是党风廉政件", SealedLetter, func(t *taking) bool { return !t.letter.Sealed() })

// standsAlone wants a letter that is handled with no other one (edges 38).
var standsAlone = guard{"未并案", func(t *taking) *Refusal {
	kin := t.letter.Kin()
	return refuse(len(kin) == 0, Refusal{Reason: HandledTogether, Kin: kin})
}}
