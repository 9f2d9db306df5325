package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// handlingRoles are those that an assignment is counted for: a copy for reading and what
// was passed on are none (edges 42).
var handlingRoles = []AssignmentRole{LeadRole, SupportRole}

// countUnits adds one letter to the figures of the units that handled it.
func (c cohort) countUnits(units map[string]*UnitFigures, l *Letter) {
	of := func(unit string) *UnitFigures {
		if units[unit] == nil {
			units[unit] = &UnitFigures{Unit: unit}
		}
		return units[unit]
	}
	for _, a := range l.Assignments {
		if !c.within(calendar.Of(a.AssignedAt)) || !slices.Contains(handlingRoles, a.Role) {
			continue
		}
		u := of(a.Unit)
		u.Assigned++
		switch {
		case a.Status == Returned:
			u.Returned++
		case a.Status == Done && c.answered(l, a.Round):
			u.Closed++
		}
	}
	for _, g := range l.Urges {
		if c.within(calendar.Of(g.At)) {
			of(g.Unit).Urged++
		}
	}
	for _, d := range l.Duties {
		if d.Ended == Dropped || !c.within(d.DueOn) {
			continue
		}
		switch {
		case d.Kind == DutyAccept:
			of(d.Owner).Accepted.add(l.Number, c.met(d))
		case d.Kind == DutyReport && d.N == countedReport(l, d.Assignment):
			u := of(d.Owner)
			u.OnTime.add(l.Number, c.met(d))
			if d.Late(c.cutOff) {
				u.Late = append(u.Late, l.Number)
			}
		}
	}
}

// countedReport is the number of the report duty by which an assignment is on
// time or late: the one met by the version that passed the first review, and
// until there is one, the newest (edges 37). A later rework ordered by the
// 督查室 does not make a unit late that was on time.
func countedReport(l *Letter, assignment int) int {
	newest, met := 0, []int(nil)
	for _, d := range l.Duties {
		if d.Kind != DutyReport || d.Assignment != assignment {
			continue
		}
		newest = d.N
		if d.Ended == Met {
			met = append(met, d.N)
		}
	}
	for _, r := range l.Reports {
		if r.Assignment != assignment || r.Undone || r.EditOf != 0 || len(met) == 0 {
			continue
		}
		if l.passedFirst(r) {
			return met[0]
		}
		met = met[1:]
	}
	return newest
}

// passedFirst reports whether the office that assigned the letter passed this
// version through all five gates, or put it into its own words.
func (l *Letter) passedFirst(report Report) bool {
	passed := map[Gate]bool{}
	for _, v := range l.Reviews {
		if v.Version == report.Version && v.Office == l.Assignments[report.Assignment-1].Office {
			passed[v.Gate] = v.Passed
		}
	}
	edited := slices.ContainsFunc(l.Reports, func(r Report) bool { return r.EditOf == report.Version && !r.Undone })
	return edited || !slices.ContainsFunc(Gates, func(g Gate) bool { return !passed[g] })
}
