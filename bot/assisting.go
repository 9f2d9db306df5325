package bot

import (
	"context"
	"fmt"
	"time"

	"huiyin/prompts"
	"huiyin/workflow"
)

// askClassify is the task of sorting a letter that is being registered.
const askClassify = "classify"

// mostAsked is how often a question is put before it is given up: the rules have
// answered already.
const mostAsked = 2

// ModelTime bounds one question, waiting for a free line included.
const ModelTime = 60 * time.Second

// asking is the question that a form leaves for the model; nil where there is none, or
// the letter may not go out (edges 13).
func (t *turn) asking(l workflow.Letter) *workflow.Ask {
	if t.bot.Model == nil || !prompts.MayGoOut(promptOf(l)) {
		return nil
	}
	return &workflow.Ask{Task: askClassify, Digest: formDigest(l)}
}

// formDigest tells whether a form is still the one that was asked about.
func formDigest(l workflow.Letter) string { return workflow.Digest(l.Title + "\n" + l.Body) }

// promptOf is what an assistant may see of a letter.
func promptOf(l workflow.Letter) prompts.Letter {
	return prompts.Letter{Title: l.Title, Body: l.Body, Label: l.BoardLabel, Known: []string{l.Petitioner.Contact.Name, l.Petitioner.Nickname}}
}

// Answer puts the speaker's oldest question to the model and tells them what it
// proposes; false when there is none. The lane of their messages does not wait for
// it, and a form that has changed meanwhile hears nothing (domain.md §11).
func (b *Bot) Answer(ctx context.Context, speaker string) (bool, error) {
	ask, ok, err := b.Store.NextAsk(ctx, speaker)
	if err != nil || !ok {
		return false, err
	}
	text := ""
	if l, current := b.asked(ctx, speaker, ask); current && b.Model != nil && ask.Attempts <= mostAsked {
		text = b.proposal(ctx, l)
	}
	return true, b.Desk.Close(ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
		turn := &workflow.Turn{Speaker: speaker, Answered: ask.ID}
		if text == "" {
			return nil, turn
		}
		return []workflow.Notice{{Key: fmt.Sprintf("ask/%d", ask.ID), To: speaker, Kind: workflow.ToldAnswer, Due: b.Now(),
			Data: workflow.NoticeData{Text: text, Safe: true}}}, turn
	})
}

// asked is the letter of the form that the question is about; false when the form has
// changed, is registered or thrown away.
func (b *Bot) asked(ctx context.Context, speaker string, ask workflow.Ask) (workflow.Letter, bool) {
	d, err := b.Store.Dialogue(ctx, speaker)
	t := turn{ctx: ctx, bot: b, dialogue: d}
	var r registering
	if err != nil || d.Kind != talkRegister || !t.recall(talkRegister, workflow.Number{}, &r) {
		return workflow.Letter{}, false
	}
	return r.Letter, formDigest(r.Letter) == ask.Digest
}

// proposal is what the model says, in words; where it does not answer the rules stand,
// and that is said too.
func (b *Bot) proposal(ctx context.Context, l workflow.Letter) string {
	ctx, cancel := context.WithTimeout(ctx, ModelTime)
	defer cancel()
	s, err := b.Model.Classify(ctx, promptOf(l))
	switch {
	case err != nil:
		b.Log.Warn().Err(err).Msg("model failed")
		return ""
	case s.Source != prompts.FromModel:
		return textRulesStand
	}
	return "《" + l.Title + "》大模型的建议：\n" + textSuggestion(s) + "以您确认的为准。无误请回复 确认。"
}
