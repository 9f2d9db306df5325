package scheduler

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// firingArgs are the arguments of the job that runs a firing.
type firingArgs struct {
	Name string `json:"name"`
	At   string `json:"at"` // the nominal time, as it is recorded
}

// Kind is the job's name in the queue's tables.
func (firingArgs) Kind() string { return "firing" }

// InsertOpts makes the job the only one of its firing.
func (firingArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{
		Queue:       Upkeep,
		MaxAttempts: 1000,
		UniqueOpts:  river.UniqueOpts{ByArgs: true, ByState: unfinished},
	}
}

// written is how a nominal time is recorded: always alike, because rows are found by it.
func written(nominal time.Time) string { return nominal.In(China).Format(time.RFC3339) }

// insertFiring lets one of the processes run a firing, unless it has run.
func (q *Queue) insertFiring(ctx context.Context, j *timedJob, nominal time.Time) error {
	return pgx.BeginFunc(ctx, q.pool, func(tx pgx.Tx) error {
		done, err := recorded(ctx, tx, j.Name, nominal)
		if err != nil || done {
			return err
		}
		_, err = q.client.InsertTx(ctx, tx, firingArgs{Name: j.Name, At: written(nominal)}, nil)
		return err
	})
}

// firingWorker runs firings.
type firingWorker struct {
	river.WorkerDefaults[firingArgs]
	queue *Queue
}

const (
	firingTimeout = 2 * time.Minute
	longestRetry  = 5 * time.Minute
)

// Timeout is longer than a lane's: a firing goes through all letters.
func (w *firingWorker) Timeout(*river.Job[firingArgs]) time.Duration { return firingTimeout }

// NextRetry waits longer each time, because nobody is waiting for an answer.
func (w *firingWorker) NextRetry(job *river.Job[firingArgs]) time.Time {
	return time.Now().Add(min(time.Duration(job.Attempt*job.Attempt)*time.Second, longestRetry))
}

// Work runs a firing and records it, unless it has run or has become useless.
func (w *firingWorker) Work(ctx context.Context, job *river.Job[firingArgs]) error {
	j, err := w.queue.job(job.Args.Name)
	if err != nil {
		return err // perhaps a newer process knows it
	}
	nominal, err := time.Parse(time.RFC3339, job.Args.At)
	if err != nil {
		return river.JobCancel(fmt.Errorf("reading a firing's time: %w", err))
	}
	done, err := recorded(ctx, w.queue.pool, j.Name, nominal)
	if err != nil || done {
		return err
	}
	if !j.useful(nominal, w.queue.clock.Now()) {
		w.queue.log.Warn().Str("job", j.Name).Str("at", job.Args.At).Msg("a firing came too late to be of use")
		return nil
	}
	if err := j.Run(ctx, nominal.In(China)); err != nil {
		return fmt.Errorf("running the job %s: %w", j.Name, err)
	}
	return w.record(ctx, job, j, nominal)
}

// record writes that the firing ran, together with the end of its job.
func (w *firingWorker) record(ctx context.Context, job *river.Job[firingArgs], j *timedJob, nominal time.Time) error {
	return pgx.BeginFunc(ctx, w.queue.pool, func(tx pgx.Tx) error {
		if err := w.queue.recordIn(ctx, tx, j.Name, nominal); err != nil {
			return err
		}
		_, err := river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
		return err
	})
}

// RunNow runs, here and without River, the job's firing of the day that at falls on (see Nominal), however old it
// is, and records it. If it has run before, anywhere, it is not run again and ran is false. The errors are
// ErrNoJob, ErrNoFiring, and what the job returns; a firing that ended with an error may be run again.
func (q *Queue) RunNow(ctx context.Context, name string, at time.Time) (nominal time.Time, ran bool, err error) {
	j, err := q.job(name)
	if err != nil {
		return time.Time{}, false, err
	}
	if nominal, err = j.onDay(at); err != nil {
		return time.Time{}, false, err
	}
	done, err := recorded(ctx, q.pool, name, nominal)
	if err != nil || done {
		return nominal, false, err
	}
	if err := j.Run(ctx, nominal); err != nil {
		return nominal, true, fmt.Errorf("running the job %s: %w", name, err)
	}
	err = pgx.BeginFunc(ctx, q.pool, func(tx pgx.Tx) error { return q.recordIn(ctx, tx, name, nominal) })
	return nominal, true, err
}

// asker is a pool or a transaction.
type asker interface {
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// recorded reports whether a firing has run.
func recorded(ctx context.Context, db asker, name string, nominal time.Time) (done bool, err error) {
	const q = `SELECT EXISTS (SELECT FROM firings WHERE name = $1 AND nominal = $2)`
	if err := db.QueryRow(ctx, q, name, written(nominal)).Scan(&done); err != nil {
		return false, fmt.Errorf("looking whether %s has fired: %w", name, err)
	}
	return done, nil
}

// recordIn writes that a firing ran. Another process may have run and recorded it meanwhile.
func (q *Queue) recordIn(ctx context.Context, tx pgx.Tx, name string, nominal time.Time) error {
	const insert = `INSERT INTO firings (name, nominal, ran_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`
	if _, err := tx.Exec(ctx, insert, name, written(nominal), q.clock.Now()); err != nil {
		return fmt.Errorf("recording that %s fired: %w", name, err)
	}
	return nil
}
