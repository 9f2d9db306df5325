package scheduler

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// LaneWork is one kind of lane, for instance the messages by sender or the deliveries by recipient. Its methods
// are called from several goroutines at once, but Work never for the same lane.
type LaneWork interface {
	// Work handles the oldest row of the lane that is due, or nothing if none is, and reports what remains. What
	// goes wrong with a row is for Work to record in the row; an error means that the lane could not be worked
	// on at all, and is tried again after a second. Work should take seconds, and ends when ctx does.
	Work(ctx context.Context, key string) (Progress, error)
	// Pending tells what remains unfinished in the lane, as tx sees it. The caller holds the lock on the lane's
	// job, so that whoever adds to the lane has either committed or is waiting.
	Pending(ctx context.Context, tx pgx.Tx, key string) (Progress, error)
	// Waiting lists the lanes that have rows due by now.
	Waiting(ctx context.Context, now time.Time) ([]string, error)
}

// Patient is the LaneWork of a lane whose rows may take longer than seconds: those of
// one that waits for somebody else's machine.
type Patient interface {
	// Patience is how long Work may take at the most.
	Patience() time.Duration
}

// Progress says what remains in a lane. The zero Progress is an empty lane.
type Progress struct {
	More bool      // there are unfinished rows
	Due  time.Time // when the first of them is due, on the service clock; zero if it already is
}

// wait is how long there is nothing to do in a lane that is not empty.
func (p Progress) wait(now time.Time) time.Duration {
	if p.Due.IsZero() {
		return 0
	}
	return max(p.Due.Sub(now), 0)
}

// due reports whether there is something to do now.
func (p Progress) due(now time.Time) bool { return p.More && p.wait(now) == 0 }
