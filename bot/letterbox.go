package bot

import (
	"context"
	"strings"
	"time"

	"huiyin/bot/wecom"
	"huiyin/workflow"
)

// Keeper keeps messages as they arrive; the same key again changes nothing.
type Keeper interface {
	Keep(ctx context.Context, m workflow.Message) error
}

// Letterbox takes what the callback received: keep it, wake the sender's
// lane, done. It is a wecom.Inbox.
type Letterbox struct {
	Keeper Keeper
	Wake   func(sender string)
	Now    func() time.Time
}

// Keep stores a message and wakes its lane.
func (b *Letterbox) Keep(ctx context.Context, r wecom.Received) error {
	m := workflow.Message{
		Key: r.Key, Sender: strings.ToLower(r.From), Spelling: r.From, Kind: r.Kind, Content: r.Content,
		Event: r.Event, EventKey: r.EventKey, TaskID: r.TaskID, ResponseCode: r.ResponseCode,
		SentAt: time.Unix(r.CreateTime, 0).UTC(), ReceivedAt: b.Now(),
	}
	if err := b.Keeper.Keep(ctx, m); err != nil {
		return err
	}
	b.Wake(m.Sender)
	return nil
}
