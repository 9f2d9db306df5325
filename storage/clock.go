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
	offset, known, err := db.knownOffset(ctx, start, wall)
	if err != nil || known {
		return offset, err
	}
	var stored int64
	err = db.Pool.QueryRow(ctx, `INSERT INTO clock (id, start, offset_us) VALUES (1, $1, $2)
		ON CONFLICT (id) DO UPDATE SET start = EXCLUDED.start,
			offset_us = CASE WHEN clock.start = EXCLUDED.start THEN clock.offset_us ELSE EXCLUDED.offset_us END
		RETURNING offset_us`, start, offset.Microseconds()).Scan(&stored)
	return time.Duration(stored) * time.Microsecond, err
}

// KnownClockOffset is ClockOffset for commands that only read: it writes
// nothing, and a start that no service has used counts for this process alone.
func (db *DB) KnownClockOffset(ctx context.Context, start string, wall time.Time) (time.Duration, error) {
	offset, _, err := db.knownOffset(ctx, start, wall)
	return offset, err
}

// knownOffset is the offset remembered for a start, or the one it would begin
// with; known says which.
func (db *DB) knownOffset(ctx context.Context, start string, wall time.Time) (offset time.Duration, known bool, err error) {
	if start == "" {
		return 0, true, nil
	}
	begin, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return 0, false, fmt.Errorf("read clock start: %w", err)
	}
	var stored int64
	err = db.Pool.QueryRow(ctx, `SELECT offset_us FROM clock WHERE start = $1`, start).Scan(&stored)
	if errors.Is(err, pgx.ErrNoRows) {
		return begin.Sub(wall), false, nil
	}
	return time.Duration(stored) * time.Microsecond, true, err
}
