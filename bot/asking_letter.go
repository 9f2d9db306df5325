package bot

import (
	"encoding/json"

	"huiyin/prompts"
	"huiyin/workflow"
)

// promptOf is what an assistant may see of a letter.
func promptOf(l workflow.Letter) prompts.Letter {
	return prompts.Letter{Title: l.Title, Body: l.Text(), Label: l.BoardLabel, Known: []string{l.Petitioner.Contact.Name, l.Petitioner.Nickname, l.Petitioner.Contact.Phone}}
}

// goesOut reports whether a letter may be put to a model: nobody has filed it as 党风廉政, and its words do not keep it
// in the house (edges 13).
func goesOut(l *workflow.Letter) bool {
	return l.Category != workflow.Discipline && prompts.MayGoOut(promptOf(*l))
}

// formDigest tells whether a form is still the one that was asked about.
func formDigest(l workflow.Letter) string { return workflow.Digest(l.Title + "\n" + l.Body) }

// letterDigest is what a registered letter's proposals are judged by.
func letterDigest(n workflow.Number) string { return workflow.Digest("letter/" + n.String()) }

// about is the question that a form leaves for the model: its fields where it lacks some,
// else what it is about; nil where there is none, or the letter may not go out (edges 13).
func (t *turn) about(l workflow.Letter) *workflow.Ask {
	task := workflow.TaskClassify
	if lacking(&l) {
		task = workflow.TaskExtract
	}
	return t.question(task, workflow.Number{}, formDigest(l), goesOut(&l))
}

// lacking reports whether a form lacks what its text may say.
func lacking(l *workflow.Letter) bool { return l.Body != "" && (l.Title == "" || l.Addressee == "") }

// form is the registration that was asked about; false when it has changed since.
func (a *asking) form() (registering, bool) {
	var r registering
	t, err := a.turn()
	ok := err == nil && t.dialogue.Kind == talkRegister && t.recall(talkRegister, workflow.Number{}, &r) && formDigest(r.Letter) == a.ask.Digest
	return r, ok
}

// category asks what a letter that is being registered is about; where the model does
// not answer the rules stand, and that is said too.
func (a *asking) category() proposal {
	r, ok := a.form()
	if !ok {
		return proposal{}
	}
	rules, err := a.bot.Store.Rules(a.ctx)
	if err != nil {
		return a.failed(err, workflow.Call{})
	}
	s, err := a.bot.Model.Knowing(rules.People.Orgs).Classify(a.ctx, promptOf(r.Letter))
	switch {
	case err != nil:
		return a.failed(err, s.Call)
	case s.Source != prompts.FromModel:
		return proposal{text: textRulesSuggest(s.Call), call: s.Call}
	}
	return proposal{text: textModelSuggestion(r.Letter.Title, s), call: s.Call}
}

// fields asks for what a pasted letter says of itself.
func (a *asking) fields() proposal {
	r, ok := a.form()
	if !ok {
		return proposal{}
	}
	x, err := a.bot.Model.Extract(a.ctx, promptOf(r.Letter))
	if err != nil {
		return a.failed(err, x.Call)
	}
	lines := extractText(r.Letter, x)
	if x.Source != prompts.FromModel || lines == "" {
		return proposal{text: textNoFields(x.Call), call: x.Call}
	}
	answer := string(marshal(x))
	x.Call.Proposed = workflow.Digest(answer)
	return proposal{text: textExtracted(lines), answer: answer, call: x.Call}
}

// takeFields fills what the form lacks with what was read (采用).
func takeFields(l *workflow.Letter, answer string) bool {
	var x prompts.Extract
	if json.Unmarshal([]byte(answer), &x) != nil {
		return false
	}
	c := &l.Petitioner.Contact
	l.Title, l.Petitioner.Nickname, c.Name, c.Phone = or(l.Title, x.Title), or(l.Petitioner.Nickname, x.Nickname), or(c.Name, x.Name), or(c.Phone, x.Phone)
	l.Addressee = workflow.Addressee(or(string(l.Addressee), string(x.Addressee)))
	return true
}

// decided is what a person made of the category that was proposed.
func decided(l *workflow.Letter) []workflow.Judgement {
	return []workflow.Judgement{{Task: workflow.TaskClassify, Form: letterDigest(l.Number), Decided: string(l.Category)}}
}
