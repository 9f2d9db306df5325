package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow/calendar"
)

func readLayers(ctx context.Context, q querier) ([]calendar.Layer, error) {
	rows, err := q.Query(ctx, `SELECT name, years FROM calendar_layers ORDER BY position, name`)
	if err != nil {
		return nil, fmt.Errorf("read calendar layers: %w", err)
	}
	var layers []calendar.Layer
	var layer calendar.Layer
	if _, err := pgx.ForEachRow(rows, []any{&layer.Name, &layer.Years}, func() error {
		layers = append(layers, calendar.Layer{Name: layer.Name, Years: append([]int(nil), layer.Years...)})
		return nil
	}); err != nil {
		return nil, fmt.Errorf("read calendar layers: %w", err)
	}
	for i := range layers {
		rows, err := q.Query(ctx, `SELECT day, working, name FROM calendar_days WHERE layer = $1 ORDER BY day`, layers[i].Name)
		if err != nil {
			return nil, fmt.Errorf("read calendar days: %w", err)
		}
		if layers[i].Entries, err = pgx.CollectRows(rows, pgx.RowToStructByName[calendar.Entry]); err != nil {
			return nil, fmt.Errorf("read calendar days: %w", err)
		}
	}
	return layers, nil
}

// saveLayer puts the given layer in the place of the old one of its name; where it
// lies among the others is the calendar's to say.
func saveLayer(ctx context.Context, tx pgx.Tx, l calendar.Layer) error {
	batch := &pgx.Batch{}
	batch.Queue(`INSERT INTO calendar_layers (name, position, years)
		VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET years = EXCLUDED.years`, l.Name, calendar.Position(l.Name), orEmpty(l.Years))
	batch.Queue(`DELETE FROM calendar_days WHERE layer = $1`, l.Name)
	for _, e := range l.Entries {
		if e.Day.IsZero() {
			continue // says nothing, as calendar.Layer has it; of two for one day the last wins
		}
		batch.Queue(`INSERT INTO calendar_days (layer, day, working, name) VALUES ($1, $2, $3, $4)
			ON CONFLICT (layer, day) DO UPDATE SET working = EXCLUDED.working, name = EXCLUDED.name`, l.Name, e.Day, e.Working, e.Name)
	}
	return tx.SendBatch(ctx, batch).Close()
}
