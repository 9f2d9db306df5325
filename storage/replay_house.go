package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// house replays the organisation and the calendar.
func (r *Replayed) house(ctx context.Context, tx pgx.Tx) error {
	var organisation, days workflow.Rebuilt
	err := r.events(ctx, tx, []string{workflow.SubjectCalendar, workflow.SubjectOrganisation}, func(n int, e workflow.Event) {
		if e.Subject == workflow.SubjectOrganisation {
			r.add(&organisation, n, e)
		} else if days.AddLayer(e.Data) != nil {
			r.Flaws = append(r.Flaws, Flaw{Subject: e.Subject, N: n, What: FlawUnread})
		}
	})
	if err != nil {
		return err
	}
	directory, err := readDirectory(ctx, tx)
	if err != nil {
		return err
	}
	layers, err := layersTrace(ctx, tx)
	if err != nil {
		return err
	}
	r.compare(workflow.SubjectOrganisation, &organisation, workflow.TraceOf(*directory))
	r.compare(workflow.SubjectCalendar, &days, layers)
	return nil
}

// layersTrace reads the calendar as its events tell it.
func layersTrace(ctx context.Context, tx pgx.Tx) (workflow.Trace, error) {
	layers, err := readLayers(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `SELECT position FROM calendar_layers ORDER BY position`)
	if err != nil {
		return nil, fmt.Errorf("read calendar layers: %w", err)
	}
	positions, err := pgx.CollectRows(rows, pgx.RowTo[int])
	if err != nil {
		return nil, fmt.Errorf("read calendar layers: %w", err)
	}
	all := workflow.Trace{}
	for i, l := range layers {
		for at, text := range layerData(l, positions[i]).Trace() {
			all[at] = text
		}
	}
	return all, nil
}

func layerData(l calendar.Layer, position int) workflow.LayerData {
	data := workflow.LayerData{Layer: l.Name, Position: position, Years: l.Years}
	for _, e := range l.Entries {
		data.Days = append(data.Days, workflow.LayerDay(e))
	}
	return data
}
