package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// What 撤回 writes: the inverse of the last step, as a step of its own (edges 39).

// undoing takes back what the last step wrote and gives the clocks back that it
// ended; those it started fall away.
func undoing(does effect) effect {
	return func(t *taking) {
		does(t)
		last := t.letter.Last.Version
		for i := range t.letter.Duties {
			d := &t.letter.Duties[i]
			switch {
			case d.Opened == last && d.Ended == "":
				d.Ended, d.Closed = Dropped, t.letter.Version+1
			case d.Closed == last && d.Opened != last:
				d.Ended, d.Closed, d.MetOn, d.MetAt = "", 0, calendar.Day{}, time.Time{}
			}
		}
	}
}

// last reports whether something was written by the step that is undone.
func (t *taking) last(at time.Time) bool { return at.Equal(t.letter.Last.At) }

func undoCategory(t *taking) { t.letter.Category = t.letter.Last.Category }

func undoAssignment(t *taking) {
	for i := range t.letter.Assignments {
		if a := &t.letter.Assignments[i]; t.last(a.AssignedAt) && a.By == t.letter.Last.By {
			a.Status = Withdrawn
		}
	}
}

func undoAcceptance(t *taking) {
	for i := range t.letter.Assignments {
		if a := &t.letter.Assignments[i]; t.last(a.AcceptedAt) && a.AcceptedBy == t.letter.Last.By {
			a.Status, a.AcceptedBy, a.AcceptedAt = Offered, "", time.Time{}
		}
	}
}

func undoReturn(t *taking) {
	for i := range t.letter.Assignments {
		a := &t.letter.Assignments[i]
		if !t.last(a.ReturnedAt) {
			continue
		}
		a.Status, a.ReturnedAt, a.Reason = Accepted, time.Time{}, ""
		if a.AcceptedBy == "" {
			a.Status = Offered
		}
	}
}

func undoReport(t *taking) {
	undoFurther(t)
	t.letter.Lead().Status = Accepted
}

// undoFurther takes back a 再回复; the unit's part stays done.
func undoFurther(t *taking) {
	r := t.letter.Report()
	r.Undone = true
	for i := range t.letter.Commitments {
		if c := &t.letter.Commitments[i]; c.Version == r.Version && t.last(c.At) {
			c.Undone = true
		}
	}
}

// undoSignatures voids what the step signed, green or red.
func undoSignatures(t *taking) {
	for i := range t.letter.Reviews {
		if r := &t.letter.Reviews[i]; t.last(r.At) {
			r.Void = true
		}
	}
}

func undoRework(t *taking) {
	undoSignatures(t)
	t.letter.Lead().Status = Reported
}

// undoVouched opens the fact again that was cleared by mistake.
func undoVouched(t *taking) {
	for i := range t.letter.Doubts {
		if d := &t.letter.Doubts[i]; t.last(d.At) {
			d.Source, d.By, d.At = "", "", time.Time{}
		}
	}
}

func undoWithholding(t *taking) { t.letter.Withholdings[len(t.letter.Withholdings)-1].Answer = Moot }

func undoSubmission(t *taking) { t.letter.Approval().Decision = TakenBack }

func undoArchive(t *taking) { t.letter.ArchivedOn = calendar.Day{} }
