//go:build !windows

package devdb

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Database returns the URL of a database of that name, which it creates if there is none.
func (s *Server) Database(ctx context.Context, name string) (string, error) {
	err := s.exec(ctx, "CREATE DATABASE "+pgx.Identifier{name}.Sanitize()+" TEMPLATE template0")
	if err != nil && !alreadyThere(err) {
		return "", fmt.Errorf("creating the database %s: %w", name, err)
	}
	return s.orders.Place.url(name), nil
}

// ErrNoDatabase says that the server has no database of the name.
var ErrNoDatabase = errors.New("no database of that name")

// Existing returns the URL of a database that is there; the error is ErrNoDatabase when it is
// not. It creates nothing.
func (s *Server) Existing(ctx context.Context, name string) (string, error) {
	conn, err := pgx.Connect(ctx, s.URL())
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	var there bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there); err != nil {
		return "", fmt.Errorf("looking for the database %s: %w", name, err)
	}
	if !there {
		return "", ErrNoDatabase
	}
	return s.orders.Place.url(name), nil
}

// Claim takes a database for this process alone, until it ends or closes the server; free is
// false when another process holds it. It is a file lock, so that kill -9 gives it back.
func (s *Server) Claim(ctx context.Context, name string) (free bool, err error) {
	lock, err := tryLock(s.orders.Place.lock("claim-"+name), exclusive)
	if err != nil || lock == nil {
		return false, err
	}
	s.claims = append(s.claims, lock)
	return true, ctx.Err()
}

// Recreate returns the URL of an empty database of that name. What one of that name held is
// lost, and who was connected to it is cut off.
func (s *Server) Recreate(ctx context.Context, name string) (string, error) {
	if err := s.exec(ctx, "DROP DATABASE IF EXISTS "+pgx.Identifier{name}.Sanitize()+" WITH (FORCE)"); err != nil {
		return "", fmt.Errorf("dropping the database %s: %w", name, err)
	}
	return s.Database(ctx, name)
}

func (s *Server) exec(ctx context.Context, sql string) error {
	conn, err := pgx.Connect(ctx, s.URL())
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

// alreadyThere also knows the error of the slower of two that create at the same moment.
func alreadyThere(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && (pgErr.Code == "42P04" || pgErr.Code == "23505")
}
