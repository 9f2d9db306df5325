package dbtest_test

import (
	"context"
	"errors"
	"testing"

	"huiyin/storage/dbtest"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

func TestWhatOneTestStoresAnotherDoesNotSee(t *testing.T) {
	one, other := connect(t, dbtest.New(t)), connect(t, dbtest.New(t))
	if _, err := one.Exec(t.Context(), `INSERT INTO counters (year, last) VALUES (2026, 7)`); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[*pgx.Conn]int{one: 1, other: 0} {
		var got int
		if err := name.QueryRow(t.Context(), `SELECT count(*) FROM counters`).Scan(&got); err != nil || got != want {
			t.Errorf("got %d rows, %v, want %d", got, err, want)
		}
	}
}

func TestManyTestsAtOnceEachGetADatabase(t *testing.T) {
	for range 8 {
		t.Run("one of many", func(t *testing.T) {
			t.Parallel()
			conn := connect(t, dbtest.New(t))
			if _, err := conn.Exec(t.Context(), `INSERT INTO counters (year, last) VALUES (2026, 1)`); err != nil {
				t.Error(err) // a second row for the year would be one of another test
			}
		})
	}
}

func TestADatabaseIsGoneWhenItsTestEndsEvenIfInUse(t *testing.T) {
	var url string
	var left *pgx.Conn
	t.Run("the test", func(t *testing.T) {
		url = dbtest.New(t)
		var err error
		if left, err = pgx.Connect(t.Context(), url); err != nil {
			t.Fatal(err)
		}
	})
	defer left.Close(context.Background())
	_, err := pgx.Connect(t.Context(), url)
	var refused *pgconn.PgError
	if !errors.As(err, &refused) || refused.Code != "3D000" {
		t.Fatalf("got %v, want no such database", err)
	}
}

func TestAnEmptyDatabaseHasNoTables(t *testing.T) {
	conn := connect(t, dbtest.NewEmpty(t))
	var got int
	err := conn.QueryRow(t.Context(), `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`).Scan(&got)
	if err != nil || got != 0 {
		t.Fatalf("got %d tables, %v", got, err)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		dbtest.New(b)
	}
}

func BenchmarkNewInParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			dbtest.New(b)
		}
	})
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}
