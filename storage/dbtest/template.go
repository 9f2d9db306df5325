package dbtest

import (
	"context"
	"errors"
	"fmt"

	"huiyin/storage"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// noSuchDatabase is the code with which a clone fails when its template has been dropped.
const noSuchDatabase = "3D000"

// clone makes a database from the template. Tests of a checkout with other migrations may
// have dropped the template since; it is made again then.
func (s *server) clone(ctx context.Context, name string) error {
	var gone *pgconn.PgError
	for {
		template, err := s.ensureTemplate(ctx, gone != nil)
		if err != nil {
			return err
		}
		err = s.exec(ctx, "CREATE DATABASE "+quote(name)+" TEMPLATE "+quote(template)+s.strategy)
		if err == nil || gone != nil || !errors.As(err, &gone) || gone.Code != noSuchDatabase {
			return err
		}
	}
}

// ensureTemplate returns the name of a migrated template, made by whichever process comes
// first. The others wait for its lock.
func (s *server) ensureTemplate(ctx context.Context, again bool) (string, error) {
	s.template.Lock()
	defer s.template.Unlock()
	if s.ready != "" && !again {
		return s.ready, nil
	}
	print, err := storage.SchemaFingerprint()
	if err != nil {
		return "", err
	}
	name := templatePrefix + print
	conn, err := pgx.Connect(ctx, s.base)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx) // gives the lock back
	if _, err := conn.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended($1, 0))`, templatePrefix); err != nil {
		return "", fmt.Errorf("waiting for the template: %w", err)
	}
	if err := s.makeTemplate(ctx, conn, name); err != nil {
		return "", fmt.Errorf("making the template %s: %w", name, err)
	}
	s.ready = name
	return name, nil
}

// makeTemplate migrates under another name and renames, so that a template that is there is
// complete. Nobody may connect to it: a connection would keep it from being cloned.
func (s *server) makeTemplate(ctx context.Context, conn *pgx.Conn, name string) error {
	var there bool
	if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&there); err != nil || there {
		return err
	}
	if err := dropTemplates(ctx, conn); err != nil {
		return err
	}
	building := templatePrefix + "building"
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+quote(building)+" TEMPLATE template0"); err != nil {
		return err
	}
	if err := storage.Migrate(ctx, s.url(building)); err != nil && !errors.Is(err, storage.ErrNoServiceRole) {
		return err
	}
	for _, sql := range []string{
		"ALTER DATABASE " + quote(building) + " ALLOW_CONNECTIONS false",
		"ALTER DATABASE " + quote(building) + " RENAME TO " + quote(name),
	} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// dropTemplates removes the templates of other forms of the schema, and unfinished ones.
func dropTemplates(ctx context.Context, conn *pgx.Conn) error {
	rows, err := conn.Query(ctx, `SELECT datname FROM pg_database WHERE starts_with(datname, $1)`, templatePrefix)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := conn.Exec(ctx, "DROP DATABASE IF EXISTS "+quote(name)+" WITH (FORCE)"); err != nil {
			return err
		}
	}
	return nil
}
