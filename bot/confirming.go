package bot

import "huiyin/workflow"

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

// lookUp reads in the letter's text what the form lacks, by the rules.
func (t *turn) lookUp(r *registering) (string, []workflow.Call) {
	r.Found = ""
	if t.bot.Assistant == nil || !lacking(&r.Letter) {
		return "", nil
	}
	x, err := t.bot.Assistant.Extract(t.ctx, promptOf(r.Letter))
	lines := extractText(r.Letter, x)
	if err != nil || lines == "" {
		return "", nil
	}
	r.Unread, r.Found = formDigest(r.Letter), string(marshal(x))
	x.Call.At, x.Call.Form, x.Call.Proposed = t.now, r.Unread, workflow.Digest(r.Found)
	return textFound(lines), []workflow.Call{x.Call}
}

// adoptFields fills the form with what was read in the letter (采用): by the model, or else by the rules.
func (t *turn) adoptFields(r registering) error {
	ask, ok, err := t.bot.Store.LastAnswer(t.ctx, t.speaker.UserID, workflow.Number{})
	if err != nil {
		return err
	}
	form := formDigest(r.Letter)
	if !ok || ask.Task != workflow.TaskExtract || ask.Digest != form {
		ask = workflow.Ask{Task: workflow.TaskExtract, Digest: form, Answer: r.Found}
	}
	if !takeFields(&r.Letter, ask.Answer) {
		return t.say(said{text: textNothingRead, dialogue: t.same()})
	}
	r.Taken = workflow.Digest(ask.Answer)
	return t.shown(r, textFieldsTaken, adopted(ask, r.Taken))
}

// read ends what was read in the letter before it was complete (摘录): taken over, or not
// wanted.
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
