package storage_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"huiyin/workflow"
)

func TestANumberIsOnlyTakenWithItsLetter(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	parent := mustRegister(t, db, plain("b"))
	req := workflow.Request{Letters: []workflow.Number{parent.Number}, Year: 2026}
	for i := range 3 {
		view := look(t, db, req)
		equal(t, "the letter comes with the number", parent, view.Letters[parent.Number])
		if view.Next != num(2) || view.SameBody != nil {
			t.Fatalf("the next is %s, of the same wording %v", view.Next, view.SameBody)
		}
		parent.Version++
		parent.VoidReason = fmt.Sprint(i)
		update(t, db, req, workflow.Change{Letters: []workflow.Letter{parent}})
	}
	child := plain("c")
	child.Number, child.SplitFrom = num(2), parent.Number
	update(t, db, req, workflow.Change{Letters: []workflow.Letter{parent, child}, Events: []workflow.Event{event(child.Number, workflow.Register)}})
	if next := look(t, db, req).Next; next != num(3) {
		t.Errorf("after the letter was registered the next is %s", next)
	}
	if last, err := db.LatestNumber(t.Context(), 2026); err != nil || last != num(2) {
		t.Errorf("the last is %s, %v", last, err)
	}
	if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 {
		t.Errorf("audit: %+v, %v", audit, err)
	}
}

func TestTheNumberOfASplitIsHeldUntilItIsStored(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	parent := mustRegister(t, db, plain("b"))
	watch := connect(t, url)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var other errgroup.Group
	var given workflow.Number
	var decided atomic.Bool
	_, err := db.Update(ctx, workflow.Request{Letters: []workflow.Number{parent.Number}, Year: 2026}, func(v workflow.View) (workflow.Change, error) {
		other.Go(func() (err error) {
			given, err = register(ctx, db, plain("meanwhile"))
			decided.Store(true)
			return err
		})
		if err := waitForLock(ctx, watch); err != nil {
			return workflow.Change{}, err
		}
		if decided.Load() {
			t.Error("another letter was registered while the number was held")
		}
		child := plain("c")
		child.Number, child.SplitFrom = v.Next, parent.Number
		return workflow.Change{Letters: []workflow.Letter{child}}, nil
	})
	if err := errors.Join(err, other.Wait()); err != nil {
		t.Fatal(err)
	}
	if child := letter(t, db, num(2)); child.SplitFrom != parent.Number || given != num(3) {
		t.Errorf("the child is %+v, the other letter %s", child, given)
	}
}
