package bot

import (
	"context"
	"fmt"
	"time"

	"huiyin/workflow"
)

// mostAsked is how often a question is put before it is given up: the rules have
// answered already.
const mostAsked = 2

// ModelTime bounds one question, waiting for a free line included.
const ModelTime = 60 * time.Second

// asking is a question to the model on its way to an answer, beside the lane of the
// speaker's messages.
type asking struct {
	ctx     context.Context
	bot     *Bot
	speaker string
	ask     workflow.Ask
}

// proposal is what the model says to a question, in words, and how it came about; no
// words where what was asked about has changed.
type proposal struct {
	text   string
	answer string // what 采用 takes over, empty for nothing
	call   workflow.Call
}

// askings are who puts each task's question to the model.
var askings = map[workflow.Task]func(*asking) proposal{
	workflow.TaskClassify: (*asking).category, workflow.TaskExtract: (*asking).fields, workflow.TaskFile: (*asking).elements,
	workflow.TaskDraft: (*asking).reply, workflow.TaskCheck: (*asking).warnings, workflow.TaskMonth: (*asking).month,
}

// standing tells of each task whether what a question is about is still as it was.
var standing = map[workflow.Task]func(*asking) bool{
	workflow.TaskClassify: func(a *asking) bool { _, ok := a.form(); return ok },
	workflow.TaskExtract:  func(a *asking) bool { _, ok := a.form(); return ok },
	workflow.TaskFile:     func(a *asking) bool { _, _, ok := a.sorted(); return ok },
	workflow.TaskDraft:    func(a *asking) bool { _, ok := a.commission(); return ok },
	workflow.TaskCheck:    func(a *asking) bool { _, ok := a.reviewed(); return ok },
	workflow.TaskMonth:    func(*asking) bool { return true },
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
	if put := askings[ask.Task]; put != nil && b.Model != nil && ask.Attempts <= mostAsked && b.open(ctx, ask) {
		inTime, cancel := context.WithTimeout(ctx, ModelTime)
		a := &asking{inTime, b, speaker, ask}
		if p = put(a); !standing[ask.Task](&asking{ctx, b, speaker, ask}) {
			p.text, p.answer, p.call.Proposed = "", "", "" // it took so long that what it is about is gone
		}
		cancel()
	}
	return true, b.Desk.Close(ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
		turn := &workflow.Turn{Speaker: speaker, Answered: ask.ID, Answer: p.answer}
		if p.call.Task != "" {
			p.call.Form = ask.Digest
			if p.call.At.IsZero() { // the rules answered
				p.call.At = b.Now()
			}
			turn.Calls = []workflow.Call{p.call}
		}
		if p.text == "" {
			return nil, turn
		}
		return []workflow.Notice{{Key: fmt.Sprintf("ask/%d", ask.ID), To: speaker, Kind: workflow.ToldAnswer, Letter: ask.Letter, Due: b.Now(),
			Data: workflow.NoticeData{Text: p.text, Safe: true}}}, turn
	})
}

// open reports whether what a question is about may still be put to a model: it may have been filed as 党风廉政 since
// it was asked (edges 13).
func (b *Bot) open(ctx context.Context, ask workflow.Ask) bool {
	if ask.Letter == (workflow.Number{}) {
		return true
	}
	l, err := b.Store.Letter(ctx, ask.Letter)
	return err == nil && l.Category != workflow.Discipline
}

// failed is the proposal of a model that could not be asked at all, or not in time.
func (a *asking) failed(err error, call workflow.Call) proposal {
	a.bot.Log.Warn().Err(err).Str("task", string(a.ask.Task)).Msg("model failed")
	return proposal{call: call}
}

// turn is the speaker's dialogue as it stands now.
func (a *asking) turn() (*turn, error) {
	d, err := a.bot.Store.Dialogue(a.ctx, a.speaker)
	return &turn{ctx: a.ctx, bot: a.bot, dialogue: d, now: a.bot.Now()}, err
}

// question is what is to be asked about a letter, nil without a model.
func (t *turn) question(task workflow.Task, n workflow.Number, digest string, mayGoOut bool) *workflow.Ask {
	if t.bot.Model == nil || !mayGoOut {
		return nil
	}
	return &workflow.Ask{Task: task, Letter: n, Digest: digest}
}
