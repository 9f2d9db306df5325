package scheduler

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/rs/zerolog"
)

func TestDrainHandlesAllThatIsDueAndWhatComesOfItAndNothingElse(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	work := newSorter(pool, clock)
	q := newQueue(t, pool, clock, work, nil, Options{}, zerolog.Nop())
	a1 := mustInsert(t, pool, q.Inserter, "a", clock.Now())
	held := mustInsert(t, pool, q.Inserter, "a", clock.Now().Add(never))
	b1 := mustInsert(t, pool, q.Inserter, "b", clock.Now())
	a2 := mustInsert(t, pool, q.Inserter, "a", clock.Now())
	var answer int64
	work.before = func(ctx context.Context, id int64) (err error) {
		if id == b1 {
			answer, err = insert(ctx, pool, q.Inserter, "a", clock.Now())
		}
		return err
	}
	drain := func(want ...int64) {
		t.Helper()
		if err := q.Drain(bounded(t)); err != nil {
			t.Fatal(err)
		}
		var got []int64
		for len(work.handled) > 0 {
			got = append(got, <-work.handled)
		}
		if !slices.Equal(got, want) {
			t.Errorf("handled %v, want %v", got, want)
		}
	}
	drain(a1, a2, b1, answerOf(b1, a2))
	if answer != answerOf(b1, a2) {
		t.Errorf("the answer is parcel %d", answer)
	}
	drain()
	clock.Move(clock.Now().Add(2 * never))
	drain(held)
}

// answerOf is the id that comes after all others.
func answerOf(ids ...int64) int64 { return slices.Max(ids) + 1 }

func TestDrainEndsWithTheFirstError(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	work := newSorter(pool, clock)
	q := newQueue(t, pool, clock, work, nil, Options{}, zerolog.Nop())
	mustInsert(t, pool, q.Inserter, "a", clock.Now())
	want := errors.New("the address is unreadable")
	work.before = func(context.Context, int64) error { return want }
	if err := q.Drain(bounded(t)); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}
