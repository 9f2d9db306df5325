package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

const dutyColumns = `n, d.round, assignment, kind, owner, charged_to, opened_on, due_on,
	coalesce(due_at, ` + never + `) AS due_at, provisional, met_on, ended`

const selectDuties = `SELECT ` + dutyColumns + ` FROM duties d WHERE letter = $1 ORDER BY n`

const upsertDuty = `INSERT INTO duties (letter, n, round, assignment, kind, owner, charged_to, opened_on, due_on,
		due_at, provisional, met_on, ended)
	VALUES (@letter, @n, @round, @assignment, @kind, @owner, @charged_to, @opened_on, @due_on,
		nullif(@due_at, ` + never + `), @provisional, @met_on, @ended)
	ON CONFLICT (letter, n) DO UPDATE SET due_on = EXCLUDED.due_on, due_at = EXCLUDED.due_at,
		provisional = EXCLUDED.provisional, met_on = EXCLUDED.met_on, ended = EXCLUDED.ended`

func dutyArgs(letter string, d workflow.Duty) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"letter": letter, "n": d.N, "round": d.Round, "assignment": d.Assignment, "kind": d.Kind, "owner": d.Owner,
		"charged_to": d.ChargedTo, "opened_on": d.OpenedOn, "due_on": d.DueOn, "due_at": d.DueAt,
		"provisional": d.Provisional, "met_on": d.MetOn, "ended": d.Ended,
	}
}

// openRow is an open duty beside what lists need of its letter.
type openRow struct {
	Letter workflow.Number
	Urgent bool
	Stage  workflow.Stage
	workflow.Duty
}

// OpenDuties lists open duties; see workflow.Store.
func (db *DB) OpenDuties(ctx context.Context) ([]workflow.OpenDuty, error) {
	rows, err := db.Pool.Query(ctx, `SELECT l.number AS letter, l.urgent, l.stage, `+dutyColumns+`
		FROM duties d JOIN letters l ON l.number = d.letter WHERE d.ended = ''
		ORDER BY d.due_on, l.urgent DESC, l.year, l.seq, d.n`)
	if err != nil {
		return nil, fmt.Errorf("list open duties: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[openRow])
	if err != nil {
		return nil, fmt.Errorf("list open duties: %w", err)
	}
	duties := make([]workflow.OpenDuty, len(found))
	for i, r := range found {
		duties[i] = workflow.OpenDuty{Letter: r.Letter, Urgent: r.Urgent, Stage: r.Stage, Duty: r.Duty}
	}
	return duties, nil
}

const selectUrges = `SELECT n, round, duty, unit, by, at FROM urges WHERE letter = $1 ORDER BY n`

const insertUrge = `INSERT INTO urges (letter, n, round, duty, unit, by, at)
	VALUES (@letter, @n, @round, @duty, @unit, @by, @at) ON CONFLICT DO NOTHING`

func urgeArgs(letter string, u workflow.Urge) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{"letter": letter, "n": u.N, "round": u.Round, "duty": u.Duty, "unit": u.Unit, "by": u.By, "at": u.At}
}
