package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// openRow is an open duty beside what lists need of its letter.
type openRow struct {
	Letter     workflow.Number
	Urgent     bool
	Stage      workflow.Stage
	Registered calendar.Day
	Leader     string
	Orgs       []string // whom the letter accuses
	Persons    []string
	workflow.Duty
}

// openDuties joins open duties with what lists need to know of their letters. A leader
// is named where something lies before him; the accused are never told.
var openDuties = `SELECT l.number AS letter, l.urgent, l.stage, (l.registered_at AT TIME ZONE '+08')::date AS registered,
	coalesce((SELECT a.leader FROM approvals a WHERE a.letter = l.number ORDER BY a.n DESC LIMIT 1), '') AS leader,
	coalesce((SELECT array_agg(r.org) FROM recusals r WHERE r.letter = l.number AND r.lifted_at IS NULL), '{}') AS orgs,
	coalesce((SELECT array_agg(r.person) FROM recusals r WHERE r.letter = l.number AND r.lifted_at IS NULL), '{}') AS persons, ` +
	selection[workflow.Duty]("d") + `
	FROM duties d JOIN letters l ON l.number = d.letter WHERE d.ended = ''
	ORDER BY d.due_on, l.urgent DESC, l.year, l.seq, d.n`

// OpenDuties lists open duties; see workflow.Store.
func (db *DB) OpenDuties(ctx context.Context) ([]workflow.OpenDuty, error) {
	rows, err := db.Pool.Query(ctx, openDuties)
	if err != nil {
		return nil, fmt.Errorf("list open duties: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[openRow])
	if err != nil {
		return nil, fmt.Errorf("list open duties: %w", err)
	}
	duties := make([]workflow.OpenDuty, len(found))
	for i, r := range found {
		duties[i] = workflow.OpenDuty{Letter: r.Letter, Urgent: r.Urgent, Stage: r.Stage, Registered: r.Registered, Leader: r.Leader,
			Barred: r.barred(), Duty: r.Duty}
	}
	return duties, nil
}

func (r openRow) barred() []workflow.Recusal {
	var list []workflow.Recusal
	for i := range r.Orgs {
		list = append(list, workflow.Recusal{Org: r.Orgs[i], Person: r.Persons[i]})
	}
	return list
}
