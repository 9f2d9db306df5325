package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/rs/zerolog"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/likeness"
)

// Store is what the bot reads beside what the desk does; storage keeps it.
type Store interface {
	workflow.Store
	// NextMessage takes the sender's oldest unhandled message and counts the
	// attempt; false when there is none.
	NextMessage(ctx context.Context, sender string) (workflow.Message, bool, error)
	// Dialogue reads where a person's dialogue stands, Kind "" for none.
	Dialogue(ctx context.Context, speaker string) (workflow.Dialogue, error)
	// LatestNumber is the last number given out in a year, zero for none.
	LatestNumber(ctx context.Context, year int) (workflow.Number, error)
	// Alike finds letters registered since a time that are like one that need not be
	// stored, the most alike first.
	Alike(ctx context.Context, l workflow.Letter, since time.Time) ([]likeness.Found, error)
	// NextAsk takes the speaker's oldest open question to the assistant and counts the
	// attempt; false when there is none.
	NextAsk(ctx context.Context, speaker string) (workflow.Ask, bool, error)
	// LastAnswer is the newest proposal to the speaker about a letter, or about the one being
	// registered where the number is zero; false when there is none.
	LastAnswer(ctx context.Context, speaker string, n workflow.Number) (workflow.Ask, bool, error)
	// AskedBefore tells whether the speaker's question about exactly this was put before.
	AskedBefore(ctx context.Context, speaker string, a workflow.Ask) (bool, error)
	// Assisted counts what assistants proposed between two moments and what became of it.
	Assisted(ctx context.Context, from, until time.Time) ([]workflow.Assisted, error)
	// Readings lists who opened sealed items of a letter, oldest first.
	Readings(ctx context.Context, n workflow.Number) ([]workflow.Reading, error)
	// History lists the steps on a letter, oldest first.
	History(ctx context.Context, n workflow.Number) ([]workflow.Logged, error)
}

// Documents makes the files that are handed over in chat.
type Documents interface {
	// Bulletin is the month's 通报 as a Word file.
	Bulletin(f workflow.MonthFigures, d *workflow.Directory) (name string, content []byte, err error)
}

// Bot answers people.
type Bot struct {
	Desk      *workflow.Desk
	Store     Store
	Assistant prompts.Assistant // the rules: it answers at once
	Model     prompts.Assistant // the model, asked beside the lane; nil for none
	Documents Documents
	Now       func() time.Time // the service's clock
	Log       zerolog.Logger
}

// maxAttempts is how often a message is tried before its sender is told that
// something broke; a message must not block what its sender says next.
const maxAttempts = 4

// Next handles the sender's oldest unhandled message; false when there is
// none. An error leaves the message for another try.
func (b *Bot) Next(ctx context.Context, sender string) (bool, error) {
	m, ok, err := b.Store.NextMessage(ctx, sender)
	if err != nil || !ok {
		return false, err
	}
	if m.Attempts > maxAttempts { // it broke without coming back: a panic, or the time ran out
		return true, b.giveUp(ctx, m, errWornOut)
	}
	return true, b.Handle(ctx, m)
}

// errWornOut is the cause of giving up a message whose tries never came back.
var errWornOut = errors.New("every try ended in a panic or ran out of time")

// Handle answers one message. It does so exactly once: a message handled
// before changes nothing.
func (b *Bot) Handle(ctx context.Context, m workflow.Message) error {
	err := b.answer(ctx, m)
	if errors.Is(err, workflow.ErrHandled) {
		return nil
	}
	if err != nil && m.Attempts >= maxAttempts {
		return b.giveUp(ctx, m, err)
	}
	return err
}

func (b *Bot) answer(ctx context.Context, m workflow.Message) error {
	rules, err := b.Store.Rules(ctx)
	if err != nil {
		return err
	}
	t := &turn{ctx: ctx, bot: b, msg: m, rules: rules, now: b.Now()}
	speaker, known := rules.People.Person(m.Sender)
	if !known {
		return t.stranger()
	}
	t.speaker = speaker
	if t.dialogue, err = b.Store.Dialogue(ctx, speaker.UserID); err != nil {
		return err
	}
	return t.hear()
}

// giveUp ends a message that keeps failing: its sender gets a short id, the
// log the same id with the cause.
func (b *Bot) giveUp(ctx context.Context, m workflow.Message, cause error) error {
	id := fmt.Sprintf("E%d", m.ID)
	b.Log.Error().Err(cause).Str("failure", id).Msg("message given up")
	t := &turn{ctx: ctx, bot: b, msg: m, now: b.Now(), speaker: workflow.Person{UserID: m.Sender}}
	return b.Desk.Close(ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
		notices, turn := t.close(said{text: textBroken(id)})
		turn.Failure = id
		return notices, turn
	})
}
