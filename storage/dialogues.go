package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// Dialogue reads where a person's dialogue stands; Kind "" when there is none.
func (db *DB) Dialogue(ctx context.Context, speaker string) (workflow.Dialogue, error) {
	d := workflow.Dialogue{Speaker: speaker}
	err := db.Pool.QueryRow(ctx, `SELECT kind, letter, data, updated_at FROM dialogues WHERE speaker = $1`, speaker).
		Scan(&d.Kind, &d.Letter, &d.Data, &d.UpdatedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return d, nil
	}
	if err != nil {
		return d, fmt.Errorf("read dialogue: %w", err)
	}
	return d, nil
}

// saveDialogue keeps where a dialogue stands. What was read in a letter for its form is
// kept no longer than the form is open (第十九条).
func saveDialogue(ctx context.Context, tx pgx.Tx, speaker string, d workflow.Dialogue, now time.Time) error {
	if _, err := tx.Exec(ctx, `UPDATE asks SET answer = '' WHERE speaker = $1 AND letter = '' AND answer <> '' AND $2 <> 'register'`, speaker, d.Kind); err != nil {
		return fmt.Errorf("forget what was read for a form: %w", err)
	}
	if d.Kind == "" {
		_, err := tx.Exec(ctx, `DELETE FROM dialogues WHERE speaker = $1`, speaker)
		return err
	}
	_, err := tx.Exec(ctx, `INSERT INTO dialogues (speaker, kind, letter, data, updated_at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (speaker) DO UPDATE SET kind = $2, letter = $3, data = $4, updated_at = $5`,
		speaker, d.Kind, d.Letter, string(d.Data), now)
	if err != nil {
		return fmt.Errorf("save dialogue: %w", err)
	}
	return nil
}
