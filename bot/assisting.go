package bot

import (
	"context"
	"fmt"
	"time"

	"huiyin/prompts"
	"huiyin/workflow"
)

// mostAsked is how often a question is put before it is given up: the rules have
// answered already.
const mostAsked = 2

// ModelTime bounds one question, waiting for a free line included.
const ModelTime = 60 * time.Second

// proposal is what the model says to a question, in words, and how it came about; no
// words where what was asked about has changed.
type proposal struct {
	text  string
	calls []workflow.Call
}

// askings are who puts each task's question to the model.
var askings = map[workflow.Task]func(context.Context, *Bot, string, workflow.Ask) proposal{
	workflow.TaskClassify: askCategory,
}

// Answer puts the speaker's oldest question to the model and tells them what it
// proposes; false when there is none. The lane of their messages does not wait for
// it, and a form that has changed meanwhile hears nothing (domain.md §11).
func (b *Bot) Answer(ctx context.Context, speaker string) (bool, error) {
	ask, ok, err := b.Store.NextAsk(ctx, speaker)
	if err != nil || !ok {
		return false, err
	}
	var p proposal
	if asking := askings[ask.Task]; asking != nil && b.Model != nil && ask.Attempts <= mostAsked {
		inTime, cancel := context.WithTimeout(ctx, ModelTime)
		p = asking(inTime, b, speaker, ask)
		cancel()
	}
	for i := range p.calls {
		p.calls[i].Form = ask.Digest
	}
	return true, b.Desk.Close(ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
		turn := &workflow.Turn{Speaker: speaker, Answered: ask.ID, Calls: p.calls}
		if p.text == "" {
			return nil, turn
		}
		return []workflow.Notice{{Key: fmt.Sprintf("ask/%d", ask.ID), To: speaker, Kind: workflow.ToldAnswer, Due: b.Now(),
			Data: workflow.NoticeData{Text: p.text, Safe: true}}}, turn
	})
}

// failed is the proposal of a model that could not be asked at all.
func (b *Bot) failed(task workflow.Task, err error) proposal {
	b.Log.Warn().Err(err).Str("task", string(task)).Msg("model failed")
	return proposal{}
}

// asking is the question that a form leaves for the model; nil where there is none, or
// the letter may not go out (edges 13).
func (t *turn) asking(l workflow.Letter) *workflow.Ask {
	if t.bot.Model == nil || !prompts.MayGoOut(promptOf(l)) {
		return nil
	}
	return &workflow.Ask{Task: workflow.TaskClassify, Digest: formDigest(l)}
}

// formDigest tells whether a form is still the one that was asked about.
func formDigest(l workflow.Letter) string { return workflow.Digest(l.Title + "\n" + l.Body) }

// promptOf is what an assistant may see of a letter.
func promptOf(l workflow.Letter) prompts.Letter {
	return prompts.Letter{Title: l.Title, Body: l.Body, Label: l.BoardLabel, Known: []string{l.Petitioner.Contact.Name, l.Petitioner.Nickname}}
}

// askCategory asks what a letter that is being registered is about; where the model
// does not answer the rules stand, and that is said too.
func askCategory(ctx context.Context, b *Bot, speaker string, ask workflow.Ask) proposal {
	d, err := b.Store.Dialogue(ctx, speaker)
	t := turn{ctx: ctx, bot: b, dialogue: d}
	var r registering
	if err != nil || d.Kind != talkRegister || !t.recall(talkRegister, workflow.Number{}, &r) || formDigest(r.Letter) != ask.Digest {
		return proposal{}
	}
	s, err := b.Model.Classify(ctx, promptOf(r.Letter))
	switch {
	case err != nil:
		return b.failed(ask.Task, err)
	case s.Source != prompts.FromModel:
		return proposal{textRulesStand, []workflow.Call{s.Call}}
	}
	return proposal{"《" + r.Letter.Title + "》大模型的建议：\n" + textSuggestion(s) + "以您确认的为准。无误请回复 确认。", []workflow.Call{s.Call}}
}

// decided is what a person made of the category that was proposed.
func decided(l *workflow.Letter) []workflow.Judgement {
	return []workflow.Judgement{{Task: workflow.TaskClassify, Form: formDigest(*l), Decided: string(l.Category), Else: workflow.NotUsed}}
}
