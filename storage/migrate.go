package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migrationLock is the key of the advisory lock under which a database is migrated.
const migrationLock int64 = 0x6875_6979_696e // "huiyin"

// migrationSteps is the folder of the SQL files.
func migrationSteps() fs.FS {
	steps, err := fs.Sub(embedded, "migrations")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return steps
}

// Migrate brings a database to the newest form: our tables, the queue's tables, and the
// rights of the service's role. It acts as the role of the URL, which owns the tables, may
// run any number of times, and in several processes at once: they take turns.
//
// An error that is ErrNoServiceRole comes after all else has succeeded and is a warning.
func Migrate(ctx context.Context, url string) (err error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return fmt.Errorf("reading the database's URL: %w", err)
	}
	db := stdlib.OpenDB(*config)
	defer db.Close()
	unlock, err := lockMigrations(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if err := migrateTables(ctx, db); err != nil {
		return err
	}
	if err := migrateQueue(ctx, url); err != nil {
		return err
	}
	return grant(ctx, url)
}

// lockMigrations holds one session lock around both libraries: the queue's migrations take
// no lock of their own and cannot run in one transaction. The lock is tried again and again
// rather than waited for, because a waiting statement would block an index that another
// migration builds concurrently.
func lockMigrations(ctx context.Context, db *sql.DB) (unlock func() error, err error) {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockID(migrationLock), lock.WithLockTimeout(1, 300))
	if err != nil {
		return nil, fmt.Errorf("preparing the migrations' lock: %w", err)
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("connecting to the database: %w", err)
	}
	if err := locker.SessionLock(ctx, conn); err != nil {
		conn.Close()
		return nil, fmt.Errorf("waiting for another migration of this database: %w", err)
	}
	return func() error {
		// Detached, so that a cancelled migration gives the lock back as well.
		return errors.Join(locker.SessionUnlock(context.WithoutCancel(ctx), conn), conn.Close())
	}, nil
}

func migrateTables(ctx context.Context, db *sql.DB) error {
	provider, err := tablesProvider(db)
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrating the tables: %w", err)
	}
	return nil
}

func tablesProvider(db *sql.DB) (*goose.Provider, error) {
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrationSteps(), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, fmt.Errorf("reading the migrations: %w", err)
	}
	return provider, nil
}

func migrateQueue(ctx context.Context, url string) error {
	return withPool(ctx, url, func(pool *pgxpool.Pool) error {
		migrator, err := queueMigrator(pool)
		if err != nil {
			return err
		}
		if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
			return fmt.Errorf("migrating the queue's tables: %w", err)
		}
		return nil
	})
}

func queueMigrator(pool *pgxpool.Pool) (*rivermigrate.Migrator[pgx.Tx], error) {
	// Its default logger writes to standard output, which belongs to the commands.
	config := &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)}
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), config)
	if err != nil {
		return nil, fmt.Errorf("reading the queue's migrations: %w", err)
	}
	return migrator, nil
}

func withPool(ctx context.Context, url string, do func(*pgxpool.Pool) error) error {
	pool, err := pgxpool.New(ctx, url)
	if err != nil {
		return fmt.Errorf("connecting to the database: %w", err)
	}
	defer pool.Close()
	return do(pool)
}

// SchemaFingerprint names the form that Migrate brings a database to: it changes with every
// migration, the queue's included, and with the grants.
func SchemaFingerprint() (string, error) {
	sum := sha256.New()
	steps := migrationSteps()
	names, err := fs.Glob(steps, "*.sql")
	if err != nil {
		return "", fmt.Errorf("listing the migrations: %w", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(steps, name)
		if err != nil {
			return "", fmt.Errorf("reading the migration %s: %w", path.Base(name), err)
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	migrator, err := queueMigrator(nil)
	if err != nil {
		return "", err
	}
	for _, m := range migrator.AllVersions() {
		fmt.Fprintf(sum, "%d %s\n", m.Version, m.SQLUp)
	}
	fmt.Fprint(sum, grantStatements())
	return hex.EncodeToString(sum.Sum(nil))[:12], nil
}
