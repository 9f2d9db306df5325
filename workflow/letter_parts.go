package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// What of a letter is asked for most.

// Lead is the open lead assignment (主办) of this round, nil when nobody handles
// the letter.
func (l *Letter) Lead() *Assignment {
	for i := len(l.Assignments) - 1; i >= 0; i-- {
		a := &l.Assignments[i]
		if a.Role == LeadRole && a.Round == l.Round && a.Status.Holds() {
			return a
		}
	}
	return nil
}

// Of is the newest assignment of this round that the unit still holds, nil when
// it has none.
func (l *Letter) Of(unit string) *Assignment {
	for i := len(l.Assignments) - 1; i >= 0; i-- {
		a := &l.Assignments[i]
		if a.Unit == unit && a.Round == l.Round && a.Status.Holds() {
			return a
		}
	}
	return nil
}

// holders lists the units and offices that have the letter in this round.
func (l *Letter) holders() []string {
	var units []string
	for _, a := range l.Assignments {
		if a.Round == l.Round && a.Status.Holds() {
			units = append(units, a.Unit)
		}
	}
	return units
}

// Report is the newest report of the unit that leads now, nil before its first;
// what an earlier lead reported is kept and counts no more (edges 23).
func (l *Letter) Report() *Report {
	lead := l.Lead()
	for i := len(l.Reports) - 1; i >= 0 && lead != nil; i-- {
		if r := &l.Reports[i]; r.Assignment == lead.N && !r.Undone {
			return r
		}
	}
	return nil
}

// reported reports whether any unit has reported in this round.
func (l *Letter) reported() bool {
	return slices.ContainsFunc(l.Reports, func(r Report) bool { return r.Round == l.Round && !r.Undone })
}

// Approval is the newest submission of what the unit that leads now reported, nil
// before the first.
func (l *Letter) Approval() *Approval {
	n := len(l.Approvals)
	if n == 0 || l.Lead() == nil || l.Reports[l.Approvals[n-1].Version-1].Assignment != l.Lead().N {
		return nil
	}
	return &l.Approvals[n-1]
}

// Open lists the duties nobody has met yet.
func (l *Letter) Open() []Duty {
	var open []Duty
	for _, d := range l.Duties {
		if d.Ended == "" {
			open = append(open, d)
		}
	}
	return open
}

// NextDue is the earliest open deadline, the zero day when there is none.
func (l *Letter) NextDue() calendar.Day {
	var next calendar.Day
	for _, d := range l.Open() {
		if next.IsZero() || d.DueOn.Before(next) {
			next = d.DueOn
		}
	}
	return next
}
