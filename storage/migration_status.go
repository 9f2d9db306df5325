package storage

import (
	"context"
	"fmt"
	"path"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/riverqueue/river/rivermigrate"
)

// Migration is one step of the database's form, and whether the database has taken it.
type Migration struct {
	// Part is "tables" for ours and "queue" for the job queue's.
	Part    string
	Version int64
	Name    string
	Applied bool
}

// MigrationStatus lists all steps this binary knows, ours first, each in order. It only
// reads, so that a check of a wrong database leaves no trace there.
func MigrationStatus(ctx context.Context, url string) ([]Migration, error) {
	var list []Migration
	err := withPool(ctx, url, func(pool *pgxpool.Pool) error {
		tables, err := tablesStatus(ctx, pool)
		if err != nil {
			return err
		}
		queue, err := queueStatus(ctx, pool)
		list = slices.Concat(tables, queue)
		return err
	})
	return list, err
}

func tablesStatus(ctx context.Context, pool *pgxpool.Pool) ([]Migration, error) {
	applied, err := appliedTables(ctx, pool)
	if err != nil {
		return nil, fmt.Errorf("reading which migrations were applied: %w", err)
	}
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()
	provider, err := tablesProvider(db)
	if err != nil {
		return nil, err
	}
	var list []Migration
	for _, s := range provider.ListSources() {
		list = append(list, Migration{Part: "tables", Version: s.Version, Name: path.Base(s.Path), Applied: slices.Contains(applied, s.Version)})
	}
	return list, nil
}

// appliedTables asks by hand: the library's own status would create its table.
func appliedTables(ctx context.Context, pool *pgxpool.Pool) ([]int64, error) {
	var there bool
	if err := pool.QueryRow(ctx, `SELECT to_regclass('public.goose_db_version') IS NOT NULL`).Scan(&there); err != nil || !there {
		return nil, err
	}
	rows, err := pool.Query(ctx, `SELECT version_id FROM goose_db_version WHERE is_applied`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int64])
}

func queueStatus(ctx context.Context, pool *pgxpool.Pool) ([]Migration, error) {
	migrator, err := queueMigrator(pool)
	if err != nil {
		return nil, err
	}
	applied, err := migrator.ExistingVersions(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading which migrations of the queue were applied: %w", err)
	}
	var list []Migration
	for _, m := range migrator.AllVersions() {
		done := slices.ContainsFunc(applied, func(a rivermigrate.Migration) bool { return a.Version == m.Version })
		list = append(list, Migration{Part: "queue", Version: int64(m.Version), Name: m.Name, Applied: done})
	}
	return list, nil
}
