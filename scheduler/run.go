package scheduler

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

// Start begins to work and returns. What it started runs until Stop, whatever becomes of ctx. A queue is
// started once.
func (q *Queue) Start(ctx context.Context) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.started {
		return errors.New("the queue has been started before")
	}
	q.started = true
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	if q.river != nil {
		if err := q.river.Start(ctx); err != nil {
			cancel()
			return fmt.Errorf("starting the queue: %w", err)
		}
	}
	timetable := q.startTimetable()
	forget := q.clock.OnMove(q.nudge)
	var loops sync.WaitGroup
	loops.Go(func() { q.wakeLoop(ctx) })
	loops.Go(func() { q.sweepLoop(ctx, timetable) })
	q.nudge() // what came due, and was missed, while nothing ran
	q.stop = func(patience context.Context) error {
		forget()
		q.halted.Store(true)
		var err error
		if q.river != nil {
			err = q.river.Stop(patience)
		}
		cancel()
		loops.Wait()
		<-timetable.Stop().Done()
		return err
	}
	return nil
}

// Stop ends all work: lanes are left after the row in hand, and after eight seconds in the middle of it. It returns
// when everything the queue started has ended, or with ctx's error if rows are still in hand then. Stopping
// a queue that does not run does nothing.
func (q *Queue) Stop(ctx context.Context) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stop == nil {
		return nil
	}
	stop := q.stop
	q.stop = nil
	if err := stop(ctx); err != nil {
		return fmt.Errorf("stopping the queue: %w", err)
	}
	return nil
}
