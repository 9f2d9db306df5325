package bot

import (
	"strings"

	"huiyin/workflow"
)

// review reads 审核 1 通过 [某关…] and 审核 1 退回 某关 意见; the gate may
// stand on either side of the verdict.
func (t *turn) review(o order) error {
	if text, ok := strings.CutPrefix(o.rest, "修改"); ok {
		return t.edit(o, text)
	}
	before, words := readGates(o.words())
	verdict, rest := readVerdict(words)
	if o.word == "退改" {
		verdict, rest = no, words
	}
	behind, opinion := readGates(rest)
	d := workflow.Details{Gates: append(before, behind...), Reason: o.typed(opinion)}
	if name := unknownGate.FindStringSubmatch(opinion); name != nil {
		return t.say(said{text: textNoSuchGate(name[1])})
	}
	if verdict == yes && doubtful(opinion) {
		return t.whichOf(o)
	}
	switch verdict {
	case yes:
		return t.onLetter(o, workflow.Pass, d, func(v workflow.View, out workflow.Outcome) said {
			return said{text: textPassed(out.Letter, v.Rules, t.today()), judged: signed(&out.Letter, workflow.Pass)}
		})
	case no:
		return t.onLetter(o, workflow.Rework, d, func(_ workflow.View, out workflow.Outcome) said {
			return said{text: textReworked(out.Letter), judged: signed(&out.Letter, workflow.Rework)}
		})
	}
	return t.say(said{text: textUsage(o)})
}

// edit takes the reviewer's own wording of the reply (edges 27).
func (t *turn) edit(o order, rest string) error {
	d := workflow.Details{Text: o.typed(strings.TrimLeft(strings.TrimSpace(rest+"\n"+o.more), punctuation))}
	return t.onLetter(o, workflow.Edit, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: t.doneFacts(v, out, d).fill(doneWords[workflow.Edit])}
	})
}

// whichOf asks whether a yes with a condition is one.
func (t *turn) whichOf(o order) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	return t.say(said{text: textYesOrNo(n, o)})
}

// submitUp reads 报签 1 and, where the addressee cannot, the leader's name.
func (t *turn) submitUp(o order) error {
	d := workflow.Details{}
	for _, p := range t.rules.People.People {
		if o.rest != "" && p.Has(workflow.Leader) && (p.Name == o.rest || workflow.Term(p.Addressee) == o.rest) {
			d.Person = p.UserID
		}
	}
	if o.rest != "" && d.Person == "" {
		d.Person = o.rest
	}
	return t.onLetter(o, workflow.SubmitFor, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textSubmittedUp(out.Letter, v.Rules)}
	})
}
