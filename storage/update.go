package storage

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// houseLock is held while the organisation or the calendar changes, and shared by
// every other change.
const houseLock = 7_401_001

// Update is the one write path; see workflow.Store.
func (db *DB) Update(ctx context.Context, req workflow.Request, decide func(workflow.View) (workflow.Change, error)) ([]workflow.Notice, error) {
	var told []workflow.Notice
	err := pgx.BeginFunc(ctx, db.Pool, func(tx pgx.Tx) error {
		view, err := db.view(ctx, tx, req)
		if err != nil {
			return err
		}
		change, err := decide(view)
		if err != nil {
			return err
		}
		told, err = db.commit(ctx, tx, change)
		return err
	})
	if err != nil {
		return nil, err
	}
	return told, nil
}

// holdHouse keeps the organisation and the calendar as they stand until the change is
// committed: changes of letters share the lock, a change of the house has it alone.
// So no letter is dated by a calendar that is being replaced (domain.md §4).
func holdHouse(ctx context.Context, tx pgx.Tx, alone bool) error {
	lock := "SELECT pg_advisory_xact_lock_shared($1)"
	if alone {
		lock = "SELECT pg_advisory_xact_lock($1)"
	}
	if _, err := tx.Exec(ctx, lock, houseLock); err != nil {
		return fmt.Errorf("lock organisation and calendar: %w", err)
	}
	return nil
}

// view reads, under lock, what the decision is made on.
func (db *DB) view(ctx context.Context, tx pgx.Tx, req workflow.Request) (workflow.View, error) {
	if err := holdHouse(ctx, tx, req.House); err != nil {
		return workflow.View{}, err
	}
	view := workflow.View{Letters: map[workflow.Number]workflow.Letter{}}
	letters, err := viewLetters(ctx, tx, req)
	if err != nil {
		return view, err
	}
	for _, l := range letters {
		view.Letters[l.Number] = l
	}
	if req.Year != 0 {
		if err := lookBeforeRegistering(ctx, tx, req, &view); err != nil {
			return view, err
		}
	}
	view.Rules, err = db.rules(ctx, tx)
	return view, err
}

// commit writes a change: lanes first, so that a lane that is just finishing
// waits for this transaction and sees its rows.
func (db *DB) commit(ctx context.Context, tx pgx.Tx, c workflow.Change) ([]workflow.Notice, error) {
	if err := db.insertLanes(ctx, tx, c); err != nil {
		return nil, err
	}
	if err := finishTurn(ctx, tx, c.Turn, db.Now()); err != nil {
		return nil, err
	}
	if err := saveHouse(ctx, tx, c); err != nil {
		return nil, err
	}
	for i := range c.Letters {
		if err := saveLetter(ctx, tx, &c.Letters[i]); err != nil {
			return nil, fmt.Errorf("save letter %s: %w", c.Letters[i].Number, err)
		}
	}
	if err := insertReadings(ctx, tx, c.Readings); err != nil {
		return nil, err
	}
	for _, e := range c.Events {
		if err := appendEvent(ctx, tx, e); err != nil {
			return nil, fmt.Errorf("log %s of %s: %w", e.Command, e.Subject, err)
		}
	}
	return insertDeliveries(ctx, tx, c.Notices, db.Now())
}

// insertLanes wakes who asks the assistant, and the recipients whose notice is due now; later ones are
// found by the sweep when their time has come.
func (db *DB) insertLanes(ctx context.Context, tx pgx.Tx, c workflow.Change) error {
	if db.Lanes == nil {
		return nil
	}
	if c.Turn != nil && c.Turn.Ask != nil {
		if err := db.Lanes.InsertLanes(ctx, tx, AssistLanes, []string{c.Turn.Speaker}); err != nil {
			return err
		}
	}
	now, keys := db.Now(), []string(nil)
	for _, n := range c.Notices {
		if !n.Due.After(now) {
			keys = append(keys, n.To)
		}
	}
	slices.Sort(keys)
	if keys = slices.Compact(keys); len(keys) == 0 {
		return nil
	}
	return db.Lanes.InsertLanes(ctx, tx, DeliveryLanes, keys)
}
