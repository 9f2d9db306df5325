package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// History lists the steps on a letter, oldest first (记录).
func (db *DB) History(ctx context.Context, n workflow.Number) ([]workflow.Logged, error) {
	rows, err := db.Pool.Query(ctx, `SELECT at::timestamptz AS at, actor, command FROM events WHERE subject = $1 ORDER BY n`, n.String())
	if err != nil {
		return nil, fmt.Errorf("read the history of %s: %w", n, err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[workflow.Logged])
}
