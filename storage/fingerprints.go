package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Fingerprint (指纹) is one SHA-256 over the heads and counts of all chains as of
// the last event before a month ended (domain.md §12, edges 42). Once it is
// printed, nobody can rewrite what it covers, not even a whole chain.
type Fingerprint struct {
	Month            string // 2026-09
	Sum              string
	Subjects, Events int // what it covers
	MadeAt           time.Time
}

// String is the sum as it is printed: in eights, to be compared by eye.
func (f Fingerprint) String() string {
	var parts []string
	for part := range slices.Chunk([]byte(f.Sum), 8) {
		parts = append(parts, string(part))
	}
	return strings.Join(parts, " ")
}

// ErrNoFingerprint says that a month has none, or none yet.
var ErrNoFingerprint = errors.New("the month has no fingerprint")

const monthForm = "2006-01"

// MakeFingerprints makes the fingerprints of the months that ended before at and
// have none, from the first that has an event; those that are there stand. It
// returns the new ones, oldest first.
func (db *DB) MakeFingerprints(ctx context.Context, at time.Time) ([]Fingerprint, error) {
	var made []Fingerprint
	err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		made = nil
		missing, err := missingMonths(ctx, tx, at)
		for _, first := range missing {
			f, err := makeFingerprint(ctx, tx, first, at)
			if err != nil {
				return fmt.Errorf("make the fingerprint of %s: %w", first.Format(monthForm), err)
			}
			if f.Sum != "" {
				made = append(made, f)
			}
		}
		return err
	})
	return made, err
}

// missingMonths lists the first moments of the ended months without a
// fingerprint, in China's time.
func missingMonths(ctx context.Context, tx pgx.Tx, at time.Time) ([]time.Time, error) {
	known, err := fingerprints(ctx, tx)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, f := range known {
		there[f.Month] = true
	}
	var months []time.Time
	first, err := firstMonth(ctx, tx, at)
	for m := first; err == nil && !m.IsZero() && !m.AddDate(0, 1, 0).After(at); m = m.AddDate(0, 1, 0) {
		if !there[m.Format(monthForm)] {
			months = append(months, m)
		}
	}
	return months, err
}

// yearsBack is how far before a moment months are looked for: an event that was
// given a time of long ago must not make months without end.
const yearsBack = 20

// firstMonth is the beginning of the month of the oldest event, zero when there
// is none.
func firstMonth(ctx context.Context, tx pgx.Tx, at time.Time) (time.Time, error) {
	var oldest string
	err := tx.QueryRow(ctx, `SELECT coalesce(min(at COLLATE "C"), '') FROM events WHERE at COLLATE "C" > $1`,
		at.AddDate(-yearsBack, 0, 0).UTC().Format(logTime)).Scan(&oldest)
	if err != nil {
		return time.Time{}, fmt.Errorf("look for the oldest event: %w", err)
	}
	first, err := time.Parse(logTime, oldest)
	if err != nil {
		return time.Time{}, nil // no event, or no time: the walk names that one
	}
	year, month, _ := first.In(calendar.CST).Date()
	return time.Date(year, month, 1, 0, 0, 0, 0, calendar.CST), nil
}

// makeFingerprint sums up the chains, in one statement and so of one moment, as of
// the month's last day 24:00; that of another process at the same time stands. What it covers is kept beside it: an
// event may be logged later for an earlier moment.
func makeFingerprint(ctx context.Context, tx pgx.Tx, month, at time.Time) (Fingerprint, error) {
	end := month.AddDate(0, 1, 0).UTC().Format(logTime)
	rows, err := tx.Query(ctx, `SELECT DISTINCT ON (subject COLLATE "C") subject, n, hash FROM events
		WHERE at COLLATE "C" < $1 ORDER BY subject COLLATE "C", n DESC`, end)
	if err != nil {
		return Fingerprint{}, err
	}
	heads, err := pgx.CollectRows(rows, pgx.RowToStructByPos[head])
	if err != nil {
		return Fingerprint{}, err
	}
	covers := covered(heads)
	f := fingerprintOf(month.Format(monthForm), heads, at)
	tag, err := tx.Exec(ctx, `INSERT INTO fingerprints (month, sum, covers, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		f.Month, f.Sum, covers, f.MadeAt)
	if err != nil || tag.RowsAffected() == 0 {
		return Fingerprint{}, err
	}
	return f, nil
}

// head is how far a chain had come, and its hash there.
type head struct {
	Subject string
	N       int
	Hash    string
}

// covered is what is summed up: the chains in the order of their names, byte by byte.
func covered(heads []head) string {
	var b strings.Builder
	for _, h := range heads {
		fmt.Fprintf(&b, "%s %d %s\n", h.Subject, h.N, h.Hash)
	}
	return b.String()
}

func fingerprintOf(month string, heads []head, madeAt time.Time) Fingerprint {
	f := Fingerprint{Month: month, Sum: workflow.Digest(covered(heads)), Subjects: len(heads), MadeAt: madeAt}
	for _, h := range heads {
		f.Events += h.N
	}
	return f
}
