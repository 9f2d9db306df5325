package scheduler

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"
)

// Half of the lanes are written to by many at once, the other half as the callback does. There is no sweep, so
// what a worker overlooks stays.
func TestManyWritersAndTwoProcessesKeepEveryLaneInOrder(t *testing.T) {
	t.Parallel()
	const lanes, each = 20, 50
	url := newDatabase(t)
	pool, clock := connect(t, url), &Clock{}
	work := newSorter(pool, clock)
	one := newQueue(t, pool, clock, work, nil, Options{sweep: never}, zerolog.Nop())
	other := newQueue(t, connect(t, url), clock, work, nil, Options{sweep: never}, zerolog.Nop())
	start(t, one)
	start(t, other)

	writers, ctx := errgroup.WithContext(bounded(t))
	for w := range lanes / 2 {
		writers.Go(func() error { return writePairs(ctx, pool, one.Inserter, w, lanes/2, each) })
		writers.Go(func() error { return writeAlone(ctx, pool, other, fmt.Sprintf("alone-%02d", w), each) })
	}
	if err := writers.Wait(); err != nil {
		t.Fatal(err)
	}
	for range lanes * each {
		receive(t, work.handled, "a parcel")
	}
	halt(t, one)
	halt(t, other)
	assertInOrder(t, work, lanes, each)
	if n := count(t, pool, `SELECT count(*) FROM parcels WHERE handlings <> 1`); n != 0 {
		t.Errorf("%d parcels were not handled exactly once", n)
	}
}

// writePairs writes to each of the lanes, two in one transaction, beginning somewhere else than the others.
func writePairs(ctx context.Context, pool *pgxpool.Pool, q *Inserter, first, lanes, each int) error {
	for n := range each / 2 {
		pair := []string{fmt.Sprintf("both-%02d", (first+n)%lanes), fmt.Sprintf("both-%02d", (first+n+1)%lanes)}
		err := pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
			if err := q.InsertLanes(ctx, tx, parcels, pair); err != nil {
				return err
			}
			for _, key := range pair {
				if _, err := tx.Exec(ctx, `INSERT INTO parcels (lane, due_at) VALUES ($1, '2020-01-01')`, key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func writeAlone(ctx context.Context, pool *pgxpool.Pool, q *Queue, key string, each int) error {
	for range each {
		if _, err := pool.Exec(ctx, `INSERT INTO parcels (lane, due_at) VALUES ($1, now() - interval '1 day')`, key); err != nil {
			return err
		}
		q.Wake(parcels, key)
	}
	return nil
}

func assertInOrder(t *testing.T, work *sorter, lanes, each int) {
	t.Helper()
	work.mu.Lock()
	defer work.mu.Unlock()
	if len(work.order) != lanes {
		t.Errorf("%d lanes were handled, want %d", len(work.order), lanes)
	}
	for key, ids := range work.order {
		if len(ids) != each || !slices.IsSorted(ids) {
			t.Errorf("lane %s: %d parcels, want %d in the order of %v", key, len(ids), each, ids)
		}
	}
	for _, fault := range work.faults {
		t.Error(fault)
	}
}

func TestALaneThatIsWorkedOnIsNotInsertedAgainAndWhatComesMeanwhileIsHandled(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	work := newSorter(pool, clock)
	entered, release := make(chan int64), make(chan struct{})
	work.before = func(ctx context.Context, id int64) error {
		entered <- id
		<-release
		return nil
	}
	q := newQueue(t, pool, clock, work, nil, Options{sweep: never}, zerolog.Nop())
	start(t, q)

	first := mustInsert(t, pool, q.Inserter, "lane", clock.Now())
	if got := receive(t, entered, "the first parcel"); got != first {
		t.Fatalf("parcel %d is in work, want %d", got, first)
	}
	second := mustInsert(t, pool, q.Inserter, "lane", clock.Now())
	if n := count(t, pool, `SELECT count(*) FROM river_job WHERE kind = 'lane'`); n != 1 {
		t.Errorf("the lane has %d jobs, want the one that is running", n)
	}
	release <- struct{}{}
	if got := receive(t, entered, "the second parcel"); got != second {
		t.Errorf("parcel %d is in work, want %d", got, second)
	}
	release <- struct{}{}
	for _, want := range []int64{first, second} {
		if got := receive(t, work.handled, "a parcel"); got != want {
			t.Errorf("parcel %d was handled, want %d", got, want)
		}
	}
}

// The writer has inserted the lane and not yet committed its row when the worker finds the lane empty.
func TestAWorkerWaitsForAWriterBeforeItFindsTheLaneEmpty(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	work := newSorter(pool, clock)
	entered, release := make(chan int64), make(chan struct{})
	work.before = func(context.Context, int64) error {
		entered <- 0
		<-release
		return nil
	}
	q := newQueue(t, pool, clock, work, nil, Options{sweep: never}, zerolog.Nop())
	start(t, q)
	mustInsert(t, pool, q.Inserter, "lane", clock.Now())
	receive(t, entered, "the first parcel")

	var second int64
	err := pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		if err := q.InsertLanes(t.Context(), tx, parcels, []string{"lane"}); err != nil {
			return err
		}
		release <- struct{}{}
		receive(t, work.handled, "the first parcel to be marked")
		awaitBlocked(t, pool, tx) // the worker wants to finish
		var err error
		second, err = insertRow(t.Context(), tx, "lane", clock.Now())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	receive(t, entered, "the second parcel")
	release <- struct{}{}
	if got := receive(t, work.handled, "the second parcel to be marked"); got != second {
		t.Errorf("parcel %d was handled, want %d", got, second)
	}
}

func TestALaneThatIsDueSoonSleeps(t *testing.T) {
	for name, rouse := range map[string]func(t *testing.T, pool *pgxpool.Pool, q *Queue) (due int){
		"until the clock is moved over it": func(_ *testing.T, _ *pgxpool.Pool, q *Queue) int {
			q.clock.Move(q.clock.Now().Add(2 * never))
			return 1
		},
		"until something is added that is due": func(t *testing.T, pool *pgxpool.Pool, q *Queue) int {
			mustInsert(t, pool, q.Inserter, "lane", q.clock.Now())
			return 2
		},
		"until something is added behind the queue's back and the lane is woken": func(t *testing.T, pool *pgxpool.Pool, q *Queue) int {
			if _, err := insertRow(t.Context(), pool, "lane", q.clock.Now()); err != nil {
				t.Fatal(err)
			}
			q.Wake(parcels, "lane")
			return 2
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool, clock := connect(t, newDatabase(t)), &Clock{}
			work := newSorter(pool, clock)
			q := newQueue(t, pool, clock, work, nil, Options{sweep: never, nap: 2 * never}, zerolog.Nop())
			asleep := events(t, q, river.EventKindJobSnoozed)
			start(t, q)
			held := mustInsert(t, pool, q.Inserter, "lane", clock.Now().Add(never))
			receive(t, asleep, "the lane to sleep")
			if len(work.handled) != 0 {
				t.Fatal("a parcel was handled before it was due")
			}
			want := held - 1 + int64(rouse(t, pool, q))
			if got := receive(t, work.handled, "the parcel"); got != want {
				t.Errorf("parcel %d was handled, want %d", got, want)
			}
		})
	}
}

func TestALaneThatIsDueLaterIsGivenUpAndFoundWhenItIsDue(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	work := newSorter(pool, clock)
	q := newQueue(t, pool, clock, work, nil, Options{sweep: never}, zerolog.Nop())
	ended := events(t, q, river.EventKindJobCompleted)
	start(t, q)
	held := mustInsert(t, pool, q.Inserter, "lane", clock.Now().Add(never))
	receive(t, ended, "the lane to be given up")
	if len(work.handled) != 0 {
		t.Fatal("the parcel was handled before it was due")
	}
	answer := mustInsert(t, pool, q.Inserter, "lane", clock.Now())
	if got := receive(t, work.handled, "what is due"); got != answer {
		t.Errorf("parcel %d was handled, want %d", got, answer)
	}
	clock.Move(clock.Now().Add(2 * never))
	if got := receive(t, work.handled, "what was held"); got != held {
		t.Errorf("parcel %d was handled, want %d", got, held)
	}
}

// River is played by a transaction that locks two lanes in the other order.
func TestADeadlockWithRiverOverLanesIsSurvived(t *testing.T) {
	t.Parallel()
	pool, ctx := connect(t, newDatabase(t)), bounded(t)
	lanes, err := NewInserter()
	if err != nil {
		t.Fatal(err)
	}
	insertBoth := func(tx pgx.Tx) error { return lanes.InsertLanes(ctx, tx, parcels, []string{"a", "b"}) }
	if err := pgx.BeginFunc(ctx, pool, insertBoth); err != nil {
		t.Fatal(err)
	}
	lock := func(tx pgx.Tx, key string) error {
		_, err := tx.Exec(ctx, `SELECT FROM river_job WHERE args ->> 'key' = $1 FOR UPDATE`, key)
		return err
	}
	inserted := make(chan error, 1)
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := lock(tx, "b"); err != nil {
			return err
		}
		go func() { inserted <- pgx.BeginFunc(ctx, pool, insertBoth) }()
		awaitBlocked(t, pool, tx) // the writer holds a and waits for b
		return lock(tx, "a")
	})
	if err != nil && !deadlocked(err) { // either may be the victim
		t.Fatal(err)
	}
	if err := receive(t, inserted, "the lanes to be inserted"); err != nil {
		t.Error(err)
	}
}

func TestASweepFindsRowsWhoseWriterDiedBeforeItCouldWakeTheLane(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	work := newSorter(pool, clock)
	want, err := insertRow(t.Context(), pool, "orphan", clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	start(t, newQueue(t, pool, clock, work, nil, Options{}, zerolog.Nop()))
	if got := receive(t, work.handled, "the parcel"); got != want {
		t.Errorf("parcel %d was handled, want %d", got, want)
	}
}

// slowly is the work of a lane that waits for somebody else's machine.
type slowly struct{ LaneWork }

func (slowly) Patience() time.Duration { return time.Minute }

// A lane that says so has more time than the others, whose jobs River takes for lost after seconds.
func TestAPatientLaneHasItsOwnTime(t *testing.T) {
	t.Parallel()
	w := &laneWorker{queue: &Queue{work: map[string]LaneWork{"quick": nil, "slow": slowly{}}}}
	for queue, want := range map[string]time.Duration{"quick": 0, "slow": time.Minute, "unknown": 0} {
		if got := w.Timeout(&river.Job[laneArgs]{Args: laneArgs{Queue: queue}}); got != want {
			t.Errorf("%s has %s, want %s", queue, got, want)
		}
	}
}
