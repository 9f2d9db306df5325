package scheduler

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"huiyin/storage/dbtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// never is longer than any test: what is set to it does not happen.
const never = time.Hour

// parcels is the queue of the lanes in these tests.
const parcels = "parcels"

// newDatabase is the URL of a database with a table of lanes.
func newDatabase(t testing.TB) string {
	t.Helper()
	url := dbtest.New(t)
	owner, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close(context.WithoutCancel(t.Context()))
	const table = `CREATE TABLE parcels (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lane text NOT NULL,
		due_at timestamptz NOT NULL, handlings int NOT NULL DEFAULT 0);
		GRANT SELECT, INSERT, UPDATE ON parcels TO huiyin_app`
	if _, err := owner.Exec(t.Context(), table); err != nil {
		t.Fatal(err)
	}
	return url
}

// connect opens a pool that acts as the service's role.
func connect(t testing.TB, url string) *pgxpool.Pool {
	t.Helper()
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	config.MaxConns = 12
	config.AfterConnect = func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "SET ROLE huiyin_app")
		return err
	}
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// bounded is a context that ends before the test run would, so that a lost signal fails its own test.
func bounded(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// receive waits for a signal.
func receive[T any](t testing.TB, from <-chan T, what string) T {
	t.Helper()
	ctx := bounded(t)
	select {
	case v := <-from:
		return v
	case <-ctx.Done():
		t.Fatalf("waited in vain for %s", what)
		panic("unreachable")
	}
}

// sorter is the work on parcels. It notes what it handles.
type sorter struct {
	pool    *pgxpool.Pool
	clock   *Clock
	handled chan int64
	before  func(ctx context.Context, id int64) error // called before a parcel is marked

	mu     sync.Mutex
	busy   map[string]bool
	order  map[string][]int64
	faults []string
}

func newSorter(pool *pgxpool.Pool, clock *Clock) *sorter {
	return &sorter{
		pool: pool, clock: clock, handled: make(chan int64, 10_000), busy: map[string]bool{}, order: map[string][]int64{},
		before: func(context.Context, int64) error { return nil },
	}
}

func (s *sorter) Work(ctx context.Context, key string) (Progress, error) {
	if !s.enter(key) {
		return Progress{}, fmt.Errorf("lane %s is worked on twice", key)
	}
	defer s.leave(key)
	const oldest = `SELECT id FROM parcels WHERE lane = $1 AND handlings = 0 AND due_at <= $2 ORDER BY id LIMIT 1`
	rows, _ := s.pool.Query(ctx, oldest, key, s.clock.Now())
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return Progress{}, err
	}
	for _, id := range ids {
		if err := s.before(ctx, id); err != nil {
			return Progress{}, err
		}
		if _, err := s.pool.Exec(ctx, `UPDATE parcels SET handlings = handlings + 1 WHERE id = $1`, id); err != nil {
			return Progress{}, err
		}
		s.note(key, id)
	}
	return s.left(ctx, s.pool, key)
}

func (s *sorter) Pending(ctx context.Context, tx pgx.Tx, key string) (Progress, error) {
	return s.left(ctx, tx, key)
}

func (s *sorter) Waiting(ctx context.Context, now time.Time) ([]string, error) {
	rows, _ := s.pool.Query(ctx, `SELECT DISTINCT lane FROM parcels WHERE handlings = 0 AND due_at <= $1`, now)
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func (s *sorter) left(ctx context.Context, db asker, key string) (Progress, error) {
	var due *time.Time
	err := db.QueryRow(ctx, `SELECT min(due_at) FROM parcels WHERE lane = $1 AND handlings = 0`, key).Scan(&due)
	if err != nil || due == nil {
		return Progress{}, err
	}
	return Progress{More: true, Due: *due}, nil
}

func (s *sorter) enter(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy[key] {
		s.faults = append(s.faults, "lane "+key+" was worked on twice at the same time")
		return false
	}
	s.busy[key] = true
	return true
}

func (s *sorter) leave(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.busy, key)
}

func (s *sorter) note(key string, id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.order[key] = append(s.order[key], id)
	s.handled <- id
}

// insert writes a parcel as writers do, the lane before the row.
func insert(ctx context.Context, pool *pgxpool.Pool, lanes *Inserter, key string, due time.Time) (id int64, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := lanes.InsertLanes(ctx, tx, parcels, []string{key}); err != nil {
			return err
		}
		id, err = insertRow(ctx, tx, key, due)
		return err
	})
	return id, err
}

func insertRow(ctx context.Context, db asker, key string, due time.Time) (id int64, err error) {
	err = db.QueryRow(ctx, `INSERT INTO parcels (lane, due_at) VALUES ($1, $2) RETURNING id`, key, due).Scan(&id)
	return id, err
}

func mustInsert(t testing.TB, pool *pgxpool.Pool, lanes *Inserter, key string, due time.Time) int64 {
	t.Helper()
	id, err := insert(t.Context(), pool, lanes, key, due)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// newQueue is a queue that is stopped with the test.
func newQueue(t testing.TB, pool *pgxpool.Pool, clock *Clock, work LaneWork, jobs []Job, options Options, log zerolog.Logger) *Queue {
	t.Helper()
	lanes := map[string]LaneWork{}
	if work != nil {
		lanes[parcels] = work
	}
	q, err := New(pool, clock, lanes, jobs, log, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { halt(t, q) })
	return q
}

func start(t testing.TB, q *Queue) {
	t.Helper()
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func halt(t testing.TB, q *Queue) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), time.Minute)
	defer cancel()
	if err := q.Stop(ctx); err != nil {
		t.Error(err)
	}
}

// events are what becomes of a queue's jobs.
func events(t testing.TB, q *Queue, kinds ...river.EventKind) <-chan *river.Event {
	t.Helper()
	c, cancel := q.river.Subscribe(kinds...)
	t.Cleanup(cancel)
	return c
}

// awaitBlocked returns when another connection waits for tx to end.
func awaitBlocked(t testing.TB, pool *pgxpool.Pool, tx pgx.Tx) {
	t.Helper()
	var pid int
	if err := tx.QueryRow(t.Context(), `SELECT pg_backend_pid()`).Scan(&pid); err != nil {
		t.Fatal(err)
	}
	const waiting = `SELECT count(*) FROM pg_locks w JOIN pg_locks h USING (transactionid)
		WHERE NOT w.granted AND h.granted AND h.pid = $1`
	for ctx := bounded(t); count(t, pool, waiting, pid) == 0; {
		if ctx.Err() != nil {
			t.Fatal("nobody waits for the transaction")
		}
	}
}

func count(t testing.TB, pool *pgxpool.Pool, sql string, args ...any) (n int) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), sql, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
