package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"huiyin/bot/wecom"
	"huiyin/workflow"
)

// How the parts of a delivery go out, and what becomes of an attempt.

// send sends the frozen parts from the first that is not known to have
// arrived.
func (c *Courier) send(ctx context.Context, d workflow.Delivery) error {
	for i := d.NextPart; i < len(d.Parts); i++ {
		receipt, err := c.sendOne(ctx, d.Parts[i])
		if err != nil && wecom.KindOf(err) != wecom.Delivered {
			return err
		}
		if err := c.record(ctx, func(ctx context.Context) error {
			return c.Outbox.Arrived(ctx, d.ID, i+1, receipt.ResponseCode)
		}); err != nil {
			return err
		}
	}
	return nil
}

func (c *Courier) sendOne(ctx context.Context, request string) (wecom.Receipt, error) {
	ctx, cancel := context.WithTimeout(ctx, callPatience)
	defer cancel()
	return c.Post.Send(ctx, []byte(request))
}

// press lets the card show that it was answered.
func (c *Courier) press(ctx context.Context, d workflow.Delivery, p workflow.Person) error {
	code := d.Notice.Data.Code
	if code == "" {
		var err error
		if code, err = c.Outbox.CardCode(ctx, d.Notice.Letter, d.Notice.To); err != nil || code == "" {
			return err
		}
	}
	if err := c.Outbox.Attempt(ctx, d.ID, nil, "", c.Now()); err != nil {
		return err
	}
	err := c.Post.UpdateCard(ctx, code, []string{p.Spelling}, d.Notice.Data.Text)
	if wecom.KindOf(err) == wecom.Spent || wecom.KindOf(err) == wecom.Invalid {
		return nil // the card shows something already, or is gone
	}
	return err
}

// settle records how an attempt ended: done, later, or given up.
func (c *Courier) settle(ctx context.Context, d workflow.Delivery, cause error, now time.Time) error {
	if cause == nil {
		c.count("sent")
		return c.record(ctx, func(ctx context.Context) error { return c.Outbox.End(ctx, d.ID, workflow.Sent, "", now) })
	}
	kind := wecom.KindOf(cause)
	late := errors.Is(cause, errUnsendable) || (now.Sub(d.Notice.Due) > giveUpAfter && d.Attempts > 0)
	if (kind == wecom.Later || kind == wecom.Configuration) && !late {
		c.count("later")
		c.Log.Warn().Err(cause).Int64("delivery", d.ID).Msg("delivery put off")
		return c.record(ctx, func(ctx context.Context) error { return c.Outbox.Postpone(ctx, d.ID, now.Add(pause(d.Attempts+1))) })
	}
	c.count("failed")
	c.Log.Error().Err(cause).Int64("delivery", d.ID).Msg("delivery given up")
	if err := c.record(ctx, func(ctx context.Context) error {
		return c.Outbox.End(ctx, d.ID, workflow.Failed, string(kind), now)
	}); err != nil {
		return err
	}
	return c.tellOffice(ctx, d.Notice, now)
}

// tellOffice lets the owning office, or the admins, hear of a notice that did
// not arrive: a missing person is never a silent skip.
func (c *Courier) tellOffice(ctx context.Context, n workflow.Notice, now time.Time) error {
	if n.Kind == workflow.ToldLost || n.Kind == workflow.ToldStranger || n.Kind == workflow.ToldPressed {
		return nil
	}
	req := workflow.Request{}
	if !n.Letter.IsZero() {
		req.Letters = []workflow.Number{n.Letter}
	}
	_, err := c.Store.Update(ctx, req, func(v workflow.View) (workflow.Change, error) {
		var change workflow.Change
		for _, p := range v.Rules.Keepers(v.Letters[n.Letter], now) {
			change.Notices = append(change.Notices, workflow.Notice{Key: fmt.Sprintf("lost/%s/%s", n.Key, p.UserID), To: p.UserID,
				Kind: workflow.ToldLost, Letter: n.Letter, Due: v.Rules.Quiet(now, false),
				Data: workflow.NoticeData{By: v.Rules.People.Name(n.To)}})
		}
		return change, nil
	})
	return err
}

func (c *Courier) count(outcome string) {
	if c.Count != nil {
		c.Count(outcome)
	}
}
