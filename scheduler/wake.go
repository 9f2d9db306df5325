package scheduler

import (
	"context"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/robfig/cron/v3"
)

const (
	wakeBuffer    = 4096
	wakePause     = 10 * time.Millisecond
	sweepInterval = 5 * time.Second
	wakePatience  = 2 * time.Second // a batch in hand is inserted even if the queue is being stopped
)

// Wake has a lane worked on, whose row has been committed without InsertLanes. It never waits, and may do nothing
// if very many lanes are woken at once: the next sweep finds them.
func (q *Queue) Wake(queue, key string) {
	select {
	case q.wakes <- laneArgs{Queue: queue, Key: key}:
	default:
	}
}

// wakeLoop inserts woken lanes, at once if the last batch is long enough ago.
func (q *Queue) wakeLoop(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			q.wakeTheLast(ctx)
			return
		case first := <-q.wakes:
			q.insertBatch(ctx, q.gather(first))
		}
		select {
		case <-ctx.Done():
		case <-time.After(wakePause):
		}
	}
}

// wakeTheLast leaves to other processes what was woken during the end of this one.
func (q *Queue) wakeTheLast(ctx context.Context) {
	select {
	case first := <-q.wakes:
		q.insertBatch(ctx, q.gather(first))
	default:
	}
}

// gather takes what is there, as keys by queue.
func (q *Queue) gather(first laneArgs) map[string][]string {
	lanes := map[string][]string{first.Queue: {first.Key}}
	for range wakeBuffer {
		select {
		case l := <-q.wakes:
			lanes[l.Queue] = append(lanes[l.Queue], l.Key)
		default:
			return lanes
		}
	}
	return lanes
}

func (q *Queue) insertBatch(ctx context.Context, lanes map[string][]string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), wakePatience)
	defer cancel()
	for queue, keys := range lanes {
		q.warn(q.insertAlone(ctx, queue, keys), "waking lanes; the next sweep finds them")
	}
}

// insertAlone inserts lanes whose rows have been committed before. It does so a hundred at a time, because each
// lane that has a job is locked until the end of the transaction.
func (q *Queue) insertAlone(ctx context.Context, queue string, keys []string) error {
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	for some := range slices.Chunk(keys, 100) {
		err := pgx.BeginFunc(ctx, q.pool, func(tx pgx.Tx) error { return q.InsertLanes(ctx, tx, queue, some) })
		if err != nil {
			return err
		}
	}
	return nil
}

// nudge lets the sweep loop look at once, at the firings too.
func (q *Queue) nudge() {
	select {
	case q.moved <- struct{}{}:
	default: // it will look anyway
	}
}

// sweepLoop finds every so often what nothing else has found, and at once after the clock has moved.
func (q *Queue) sweepLoop(ctx context.Context, timetable *cron.Cron) {
	tick := time.NewTicker(q.options.sweep)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-q.moved:
			q.rearm(ctx, timetable)
			q.makeUp(ctx)
		case <-tick.C:
			if q.owing.Load() {
				q.makeUp(ctx)
			}
		}
		q.sweep(ctx)
	}
}

// sweep inserts the lanes that have something to do now.
func (q *Queue) sweep(ctx context.Context) {
	for queue, work := range q.work {
		keys, err := work.Waiting(ctx, q.clock.Now())
		q.warn(err, "looking for lanes that wait")
		q.warn(q.insertAlone(ctx, queue, keys), "inserting lanes that wait")
	}
}
