package workflow

import (
	"context"
	"errors"
	"time"

	"huiyin/workflow/calendar"
)

// Request says what one change needs under lock before it is decided.
type Request struct {
	Letters  []Number // locked in number order; a number that does not exist is left out of the View
	Kin      bool     // with every letter handled with one of them (并案), locked in the same order
	Open     bool     // every letter on which somebody owes something, too
	Look     bool     // the letters are only shown: read, not locked
	Year     int      // of a letter to be registered, 0 for none
	SourceID string   // to find a letter of the same board id, with Year
	Body     string   // to find letters of the same wording, with Year
	House    bool     // the organisation or the calendar will change: locked
}

// View is the state a change is decided on, read under the locks.
type View struct {
	Letters    map[Number]Letter
	Next       Number   // what a new letter of Request.Year would be called
	SameSource Letter   // carries Request.SourceID already; zero when none does
	SameBody   []Number // letters of exactly this wording
	Rules      Rules
}

// Change is everything one decision leaves behind, committed together or not
// at all (edges 52).
type Change struct {
	Letters []Letter
	Events  []Event
	Notices []Notice
	Turn    *Turn

	Readings []Reading // sealed items that the answer shows (domain.md §5)

	Directory *Directory      // the organisation as it stands from now on, nil for no change
	Layer     *calendar.Layer // a calendar layer as it stands from now on, nil for no change
}

// Store keeps letters. Update is the one write path: it locks what the
// request names, lets decide choose, and commits the whole change with its
// lane jobs. It returns the notices that were new; those whose key is known
// are silently left out. An error of decide is returned as it is, and nothing
// is changed.
type Store interface {
	Update(ctx context.Context, req Request, decide func(View) (Change, error)) ([]Notice, error)
	// OpenDuties lists the open duties of all letters, oldest deadline first.
	OpenDuties(ctx context.Context) ([]OpenDuty, error)
	// OfMonth reads the letters registered, assigned or urged in the days
	// from–to and those with a duty that falls due in them.
	OfMonth(ctx context.Context, from, to calendar.Day) ([]Letter, error)
	// Rules reads the calendar and the organisation as they stand.
	Rules(ctx context.Context) (Rules, error)
	// Letter reads one letter; ErrNoLetter when there is none.
	Letter(ctx context.Context, n Number) (Letter, error)
}

// ErrNoLetter says that no letter has the number.
var ErrNoLetter = errors.New("no such letter")

// OpenDuty is an open duty with what lists need to know of its letter.
type OpenDuty struct {
	Letter     Number
	Urgent     bool
	KeyMatter  bool // of any clause of 第七条
	Stage      Stage
	Registered calendar.Day
	Leader     string    // of 审定: userid of the leader before whom the letter lies
	Barred     []Recusal // whom the letter accuses: they see no line of it
	Duty       Duty
}

// Rehearsal is a store that decides everything and keeps nothing (试运行).
type Rehearsal struct{ Store }

var errRehearsed = errors.New("rehearsed")

// Update lets decide choose and throws the change away.
func (r Rehearsal) Update(ctx context.Context, req Request, decide func(View) (Change, error)) ([]Notice, error) {
	var told []Notice
	_, err := r.Store.Update(ctx, req, func(v View) (Change, error) {
		change, err := decide(v)
		if err != nil {
			return Change{}, err
		}
		told = change.Notices
		return Change{}, errRehearsed
	})
	if errors.Is(err, errRehearsed) {
		err = nil
	}
	return told, err
}

// MonthDays are the first and the last day of a month.
func MonthDays(year int, month time.Month) (from, to calendar.Day) {
	return calendar.Date(year, month, 1), calendar.Date(year, month+1, 1).AddDays(-1)
}

// AtOnce is a store whose notices are due now, whatever the hour: a job run by
// hand for another moment tells people when it is run.
type AtOnce struct {
	Store
	Now func() time.Time
}

// Update makes the notices due and passes the change on.
func (a AtOnce) Update(ctx context.Context, req Request, decide func(View) (Change, error)) ([]Notice, error) {
	return a.Store.Update(ctx, req, func(v View) (Change, error) {
		change, err := decide(v)
		for i := range change.Notices {
			change.Notices[i].Due = a.Now()
		}
		return change, err
	})
}
