package dbtest

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestDatabasesOfKilledRunsAreSweptAndThoseOfLivingOnesStay(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	// A database of a test of this run, a run that still lives, and one that is over.
	New(t)
	living, over := testPrefix+newRun(), testPrefix+newRun()
	other, err := pgx.Connect(t.Context(), s.base)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(context.Background())
	if _, err := other.Exec(t.Context(), `SELECT pg_advisory_lock(hashtextextended($1, 0))`, living); err != nil {
		t.Fatal(err)
	}
	for _, run := range []string{living, over} {
		if err := s.exec(t.Context(), "CREATE DATABASE "+quote(run+"_1")); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{living + "_1": true, over + "_1": false, testPrefix + s.run + "_%": true} {
		if got := there(t, s, name); got != want {
			t.Errorf("%s is there: %t, want %t", name, got, want)
		}
	}
	if err := s.drop(t.Context(), living+"_1"); err != nil {
		t.Error(err)
	}
}

func TestATemplateThatWasDroppedIsMadeAgain(t *testing.T) {
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	New(t) // the template is known from here on
	if err := s.drop(t.Context(), s.ready); err != nil {
		t.Fatal(err)
	}
	New(t)
	if !there(t, s, s.ready) {
		t.Errorf("%s is not there", s.ready)
	}
}

func there(t *testing.T, s *server, pattern string) bool {
	t.Helper()
	var found bool
	err := s.alive.QueryRow(t.Context(), `SELECT EXISTS (SELECT FROM pg_database WHERE datname LIKE $1)`, pattern).Scan(&found)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
