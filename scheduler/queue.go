package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"
	"github.com/rs/zerolog"
)

// Upkeep is the queue of the firings.
const Upkeep = "upkeep"

// The limits that decide how long a lane is orphaned when its process is killed: River looks every 30 s for jobs
// that have run for longer than rescueAfter.
const (
	jobTimeout  = 10 * time.Second
	rescueAfter = 11 * time.Second
	softStop    = 8 * time.Second
)

// Options are what differs between processes. The zero value does everything.
type Options struct {
	// Off lists queues that this process leaves to others, Upkeep for the firings. It still puts lanes into
	// all of them and knows how to work on all: the process that leads the others must.
	Off []string
	// Workers is how many lanes of each queue are worked on at once here; 0 stands for 16.
	Workers int
	// Since is when the service began to exist, on its own clock: an earlier firing was not
	// missed and is not made up.
	Since time.Time
	// Redact takes secrets from what is logged about errors; nil stands for what the package does itself.
	Redact func(string) string

	sweep, nap time.Duration // shorter or longer in tests
}

// Queue empties lanes and runs jobs, together with the queues of other processes on the same database.
type Queue struct {
	*Inserter
	pool    *pgxpool.Pool
	clock   *Clock
	work    map[string]LaneWork
	jobs    []*timedJob
	options Options
	log     zerolog.Logger

	river  *river.Client[pgx.Tx] // nil if everything is off
	wakes  chan laneArgs
	moved  chan struct{} // the clock has, or a firing is owed
	halted atomic.Bool
	owing  atomic.Bool // a firing could not be inserted

	mu      sync.Mutex
	stop    func(context.Context) error
	started bool
}

// New prepares a queue that empties the lanes of work, by the name of their queue, and runs jobs by the clock. The
// pool acts as the service's role and is not closed by the queue; it needs a connection for each worker that
// is to be busy at the same time and three more.
func New(pool *pgxpool.Pool, clock *Clock, work map[string]LaneWork, jobs []Job, log zerolog.Logger, options Options) (*Queue, error) {
	inserter, err := NewInserter()
	if err != nil {
		return nil, err
	}
	q := &Queue{
		Inserter: inserter, pool: pool, clock: clock, work: work, options: options.withDefaults(), log: log,
		wakes: make(chan laneArgs, wakeBuffer), moved: make(chan struct{}, 1),
	}
	if q.jobs, err = timed(jobs); err != nil {
		return nil, err
	}
	queues, err := q.queues()
	if err != nil || len(queues) == 0 {
		return q, err
	}
	if q.river, err = river.NewClient(riverpgxv5.New(pool), q.config(queues)); err != nil {
		return nil, fmt.Errorf("preparing the queue: %w", err)
	}
	return q, nil
}

func (o Options) withDefaults() Options {
	if o.Workers == 0 {
		o.Workers = 16
	}
	if o.Redact == nil {
		o.Redact = redact
	}
	if o.sweep == 0 {
		o.sweep = sweepInterval
	}
	if o.nap == 0 {
		o.nap = longestNap
	}
	return o
}

// queues are those this process works on.
func (q *Queue) queues() (map[string]river.QueueConfig, error) {
	queues := map[string]river.QueueConfig{
		Upkeep: {MaxWorkers: 2, FetchPollInterval: time.Second},
	}
	for name := range q.work {
		if name == Upkeep {
			return nil, fmt.Errorf("lanes cannot be in the queue %s: it is the firings'", Upkeep)
		}
		queues[name] = river.QueueConfig{MaxWorkers: q.options.Workers}
	}
	for _, name := range q.options.Off {
		if _, known := queues[name]; !known {
			return nil, fmt.Errorf("there is no queue %s to be off", name)
		}
		delete(queues, name)
	}
	return queues, nil
}

func (q *Queue) config(queues map[string]river.QueueConfig) *river.Config {
	workers := river.NewWorkers()
	river.AddWorker(workers, &laneWorker{queue: q})
	river.AddWorker(workers, &firingWorker{queue: q})
	return &river.Config{
		FetchCooldown:        fetchCooldown,
		FetchPollInterval:    fetchPollInterval,
		JobTimeout:           jobTimeout,
		Logger:               slog.New(zerolog.NewSlogHandler(q.log.Level(max(q.log.GetLevel(), zerolog.WarnLevel)))),
		Middleware:           []rivertype.Middleware{&reducer{log: q.log, redact: q.options.Redact}},
		Queues:               queues,
		ReindexerIndexNames:  []string{}, // the service's role owns no index
		RescueStuckJobsAfter: rescueAfter,
		SoftStopTimeout:      softStop,
		Workers:              workers,
	}
}

// stopping reports whether lanes should be left where they are.
func (q *Queue) stopping() bool { return q.halted.Load() }

// on reports whether this process works on a queue.
func (q *Queue) on(name string) bool {
	return !slices.Contains(q.options.Off, name)
}

// warn logs an error of the queue's own, after which it goes on.
func (q *Queue) warn(err error, doing string) {
	if err != nil && !errors.Is(err, context.Canceled) {
		q.log.Warn().Str("error", q.options.Redact(err.Error())).Msg(doing)
	}
}
