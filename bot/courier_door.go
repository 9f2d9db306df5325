package bot

import (
	"context"
	"errors"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Who may still hear a notice when it is about to go out.

// withhold ends a delivery that its recipient may not hear any more. If he is
// not on the list any more, the office hears that nobody was told.
func (c *Courier) withhold(ctx context.Context, d workflow.Delivery, rules workflow.Rules, now time.Time) error {
	if err := c.Outbox.End(ctx, d.ID, workflow.Withheld, "", now); err != nil {
		return err
	}
	if _, known := rules.People.Person(d.Notice.To); known || d.Notice.Kind == workflow.ToldAnswer {
		return nil
	}
	return c.tellOffice(ctx, d.Notice, now)
}

// mayHear asks again at the door: who has lost sight of a letter since the
// notice was written is not told. An answer is the speaker's own, unless it holds a
// letter's text and he was taken off the list, or the letter has come to accuse him.
func (c *Courier) mayHear(ctx context.Context, n workflow.Notice, rules workflow.Rules, now time.Time) (workflow.Person, workflow.Letter, bool, error) {
	p, known := rules.People.Person(n.To)
	if !known {
		return workflow.Person{UserID: n.To, Spelling: n.To}, workflow.Letter{}, n.Kind == workflow.ToldAnswer && !n.Data.Safe && n.File == nil, nil
	}
	if n.Letter.IsZero() {
		return p, workflow.Letter{}, true, nil
	}
	l, err := c.Store.Letter(ctx, n.Letter)
	if errors.Is(err, workflow.ErrNoLetter) {
		return p, l, false, nil
	}
	own := (n.Kind == workflow.ToldAnswer && !n.Data.Safe) || n.Kind == workflow.ToldPressed || n.Kind == workflow.ToldTakenAway
	return p, l, own || workflow.Sees(p, &l, rules.People, calendar.Of(now)), err
}

func (c *Courier) letter(ctx context.Context) func(workflow.Number) (workflow.Letter, bool) {
	return func(n workflow.Number) (workflow.Letter, bool) {
		l, err := c.Store.Letter(ctx, n)
		return l, err == nil
	}
}
