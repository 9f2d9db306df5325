package scheduler

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/rs/zerolog"
)

// at is a time in September 2026.
func at(day, hour, minute int) time.Time {
	return time.Date(2026, 9, day, hour, minute, 0, 0, China)
}

// ringing is a job that says when it runs.
func ringing(name, spec string, useful time.Duration) (Job, chan time.Time) {
	ran := make(chan time.Time, 100)
	return Job{Name: name, Spec: spec, Useful: useful, Run: func(_ context.Context, nominal time.Time) error {
		ran <- nominal
		return nil
	}}, ran
}

func movedTo(to time.Time) *Clock {
	c := &Clock{}
	c.Move(to)
	return c
}

// process is a queue with jobs alone, and a signal for each of its firings that ended.
func process(t *testing.T, pool *pgxpool.Pool, clock *Clock, jobs ...Job) (*Queue, <-chan *river.Event) {
	t.Helper()
	q := newQueue(t, pool, clock, nil, jobs, Options{}, zerolog.Nop())
	return q, events(t, q, river.EventKindJobCompleted)
}

func assertRan(t *testing.T, ran <-chan time.Time, want ...time.Time) {
	t.Helper()
	if len(ran) != len(want) {
		t.Errorf("the job ran %d times, want %d", len(ran), len(want))
	}
	for _, w := range want {
		if got := receive(t, ran, "a firing"); !got.Equal(w) {
			t.Errorf("ran for %v, want %v", got, w)
		}
	}
}

func TestAFiringRunsOnceInTwoProcesses(t *testing.T) {
	t.Parallel()
	url := newDatabase(t)
	pool := connect(t, url)
	clock := movedTo(at(18, 8, 40).Add(-500 * time.Millisecond))
	job, ran := ringing("agenda", "40 8 * * *", never)
	one, ended := process(t, pool, clock, job)
	other, endedThere := process(t, connect(t, url), clock, job)
	start(t, one)
	start(t, other)
	select {
	case <-ended:
	case <-endedThere:
	case <-bounded(t).Done():
		t.Fatal("the job did not fire")
	}
	halt(t, one)
	halt(t, other)
	assertRan(t, ran, at(18, 8, 40))
	const row = `SELECT count(*) FROM firings WHERE name = 'agenda' AND nominal = '2026-09-18T08:40:00+08:00'`
	if n := count(t, pool, row); n != 1 {
		t.Errorf("%d rows record the firing, want 1", n)
	}
}

func TestOfMissedFiringsOnlyTheNewestIsMadeUpAndOnlyWhileItIsUseful(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	late, ranLate := ringing("late", "40 8 * * *", time.Hour)
	fresh, ranFresh := ringing("fresh", "40 8 * * *", 72*time.Hour)
	q, ended := process(t, pool, movedTo(at(18, 10, 0)), late, fresh)
	start(t, q)
	receive(t, ended, "the firing to end")
	halt(t, q)
	assertRan(t, ranFresh, at(18, 8, 40))
	assertRan(t, ranLate)
	if n := count(t, pool, `SELECT count(*) FROM river_job WHERE kind = 'firing'`); n != 1 {
		t.Errorf("%d firings were inserted, want 1", n)
	}
}

func TestWhatWasDueBeforeTheServiceExistedWasNotMissed(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	before, ranBefore := ringing("before", "40 8 * * *", 72*time.Hour)
	after, ranAfter := ringing("after", "30 9 * * *", 72*time.Hour)
	q := newQueue(t, pool, movedTo(at(18, 10, 0)), nil, []Job{before, after}, Options{Since: at(18, 9, 10)}, zerolog.Nop())
	ended := events(t, q, river.EventKindJobCompleted)
	start(t, q)
	receive(t, ended, "the firing to end")
	halt(t, q)
	assertRan(t, ranAfter, at(18, 9, 30))
	assertRan(t, ranBefore)
	if n := count(t, pool, `SELECT count(*) FROM river_job WHERE kind = 'firing'`); n != 1 {
		t.Errorf("%d firings were inserted, want 1", n)
	}
}

func TestAMovedClockMakesUpAndARewoundOneDoesNotRepeat(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	clock := movedTo(at(18, 6, 0))
	agenda, ranAgenda := ringing("agenda", "40 8 * * *", 4*time.Hour)
	report, ranReport := ringing("report", "30 11 * * *", 4*time.Hour)
	q, ended := process(t, pool, clock, agenda, report)
	start(t, q)
	clock.Move(at(18, 11, 0))
	receive(t, ended, "the agenda")
	clock.Move(at(18, 8, 39))
	clock.Move(at(18, 12, 0))
	receive(t, ended, "the report")
	halt(t, q)
	assertRan(t, ranAgenda, at(18, 8, 40))
	assertRan(t, ranReport, at(18, 11, 30))
}

func TestAFiringThatWentWrongIsTriedAgainAndThenRecorded(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	var tries atomic.Int32
	job := Job{Name: "agenda", Spec: "40 8 * * *", Useful: never, Run: func(context.Context, time.Time) error {
		if tries.Add(1) == 1 {
			return errors.New("the table is locked")
		}
		return nil
	}}
	q, ended := process(t, pool, movedTo(at(18, 9, 0)), job)
	start(t, q)
	receive(t, ended, "the second try")
	if n := count(t, pool, `SELECT count(*) FROM firings`); n != 1 || tries.Load() != 2 {
		t.Errorf("%d firings are recorded after %d tries, want 1 after 2", n, tries.Load())
	}
}

func TestAProcessWithoutFiringsLeavesThemAlone(t *testing.T) {
	t.Parallel()
	url := newDatabase(t)
	clock := movedTo(at(18, 9, 0))
	mine, ranHere := ringing("agenda", "40 8 * * *", never)
	theirs, ranThere := ringing("agenda", "40 8 * * *", never)
	off := newQueue(t, connect(t, url), clock, nil, []Job{mine}, Options{Off: []string{Upkeep}}, zerolog.Nop())
	on, ended := process(t, connect(t, url), clock, theirs)
	start(t, off)
	start(t, on)
	receive(t, ended, "the firing")
	halt(t, off)
	assertRan(t, ranHere)
	assertRan(t, ranThere, at(18, 8, 40))
}

func TestAJobThatIsRunByHandRunsOncePerFiring(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	job, ran := ringing("agenda", "40 8 * * *", time.Hour)
	q := newQueue(t, pool, movedTo(at(20, 9, 0)), nil, []Job{job}, Options{}, zerolog.Nop())
	for _, step := range []struct {
		at      time.Time
		nominal time.Time
		ran     bool
	}{
		{at(18, 9, 0), at(18, 8, 40), true},
		{at(18, 7, 0), at(18, 8, 40), false},
		{at(19, 0, 0), at(19, 8, 40), true},
	} {
		nominal, again, err := q.RunNow(t.Context(), "agenda", step.at)
		if err != nil || !nominal.Equal(step.nominal) || again != step.ran {
			t.Errorf("%v: got %v, %v, %v; want %v, %v", step.at, nominal, again, err, step.nominal, step.ran)
		}
	}
	assertRan(t, ran, at(18, 8, 40), at(19, 8, 40))
	if n := count(t, pool, `SELECT count(*) FROM firings`); n != 2 {
		t.Errorf("%d firings are recorded, want 2", n)
	}
}

func TestARunByHandThatWentWrongIsNotRecorded(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	want := errors.New("no calendar")
	job := Job{Name: "agenda", Spec: "40 8 * * *", Run: func(context.Context, time.Time) error { return want }}
	q := newQueue(t, pool, &Clock{}, nil, []Job{job}, Options{}, zerolog.Nop())
	if _, _, err := q.RunNow(t.Context(), "agenda", at(18, 9, 0)); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
	if n := count(t, pool, `SELECT count(*) FROM firings`); n != 0 {
		t.Errorf("%d firings are recorded, want none", n)
	}
}
