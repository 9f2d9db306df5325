package bot

import (
	"slices"

	"huiyin/prompts"
	"huiyin/workflow"
)

// draft makes a reply of the unit's own sentences (智能草拟); the person sees it and may
// change it. The model is asked beside it, and 采用 takes its wording over.
func (t *turn) draft(r *reporting) error {
	n := t.dialogue.Letter
	if missing := r.missing(); slices.ContainsFunc(missing, func(p workflow.Part) bool { return p != workflow.PartReply }) {
		return t.say(said{text: textDraftTooEarly(n, missing), dialogue: t.keep(talkReport, n, *r)})
	}
	l, err := t.bot.Store.Letter(t.ctx, n)
	if err != nil {
		return err
	}
	kind := replyKind(&l)
	d, err := t.bot.Assistant.Draft(t.ctx, commissionOf(&l, r.Report, kind))
	if err != nil || d.Text == "" {
		return t.say(said{text: textCannotDraft(n), dialogue: t.keep(talkReport, n, *r)})
	}
	r.Report.ProposedReply = textSigned(d.Text, &l, t.today())
	r.Draft = workflow.Digest(r.Report.ProposedReply)
	r.DraftForm = reportDigest(r.Base, &r.Report, kind)
	d.Call.At, d.Call.Form, d.Call.Proposed = t.now, r.DraftForm, r.Draft
	r.next()
	ask := t.question(workflow.TaskDraft, n, d.Call.Form, reportGoesOut(l.Category, &workflow.Report{Attitude: r.Report.Attitude, Process: r.Report.Process, Verification: r.Report.Verification}))
	text := textDrafted(n, r.Report.ProposedReply, d)
	if ask != nil {
		text += "\n" + textDrafting
	}
	return t.say(said{text: text, dialogue: t.keep(talkReport, n, *r), ask: ask, calls: []workflow.Call{d.Call}})
}

// adopt takes over what the model proposed last for this report (采用).
func (t *turn) adopt(r *reporting) error {
	n := t.dialogue.Letter
	ask, ok, err := t.bot.Store.LastAnswer(t.ctx, t.speaker.UserID, n)
	if err != nil {
		return err
	}
	l, err := t.bot.Store.Letter(t.ctx, n)
	if err != nil {
		return err
	}
	if !ok || !r.takeAnswer(ask, replyKind(&l)) {
		return t.say(said{text: textNothingToAdopt(n), dialogue: t.keep(talkReport, n, *r)})
	}
	return t.say(said{text: textAdopted(n, ask.Task) + textNextPart(*r), dialogue: t.keep(talkReport, n, *r), judged: adopted(ask, r.taken(ask.Task))})
}

// adopted notes that a proposal was taken over as it was.
func adopted(ask workflow.Ask, taken string) []workflow.Judgement {
	return []workflow.Judgement{{Task: ask.Task, Form: ask.Digest, Decided: taken}}
}

// doubtsOf are the facts of a reply that neither the report nor the letter states, as
// they go with the report (domain.md §9). A promise that is declared has its source.
func doubtsOf(r *workflow.Report, l *workflow.Letter, promises []workflow.Commitment) []workflow.Doubt {
	var doubts []workflow.Doubt
	for _, f := range prompts.Unsupported(r.ProposedReply, *r, prompts.Letter{Title: l.Title, Body: l.Text() + "\n" + unitsOf(l)}, promises...) {
		doubts = append(doubts, workflow.Doubt{Kind: f.Kind, Text: f.Text})
	}
	return doubts
}
