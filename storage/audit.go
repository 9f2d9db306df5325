package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Flaw is one place where the log is not what was written (第十二节).
type Flaw struct {
	Subject string
	N       int // the event, 0 for the chain itself
	What    FlawKind
}

// FlawKind says what happened to the log.
type FlawKind string

// The flaws that Audit finds.
const (
	FlawChanged  FlawKind = "changed"   // 内容被改动
	FlawMissing  FlawKind = "missing"   // 中间缺失
	FlawCutOff   FlawKind = "cut_off"   // 尾部被截
	FlawNoChain  FlawKind = "no_chain"  // 链头缺失
	FlawNoLetter FlawKind = "no_letter" // 编号缺失
)

// Audit is what a walk over the whole log found.
type Audit struct {
	Events, Subjects int
	Flaws            []Flaw
}

// Audit walks every chain: each event's hash, its predecessor, the chain's
// head and count, and that every number given out has its letter (edges 53).
// It reads one snapshot, so it may run beside the service.
func (db *DB) Audit(ctx context.Context) (Audit, error) {
	var a Audit
	opts := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err := pgx.BeginTxFunc(ctx, db.Pool, opts, func(tx pgx.Tx) error {
		chains, err := readChains(ctx, tx)
		if err != nil {
			return err
		}
		a.Subjects = len(chains)
		if err := a.walk(ctx, tx, chains); err != nil {
			return err
		}
		return a.numbers(ctx, tx)
	})
	return a, err
}

// chain is where a subject's log stands, and how far the walk has come.
type chain struct {
	head  string
	count int
	seen  int
	last  string
}

func readChains(ctx context.Context, tx pgx.Tx) (map[string]*chain, error) {
	rows, err := tx.Query(ctx, `SELECT subject, head, count FROM chains`)
	if err != nil {
		return nil, fmt.Errorf("read chains: %w", err)
	}
	chains := map[string]*chain{}
	var subject, head string
	var count int
	_, err = pgx.ForEachRow(rows, []any{&subject, &head, &count}, func() error {
		chains[subject] = &chain{head: head, count: count}
		return nil
	})
	return chains, err
}

func (a *Audit) walk(ctx context.Context, tx pgx.Tx, chains map[string]*chain) error {
	rows, err := tx.Query(ctx, `SELECT subject, n, at, actor, command, data, previous, hash FROM events ORDER BY subject, n`)
	if err != nil {
		return fmt.Errorf("read events: %w", err)
	}
	var e entry
	_, err = pgx.ForEachRow(rows, []any{&e.Subject, &e.N, &e.At, &e.Actor, &e.Command, &e.Data, &e.Previous, &e.Hash}, func() error {
		a.Events++
		c := chains[e.Subject]
		if c == nil {
			c = &chain{}
			chains[e.Subject] = c
			a.flaw(e.Subject, e.N, FlawNoChain)
		}
		a.check(c, e)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read events: %w", err)
	}
	for subject, c := range chains {
		if c.seen < c.count {
			a.flaw(subject, c.seen+1, FlawCutOff)
		} else if c.last != c.head {
			a.flaw(subject, c.seen, FlawChanged)
		}
	}
	return nil
}

// check holds one event against the one before it.
func (a *Audit) check(c *chain, e entry) {
	switch {
	case e.N != c.seen+1:
		a.flaw(e.Subject, c.seen+1, FlawMissing)
	case e.Hash != e.sum() || e.Previous != c.last:
		a.flaw(e.Subject, e.N, FlawChanged)
	}
	c.seen, c.last = e.N, e.Hash
}

// numbers finds numbers that were given out and whose letter or log is gone.
func (a *Audit) numbers(ctx context.Context, tx pgx.Tx) error {
	rows, err := tx.Query(ctx, `SELECT format('%s-%s', c.year, lpad(s::text, greatest(4, length(s::text)), '0'))
		FROM counters c, generate_series(1, c.last) s
		WHERE NOT EXISTS (SELECT FROM letters l WHERE l.year = c.year AND l.seq = s)
		   OR NOT EXISTS (SELECT FROM chains h WHERE h.subject = format('%s-%s', c.year, lpad(s::text, greatest(4, length(s::text)), '0')))
		ORDER BY 1`)
	if err != nil {
		return fmt.Errorf("look for missing numbers: %w", err)
	}
	missing, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, number := range missing {
		a.flaw(number, 0, FlawNoLetter)
	}
	return err
}

func (a *Audit) flaw(subject string, n int, what FlawKind) {
	a.Flaws = append(a.Flaws, Flaw{Subject: subject, N: n, What: what})
}
