package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// insertAsk keeps a question to the assistant with the turn that asks it.
func insertAsk(ctx context.Context, tx pgx.Tx, t *workflow.Turn, now time.Time) error {
	if t.Ask == nil {
		return nil
	}
	if _, err := tx.Exec(ctx, `UPDATE asks SET answer = '' WHERE speaker = $1 AND letter = $2 AND answer <> ''`, t.Speaker, t.Ask.Letter); err != nil {
		return fmt.Errorf("forget an older proposal: %w", err)
	}
	_, err := tx.Exec(ctx, `INSERT INTO asks (speaker, task, letter, digest, created_at) VALUES ($1, $2, $3, $4, $5)`,
		t.Speaker, t.Ask.Task, t.Ask.Letter, t.Ask.Digest, now)
	if err != nil {
		return fmt.Errorf("keep a question to the assistant: %w", err)
	}
	return nil
}

// endAsk marks a question answered; ErrHandled when it was before.
func endAsk(ctx context.Context, tx pgx.Tx, t *workflow.Turn, now time.Time) error {
	tag, err := tx.Exec(ctx, `UPDATE asks SET ended_at = $2, answer = $3 WHERE id = $1 AND ended_at IS NULL`, t.Answered, now, t.Answer)
	if err == nil && tag.RowsAffected() == 0 {
		return workflow.ErrHandled
	}
	return err
}

// NextAsk takes the speaker's oldest open question to the assistant and counts the
// attempt; false when there is none.
func (db *DB) NextAsk(ctx context.Context, speaker string) (workflow.Ask, bool, error) {
	return takeNext[workflow.Ask](ctx, db.Pool, `UPDATE asks SET attempts = attempts + 1 WHERE id = (
			SELECT id FROM asks WHERE speaker = $1 AND ended_at IS NULL ORDER BY id LIMIT 1)
		RETURNING id, task, letter, digest, answer, attempts`, speaker)
}

// PendingAsk tells inside a transaction whether the speaker has an open question.
func (db *DB) PendingAsk(ctx context.Context, tx pgx.Tx, speaker string) (bool, error) {
	var pending bool
	err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM asks WHERE speaker = $1 AND ended_at IS NULL)`, speaker).Scan(&pending)
	return pending, err
}

// WaitingAskers lists who has an open question.
func (db *DB) WaitingAskers(ctx context.Context) ([]string, error) {
	rows, err := db.Pool.Query(ctx, `SELECT DISTINCT speaker FROM asks WHERE ended_at IS NULL ORDER BY speaker`)
	if err != nil {
		return nil, fmt.Errorf("list who waits for the assistant: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// LastAnswer is the newest proposal to the speaker about a letter, or about the one being
// registered where the number is zero; false when there is none.
func (db *DB) LastAnswer(ctx context.Context, speaker string, n workflow.Number) (workflow.Ask, bool, error) {
	var a workflow.Ask
	err := db.Pool.QueryRow(ctx, `SELECT id, task, letter, digest, answer, attempts FROM asks WHERE speaker = $1 AND letter = $2 AND answer <> ''
		ORDER BY id DESC LIMIT 1`, speaker, n).Scan(&a.ID, &a.Task, &a.Letter, &a.Digest, &a.Answer, &a.Attempts)
	if errors.Is(err, pgx.ErrNoRows) {
		return a, false, nil
	}
	if err != nil {
		return a, false, fmt.Errorf("read the newest proposal: %w", err)
	}
	return a, true, nil
}

// AskedBefore tells whether the speaker's question about exactly this was put before.
func (db *DB) AskedBefore(ctx context.Context, speaker string, a workflow.Ask) (bool, error) {
	var before bool
	err := db.Pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM asks WHERE speaker = $1 AND task = $2 AND letter = $3 AND digest = $4)`,
		speaker, a.Task, a.Letter, a.Digest).Scan(&before)
	return before, err
}
