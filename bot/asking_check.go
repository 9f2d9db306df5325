package bot

import (
	"fmt"
	"slices"

	"huiyin/prompts"
	"huiyin/workflow"
)

// reviewedOf is a reply with what it is held against.
func reviewedOf(l *workflow.Letter) prompts.Reviewed {
	return prompts.Reviewed{Letter: promptOf(*l), Report: *l.Report(), Promises: standingPromises(l)}
}

// checkDigest tells whether a reply is still the one that was asked about, at the same office.
func checkDigest(l *workflow.Letter, office string) string {
	return workflow.Digest(fmt.Sprintf("%s/%d/%s/%s", l.Number, l.Report().Version, office, l.Report().ProposedReply))
}

// reviews reports whether the speaker is of an office and the letter is under review.
func (t *turn) reviews(l *workflow.Letter) bool {
	o, _ := t.rules.People.Org(t.speaker.Org)
	return !o.Kind.IsUnit() && l.Stage == workflow.Reviewing && l.Report() != nil
}

// ownLines are the kinds of warnings that lines of their own give already.
var ownLines = []prompts.WarningKind{prompts.WarnLaw, prompts.WarnUndated}

// warned lists what the rules notice about a reply; a person signs. To the office whose turn it is it counts as a check.
func (t *turn) warned(l *workflow.Letter) string {
	if !t.reviews(l) || t.bot.Assistant == nil {
		return ""
	}
	c, err := t.bot.Assistant.Check(t.ctx, reviewedOf(l))
	if err != nil {
		return ""
	}
	if office := l.Turn(t.rules.People); office == t.speaker.Org {
		c.Call.At, c.Call.Form, c.Call.Proposed = t.now, checkDigest(l, office), advised(c)
		t.checked = []workflow.Call{c.Call}
	}
	c.Warnings = slices.DeleteFunc(c.Warnings, func(w prompts.Warning) bool { return slices.Contains(ownLines, w.Kind) })
	return warningText(c.Warnings)
}

// checking is the question that a look at a reply under review leaves for the model, once
// for each wording.
func (t *turn) checking(l *workflow.Letter) *workflow.Ask {
	if !t.reviews(l) || l.Turn(t.rules.People) != t.speaker.Org {
		return nil
	}
	ask := t.question(workflow.TaskCheck, l.Number, checkDigest(l, t.speaker.Org), goesOut(l) && reportGoesOut(l.Category, l.Report()))
	if ask == nil {
		return nil
	}
	if before, err := t.bot.Store.AskedBefore(t.ctx, t.speaker.UserID, *ask); err != nil || before {
		return nil
	}
	return ask
}

// advised is what warnings come to: that the reply goes back, or that it may go on.
func advised(c prompts.Checked) string {
	if len(c.Warnings) > 0 {
		return string(workflow.Rework)
	}
	return string(workflow.Pass)
}

// signed holds what was noticed about a reply against what the reviewing office did with it; nothing while gates of its
// own are open (第十一条).
func signed(l *workflow.Letter, did workflow.Command) []workflow.Judgement {
	office := l.Reviews[len(l.Reviews)-1].Office
	if l.Report() == nil || l.Stage == workflow.Reviewing && len(l.Unsigned(office)) > 0 {
		return nil
	}
	return []workflow.Judgement{{Task: workflow.TaskCheck, Form: checkDigest(l, office), Decided: string(did)}}
}

// reviewed is the letter whose reply was asked about, if it is still under review at the same office.
func (a *asking) reviewed() (workflow.Letter, bool) {
	l, err := a.bot.Store.Letter(a.ctx, a.ask.Letter)
	if err != nil || l.Stage != workflow.Reviewing || l.Report() == nil {
		return l, false
	}
	rules, err := a.bot.Store.Rules(a.ctx)
	return l, err == nil && checkDigest(&l, l.Turn(rules.People)) == a.ask.Digest
}

// warnings asks what is to be looked at in a reply under review.
func (a *asking) warnings() proposal {
	l, ok := a.reviewed()
	if !ok {
		return proposal{}
	}
	c, err := a.bot.Model.Check(a.ctx, reviewedOf(&l))
	switch {
	case err != nil:
		return a.failed(err, c.Call)
	case c.Source != prompts.FromModel:
		return proposal{call: c.Call}
	}
	if c.Call.Proposed = advised(c); len(c.Warnings) == 0 {
		return proposal{call: c.Call}
	}
	return proposal{text: textChecked(l.Number, c.Warnings), call: c.Call}
}
