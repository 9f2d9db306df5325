package scheduler

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// How a lane shares its worker with others.
const (
	turn       = 5 * time.Second // a longer lane yields
	longestNap = 5 * time.Second // for a row that is not yet due; later ones are left to the sweep
	laneRetry  = time.Second
)

// laneWorker empties lanes, of whatever queue.
type laneWorker struct {
	river.WorkerDefaults[laneArgs]
	queue *Queue
}

// Timeout is the lane's own where it says that its rows may take longer; 0 stands for the queue's.
func (w *laneWorker) Timeout(job *river.Job[laneArgs]) time.Duration {
	if p, ok := w.queue.work[job.Args.Queue].(Patient); ok {
		return p.Patience()
	}
	return 0
}

// NextRetry is soon and always the same: a lane that waits holds up somebody's answer.
func (w *laneWorker) NextRetry(*river.Job[laneArgs]) time.Time { return time.Now().Add(laneRetry) }

// Work handles the lane's rows in order until it is empty, sleeps, or has had its turn.
func (w *laneWorker) Work(ctx context.Context, job *river.Job[laneArgs]) error {
	work, ok := w.queue.work[job.Args.Queue]
	if !ok {
		return fmt.Errorf("no work is known for lanes of %s", job.Args.Queue)
	}
	began := time.Now()
	for {
		left, err := work.Work(ctx, job.Args.Key)
		if err != nil {
			return fmt.Errorf("working on a lane of %s: %w", job.Args.Queue, err)
		}
		if !left.due(w.queue.clock.Now()) {
			done, left, err := w.finish(ctx, job, work)
			if err != nil || done {
				return err
			}
			if nap := left.wait(w.queue.clock.Now()); nap > 0 {
				return river.JobSnooze(min(nap, w.queue.options.nap)) // less than that, unless the clock was just moved
			}
		}
		if time.Since(began) >= turn || w.queue.stopping() {
			return river.JobSnooze(0)
		}
	}
}

// finish completes the job if nothing remains in the lane that will be due soon. Looking and completing happen
// under the lock on the job's row: it is not enough that the lane looked empty a moment ago, a writer may have found
// this job still running since.
//
// A lane that has rows for later only is given up as well, to the sweep. Kept asleep, all lanes with a notice
// for tomorrow would be looked at every few seconds all night, and River, which puts jobs to sleep in batches
// and in no order, would deadlock with writers that lock many of them.
func (w *laneWorker) finish(ctx context.Context, job *river.Job[laneArgs], work LaneWork) (done bool, left Progress, err error) {
	readCommitted := pgx.TxOptions{IsoLevel: pgx.ReadCommitted} // the look must see what the lock waited for
	err = pgx.BeginTxFunc(ctx, w.queue.pool, readCommitted, func(tx pgx.Tx) (err error) {
		if _, err := tx.Exec(ctx, `SELECT FROM river_job WHERE id = $1 FOR UPDATE`, job.ID); err != nil {
			return err
		}
		if left, err = work.Pending(ctx, tx, job.Args.Key); err != nil {
			return err
		}
		if done = !left.More || left.wait(w.queue.clock.Now()) > w.queue.options.nap; !done {
			return nil
		}
		_, err = river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
		return err
	})
	if err != nil {
		return false, Progress{}, fmt.Errorf("finishing a lane of %s: %w", job.Args.Queue, err)
	}
	return done, left, nil
}
