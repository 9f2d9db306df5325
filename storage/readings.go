package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// insertReadings adds to the read log of sealed items. Nothing in it is ever
// changed or taken away.
func insertReadings(ctx context.Context, tx pgx.Tx, readings []workflow.Reading) error {
	batch := &pgx.Batch{}
	for _, r := range readings {
		batch.Queue(`INSERT INTO readings (letter, reader, at, what) VALUES ($1, $2, $3, $4)`, r.Letter, r.Reader, r.At, r.What)
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("log who read sealed items: %w", err)
	}
	return nil
}

// Readings lists who opened sealed items of a letter, oldest first (domain.md §5).
func (db *DB) Readings(ctx context.Context, n workflow.Number) ([]workflow.Reading, error) {
	rows, err := db.Pool.Query(ctx, `SELECT letter, reader, at, what FROM readings WHERE letter = $1 ORDER BY id`, n)
	if err != nil {
		return nil, fmt.Errorf("read who read %s: %w", n, err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[workflow.Reading])
}
