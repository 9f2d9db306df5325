package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// When a reported letter is due: review, approval, reply and what follows it.

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
