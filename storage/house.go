package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// house is the organisation and the calendar as of some count of their log;
// both are read anew only when one of the counts has moved.
type house struct {
	organisation, calendar int
	rules                  workflow.Rules
}

// Rules reads the calendar and the organisation; see workflow.Store.
func (db *DB) Rules(ctx context.Context) (workflow.Rules, error) { return db.rules(ctx, db.Pool) }

func (db *DB) rules(ctx context.Context, q querier) (workflow.Rules, error) {
	now, err := counts(ctx, q)
	if err != nil {
		return workflow.Rules{}, err
	}
	if known := db.house.Load(); known != nil && known.organisation == now.organisation && known.calendar == now.calendar {
		return known.rules, nil
	}
	directory, err := readDirectory(ctx, q)
	if err != nil {
		return workflow.Rules{}, err
	}
	layers, err := readLayers(ctx, q)
	if err != nil {
		return workflow.Rules{}, err
	}
	now.rules = workflow.Rules{Calendar: calendar.New(layers...), People: directory, Settings: db.Settings}
	db.house.Store(&now)
	return now.rules, nil
}

func counts(ctx context.Context, q querier) (house, error) {
	var h house
	err := q.QueryRow(ctx, `SELECT coalesce(max(count) FILTER (WHERE subject = $1), 0), coalesce(max(count) FILTER (WHERE subject = $2), 0)
		FROM chains WHERE subject IN ($1, $2)`, workflow.SubjectOrganisation, workflow.SubjectCalendar).Scan(&h.organisation, &h.calendar)
	if err != nil {
		return h, fmt.Errorf("look whether the organisation changed: %w", err)
	}
	return h, nil
}

// saveHouse writes a changed organisation or calendar layer.
func saveHouse(ctx context.Context, tx pgx.Tx, c workflow.Change) error {
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
