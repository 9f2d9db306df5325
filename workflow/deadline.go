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

func reviewDue(t *taking, _ *Assignment) term {
	switch {
	case t.row.Command == SendBack:
		return term{days: t.rules.Settings.SendBackDays}
	case t.letter.Urgent:
		return term{days: t.rules.Settings.UrgentReview}
	}
	return term{days: t.rules.Settings.ReviewDays}
}

// submitDue is the first working day of next month, when the sheet takes whatever
// was passed (edges 48); what is urgent, interim or came back goes up singly the
// next working day (edges 19, 25, 36).
func submitDue(t *taking, _ *Assignment) term {
	if t.letter.Urgent || t.letter.Single() {
		return term{days: 1}
	}
	year, month, _ := t.today.Date()
	last := calendar.Date(year, month+1, 1).AddDays(-1)
	return term{from: last, days: 1}
}

// Single reports whether a letter goes up by itself and never on the sheet: an
// interim report, what a leader returned, what the board refused, and whatever comes
// after this round's reply (edges 19, 25, 32).
func (l *Letter) Single() bool {
	if r := l.Report(); r != nil && r.Interim {
		return true
	}
	for _, a := range l.Approvals {
		if a.Round == l.Round && (a.Decision == SentBack || a.Failed != "") {
			return true
		}
	}
	return !l.underInterim()
}

// replyDue depends on how the letter was approved (edges 28, 36).
func replyDue(t *taking, _ *Assignment) term {
	a := t.letter.Approval()
	switch {
	case t.letter.Urgent:
		return term{today: true}
	case a != nil && a.Batch != "":
		return term{days: t.rules.Settings.BatchDays}
	}
	return term{days: t.rules.Settings.ReplyDays}
}

// individualDue is the day of the public reply (edges 31).
func individualDue(t *taking, a *Assignment) term {
	if i := lastDuty(&t.letter, DutyReply); i >= 0 && t.letter.Duties[i].Ended == "" {
		return term{days: t.rules.Calendar.Between(t.today, t.letter.Duties[i].DueOn)}
	}
	return replyDueWorking(t)
}

// replyDueWorking is replyDue in working days: a unit calls people in office hours.
func replyDueWorking(t *taking) term {
	if a := t.letter.Approval(); a != nil && a.Batch != "" {
		return term{days: t.rules.Settings.BatchDays}
	}
	return term{days: t.rules.Settings.ReplyDays}
}

// lastDuty is the index of the newest duty of a kind, -1 for none.
func lastDuty(l *Letter, kind DutyKind) int {
	for i := len(l.Duties) - 1; i >= 0; i-- {
		if l.Duties[i].Kind == kind {
			return i
		}
	}
	return -1
}

// openPromises are the commitments not yet kept and not yet counted (第十二条).
func openPromises(t *taking) []term {
	var terms []term
	for _, c := range t.letter.Commitments {
		counted := slices.ContainsFunc(t.letter.Duties, func(d Duty) bool {
			return d.Kind == DutyCommitment && d.Item == c.N && d.Ended == ""
		})
		if !c.Kept() && !c.Undone && c.Round == t.letter.Round && !counted {
			terms = append(terms, term{on: c.DueOn, item: c.N})
		}
	}
	return terms
}

// individualOwed reports whether the writer left contacts and was not answered
// personally on this report (第十二条; an anonymous letter owes none, edges 7).
func individualOwed(t *taking) bool {
	already := slices.ContainsFunc(t.letter.Duties, func(d Duty) bool {
		return d.Kind == DutyIndividual && d.Round == t.letter.Round && d.Ended != Dropped
	})
	return t.letter.Reachable() && !already
}

func revisitOwed(t *taking) bool {
	w := t.letter.Withheld()
	return w != nil && w.Reason == ForceMajeure
}

func revisitDue(t *taking, _ *Assignment) term { return term{on: t.letter.Withheld().RevisitOn} }

// sheetDue is the day a 督办单 names, or the default.
func sheetDue(t *taking, _ *Assignment) term {
	s := t.letter.Supervisions[len(t.letter.Supervisions)-1]
	return term{on: s.DueOn, item: s.N}
}

func instructDue(t *taking, _ *Assignment) term {
	return term{days: t.rules.Settings.InstructDays, item: len(t.letter.Instructions)}
}

// promisesTouched reports whether the leader rewrote a reply that rests on
// commitments (edges 27).
func promisesTouched(t *taking) bool {
	return t.letter.Approval().Edited && len(openPromises(t)) > 0
}

func satisfyOwed(t *taking) bool {
	return !slices.ContainsFunc(t.letter.Duties, func(d Duty) bool {
		return d.Kind == DutySatisfy && d.Round == t.letter.Round
	})
}

// furtherOwed reports whether no 再回复 is owed already: one tells of all promises
// that were kept (第十二条).
func furtherOwed(t *taking) bool { return !t.owes(DutyFurther) }
