package storage

import (
	"context"
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
	_, err := tx.Exec(ctx, `INSERT INTO asks (speaker, task, letter, digest, created_at) VALUES ($1, $2, $3, $4, $5)`,
		t.Speaker, t.Ask.Task, t.Ask.Letter, t.Ask.Digest, now)
	if err != nil {
		return fmt.Errorf("keep a question to the assistant: %w", err)
	}
	return nil
}

// endAsk marks a question answered; ErrHandled when it was before.
func endAsk(ctx context.Context, tx pgx.Tx, id int64, now time.Time) error {
	tag, err := tx.Exec(ctx, `UPDATE asks SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, id, now)
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
		RETURNING id, task, letter, digest, attempts`, speaker)
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
