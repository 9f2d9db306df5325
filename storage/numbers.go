package storage

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// takeNumber moves a year's counter with the letter that carries the number, so
// that numbers have no gap (domain.md §6).
const takeNumber = `INSERT INTO counters (year, last) VALUES ($1, $2)
	ON CONFLICT (year) DO UPDATE SET last = greatest(counters.last, EXCLUDED.last)`

// lookBeforeRegistering holds the year's counter and finds letters that may
// be the same one (edges 3, 50).
func lookBeforeRegistering(ctx context.Context, tx pgx.Tx, req workflow.Request, view *workflow.View) error {
	if err := holdCounter(ctx, tx, req.Year, view); err != nil {
		return err
	}
	if req.SourceID != "" {
		same, err := readLetters(ctx, tx, `WHERE source_id = $1`, req.SourceID)
		if err != nil {
			return err
		}
		if len(same) > 0 {
			view.SameSource = same[0]
		}
	}
	if req.Body == "" {
		return nil
	}
	rows, err := tx.Query(ctx, `SELECT number FROM letters WHERE body_sha256 = $1 ORDER BY year, seq`, workflow.Digest(req.Body))
	if err != nil {
		return fmt.Errorf("look for the same wording: %w", err)
	}
	view.SameBody, err = pgx.CollectRows(rows, pgx.RowTo[workflow.Number])
	return err
}

// holdCounter shows the next number of a year and keeps others from it until the
// transaction ends. A number that no letter took stays the next one.
func holdCounter(ctx context.Context, tx pgx.Tx, year int, view *workflow.View) error {
	if _, err := tx.Exec(ctx, `INSERT INTO counters (year, last) VALUES ($1, 0) ON CONFLICT DO NOTHING`, year); err != nil {
		return fmt.Errorf("open the counter of %d: %w", year, err)
	}
	last := 0
	if err := tx.QueryRow(ctx, `SELECT last FROM counters WHERE year = $1 FOR UPDATE`, year).Scan(&last); err != nil {
		return fmt.Errorf("hold the counter of %d: %w", year, err)
	}
	view.Next = workflow.Number{Year: year, Seq: last + 1}
	return nil
}

// LatestNumber is the last number given out in a year, zero when none was.
func (db *DB) LatestNumber(ctx context.Context, year int) (workflow.Number, error) {
	last := 0
	err := db.Pool.QueryRow(ctx, `SELECT last FROM counters WHERE year = $1`, year).Scan(&last)
	if errors.Is(err, pgx.ErrNoRows) || (err == nil && last == 0) {
		return workflow.Number{}, nil
	}
	return workflow.Number{Year: year, Seq: last}, err
}
