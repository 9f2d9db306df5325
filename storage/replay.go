package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// replayBatch is how many letters are held in memory at a time.
const replayBatch = 200

// Replayed is what a replay of the log found.
type Replayed struct {
	Letters, Events int
	Flaws           []Flaw
}

// Replay builds what stands anew from its events and holds the two against each
// other (domain.md §12): every letter, the organisation and the calendar, or only
// the letters that are named. A field that was changed behind the log's back is a
// flaw, and so is an event that does not find what the events before it left. It
// reads one snapshot, some letters at a time, so it may run beside the service.
// Contact details are in no log (edges 54), so nothing is known of them here.
func (db *DB) Replay(ctx context.Context, only ...workflow.Number) (Replayed, error) {
	var r Replayed
	err := pgx.BeginTxFunc(ctx, db.Pool, snapshot, func(tx pgx.Tx) error {
		if len(only) > 0 {
			return r.named(ctx, tx, only)
		}
		if err := r.all(ctx, tx); err != nil {
			return err
		}
		if err := r.withoutLetter(ctx, tx); err != nil {
			return err
		}
		return r.house(ctx, tx)
	})
	return r, err
}

// snapshot is one moment of the whole database, only read.
var snapshot = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}

func (r *Replayed) named(ctx context.Context, tx pgx.Tx, only []workflow.Number) error {
	letters, err := readLetters(ctx, tx, `WHERE number = ANY($1)`, texts(only))
	if err != nil {
		return err
	}
	if len(letters) < len(only) {
		return workflow.ErrNoLetter
	}
	return r.letters(ctx, tx, letters)
}

// all walks the letters in the order of their numbers.
func (r *Replayed) all(ctx context.Context, tx pgx.Tx) error {
	const next = `WHERE number IN (SELECT number FROM letters WHERE (year, seq) > ($1, $2) ORDER BY year, seq LIMIT $3)`
	var last workflow.Number
	for {
		letters, err := readLetters(ctx, tx, next, last.Year, last.Seq, replayBatch)
		if err != nil || len(letters) == 0 {
			return err
		}
		if err := r.letters(ctx, tx, letters); err != nil {
			return err
		}
		last = letters[len(letters)-1].Number
	}
}

func (r *Replayed) letters(ctx context.Context, tx pgx.Tx, letters []workflow.Letter) error {
	subjects := make([]string, len(letters))
	for i, l := range letters {
		subjects[i] = l.Number.String()
	}
	told := map[string]*workflow.Rebuilt{}
	err := r.events(ctx, tx, subjects, func(n int, e workflow.Event) {
		if told[e.Subject] == nil {
			told[e.Subject] = &workflow.Rebuilt{}
		}
		r.add(told[e.Subject], n, e)
	})
	if err != nil {
		return err
	}
	for i, l := range letters {
		r.Letters++
		if log := told[subjects[i]]; log != nil {
			r.compare(subjects[i], log, workflow.TraceOf(l))
		} else {
			r.Flaws = append(r.Flaws, Flaw{Subject: subjects[i], What: FlawNoLog})
		}
	}
	return nil
}

// events reads the events of some subjects, each subject's oldest first.
func (r *Replayed) events(ctx context.Context, tx pgx.Tx, subjects []string, each func(n int, e workflow.Event)) error {
	rows, err := tx.Query(ctx, `SELECT subject, n, command, data FROM events WHERE subject = ANY($1) ORDER BY subject, n`, subjects)
	if err != nil {
		return fmt.Errorf("read events: %w", err)
	}
	var n int
	var e workflow.Event
	if _, err := pgx.ForEachRow(rows, []any{&e.Subject, &n, &e.Command, &e.Data}, func() error {
		r.Events++
		each(n, e)
		return nil
	}); err != nil {
		return fmt.Errorf("read events: %w", err)
	}
	return nil
}

// add replays one event; what it contradicts is a flaw.
func (r *Replayed) add(told *workflow.Rebuilt, n int, e workflow.Event) {
	changes, err := e.Changes()
	if err != nil {
		r.Flaws = append(r.Flaws, Flaw{Subject: e.Subject, N: n, What: FlawUnread})
	}
	for _, field := range told.Add(changes) {
		r.Flaws = append(r.Flaws, Flaw{Subject: e.Subject, N: n, What: FlawUnfit, Field: field})
	}
}

func (r *Replayed) compare(subject string, told *workflow.Rebuilt, stands workflow.Trace) {
	for _, field := range told.Differs(stands) {
		r.Flaws = append(r.Flaws, Flaw{Subject: subject, What: FlawDiffers, Field: field})
	}
}

// withoutLetter finds logs of letters that are not there.
func (r *Replayed) withoutLetter(ctx context.Context, tx pgx.Tx) error {
	rows, err := tx.Query(ctx, `SELECT DISTINCT subject FROM events WHERE subject NOT IN ($1, $2)
		AND NOT EXISTS (SELECT FROM letters WHERE number = subject) ORDER BY subject`, workflow.SubjectOrganisation, workflow.SubjectCalendar)
	if err != nil {
		return fmt.Errorf("look for logs without a letter: %w", err)
	}
	subjects, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, s := range subjects {
		r.Flaws = append(r.Flaws, Flaw{Subject: s, What: FlawNoLetter})
	}
	return err
}
