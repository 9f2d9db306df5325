package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// Flaw is one place where the log is not what was written (第十二节).
type Flaw struct {
	Subject string
	N       int // the event, 0 for the chain itself
	What    FlawKind
	Field   string // of FlawDiffers and FlawUnfit: the field's path, never its wording
	Month   string // of FlawFingerprint: whose fingerprint, 2026-09
}

// FlawKind says what happened to the log.
type FlawKind string

// The flaws that Audit finds, and those of Replay.
const (
	FlawChanged  FlawKind = "changed"   // 内容被改动
	FlawMissing  FlawKind = "missing"   // 中间缺失
	FlawCutOff   FlawKind = "cut_off"   // 尾部被截
	FlawNoChain  FlawKind = "no_chain"  // 链头缺失
	FlawNoLetter FlawKind = "no_letter" // 编号缺失

	FlawFingerprint   FlawKind = "fingerprint"    // 与当月指纹不符
	FlawNoFingerprint FlawKind = "no_fingerprint" // 缺当月指纹

	FlawDiffers FlawKind = "differs" // 与登记不符
	FlawUnfit   FlawKind = "unfit"   // 与前文不接
	FlawUnread  FlawKind = "unread"  // 无法据以重建
	FlawNoLog   FlawKind = "no_log"  // 有登记无日志
)

// Audit is what a walk over the whole log found.
type Audit struct {
	Events, Subjects int
	Flaws            []Flaw
	Fingerprints     []Fingerprint // that were worked out anew, oldest first
}

// Audit walks every chain: each event's hash, its predecessor, the chain's
// head and count, that every number given out has its letter (edges 53), and that
// the months' fingerprints still hold, so that even a rewritten chain is found.
// It reads one snapshot, so it may run beside the service.
func (db *DB) Audit(ctx context.Context) (Audit, error) {
	var a Audit
	err := pgx.BeginTxFunc(ctx, db.Pool, snapshot, func(tx pgx.Tx) error {
		chains, err := readChains(ctx, tx)
		if err != nil {
			return err
		}
		a.Subjects = len(chains)
		if err := a.walk(ctx, tx, chains); err != nil {
			return err
		}
		if err := a.numbers(ctx, tx, chains); err != nil {
			return err
		}
		return a.fingerprints(ctx, tx)
	})
	return a, err
}

// chain is where a subject's log stands, and how far the walk has come.
type chain struct {
	head   string
	count  int
	orphan bool // events without a row in chains
	seen   int
	last   string
	doubt  bool // the event last seen is not what was written, so nothing follows from its hash
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
			c = &chain{orphan: true}
			chains[e.Subject] = c
			a.flaw(e.Subject, 0, FlawNoChain)
		}
		a.check(c, e)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read events: %w", err)
	}
	for _, subject := range slices.Sorted(maps.Keys(chains)) {
		a.finish(subject, chains[subject])
	}
	return nil
}

// check holds one event against the one before it. Where two events that are
// whole in themselves do not fit together, the earlier one was written anew:
// the later still knows what stood there.
func (a *Audit) check(c *chain, e entry) {
	whole := e.Hash == e.sum() && (e.N > 1 || e.Previous == "")
	gap := e.N != c.seen+1
	if gap {
		a.flaw(e.Subject, c.seen+1, FlawMissing)
	}
	switch {
	case !whole:
		a.flaw(e.Subject, e.N, FlawChanged)
	case !gap && !c.doubt && e.Previous != c.last:
		a.flaw(e.Subject, max(c.seen, 1), FlawChanged)
	}
	c.seen, c.last, c.doubt = e.N, e.Hash, !whole
}

// finish holds the last event of a subject against the head of its chain.
func (a *Audit) finish(subject string, c *chain) {
	switch {
	case c.orphan:
	case c.seen < c.count:
		a.flaw(subject, c.seen+1, FlawCutOff)
	case c.seen > c.count:
		a.flaw(subject, c.count+1, FlawChanged)
	case !c.doubt && c.last != c.head:
		a.flaw(subject, c.seen, FlawChanged)
	}
}

// numbers finds numbers that were given out and whose letter, or whose whole
// log, is gone. Where only the chain is gone, the walk has said so.
func (a *Audit) numbers(ctx context.Context, tx pgx.Tx, chains map[string]*chain) error {
	rows, err := tx.Query(ctx, `SELECT number FROM letters`)
	if err != nil {
		return fmt.Errorf("read numbers: %w", err)
	}
	there := map[string]bool{}
	var number string
	if _, err := pgx.ForEachRow(rows, []any{&number}, func() error { there[number] = true; return nil }); err != nil {
		return fmt.Errorf("read numbers: %w", err)
	}
	if rows, err = tx.Query(ctx, `SELECT year, last FROM counters ORDER BY year`); err != nil {
		return fmt.Errorf("read counters: %w", err)
	}
	var last workflow.Number
	_, err = pgx.ForEachRow(rows, []any{&last.Year, &last.Seq}, func() error {
		for n := (workflow.Number{Year: last.Year, Seq: 1}); n.Seq <= last.Seq; n.Seq++ {
			if !there[n.String()] || chains[n.String()] == nil {
				a.flaw(n.String(), 0, FlawNoLetter)
			}
		}
		return nil
	})
	return err
}

func (a *Audit) flaw(subject string, n int, what FlawKind) {
	a.Flaws = append(a.Flaws, Flaw{Subject: subject, N: n, What: what})
}
