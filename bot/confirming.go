package bot

import (
	"huiyin/workflow"
)

// How a registration ends: the letter is taken, and what was proposed for it is judged.

// confirm registers what was shown.
func (t *turn) confirm(r registering) error {
	d := workflow.Details{Letter: &r.Letter, Anyway: r.Anyway}
	return t.takeOr(workflow.Register, workflow.Number{}, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textRegistered(out.Letter, workflow.Category(r.Drafts.Proposed), t.today()), dialogue: t.ended(),
			calls: t.proposed(r, out.Letter.Number), judged: r.read(), became: &workflow.Became{Form: formDigest(r.Letter), Letter: letterDigest(out.Letter.Number)}}
	}, func(v workflow.View, refusal *workflow.Refusal) said {
		s := said{text: t.explain(refusal, v), dialogue: t.same()}
		if refusal.Reason == workflow.AlreadyKnown {
			s.dialogue = t.ended()
		}
		return s
	})
}

// adoptFields fills the form with what the model read in the letter (采用).
func (t *turn) adoptFields(r registering) error {
	ask, ok, err := t.bot.Store.LastAnswer(t.ctx, t.speaker.UserID, workflow.Number{})
	switch {
	case err != nil:
		return err
	case !ok || ask.Task != workflow.TaskExtract || ask.Digest != formDigest(r.Letter) || !takeFields(&r.Letter, ask.Answer):
		return t.say(said{text: textNothingRead, dialogue: t.same()})
	}
	r.Taken = workflow.Digest(ask.Answer)
	return t.shown(r, textFieldsTaken, adopted(ask, r.Taken))
}

// read ends what the model read in the letter before it was complete (摘录): taken over, or
// not wanted.
func (r *registering) read() []workflow.Judgement {
	if r.Unread == "" {
		return nil
	}
	return []workflow.Judgement{{Task: workflow.TaskExtract, Form: r.Unread, Decided: r.Taken}}
}

// proposed is what the rules proposed for a form that has become a letter, as it is kept.
func (t *turn) proposed(r registering, n workflow.Number) []workflow.Call {
	if r.Drafts.Proposed == "" {
		return nil
	}
	r.Drafts.At, r.Drafts.Form = t.now, letterDigest(n)
	return []workflow.Call{r.Drafts}
}
