package bot

import (
	"context"
	"errors"
	"time"

	"github.com/rs/zerolog"
	"github.com/sethvargo/go-retry"

	"huiyin/bot/wecom"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Outbox keeps deliveries and what became of them; storage keeps it.
type Outbox interface {
	// NextDelivery is the recipient's oldest pending delivery that is due.
	NextDelivery(ctx context.Context, recipient string, now time.Time) (workflow.Delivery, bool, error)
	// Attempt records an attempt before it is made, with the frozen requests.
	Attempt(ctx context.Context, id int64, parts []string, taskID string, now time.Time) error
	// Postpone lets the recipient's lane wait at a delivery until a moment.
	Postpone(ctx context.Context, id int64, until time.Time) error
	// Arrived records that one more part arrived.
	Arrived(ctx context.Context, id int64, nextPart int, responseCode string) error
	// End records how a delivery ended.
	End(ctx context.Context, id int64, how workflow.Ending, failure string, now time.Time) error
	// Recent counts what a member was sent since a moment.
	Recent(ctx context.Context, recipient string, since time.Time) (int, error)
	// CardCode is the response code of the letter's card to the recipient.
	CardCode(ctx context.Context, n workflow.Number, recipient string) (string, error)
}

// Post is WeCom as the courier needs it; wecom.Client is one.
type Post interface {
	TextRequest(to, content string, safe bool) ([]byte, error)
	FileRequest(to, mediaID string, safe bool) ([]byte, error)
	CardRequest(to string, card wecom.Card) ([]byte, error)
	Send(ctx context.Context, request []byte) (wecom.Receipt, error)
	Upload(ctx context.Context, name string, data []byte) (mediaID string, err error)
	UpdateCard(ctx context.Context, responseCode string, userIDs []string, replaceName string) error
}

// Courier sends deliveries, one recipient's in order.
type Courier struct {
	Outbox Outbox
	Store  workflow.Store
	Post   Post
	Now    func() time.Time
	Log    zerolog.Logger
	Count  func(outcome string) // counts attempts by outcome; may be nil
}

// WeCom drops silently what a member gets beyond 30 a minute and 1000 an
// hour, so we stay below (reference §3.5).
const (
	perMinute, perHour = 25, 900
	giveUpAfter        = 24 * time.Hour
	longestPause       = 5 * time.Minute

	callPatience   = 7 * time.Second // of one call; the lane's job has ten
	recordPatience = 3 * time.Second
	mostAttempts   = 12 // of wording and uploading, before anything was sent
)

// errUnsendable ends a delivery that could not even be worded or uploaded.
var errUnsendable = errors.New("cannot be worded or uploaded")

// Next sends the recipient's oldest due delivery; false when there is none,
// or when the lane waits for its next attempt.
func (c *Courier) Next(ctx context.Context, recipient string) (bool, error) {
	now := c.Now()
	d, ok, err := c.Outbox.NextDelivery(ctx, recipient, now)
	if err != nil || !ok {
		return false, err
	}
	wait, err := c.pace(ctx, recipient, now)
	if err != nil {
		return true, err
	}
	if !wait.IsZero() {
		return true, c.Outbox.Postpone(ctx, d.ID, wait)
	}
	return true, c.deliver(ctx, d, now)
}

// pause grows with the attempts: 1 s, 2 s, 4 s … five minutes.
func pause(attempts int) time.Duration {
	return min(time.Second<<min(max(attempts-1, 0), 12), longestPause)
}

// pace says when the member may be sent the next message, zero for now.
func (c *Courier) pace(ctx context.Context, recipient string, now time.Time) (time.Time, error) {
	for _, limit := range []struct {
		span time.Duration
		most int
	}{{time.Minute, perMinute}, {time.Hour, perHour}} {
		n, err := c.Outbox.Recent(ctx, recipient, now.Add(-limit.span))
		if err != nil {
			return time.Time{}, err
		}
		if n >= limit.most {
			return now.Add(limit.span / 10), nil
		}
	}
	return time.Time{}, nil
}

// deliver checks permission once more, freezes the requests, and sends them.
func (c *Courier) deliver(ctx context.Context, d workflow.Delivery, now time.Time) error {
	rules, err := c.Store.Rules(ctx)
	if err != nil {
		return err
	}
	p, l, may, err := c.mayHear(ctx, d.Notice, rules, now)
	if err != nil {
		return err
	}
	if !may {
		return c.withhold(ctx, d, rules, now)
	}
	if d.Notice.Kind == workflow.ToldPressed {
		return c.settle(ctx, d, c.press(ctx, d, p), now)
	}
	if len(d.Parts) == 0 {
		if d.Attempts >= mostAttempts { // it cannot be worded or uploaded
			return c.settle(ctx, d, errUnsendable, now)
		}
		if err := c.Outbox.Attempt(ctx, d.ID, nil, "", now); err != nil {
			return err
		}
		m := word(d.Notice, l, p, c.letter(ctx), rules.People, calendar.Of(now))
		parts, task, err := c.freezeInTime(ctx, p, d.ID, m)
		if err != nil {
			return c.settle(ctx, d, err, now)
		}
		if len(parts) == 0 { // nothing left to say
			return c.Outbox.End(ctx, d.ID, workflow.Withheld, "", now)
		}
		d.Parts, d.TaskID = parts, task
	}
	if err := c.Outbox.Attempt(ctx, d.ID, d.Parts, d.TaskID, now); err != nil {
		return err
	}
	return c.settle(ctx, d, c.send(ctx, d), now)
}

// freezeInTime leaves the job time to record what became of a slow upload.
func (c *Courier) freezeInTime(ctx context.Context, p workflow.Person, id int64, m message) ([]string, string, error) {
	ctx, cancel := context.WithTimeout(ctx, callPatience)
	defer cancel()
	return c.freeze(ctx, p, id, m)
}

// record writes what became of a send, again if the database stumbles, even
// when the job's own time is up: what arrived must not be sent again.
func (c *Courier) record(ctx context.Context, write func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordPatience)
	defer cancel()
	return retry.Do(ctx, retry.WithMaxRetries(3, retry.NewConstant(200*time.Millisecond)), func(ctx context.Context) error {
		return retry.RetryableError(write(ctx))
	})
}
