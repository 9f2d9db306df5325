package scheduler

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// Drain handles everything in all lanes that is due, one row after the other and without River, and also what
// the handling makes due. It is for a single process: nothing keeps a Queue that is started, here or elsewhere,
// from working on the same lanes at the same time. Transcripts and commands use it.
func (q *Queue) Drain(ctx context.Context) error {
	for {
		found, err := q.drainOnce(ctx)
		if err != nil || !found {
			return err
		}
	}
}

func (q *Queue) drainOnce(ctx context.Context) (found bool, err error) {
	for _, queue := range slices.Sorted(maps.Keys(q.work)) {
		keys, err := q.work[queue].Waiting(ctx, q.clock.Now())
		if err != nil {
			return false, fmt.Errorf("looking for lanes of %s that wait: %w", queue, err)
		}
		for _, key := range slices.Sorted(slices.Values(keys)) {
			found = true
			if err := q.drainLane(ctx, queue, key); err != nil {
				return false, err
			}
		}
	}
	return found, nil
}

func (q *Queue) drainLane(ctx context.Context, queue, key string) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		left, err := q.work[queue].Work(ctx, key)
		if err != nil {
			return fmt.Errorf("working on a lane of %s: %w", queue, err)
		}
		if !left.due(q.clock.Now()) {
			return nil
		}
	}
}
