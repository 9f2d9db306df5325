package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"
)

// The pace of the lanes' queues: idle latency is 3 to 6 ms with these, and 52 to 134 with River's defaults.
const (
	fetchCooldown     = 10 * time.Millisecond
	fetchPollInterval = 100 * time.Millisecond
)

// insertTries bounds how often lanes are inserted again after a deadlock.
const insertTries = 3

// unfinished are the states in which a job stands for its lane: a lane whose job is completed may have another.
var unfinished = []rivertype.JobState{
	rivertype.JobStateAvailable,
	rivertype.JobStatePending,
	rivertype.JobStateRunning,
	rivertype.JobStateRetryable,
	rivertype.JobStateScheduled,
}

// laneArgs are the arguments of the job that stands for a lane. Keys are internal ids, never text.
type laneArgs struct {
	Queue string `json:"queue"`
	Key   string `json:"key"`
}

// Kind is the job's name in the queue's tables.
func (laneArgs) Kind() string { return "lane" }

// InsertOpts makes the job the only one of its lane.
func (a laneArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{
		Queue:       a.Queue,
		MaxAttempts: 1000,
		UniqueOpts:  river.UniqueOpts{ByArgs: true, ByState: unfinished},
	}
}

// Inserter puts lanes into the queue and works on nothing. A Queue is one as well.
type Inserter struct {
	client *river.Client[pgx.Tx]
}

// NewInserter returns an Inserter, which needs no database but the transactions it is called in.
func NewInserter() (*Inserter, error) {
	client, err := river.NewClient(riverpgxv5.New(nil), &river.Config{
		FetchCooldown:     time.Millisecond, // nearly every insert is announced; a worker that misses one looks after 100 ms
		FetchPollInterval: fetchPollInterval,
		Logger:            slog.New(slog.DiscardHandler), // it has nothing to say that its errors do not
	})
	if err != nil {
		return nil, fmt.Errorf("preparing to insert into the queue: %w", err)
	}
	return &Inserter{client: client}, nil
}

// InsertLanes says in tx that the lanes of the given keys have something to do once tx is committed. Call it
// before the rows themselves are written: it locks the jobs that lanes already have, so that a worker which is
// just finishing one waits for tx and sees its rows. Locks are taken in the order of the keys; a transaction that
// needs several queues calls it in the order of the queues' names. River locks the jobs it puts back in no order, so
// that a deadlock with it is possible, if rare; then the lanes' part of tx is done again.
func (i *Inserter) InsertLanes(ctx context.Context, tx pgx.Tx, queue string, keys []string) error {
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	if len(keys) == 0 {
		return nil
	}
	params := make([]river.InsertManyParams, len(keys))
	for n, key := range keys {
		params[n].Args = laneArgs{Queue: queue, Key: key}
	}
	var err error
	for range insertTries {
		// A part of tx of its own, which gives back its locks when it is undone.
		err = pgx.BeginFunc(ctx, tx, func(part pgx.Tx) error { return i.insertAndRouse(ctx, part, params) })
		if !deadlocked(err) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("inserting %d lanes of %s: %w", len(keys), queue, err)
	}
	return nil
}

func deadlocked(err error) bool {
	var database *pgconn.PgError
	return errors.As(err, &database) && database.Code == "40P01"
}

func (i *Inserter) insertAndRouse(ctx context.Context, tx pgx.Tx, params []river.InsertManyParams) error {
	jobs, err := i.client.InsertManyTx(ctx, tx, params)
	if err != nil {
		return err
	}
	return i.rouse(ctx, tx, jobs)
}

// rouse makes jobs available that were there already and are asleep until a row's time comes: what has been
// added may be due sooner than what they wait for, or the clock has moved.
func (i *Inserter) rouse(ctx context.Context, tx pgx.Tx, jobs []*rivertype.JobInsertResult) error {
	now := time.Now()
	for _, j := range jobs {
		if !j.UniqueSkippedAsDuplicate || j.Job.State == rivertype.JobStateRunning || !j.Job.ScheduledAt.After(now) {
			continue
		}
		if _, err := i.client.JobRetryTx(ctx, tx, j.Job.ID); err != nil {
			return fmt.Errorf("rousing a lane of %s: %w", j.Job.Queue, err)
		}
	}
	return nil
}
