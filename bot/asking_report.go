package bot

import (
	"encoding/json"
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// reportDigest tells whether a report still says what a draft was made of: the four
// elements and the finding.
func reportDigest(base string, r *workflow.Report, kind prompts.DraftKind) string {
	return workflow.Digest(base + "\n" + string(kind) + "\n" + string(r.Finding) + "\n" + elementsDigest(r.Text))
}

// baseOf tells the report that is being written from any other, of this letter or of one in the same words.
func baseOf(l *workflow.Letter) string { return fmt.Sprintf("%s/%d", l.Number, len(l.Reports)) }

// elementsDigest tells one sorting of sentences into the four elements from another.
func elementsDigest(text func(workflow.Element) string) string {
	var texts []string
	for _, e := range workflow.Elements {
		texts = append(texts, text(e))
	}
	return workflow.Digest(strings.Join(texts, "\n"))
}

// reportGoesOut reports whether a report on a letter of a category may be put to a model (edges 13).
func reportGoesOut(category workflow.Category, r *workflow.Report) bool {
	text := r.ProposedReply
	for _, e := range workflow.Elements {
		text += "\n" + r.Text(e)
	}
	return category != workflow.Discipline && prompts.MayGoOut(prompts.Letter{Body: text})
}

// commissionOf says what a draft about a letter is to be made of.
func commissionOf(l *workflow.Letter, r workflow.Report, kind prompts.DraftKind) prompts.Commission {
	p := promptOf(*l)
	return prompts.Commission{Kind: kind, Report: r, Letter: p, Unit: unitsOf(l), Known: p.Known}
}

// unitsOf names the units that handle a letter.
func unitsOf(l *workflow.Letter) string {
	var names []string
	for _, a := range l.Assignments {
		if a.Round == l.Round && a.Status.Holds() {
			names = append(names, a.Unit)
		}
	}
	return strings.Join(names, "、")
}

// replyKind is which reply a report leads to: after publication it is a 再回复 (第十二条).
func replyKind(l *workflow.Letter) prompts.DraftKind {
	if l.Published() {
		return prompts.DraftFurther
	}
	return prompts.DraftPublic
}

// spokenKinds are the replies that are drafted outside a report: they are said, or sent
// by hand, and stand in no form.
var spokenKinds = []prompts.DraftKind{prompts.DraftIndividual, prompts.DraftCourtesy}

// commissioned is a draft that was asked for: about a letter, of a report, which the
// speaker may be writing.
type commissioned struct {
	letter  workflow.Letter
	report  workflow.Report
	kind    prompts.DraftKind
	writing bool
}

// commission is what a draft was asked for, if it still stands: the report that is being
// written, or the letter's own where nobody is writing one.
func (a *asking) commission() (commissioned, bool) {
	l, err := a.bot.Store.Letter(a.ctx, a.ask.Letter)
	if err != nil {
		return commissioned{}, false
	}
	t, err := a.turn()
	if err != nil {
		return commissioned{}, false
	}
	var r reporting
	if t.recall(talkReport, l.Number, &r) && reportDigest(r.Base, &r.Report, replyKind(&l)) == a.ask.Digest {
		return commissioned{l, r.Report, replyKind(&l), true}, true
	}
	for _, kind := range spokenKinds {
		report := workflow.Report{}
		if l.Report() != nil && kind != prompts.DraftCourtesy {
			report = *l.Report()
		}
		if reportDigest(baseOf(&l), &report, kind) == a.ask.Digest {
			return commissioned{l, report, kind, false}, true
		}
	}
	return commissioned{}, false
}

// reply asks for the wording of a reply; one for a report that is being written can be
// taken over.
func (a *asking) reply() proposal {
	c, ok := a.commission()
	if !ok {
		return proposal{}
	}
	d, err := a.bot.Model.Draft(a.ctx, commissionOf(&c.letter, c.report, c.kind))
	switch {
	case err != nil:
		return a.failed(err, d.Call)
	case d.Source != prompts.FromModel:
		return proposal{text: textRulesDraft(c.letter.Number, d.Call), call: d.Call}
	case !c.writing:
		return proposal{text: textModelSpoken(c.letter.Number, d), call: d.Call}
	}
	text := textSigned(d.Text, &c.letter, calendar.Of(a.bot.Now()))
	d.Call.Proposed = workflow.Digest(text)
	return proposal{text: textModelDraft(c.letter.Number, d), answer: text, call: d.Call}
}

// takeAnswer takes over what was proposed for a report, if it still fits (采用).
func (r *reporting) takeAnswer(ask workflow.Ask, kind prompts.DraftKind) bool {
	switch {
	case ask.Task == workflow.TaskDraft && reportDigest(r.Base, &r.Report, kind) == ask.Digest:
		r.Report.ProposedReply, r.Draft = ask.Answer, workflow.Digest(ask.Answer)
		r.next()
		return true
	case ask.Task == workflow.TaskFile && r.sortedAs() == ask.Digest:
		var f prompts.Filed
		if json.Unmarshal([]byte(ask.Answer), &f) == nil {
			r.takeElements(f)
			return true
		}
	}
	return false
}

// taken is what stands in the report of a task's proposals, as its calls say it.
func (r *reporting) taken(task workflow.Task) string {
	if task == workflow.TaskFile {
		return r.Sorted
	}
	return r.Draft
}
