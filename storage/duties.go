package storage

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// ofDuty are the columns of a duty; openList shows open ones beside what lists need
// of their letter. The leader is the one it was last submitted to.
var (
	ofDuty   = columnsOf(reflect.TypeFor[workflow.Duty]())
	openList = `SELECT letters.number, letters.urgent, cardinality(letters.key_matter) > 0, letters.stage, letters.registered_at,
		coalesce((SELECT a.leader FROM approvals a WHERE a.letter = letters.number ORDER BY a.n DESC LIMIT 1), ''),
		` + ofDuty.of("duties") + `
		FROM duties JOIN letters ON letters.number = duties.letter WHERE duties.ended = ''
		ORDER BY duties.due_on, letters.urgent DESC, letters.year, letters.seq, duties.n`
)

// OpenDuties lists open duties; see workflow.Store.
func (db *DB) OpenDuties(ctx context.Context) ([]workflow.OpenDuty, error) {
	rows, err := db.Pool.Query(ctx, openList)
	if err != nil {
		return nil, fmt.Errorf("list open duties: %w", err)
	}
	duties, err := pgx.CollectRows(rows, scanOpenDuty)
	if err != nil {
		return nil, fmt.Errorf("list open duties: %w", err)
	}
	return duties, db.bar(ctx, duties)
}

func scanOpenDuty(row pgx.CollectableRow) (d workflow.OpenDuty, err error) {
	var registered time.Time
	err = row.Scan(append([]any{&d.Letter, &d.Urgent, &d.KeyMatter, &d.Stage, &registered, &d.Leader},
		ofDuty.targets(reflect.ValueOf(&d.Duty).Elem())...)...)
	d.Registered = calendar.Of(registered)
	return d, err
}

// bar says of each duty whom its letter accuses. It is read after the duties: who
// was cut off meanwhile is cut off here too.
func (db *DB) bar(ctx context.Context, duties []workflow.OpenDuty) error {
	var letters []string
	for _, d := range duties {
		letters = append(letters, d.Letter.String())
	}
	slices.Sort(letters)
	batch, accused := &pgx.Batch{}, map[string][]workflow.Recusal{}
	recusals.each(batch, slices.Compact(letters), func(letter string, r workflow.Recusal) { accused[letter] = append(accused[letter], r) })
	if err := db.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("read whom letters accuse: %w", err)
	}
	for i := range duties {
		duties[i].Barred = accused[duties[i].Letter.String()]
	}
	return nil
}
