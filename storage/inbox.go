package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// never is how a time that has not come is read: Go's zero time.
const never = `'0001-01-01T00:00:00Z'::timestamptz`

// Keep stores a message as it arrived; the same key again changes nothing and
// is no error. It commits alone: the callback answers as soon as it returns.
func (db *DB) Keep(ctx context.Context, m workflow.Message) error {
	_, err := db.Pool.Exec(ctx, `INSERT INTO inbox (key, sender, spelling, kind, content, event, event_key, task_id, response_code, sent_at, received_at)
		VALUES (@key, @sender, @spelling, @kind, @content, @event, @event_key, @task_id, @response_code, nullif(@sent_at, `+never+`), @received_at)
		ON CONFLICT (key) DO NOTHING`, pgx.StrictNamedArgs{
		"key": m.Key, "sender": m.Sender, "spelling": m.Spelling, "kind": m.Kind, "content": m.Content, "event": m.Event,
		"event_key": m.EventKey, "task_id": m.TaskID, "response_code": m.ResponseCode, "sent_at": m.SentAt, "received_at": m.ReceivedAt,
	})
	if err != nil {
		return fmt.Errorf("keep message: %w", err)
	}
	return nil
}

const nextMessage = `UPDATE inbox SET attempts = attempts + 1 WHERE id = (
		SELECT id FROM inbox WHERE sender = $1 AND handled_at IS NULL ORDER BY id LIMIT 1)
	RETURNING id, key, sender, spelling, kind, content, event, event_key, task_id, response_code,
		coalesce(sent_at, ` + never + `) AS sent_at, received_at, attempts`

// NextMessage takes the sender's oldest unhandled message and counts the
// attempt; false when there is none.
func (db *DB) NextMessage(ctx context.Context, sender string) (workflow.Message, bool, error) {
	return takeNext[workflow.Message](ctx, db.Pool, nextMessage, sender)
}

// takeNext reads the oldest row of a lane that waits; false when there is none.
func takeNext[T any](ctx context.Context, q querier, sql, lane string) (next T, ok bool, err error) {
	rows, err := q.Query(ctx, sql, lane)
	if err != nil {
		return next, false, fmt.Errorf("take the next of a lane: %w", err)
	}
	next, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[T])
	if errors.Is(err, pgx.ErrNoRows) {
		return next, false, nil
	}
	return next, err == nil, err
}

// PendingMessage tells inside a transaction whether the sender has an
// unhandled message.
func (db *DB) PendingMessage(ctx context.Context, tx pgx.Tx, sender string) (bool, error) {
	var pending bool
	err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM inbox WHERE sender = $1 AND handled_at IS NULL)`, sender).Scan(&pending)
	return pending, err
}

// WaitingSenders lists who has an unhandled message.
func (db *DB) WaitingSenders(ctx context.Context) ([]string, error) {
	rows, err := db.Pool.Query(ctx, `SELECT DISTINCT sender FROM inbox WHERE handled_at IS NULL ORDER BY sender`)
	if err != nil {
		return nil, fmt.Errorf("list waiting senders: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// finishTurn marks the message handled, keeps a question to the assistant and moves the
// dialogue.
func finishTurn(ctx context.Context, tx pgx.Tx, t *workflow.Turn, now time.Time) error {
	if t == nil {
		return nil
	}
	if t.Inbox != 0 {
		tag, err := tx.Exec(ctx, `UPDATE inbox SET handled_at = $2, failure = $3 WHERE id = $1 AND handled_at IS NULL`, t.Inbox, now, t.Failure)
		if err != nil {
			return fmt.Errorf("mark message handled: %w", err)
		}
		if tag.RowsAffected() == 0 {
			return workflow.ErrHandled
		}
	}
	if t.Answered != 0 {
		if err := endAsk(ctx, tx, t, now); err != nil {
			return err
		}
	}
	if err := errors.Join(insertAsk(ctx, tx, t, now), insertCalls(ctx, tx, t), nameCalls(ctx, tx, t), judgeCalls(ctx, tx, t, now)); err != nil || t.Dialogue == nil {
		return err
	}
	return saveDialogue(ctx, tx, t.Speaker, *t.Dialogue, now)
}

// CountInbox is how many messages wait to be handled.
func (db *DB) CountInbox(ctx context.Context) (int, error) {
	var n int
	err := db.Pool.QueryRow(ctx, `SELECT count(*) FROM inbox WHERE handled_at IS NULL`).Scan(&n)
	return n, err
}
