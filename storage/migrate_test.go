package storage_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"huiyin/storage"
	"huiyin/storage/dbtest"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"golang.org/x/sync/errgroup"
)

func TestMigrationsOfOneDatabaseAtTheSameMomentTakeTurns(t *testing.T) {
	url := dbtest.NewEmpty(t)
	if before := status(t, url); slices.ContainsFunc(before, applied) {
		t.Fatalf("an empty database has taken steps: %v", before)
	}
	var group errgroup.Group
	for range 3 {
		group.Go(func() error { return storage.Migrate(t.Context(), url) })
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	after := status(t, url)
	parts := map[string]int{}
	for _, m := range after {
		parts[m.Part]++
		if !m.Applied {
			t.Errorf("not applied: %v", m)
		}
	}
	if parts["tables"] < 4 || parts["queue"] < 6 {
		t.Errorf("steps are missing: %v", parts)
	}
}

func TestMigrationsOfManyDatabasesAtTheSameMomentShareTheRole(t *testing.T) {
	var group errgroup.Group
	for range 4 {
		url := dbtest.NewEmpty(t)
		group.Go(func() error { return storage.Migrate(t.Context(), url) })
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
}

func TestAskingForTheStatusLeavesNoTrace(t *testing.T) {
	url := dbtest.NewEmpty(t)
	if len(status(t, url)) == 0 {
		t.Fatal("no steps are known")
	}
	var tables int
	err := connect(t, url).QueryRow(t.Context(), `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`).Scan(&tables)
	if err != nil || tables != 0 {
		t.Fatalf("%d tables after asking, %v", tables, err)
	}
}

func TestTheServiceMayAddToTheLogAndNothingElse(t *testing.T) {
	conn := connect(t, dbtest.New(t))
	run(t, conn, `SET ROLE huiyin_app`)
	run(t, conn, `INSERT INTO events VALUES ('2026-0001', 1, '', '', '', '', '', '')`)
	run(t, conn, `INSERT INTO firings VALUES ('agenda', '2026-09-18', now()) ON CONFLICT DO NOTHING`)
	run(t, conn, `INSERT INTO chains VALUES ('2026-0001', 'h', 1)`)
	run(t, conn, `UPDATE chains SET head = 'i', count = 2`)
	run(t, conn, `SELECT FROM chains FOR UPDATE`)
	run(t, conn, `INSERT INTO fingerprints VALUES ('2026-09', '', '', now())`)
	run(t, conn, `INSERT INTO letters (number, year, seq, stage, addressee, title, body, body_sha256, registered_at, registered_by, registered_in)
		VALUES ('2026-0001', 2026, 1, 'registered', 'mayor', '', '', '', now(), '', '')`)
	run(t, conn, `INSERT INTO readings (letter, reader, at, what) VALUES ('2026-0001', 'zhang', now(), 'contact')`)
	run(t, conn, `GRANT UPDATE ON events TO huiyin_app`) // only warns, and grants nothing, as the refusals show
	for _, sql := range []string{
		`UPDATE events SET hash = 'x'`, `DELETE FROM events`, `TRUNCATE events`, `DROP TABLE events`,
		`ALTER TABLE events DISABLE TRIGGER ALL`, `SELECT FROM events FOR UPDATE`,
		`UPDATE chains SET subject = 'x'`, `DELETE FROM chains`, `TRUNCATE chains`, `DROP TABLE chains`,
		`UPDATE fingerprints SET sum = 'x'`, `DELETE FROM fingerprints`, `TRUNCATE fingerprints`, `DROP TABLE fingerprints`,
		`SELECT FROM fingerprints FOR UPDATE`, `INSERT INTO fingerprints VALUES ('2026-09', 'x', '', now()) ON CONFLICT (month) DO UPDATE SET sum = 'x'`,
		`UPDATE readings SET reader = 'x'`, `DELETE FROM readings`, `TRUNCATE readings`, `DROP TABLE readings`, `SELECT FROM readings FOR UPDATE`,
		`UPDATE firings SET name = 'x'`, `DELETE FROM firings`, `TRUNCATE letters`,
		`DELETE FROM goose_db_version`, `CREATE TABLE mine (n int)`,
	} {
		if code := refusal(conn, t, sql); code != "42501" {
			t.Errorf("%s: got %q, want insufficient privilege", sql, code)
		}
	}
	for _, table := range []string{"events", "chains", "fingerprints", "readings"} {
		var kept int
		if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM `+table).Scan(&kept); err != nil || kept != 1 {
			t.Errorf("%s has %d rows, %v, want 1", table, kept, err)
		}
	}
}

func TestTheServiceHasEveryTableItNeeds(t *testing.T) {
	rows, err := connect(t, dbtest.New(t)).Query(t.Context(), `SELECT relname FROM pg_class
		WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT has_table_privilege('huiyin_app', oid, 'SELECT')`)
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(hidden) > 0 {
		t.Errorf("hidden from the service: %v, %v", hidden, err)
	}
}

func TestAnOwnerWhoMayNotMakeRolesMigratesWithAWarning(t *testing.T) {
	url := dbtest.NewEmpty(t)
	admin := connect(t, url)
	var database string
	if err := admin.QueryRow(t.Context(), `SELECT current_database()`).Scan(&database); err != nil {
		t.Fatal(err)
	}
	plain := "plain_" + database
	run(t, admin, `CREATE ROLE `+plain+` LOGIN PASSWORD 'plain'`)
	run(t, admin, `GRANT ALL ON SCHEMA public TO `+plain)
	t.Cleanup(func() {
		ctx := context.Background()
		if _, err := admin.Exec(ctx, `DROP OWNED BY `+plain+` CASCADE; DROP ROLE `+plain); err != nil {
			t.Error(err)
		}
	})
	as := asRole(url, plain)
	if err := storage.Migrate(t.Context(), as); !errors.Is(err, storage.ErrNoServiceRole) {
		t.Fatalf("got %v, want the warning", err)
	}
	if steps := status(t, as); !slices.ContainsFunc(steps, applied) || slices.ContainsFunc(steps, func(m storage.Migration) bool { return !m.Applied }) {
		t.Errorf("not all steps were taken: %v", steps)
	}
}

type greeting struct {
	ID int64 `json:"id"`
}

func (greeting) Kind() string { return "greeting" }

type greeter struct {
	river.WorkerDefaults[greeting]
	done chan int64
}

func (g *greeter) Work(_ context.Context, job *river.Job[greeting]) error {
	g.done <- job.Args.ID
	return nil
}

func TestTheQueueRunsAsTheService(t *testing.T) {
	config, err := pgxpool.ParseConfig(dbtest.New(t))
	if err != nil {
		t.Fatal(err)
	}
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, `SET ROLE huiyin_app`)
		return err
	}
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	worker := &greeter{done: make(chan int64, 1)}
	workers := river.NewWorkers()
	river.AddWorker(workers, worker)
	var log strings.Builder
	client, err := river.NewClient(riverpgxv5.New(pool), &river.Config{
		Queues: map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 1}}, Workers: workers,
		Logger: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn})), ReindexerIndexNames: []string{},
	})
	if err != nil {
		t.Fatal(err)
	}
	completed, unsubscribe := client.Subscribe(river.EventKindJobCompleted)
	defer unsubscribe()
	if err := client.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Insert(t.Context(), greeting{ID: 7}, nil); err != nil {
		t.Fatal(err)
	}
	if got := <-worker.done; got != 7 {
		t.Errorf("the worker got %d", got)
	}
	<-completed
	if err := client.Stop(context.WithoutCancel(t.Context())); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(log.String(), "permission denied") {
		t.Errorf("the queue was refused something: %s", log.String())
	}
}

func applied(m storage.Migration) bool { return m.Applied }

func status(t *testing.T, url string) []storage.Migration {
	t.Helper()
	list, err := storage.MigrationStatus(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	return list
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

func run(t *testing.T, conn *pgx.Conn, sql string) {
	t.Helper()
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(fmt.Errorf("%s: %w", sql, err))
	}
}

func refusal(conn *pgx.Conn, t *testing.T, sql string) string {
	t.Helper()
	_, err := conn.Exec(t.Context(), sql)
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return refused.Code
	}
	return fmt.Sprint(err)
}

// asRole is the same database for another role; the private server asks for no password.
func asRole(url, role string) string {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return url
	}
	return strings.Replace(url, "//"+config.User, "//"+role+":plain", 1)
}
