package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

func readDirectory(ctx context.Context, q querier) (*workflow.Directory, error) {
	rows, err := q.Query(ctx, `SELECT name, kind, aliases, topics, tags, coalesce(superior, '') AS superior FROM orgs ORDER BY position`)
	if err != nil {
		return nil, fmt.Errorf("read orgs: %w", err)
	}
	orgs, err := pgx.CollectRows(rows, pgx.RowToStructByName[workflow.Org])
	if err != nil {
		return nil, fmt.Errorf("read orgs: %w", err)
	}
	rows, err = q.Query(ctx, `SELECT userid AS user_id, spelling, name, org, roles, addressee, deputy, away_from, away_to FROM people ORDER BY position`)
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	people, err := pgx.CollectRows(rows, pgx.RowToStructByName[workflow.Person])
	if err != nil {
		return nil, fmt.Errorf("read people: %w", err)
	}
	return &workflow.Directory{Orgs: orgs, People: people}, nil
}

// saveDirectory puts the given organisation in the place of the old one; the
// log and letters name orgs and people by key and are not touched.
func saveDirectory(ctx context.Context, tx pgx.Tx, d *workflow.Directory) error {
	batch := &pgx.Batch{}
	batch.Queue(`DELETE FROM people`)
	batch.Queue(`DELETE FROM orgs`)
	for i, o := range d.Orgs {
		batch.Queue(`INSERT INTO orgs (name, kind, aliases, topics, tags, superior, position) VALUES ($1, $2, $3, $4, $5, nullif($6, ''), $7)`,
			o.Name, o.Kind, orEmpty(o.Aliases), orEmpty(o.Topics), orEmpty(o.Tags), o.Superior, i)
	}
	for i, p := range d.People {
		batch.Queue(`INSERT INTO people (userid, spelling, name, org, roles, addressee, deputy, away_from, away_to, position)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			p.UserID, p.Spelling, p.Name, p.Org, orEmpty(p.Roles), p.Addressee, p.Deputy, p.AwayFrom, p.AwayTo, i)
	}
	return tx.SendBatch(ctx, batch).Close()
}
