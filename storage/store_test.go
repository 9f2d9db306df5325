package storage_test

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"

	"huiyin/storage"
	"huiyin/storage/dbtest"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// A Friday morning, a working day.
var (
	friday  = calendar.Date(2026, time.September, 18)
	morning = friday.At(9, 0)
)

// same is equality of what was written and what is read: a missing list and
// an empty one are one in the database.
var same = cmpopts.EquateEmpty()

// open gives the test a database of its own, seen as the service sees it.
func open(t testing.TB) (db *storage.DB, url string) {
	t.Helper()
	url = dbtest.New(t)
	return openAt(t, url), url
}

func openAt(t testing.TB, url string) *storage.DB {
	t.Helper()
	db, err := storage.Open(t.Context(), url, func() time.Time { return morning })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}

// update is one change that has to succeed.
func update(t testing.TB, db *storage.DB, req workflow.Request, c workflow.Change) []workflow.Notice {
	t.Helper()
	told, err := db.Update(t.Context(), req, func(workflow.View) (workflow.Change, error) { return c, nil })
	if err != nil {
		t.Fatal(err)
	}
	return told
}

// plain is the smallest letter that can be registered.
func plain(body string) workflow.Letter {
	return workflow.Letter{
		Stage: workflow.Registered, Round: 1, Version: 1, Addressee: workflow.ToMayor, Title: "路灯不亮", Body: body,
		RegisteredAt: morning, RegisteredBy: "zhang", RegisteredIn: "区信访局",
	}
}

// register stores a letter under the year's next number, with its event.
func register(ctx context.Context, db *storage.DB, l workflow.Letter) (workflow.Number, error) {
	req := workflow.Request{Year: 2026, SourceID: l.SourceID, Body: l.Body}
	_, err := db.Update(ctx, req, func(v workflow.View) (workflow.Change, error) {
		l.Number = v.Next
		return workflow.Change{Letters: []workflow.Letter{l}, Events: []workflow.Event{event(l.Number, workflow.Register)}}, nil
	})
	return l.Number, err
}

func mustRegister(t testing.TB, db *storage.DB, l workflow.Letter) workflow.Letter {
	t.Helper()
	n, err := register(t.Context(), db, l)
	if err != nil {
		t.Fatal(err)
	}
	l.Number = n
	return l
}

// event is a step of zhang's on a letter; the data is what the hash covers.
func event(n workflow.Number, c workflow.Command) workflow.Event {
	return workflow.Event{Subject: n.String(), At: morning, Actor: "zhang", Command: string(c), Data: `{"to":"registered"}`}
}

func letter(t testing.TB, db *storage.DB, n workflow.Number) workflow.Letter {
	t.Helper()
	l, err := db.Letter(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func equal(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, same); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// contents sums up every table that the service writes, so that a test can
// tell which were touched.
func contents(t testing.TB, conn *pgx.Conn) map[string]string {
	t.Helper()
	rows, err := conn.Query(t.Context(), `SELECT tablename FROM pg_tables WHERE schemaname = 'public'
		AND tablename <> 'goose_db_version' AND tablename NOT LIKE 'river%'`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for _, table := range tables {
		var text string
		sql := fmt.Sprintf(`SELECT coalesce(string_agg(r::text, E'\n' ORDER BY r::text), '') FROM %s r`, table)
		if err := conn.QueryRow(t.Context(), sql).Scan(&text); err != nil {
			t.Fatal(err)
		}
		sum := md5.Sum([]byte(text))
		sums[table] = hex.EncodeToString(sum[:])
	}
	return sums
}

// number reads one number from the database.
func number(t testing.TB, db *storage.DB, sql string, args ...any) int {
	t.Helper()
	var n int
	if err := db.Pool.QueryRow(t.Context(), sql, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
