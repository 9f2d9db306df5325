package main

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/bot"
	"huiyin/scheduler"
	"huiyin/storage"
)

// inboundLanes answers what people said, one sender's messages in order.
type inboundLanes struct {
	db  *storage.DB
	bot *bot.Bot
}

// Work handles the sender's oldest message.
func (l inboundLanes) Work(ctx context.Context, sender string) (scheduler.Progress, error) {
	more, err := l.bot.Next(ctx, sender)
	return scheduler.Progress{More: more}, err
}

// Pending tells whether the sender has an unhandled message.
func (l inboundLanes) Pending(ctx context.Context, tx pgx.Tx, sender string) (scheduler.Progress, error) {
	more, err := l.db.PendingMessage(ctx, tx, sender)
	return scheduler.Progress{More: more}, err
}

// Waiting lists who has an unhandled message.
func (l inboundLanes) Waiting(ctx context.Context, _ time.Time) ([]string, error) {
	return l.db.WaitingSenders(ctx)
}

// assistLanes asks the model, one person's questions in order.
type assistLanes struct {
	db  *storage.DB
	bot *bot.Bot
}

// Work answers the speaker's oldest question.
func (l assistLanes) Work(ctx context.Context, speaker string) (scheduler.Progress, error) {
	more, err := l.bot.Answer(ctx, speaker)
	return scheduler.Progress{More: more}, err
}

// Patience is the model's time, and some to write down what it said.
func (assistLanes) Patience() time.Duration { return bot.ModelTime + 15*time.Second }

// Pending tells whether the speaker has an open question.
func (l assistLanes) Pending(ctx context.Context, tx pgx.Tx, speaker string) (scheduler.Progress, error) {
	more, err := l.db.PendingAsk(ctx, tx, speaker)
	return scheduler.Progress{More: more}, err
}

// Waiting lists who has an open question.
func (l assistLanes) Waiting(ctx context.Context, _ time.Time) ([]string, error) {
	return l.db.WaitingAskers(ctx)
}

// deliveryLanes sends what people are told, one recipient's in order.
type deliveryLanes struct {
	db      *storage.DB
	courier *bot.Courier
}

// Work sends the recipient's oldest due delivery.
func (l deliveryLanes) Work(ctx context.Context, recipient string) (scheduler.Progress, error) {
	worked, err := l.courier.Next(ctx, recipient)
	if worked || err != nil {
		return scheduler.Progress{More: worked}, err
	}
	return l.rest(l.db.FirstDelivery(ctx, recipient))
}

// Pending tells what the recipient still has to get.
func (l deliveryLanes) Pending(ctx context.Context, tx pgx.Tx, recipient string) (scheduler.Progress, error) {
	return l.rest(l.db.PendingDelivery(ctx, tx, recipient))
}

func (deliveryLanes) rest(due time.Time, more bool, err error) (scheduler.Progress, error) {
	return scheduler.Progress{More: more, Due: due}, err
}

// Waiting lists who has a delivery due.
func (l deliveryLanes) Waiting(ctx context.Context, now time.Time) ([]string, error) {
	return l.db.WaitingRecipients(ctx, now)
}
