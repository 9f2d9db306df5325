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
)

// Fingerprint reads the fingerprint of a month; ErrNoFingerprint when it has none.
func (db *DB) Fingerprint(ctx context.Context, year int, month time.Month) (Fingerprint, error) {
	rows, err := db.Pool.Query(ctx, `SELECT month, sum, covers, made_at FROM fingerprints WHERE month = $1`, fmt.Sprintf("%04d-%02d", year, month))
	if err != nil {
		return Fingerprint{}, fmt.Errorf("read the fingerprint: %w", err)
	}
	stored, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[fingerprintRow])
	if errors.Is(err, pgx.ErrNoRows) {
		err = ErrNoFingerprint
	}
	return stored.fingerprint(), err
}

// fingerprintRow is a fingerprint as it is stored.
type fingerprintRow struct {
	Month, Sum, Covers string
	MadeAt             time.Time
}

func (r fingerprintRow) fingerprint() Fingerprint {
	f := fingerprintOf(r.Month, r.heads(), r.MadeAt)
	f.Sum = r.Sum
	return f
}

// heads reads back what the fingerprint covers; lines that are no such thing are
// left out, and then the sum is not the stored one.
func (r fingerprintRow) heads() []head {
	var heads []head
	for line := range strings.Lines(r.Covers) {
		var h head
		if n, _ := fmt.Sscanf(line, "%s %d %s\n", &h.Subject, &h.N, &h.Hash); n == 3 {
			heads = append(heads, h)
		}
	}
	return heads
}

// fingerprints lists them all, oldest month first, without what they cover.
func fingerprints(ctx context.Context, tx pgx.Tx) ([]fingerprintRow, error) {
	rows, err := tx.Query(ctx, `SELECT month, sum, '' AS covers, made_at FROM fingerprints ORDER BY month COLLATE "C"`)
	if err != nil {
		return nil, fmt.Errorf("read the fingerprints: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[fingerprintRow])
}

// fingerprints works out every fingerprint anew from the events it covers, and
// finds the months between them that have none.
func (a *Audit) fingerprints(ctx context.Context, tx pgx.Tx) error {
	known, err := fingerprints(ctx, tx)
	if err != nil || len(known) == 0 {
		return err
	}
	if err := a.gaps(ctx, tx, known); err != nil {
		return err
	}
	for _, f := range known {
		if err := a.fingerprint(ctx, tx, f); err != nil {
			return fmt.Errorf("work out the fingerprint of %s anew: %w", f.Month, err)
		}
	}
	return nil
}

// gaps finds the months before the newest fingerprint that have none.
func (a *Audit) gaps(ctx context.Context, tx pgx.Tx, known []fingerprintRow) error {
	newest := known[len(known)-1]
	m, err := firstMonth(ctx, tx, newest.MadeAt)
	for ; err == nil && !m.IsZero() && m.Format(monthForm) < newest.Month; m = m.AddDate(0, 1, 0) {
		if !slices.ContainsFunc(known, func(f fingerprintRow) bool { return f.Month == m.Format(monthForm) }) {
			a.Flaws = append(a.Flaws, Flaw{Subject: m.Format(monthForm), What: FlawNoFingerprint, Month: m.Format(monthForm)})
		}
	}
	return err
}

// fingerprint holds one month against its events. Where they differ it names the
// chains that were rewritten, or the month when the fingerprint itself was.
func (a *Audit) fingerprint(ctx context.Context, tx pgx.Tx, f fingerprintRow) error {
	if err := tx.QueryRow(ctx, `SELECT covers FROM fingerprints WHERE month = $1`, f.Month).Scan(&f.Covers); err != nil {
		return err
	}
	covers := f.heads()
	now, err := headsNow(ctx, tx, covers)
	if err != nil {
		return err
	}
	a.Fingerprints = append(a.Fingerprints, f.fingerprint())
	if workflow.Digest(covered(now)) == f.Sum {
		return nil
	}
	before := len(a.Flaws)
	for i, h := range covers {
		if now[i] != h {
			a.Flaws = append(a.Flaws, Flaw{Subject: h.Subject, N: h.N, What: FlawFingerprint, Month: f.Month})
		}
	}
	if len(a.Flaws) == before {
		a.Flaws = append(a.Flaws, Flaw{Subject: f.Month, What: FlawFingerprint, Month: f.Month})
	}
	return nil
}

// headsNow reads the hashes that stand today where the heads stood.
func headsNow(ctx context.Context, tx pgx.Tx, heads []head) ([]head, error) {
	subjects, counts := make([]string, len(heads)), make([]int, len(heads))
	for i, h := range heads {
		subjects[i], counts[i] = h.Subject, h.N
	}
	rows, err := tx.Query(ctx, `SELECT h.subject, h.n, coalesce(e.hash, '') FROM unnest($1::text[], $2::int[]) WITH ORDINALITY h (subject, n, i)
		LEFT JOIN events e ON e.subject = h.subject AND e.n = h.n ORDER BY h.i`, subjects, counts)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[head])
}
