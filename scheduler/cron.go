package scheduler

import (
	"context"
	"time"

	"github.com/robfig/cron/v3"
)

// shifted lets cron, which knows the wall clock only, follow the service clock.
type shifted struct {
	schedule cron.Schedule
	clock    *Clock
}

// Next is the wall clock's time of the next firing on the service clock.
func (s shifted) Next(wall time.Time) time.Time {
	offset := s.clock.Offset()
	next := s.schedule.Next(wall.Add(offset))
	if next.IsZero() {
		return next
	}
	return next.Add(-offset)
}

// startTimetable starts cron, without entries: the first look of the sweep loop enters them.
func (q *Queue) startTimetable() *cron.Cron {
	log := cronLog{q}
	timetable := cron.New(
		cron.WithLocation(China),
		cron.WithLogger(log),
		cron.WithChain(cron.SkipIfStillRunning(log), cron.Recover(log)), // the inner one returns the outer one's token
	)
	timetable.Start()
	return timetable
}

// rearm enters the jobs anew: an entry holds the wall clock's time, which is another one after a move.
func (q *Queue) rearm(ctx context.Context, timetable *cron.Cron) {
	for _, e := range timetable.Entries() {
		timetable.Remove(e.ID)
	}
	if !q.on(Upkeep) {
		return
	}
	for _, j := range q.jobs {
		timetable.Schedule(shifted{j.schedule, q.clock}, cron.FuncJob(func() { q.fire(ctx, j) }))
	}
}

// makeUp fires what has been missed.
func (q *Queue) makeUp(ctx context.Context) {
	if !q.on(Upkeep) {
		return
	}
	q.owing.Store(false)
	for _, j := range q.jobs {
		q.fire(ctx, j)
	}
}

// fire inserts the job's newest firing, if it is still useful and has not run. Asking for the newest rather than
// being told makes a late or repeated call harmless. If it does not succeed, the sweep tries again.
func (q *Queue) fire(ctx context.Context, j *timedJob) {
	nominal, ok := j.newest(q.clock.Now())
	if !ok || nominal.Before(q.options.Since) {
		return
	}
	if err := q.insertFiring(ctx, j, nominal); err != nil {
		q.owing.Store(true)
		q.warn(err, "firing the job "+j.Name)
	}
}

// cronLog passes on what cron finds wrong.
type cronLog struct{ queue *Queue }

// Info is what cron says at every step; nobody needs it.
func (cronLog) Info(string, ...any) {}

// Error logs a panic, without cron's details.
func (l cronLog) Error(err error, msg string, _ ...any) { l.queue.warn(err, "cron: "+msg) }
