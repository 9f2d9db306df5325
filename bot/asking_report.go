package bot

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// reportDigest tells whether a report still says what a draft was made of: the four
// elements and the finding.
func reportDigest(r *workflow.Report, kind prompts.DraftKind) string {
	texts := []string{string(kind), string(r.Finding)}
	for _, e := range workflow.Elements {
		texts = append(texts, r.Text(e))
	}
	return workflow.Digest(strings.Join(texts, "\n"))
}

// reportGoesOut reports whether a report may be put to a model (edges 13).
func reportGoesOut(r *workflow.Report) bool {
	text := r.ProposedReply
	for _, e := range workflow.Elements {
		text += "\n" + r.Text(e)
	}
	return prompts.MayGoOut(prompts.Letter{Body: text})
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
var spokenKinds = []prompts.DraftKind{prompts.DraftIndividual, prompts.DraftFurther, prompts.DraftPublic, prompts.DraftCourtesy}

// reply asks for the wording of a reply: of the report that is being written, or of the
// letter itself where nobody is writing one.
func (a *asking) reply() proposal {
	l, err := a.bot.Store.Letter(a.ctx, a.ask.Letter)
	if err != nil {
		return a.failed(err)
	}
	t, err := a.turn()
	if err != nil {
		return a.failed(err)
	}
	var r reporting
	if t.recall(talkReport, l.Number, &r) && reportDigest(&r.Report, replyKind(&l)) == a.ask.Digest {
		return a.draftOf(&l, r.Report, replyKind(&l), true)
	}
	report := workflow.Report{}
	if l.Report() != nil {
		report = *l.Report()
	}
	for _, kind := range spokenKinds {
		if kind == prompts.DraftCourtesy {
			report = workflow.Report{}
		}
		if reportDigest(&report, kind) == a.ask.Digest {
			return a.draftOf(&l, report, kind, false)
		}
	}
	return proposal{}
}

// draftOf asks for a draft; one for a report that is being written can be taken over.
func (a *asking) draftOf(l *workflow.Letter, r workflow.Report, kind prompts.DraftKind, writing bool) proposal {
	d, err := a.bot.Model.Draft(a.ctx, commissionOf(l, r, kind))
	switch {
	case err != nil:
		return a.failed(err)
	case d.Source != prompts.FromModel:
		return proposal{text: l.Number.String() + " 大模型没有答复，上面按规则草拟的照旧可用。", call: d.Call}
	case !writing:
		return proposal{text: l.Number.String() + " 大模型的草拟（请核对）：\n\n" + footnoted(d), call: d.Call}
	}
	text := textSigned(d.Text, l, calendar.Of(a.bot.Now()))
	d.Call.Proposed = workflow.Digest(text)
	return proposal{text: textModelDraft(l.Number, d), answer: text, call: d.Call}
}

// elements asks where the sentences of a report told in one piece belong.
func (a *asking) elements() proposal {
	t, err := a.turn()
	var r reporting
	if err != nil || !t.recall(talkReport, a.ask.Letter, &r) || workflow.Digest(r.Loose) != a.ask.Digest {
		return proposal{}
	}
	f, err := a.bot.Model.File(a.ctx, r.Loose)
	switch {
	case err != nil:
		return a.failed(err)
	case f.Source != prompts.FromModel:
		return proposal{text: a.ask.Letter.String() + " 大模型没有答复，上面按规则归的照旧可用。", call: f.Call}
	}
	answer := string(marshal(f))
	f.Call.Proposed = workflow.Digest(answer)
	if r.holds(f) {
		return proposal{call: f.Call}
	}
	return proposal{text: a.ask.Letter.String() + " 大模型的归类（只归类，不改字）：\n" + filedText(f) + "换用这个归法请回复 采用。", answer: answer, call: f.Call}
}

// filedText shows what stands in which element.
func filedText(f prompts.Filed) string {
	var b strings.Builder
	for _, e := range workflow.Elements {
		if text := f.Elements[e]; text != "" {
			fmt.Fprintf(&b, "%s：%s\n", workflow.Term(e), text)
		}
	}
	if f.Finding != "" {
		fmt.Fprintf(&b, "%s：%s\n", workflow.Term(workflow.PartFinding), workflow.Term(f.Finding))
	}
	return b.String()
}

// holds reports whether the report says already what was sorted.
func (r *reporting) holds(f prompts.Filed) bool {
	return !slices.ContainsFunc(workflow.Elements, func(e workflow.Element) bool { return f.Elements[e] != "" && r.Report.Text(e) != f.Elements[e] })
}

// takeElements puts sorted sentences into the report.
func (r *reporting) takeElements(f prompts.Filed) {
	for _, e := range workflow.Elements {
		if text := f.Elements[e]; text != "" {
			r.Report.SetText(e, text)
		}
	}
	r.Report.Finding = workflow.Finding(or(string(f.Finding), string(r.Report.Finding)))
	r.next()
}

// takeAnswer takes over what was proposed for a report, if it still fits (采用).
func (r *reporting) takeAnswer(ask workflow.Ask, kind prompts.DraftKind) bool {
	switch {
	case ask.Task == workflow.TaskDraft && reportDigest(&r.Report, kind) == ask.Digest:
		r.Report.ProposedReply, r.Draft = ask.Answer, workflow.Digest(ask.Answer)
		r.next()
		return true
	case ask.Task == workflow.TaskFile && workflow.Digest(r.Loose) == ask.Digest:
		var f prompts.Filed
		if json.Unmarshal([]byte(ask.Answer), &f) == nil {
			r.takeElements(f)
			return true
		}
	}
	return false
}
