package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// ClockOffset is how far the service's clock is from the wall. A start given
// for the first time is remembered with its offset and shared between
// processes; the same start again does not rewind, another one starts anew.
// An empty start is the wall clock.
func (db *DB) ClockOffset(ctx context.Context, start string, wall time.Time) (time.Duration, error) {
	if start == "" {
		return 0, nil
	}
	begin, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return 0, fmt.Errorf("read clock start: %w", err)
	}
	var offset int64
	err = pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		err := tx.QueryRow(ctx, `SELECT offset_us FROM clock WHERE start = $1`, start).Scan(&offset)
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		return tx.QueryRow(ctx, `INSERT INTO clock (id, start, offset_us) VALUES (1, $1, $2)
			ON CONFLICT (id) DO UPDATE SET start = EXCLUDED.start,
				offset_us = CASE WHEN clock.start = EXCLUDED.start THEN clock.offset_us ELSE EXCLUDED.offset_us END
			RETURNING offset_us`, start, begin.Sub(wall).Microseconds()).Scan(&offset)
	})
	return time.Duration(offset) * time.Microsecond, err
}

// KnownClockOffset is ClockOffset for commands that only read: it writes
// nothing, and a start that no service has used counts for this process alone.
func (db *DB) KnownClockOffset(ctx context.Context, start string, wall time.Time) (time.Duration, error) {
	if start == "" {
		return 0, nil
	}
	begin, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return 0, fmt.Errorf("read clock start: %w", err)
	}
	var offset int64
	err = db.Pool.QueryRow(ctx, `SELECT offset_us FROM clock WHERE start = $1`, start).Scan(&offset)
	if errors.Is(err, pgx.ErrNoRows) {
		return begin.Sub(wall), nil
	}
	return time.Duration(offset) * time.Microsecond, err
}
