package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// house is the organisation and the calendar as of some count of their log;
// both are read anew only when one of the counts has moved.
type house struct {
	log   houseLog
	rules workflow.Rules
}

// houseLog counts the events of the organisation and of the calendar.
type houseLog struct{ organisation, calendar int }

// Rules reads the calendar and the organisation; see workflow.Store.
func (db *DB) Rules(ctx context.Context) (workflow.Rules, error) { return db.rules(ctx, db.Pool) }

// rules reads again if the counts moved meanwhile: people of one moment among
// the offices of another would lose somebody's rights.
func (db *DB) rules(ctx context.Context, q querier) (workflow.Rules, error) {
	before, err := counts(ctx, q)
	for err == nil {
		if known := db.house.Load(); known != nil && known.log == before {
			return known.rules, nil
		}
		read := house{log: before}
		if read.rules, err = db.readRules(ctx, q); err != nil {
			break
		}
		if before, err = counts(ctx, q); err == nil && before == read.log {
			db.house.Store(&read)
			return read.rules, nil
		}
	}
	return workflow.Rules{}, err
}

func (db *DB) readRules(ctx context.Context, q querier) (workflow.Rules, error) {
	directory, err := readDirectory(ctx, q)
	if err != nil {
		return workflow.Rules{}, err
	}
	layers, err := readLayers(ctx, q)
	if err != nil {
		return workflow.Rules{}, err
	}
	return workflow.Rules{Calendar: calendar.New(layers...), People: directory, Settings: db.Settings}, nil
}

func counts(ctx context.Context, q querier) (houseLog, error) {
	var h houseLog
	err := q.QueryRow(ctx, `SELECT coalesce(max(count) FILTER (WHERE subject = $1), 0), coalesce(max(count) FILTER (WHERE subject = $2), 0)
		FROM chains WHERE subject IN ($1, $2)`, workflow.SubjectOrganisation, workflow.SubjectCalendar).Scan(&h.organisation, &h.calendar)
	if err != nil {
		return h, fmt.Errorf("look whether the organisation changed: %w", err)
	}
	return h, nil
}

// errUnlogged refuses a change of the house that no event tells of: processes
// look at the log to know that they have to read anew.
var errUnlogged = errors.New("the organisation or the calendar changes without an event")

// saveHouse writes a changed organisation or calendar layer.
func saveHouse(ctx context.Context, tx pgx.Tx, c workflow.Change) error {
	tells := func(subject string) bool {
		return slices.ContainsFunc(c.Events, func(e workflow.Event) bool { return e.Subject == subject })
	}
	if (c.Directory != nil && !tells(workflow.SubjectOrganisation)) || (c.Layer != nil && !tells(workflow.SubjectCalendar)) {
		return errUnlogged
	}
	if c.Directory != nil {
		if err := saveDirectory(ctx, tx, c.Directory); err != nil {
			return fmt.Errorf("save the organisation: %w", err)
		}
	}
	if c.Layer != nil {
		if err := saveLayer(ctx, tx, *c.Layer); err != nil {
			return fmt.Errorf("save the calendar layer %s: %w", c.Layer.Name, err)
		}
	}
	return nil
}
