package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// The terms that are more than a number of days.

// sameDay is 当日交办: today until close of business on a working day, otherwise
// the next working day; an urgent letter within one of its hours (edges 2, 36). A
// letter that a unit returned is 改派 by the next close (edges 16). 分类 hands the
// duty to another owner and leaves its day as it was (edges 1).
func sameDay(t *taking, _ *Assignment) term {
	if i := lastDuty(&t.letter, DutyAssign); i >= 0 && t.row.Command == Classify && !t.hastened() {
		d := t.letter.Duties[i]
		return term{from: d.From, days: d.Days}
	}
	returned := len(t.letter.Assignments) > 0
	switch {
	case t.letter.Urgent:
		return term{hours: t.rules.Settings.UrgentHours.Assign}
	case t.rules.Calendar.Working(t.today) && !returned && t.step.At.Before(calendar.Close(t.today)):
		return term{days: 0}
	}
	return term{days: 1}
}

// hastened reports whether this step made the letter urgent.
func (t *taking) hastened() bool { return t.letter.Urgent && !t.wasUrgent }

func acceptDue(t *taking, _ *Assignment) term {
	if t.letter.Urgent {
		return term{hours: t.rules.Settings.UrgentHours.Accept}
	}
	return term{days: 1}
}

// reportDue is the handling limit, day 0 the assignment (第十条); of an urgent
// letter two working days (edges 36); after a rework the later of the original
// day and a little time (edges 37); after an interim report its new date.
func reportDue(t *taking, a *Assignment) term {
	assigned := calendar.Of(a.AssignedAt)
	switch {
	case t.row.Command == Rework || t.row.Command == CallBack || t.row.Command == DecideBack:
		grace := 1
		if t.actingOrg == supervision(t, nil) || t.row.Command == CallBack {
			grace = 2
		}
		return term{days: grace, notBefore: a.DueOn}
	case t.row.Command == Publish || t.row.Command == DecideExtend && !t.renewedOn().IsZero():
		return term{on: t.renewedOn()}
	case t.hastened() && t.row.Command == Hasten:
		return term{days: t.rules.Settings.UrgentReport}
	case t.letter.Urgent && t.row.Command != DecideExtend && t.step.Details.Days == 0:
		return term{from: assigned, days: min(a.Days, t.rules.Settings.UrgentReport)}
	}
	return term{from: assigned, days: a.Days}
}

// renewedOn is the date by which the unit will finish after an interim report:
// the one it named there, or the one a 续期 gave it (edges 17, 19).
func (t *taking) renewedOn() calendar.Day {
	if t.row.Command == DecideExtend {
		if e := &t.letter.Extensions[len(t.letter.Extensions)-1]; e.Renewal {
			return e.Until
		}
		return calendar.Day{}
	}
	return t.letter.Report().NextDate
}

// inputDue is two working days before the lead's day, and never before the next
// working day (edges 20).
func inputDue(t *taking, _ *Assignment) term {
	next := t.rules.Calendar.Plus(t.today, 1).Day
	if lead := t.letter.Lead(); lead != nil && !lead.DueOn.IsZero() {
		if day := t.rules.Calendar.Minus(lead.DueOn, t.rules.Settings.InputDays); day.After(next) {
			return term{days: t.rules.Calendar.Between(t.today, day)}
		}
	}
	return term{days: 1}
}

// alignInputs keeps what supporting units owe two working days before the lead's day
// when a step moves that day (edges 20); a new calendar moves both by itself.
func (t *taking) alignInputs() {
	lead, was := t.letter.Lead(), t.before.Lead()
	if lead == nil || was == nil || lead.DueOn == was.DueOn || t.row.Command == Redate {
		return
	}
	for i := range t.letter.Duties {
		d := &t.letter.Duties[i]
		if d.Ended != "" || d.Kind != DutyInput || slices.Contains(t.fresh, d.Assignment) {
			continue
		}
		before := d.DueOn
		t.set(d, inputDue(t, nil))
		t.agree(d)
		if d.DueOn != before {
			t.moved = append(t.moved, Move{Kind: d.Kind, Owner: d.Owner, Was: before, Is: d.DueOn, Provisional: d.Provisional, Followed: true})
		}
	}
}
