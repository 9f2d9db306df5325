// Package dbtest gives every test a database of its own: migrated, empty of rows, and gone
// when the test ends. Tests may run in parallel, within a binary and between binaries.
//
// A template is migrated once for each form of the schema and cloned for each test, which
// takes a small part of the time of migrating. The server is the one HUIYIN_TEST_DATABASE_URL
// names (its role must be allowed to create databases), or a private one that all test
// binaries of the machine's user share and that ends some seconds after the last of them.
package dbtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience bounds each piece of work on the server, so that a test run cannot hang.
const patience = 2 * time.Minute

// counter numbers the databases of this process.
var counter atomic.Int64

// New returns the URL of a freshly migrated database that is the test's own.
func New(t testing.TB) string {
	t.Helper()
	return create(t, func(ctx context.Context, s *server, name string) error { return s.clone(ctx, name) })
}

// NewEmpty returns the URL of a database without any table, for tests of migrations.
func NewEmpty(t testing.TB) string {
	t.Helper()
	return create(t, func(ctx context.Context, s *server, name string) error {
		return s.exec(ctx, "CREATE DATABASE "+quote(name)+" TEMPLATE template0")
	})
}

func create(t testing.TB, make func(context.Context, *server, string) error) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s, err := shared()
	if err != nil {
		t.Fatalf("no database for tests: %v", err)
	}
	name := fmt.Sprintf("%s%s_%d", testPrefix, s.run, counter.Add(1))
	if err := make(ctx, s, name); err != nil {
		t.Fatalf("creating a database for this test: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := s.drop(ctx, name); err != nil {
			t.Errorf("dropping the database of this test: %v", err)
		}
	})
	return s.url(name)
}

// url names another database of the same server.
func (s *server) url(database string) string {
	u, err := url.Parse(s.base)
	if err != nil {
		return s.base // connecting will say what is wrong with it
	}
	u.Path = "/" + database
	return u.String()
}

func (s *server) exec(ctx context.Context, sql string) error {
	conn, err := pgx.Connect(ctx, s.base)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

func (s *server) drop(ctx context.Context, name string) error {
	return s.exec(ctx, "DROP DATABASE IF EXISTS "+quote(name)+" WITH (FORCE)")
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// newRun is a name for this process that no other process has, now or later.
func newRun() string { return strings.ToLower(rand.Text()[:10]) }
