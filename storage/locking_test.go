package storage_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"huiyin/storage"
	"huiyin/workflow"
)

// together runs n pieces of work that all start at the same moment.
func together(t *testing.T, n int, work func(i int) error) {
	t.Helper()
	var group errgroup.Group
	start := make(chan struct{})
	for i := range n {
		group.Go(func() error { <-start; return work(i) })
	}
	close(start)
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
}

// waitForLock returns when somebody in the database stands before a lock.
func waitForLock(ctx context.Context, watch *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		var waiting bool
		err := watch.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_stat_activity
			WHERE datname = current_database() AND wait_event_type = 'Lock')`).Scan(&waiting)
		if err != nil || waiting {
			return err
		}
	}
}

func TestNumbersHaveNoGaps(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	other := openAt(t, url) // a second process
	errAgainst := errors.New("against it")
	var given sync.Map
	together(t, 28, func(i int) error {
		ctx, store := t.Context(), []*storage.DB{db, other}[i%2]
		if i%7 == 3 {
			_, err := store.Update(ctx, workflow.Request{Year: 2026}, func(v workflow.View) (workflow.Change, error) {
				l := plain("lost")
				l.Number = v.Next
				return workflow.Change{Letters: []workflow.Letter{l}, Turn: &workflow.Turn{Inbox: 404}}, nil
			})
			if !errors.Is(err, workflow.ErrHandled) {
				return fmt.Errorf("got %w, want it handled", errors.Join(err, errAgainst))
			}
			return nil
		}
		n, err := register(ctx, store, plain(fmt.Sprint("letter ", i)))
		if _, twice := given.LoadOrStore(n, i); twice {
			return fmt.Errorf("%s was given twice", n)
		}
		return err
	})
	for seq := range 24 {
		if _, ok := given.Load(workflow.Number{Year: 2026, Seq: seq + 1}); !ok {
			t.Errorf("nobody was given %d", seq+1)
		}
	}
	for year, want := range map[int]workflow.Number{2026: {Year: 2026, Seq: 24}, 2027: {}} {
		if got, err := db.LatestNumber(t.Context(), year); err != nil || got != want {
			t.Errorf("the last of %d is %s, %v", year, got, err)
		}
	}
	if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 || audit.Events != 24 {
		t.Errorf("audit: %+v, %v", audit, err)
	}
}

func TestYearsCountApart(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	for _, c := range []struct{ year, want int }{{2026, 1}, {2027, 1}, {2026, 2}, {2027, 2}} {
		view := look(t, db, workflow.Request{Year: c.year})
		l := plain(fmt.Sprint(c))
		l.Number = view.Next
		update(t, db, workflow.Request{Year: c.year}, workflow.Change{Letters: []workflow.Letter{l}})
		if (l.Number != workflow.Number{Year: c.year, Seq: c.want}) {
			t.Errorf("%d: got %s, want %d", c.year, l.Number, c.want)
		}
	}
}

func TestChangesOfManyLettersNeitherBlockNorLoseOneAnother(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	other := openAt(t, url)
	var all []workflow.Number
	for i := range 8 {
		all = append(all, mustRegister(t, db, plain(fmt.Sprint(i))).Number)
	}
	const changes = 24
	together(t, changes, func(i int) error {
		mine := slices.Clone(all)
		rand.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
		store := []*storage.DB{db, other}[i%2]
		_, err := store.Update(t.Context(), workflow.Request{Letters: mine}, func(v workflow.View) (workflow.Change, error) {
			var c workflow.Change
			for _, n := range mine {
				l := v.Letters[n]
				l.Version++
				l.Urges = append(l.Urges, workflow.Urge{N: len(l.Urges) + 1, Unit: "城关街道", By: "zhang", At: later(i)})
				c.Letters, c.Events = append(c.Letters, l), append(c.Events, event(n, workflow.UrgeUnit))
			}
			return c, nil
		})
		return err
	})
	for _, n := range all {
		if l := letter(t, db, n); l.Version != 1+changes || len(l.Urges) != changes {
			t.Errorf("%s: version %d, %d urges", n, l.Version, len(l.Urges))
		}
	}
	if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 || audit.Events != len(all)*(changes+1) {
		t.Errorf("audit: %+v, %v", audit, err)
	}
}

func TestALetterIsHeldFromTheViewToTheCommit(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	one, two := mustRegister(t, db, plain("1")), mustRegister(t, db, plain("2"))
	watch := connect(t, url)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	rename := func(l workflow.Letter, category workflow.Category) func(workflow.View) (workflow.Change, error) {
		return func(v workflow.View) (workflow.Change, error) {
			l := v.Letters[l.Number]
			l.Version++
			l.LabelText, l.Category = "", l.Category+category
			return workflow.Change{Letters: []workflow.Letter{l}}, nil
		}
	}
	var second errgroup.Group
	var decided atomic.Bool
	_, err := db.Update(ctx, workflow.Request{Letters: []workflow.Number{one.Number}}, func(v workflow.View) (workflow.Change, error) {
		second.Go(func() error {
			_, err := db.Update(ctx, workflow.Request{Letters: []workflow.Number{one.Number}}, func(v workflow.View) (workflow.Change, error) {
				decided.Store(true)
				return rename(one, "+second")(v)
			})
			return err
		})
		if err := waitForLock(ctx, watch); err != nil {
			return workflow.Change{}, err
		}
		if decided.Load() {
			t.Error("the second decided while the first held the letter")
		}
		if _, err := db.Update(ctx, workflow.Request{Letters: []workflow.Number{two.Number}}, rename(two, "alone")); err != nil {
			return workflow.Change{}, err
		}
		return rename(one, "first")(v)
	})
	if err := errors.Join(err, second.Wait()); err != nil {
		t.Fatal(err)
	}
	for n, want := range map[workflow.Number]workflow.Category{one.Number: "first+second", two.Number: "alone"} {
		if got := letter(t, db, n).Category; got != want {
			t.Errorf("%s: got %q, want %q", n, got, want)
		}
	}
}
