package storage_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"huiyin/storage"
	"huiyin/workflow"
)

func num(seq int) workflow.Number { return workflow.Number{Year: 2026, Seq: seq} }

// join makes one letter of the view handled with another.
func join(member, leader *workflow.Letter) {
	member.HandledWith = leader.Number
	leader.Joins = append(leader.Joins, workflow.Join{N: len(leader.Joins) + 1, Member: member.Number, By: "zhang", At: morning})
}

// family is six letters: a leading one, a member, a twin, a stranger, one that was
// let go, and one that only the leading letter knows of.
func family(t *testing.T, db *storage.DB) {
	t.Helper()
	letters := make([]workflow.Letter, 6)
	for i := range letters {
		letters[i] = plain(fmt.Sprint(i))
		letters[i].Number = num(i + 1)
	}
	leader := &letters[0]
	for _, i := range []int{1, 2, 4, 5} {
		join(&letters[i], leader)
	}
	letters[2].Twin, leader.Joins[1].Twin = true, true
	letters[4].HandledWith, leader.Joins[2].Split = workflow.Number{}, later(1)
	letters[5].HandledWith = workflow.Number{}
	for _, l := range letters {
		mustRegister(t, db, l)
	}
}

func TestKinComeWithTheLettersAskedFor(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	family(t, db)
	for _, c := range []struct{ asked, want []int }{
		{asked: []int{1}, want: []int{1, 2, 3, 6}},
		{asked: []int{2}, want: []int{1, 2}},
		{asked: []int{3}, want: []int{1, 3}},
		{asked: []int{4}, want: []int{4}},
		{asked: []int{5}, want: []int{5}},
		{asked: []int{4, 2, 404, 2}, want: []int{1, 2, 4}},
		{asked: []int{404}},
	} {
		req := workflow.Request{Kin: true}
		for _, seq := range c.asked {
			req.Letters = append(req.Letters, num(seq))
		}
		for _, req.Look = range []bool{false, true} {
			view := look(t, db, req)
			var got []int
			for _, n := range slices.SortedFunc(maps.Keys(view.Letters), workflow.Number.Compare) {
				got = append(got, n.Seq)
			}
			equal(t, fmt.Sprintf("kin of %v, look %v", c.asked, req.Look), c.want, got)
		}
	}
	view := look(t, db, workflow.Request{Letters: []workflow.Number{num(1)}})
	if len(view.Letters) != 1 {
		t.Errorf("without asking for kin %d letters came", len(view.Letters))
	}
}

func TestKinThatCameWhileWeWaitedAreHeldToo(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	member, leader := mustRegister(t, db, plain("m")), mustRegister(t, db, plain("l")) // the newcomer is first in order
	watch, third := connect(t, url), connect(t, url)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var second errgroup.Group
	both := []workflow.Number{leader.Number, member.Number}
	_, err := db.Update(ctx, workflow.Request{Letters: both}, func(v workflow.View) (workflow.Change, error) {
		second.Go(func() error {
			_, err := db.Update(ctx, workflow.Request{Letters: both[:1], Kin: true}, func(v workflow.View) (workflow.Change, error) {
				for _, n := range both {
					if code := refusal(third, t, `SELECT FROM letters WHERE number = '`+n.String()+`' FOR UPDATE NOWAIT`); code != "55P03" {
						t.Errorf("%s is not held: %s", n, code)
					}
				}
				return touch(v, later(1)), nil
			})
			return err
		})
		if err := waitForLock(ctx, watch); err != nil {
			return workflow.Change{}, err
		}
		l, m := v.Letters[leader.Number], v.Letters[member.Number]
		join(&m, &l)
		return workflow.Change{Letters: []workflow.Letter{l, m}}, nil
	})
	if err := errors.Join(err, second.Wait()); err != nil {
		t.Fatal(err)
	}
	for _, n := range both {
		if l := letter(t, db, n); len(l.Urges) != 1 {
			t.Errorf("%s was not among the kin", n)
		}
	}
	if m := letter(t, db, member.Number); m.HandledWith != leader.Number {
		t.Error("the second change was made on a letter as it was before the first")
	}
}

// touch is a change of every letter of a view.
func touch(v workflow.View, at time.Time) workflow.Change {
	var c workflow.Change
	for n, l := range v.Letters {
		l.Version++
		l.Urges = append(slices.Clone(l.Urges), workflow.Urge{N: len(l.Urges) + 1, Unit: "城关街道", By: "zhang", At: at})
		c.Letters, c.Events = append(c.Letters, l), append(c.Events, event(n, workflow.UrgeUnit))
	}
	return c
}

func TestJoiningAndChangingKinNeitherBlockNorLoseOneAnother(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	stores := []*storage.DB{db, openAt(t, url)}
	const letters, changes = 8, 48
	for i := range letters {
		mustRegister(t, db, plain(fmt.Sprint(i)))
	}
	var mu sync.Mutex
	touched := map[workflow.Number]int{}
	together(t, changes, func(i int) error {
		order := rand.Perm(letters)
		one, other := num(order[0]+1), num(order[1]+1)
		req := workflow.Request{Letters: []workflow.Number{one}, Kin: true}
		if i%3 == 0 {
			req.Letters = append(req.Letters, other)
		}
		var c workflow.Change
		_, err := stores[i%2].Update(t.Context(), req, func(v workflow.View) (workflow.Change, error) {
			for _, n := range req.Letters {
				l := v.Letters[n]
				for _, k := range l.Kin() {
					if _, ok := v.Letters[k]; !ok {
						return c, fmt.Errorf("%s came without %s", n, k)
					}
				}
			}
			if m, l := v.Letters[one], v.Letters[other]; i%3 == 0 && free(m) && l.HandledWith.IsZero() {
				join(&m, &l)
				v.Letters[one], v.Letters[other] = m, l
			}
			c = touch(v, later(i))
			return c, nil
		})
		mu.Lock()
		defer mu.Unlock()
		for _, l := range c.Letters {
			touched[l.Number]++
		}
		return err
	})
	joined := 0
	for n, times := range touched {
		l := letter(t, db, n)
		if l.Version != int64(1+times) || len(l.Urges) != times {
			t.Errorf("%s: version %d, %d urges after %d changes", n, l.Version, len(l.Urges), times)
		}
		joined += len(l.Joins)
	}
	if joined == 0 {
		t.Error("no letters were joined")
	}
}

// free reports whether a letter stands alone.
func free(l workflow.Letter) bool { return l.HandledWith.IsZero() && len(l.Joins) == 0 }
