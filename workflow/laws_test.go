package workflow_test

import (
	"slices"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// laws are what must hold of any letter at any time.
func (o *office) laws(l *workflow.Letter) {
	o.someoneOwesSomething(l)
	o.dutiesAreDated(l)
	o.onlyTheApprovedIsPublished(l)
	o.draftersReviewersApproversDiffer(l)
	o.everyOfficeSigned(l)
	o.factsAreCleared(l)
	o.recordsInOrder(l)
	o.accusedHoldNothing(l)
	o.joinedBothWays(l)
}

// No state without an owner, and unless it has ended without a next duty with a
// deadline; 感谢 alone waits for nothing (edges 10).
func (o *office) someoneOwesSomething(l *workflow.Letter) {
	if l.Owner(o.store.rules.People) == "" || !slices.Contains(workflow.Stages, l.Stage) {
		o.t.Fatalf("letter %s at %q is owned by %q", l.Number, l.Stage, l.Owner(o.store.rules.People))
	}
	open := len(l.Open())
	switch {
	case l.Stage == workflow.Transferred: // only the receipt, until it is signed
	case l.Stage == workflow.Merged && !slices.ContainsFunc(l.Open(), func(d workflow.Duty) bool { return d.Kind != workflow.DutyInstruction && d.Kind != workflow.DutyStudy }):
	case l.Stage.Ended() && open > 0:
		o.t.Fatalf("letter %s at %s still owes %v", l.Number, l.Stage, l.Open())
	case !l.Stage.Ended() && open == 0 && l.Category != workflow.Thanks:
		o.t.Fatalf("letter %s at %s: nobody owes anything", l.Number, l.Stage)
	}
}

// Every open duty has an owner, and the day that a plain count of the calendar
// gives, whatever was loaded into it meanwhile.
func (o *office) dutiesAreDated(l *workflow.Letter) {
	type key struct {
		kind             workflow.DutyKind
		assignment, item int
	}
	seen := map[key]bool{}
	for i, d := range l.Duties {
		k := key{d.Kind, d.Assignment, d.Item}
		switch {
		case d.N != i+1:
			o.t.Fatalf("letter %s: duty %d is numbered %d", l.Number, i+1, d.N)
		case (d.Ended == workflow.Met) != !d.MetOn.IsZero():
			o.t.Fatalf("letter %s: duty ended and not: %+v", l.Number, d)
		case d.Ended != "":
			continue
		case d.Owner == "" || d.ChargedTo == "" || d.DueOn.IsZero() || seen[k]:
			o.t.Fatalf("letter %s at %s: duty %+v", l.Number, l.Stage, d)
		case !d.Fixed && d.DueAt.IsZero() && d.DueOn != o.count(d):
			o.t.Fatalf("letter %s at %s: counted to %s: %+v", l.Number, l.Stage, o.count(d), d)
		}
		seen[k] = true
	}
}

// count is the model of the calendar: days one by one, from the day after day 0.
func (o *office) count(d workflow.Duty) calendar.Day {
	day := d.From
	for left := d.Days; left > 0; {
		if day = day.AddDays(1); o.working(day) {
			left--
		}
	}
	if day.Before(d.NotBefore) {
		return d.NotBefore
	}
	return day
}

// working is the model's own reading of a day: what was closed here, what the
// national notice says, the weekend.
func (o *office) working(d calendar.Day) bool {
	if slices.ContainsFunc(o.store.closed, func(e calendar.Entry) bool { return e.Day == d }) {
		return false
	}
	for _, e := range calendar.National().Entries {
		if e.Day == d {
			return e.Working
		}
	}
	newYear := d.Month() == 1 && d == calendar.Date(d.Year(), 1, 1)
	return !newYear && d.Weekday() != 0 && d.Weekday() != 6
}

// No reply is published that was not approved in exactly that wording, of
// exactly that report, before; a standing text is approved once for all.
func (o *office) onlyTheApprovedIsPublished(l *workflow.Letter) {
	for _, r := range l.Replies {
		if r.Channel != workflow.PublicChannel || !r.Posted || r.Standing {
			continue
		}
		approved := slices.ContainsFunc(l.Approvals, func(a workflow.Approval) bool {
			report := l.Reports[a.Version-1]
			return a.Decision == workflow.Agreed && a.Wording == r.Text && !a.DecidedAt.After(r.At) && a.Version == r.Version &&
				(report.ProposedReply == r.Text || (a.Edited && a.CheckedBy != "")) && report.Finding != workflow.Unsubstantiated
		})
		if !approved {
			o.t.Fatalf("letter %s: published without approval: %+v", l.Number, r)
		}
	}
	closed := l.Stage == workflow.Closed || l.Stage == workflow.Archived
	if closed == l.ClosedOn.IsZero() {
		o.t.Fatalf("letter %s at %s, closed on %s", l.Number, l.Stage, l.ClosedOn)
	}
}

// Past the review, every office in the chain has signed or put its own words.
func (o *office) everyOfficeSigned(l *workflow.Letter) {
	if l.Report() == nil || l.OutOfScope != "" || (l.Stage != workflow.Approving && l.Stage != workflow.Replying) {
		return
	}
	for _, office := range l.ReviewChain(o.store.rules.People) {
		if left := l.Unsigned(office); len(left) > 0 {
			o.t.Fatalf("letter %s at %s: %s has not signed %v", l.Number, l.Stage, office, left)
		}
	}
}

// Past the review, no fact of a drafted reply is without a source.
func (o *office) factsAreCleared(l *workflow.Letter) {
	if l.Stage == workflow.Approving && len(l.OpenDoubts()) > 0 {
		o.t.Fatalf("letter %s goes up with %+v", l.Number, l.OpenDoubts())
	}
}

// Parts are numbered 1, 2, …; one unit leads, and none has the letter twice.
func (o *office) recordsInOrder(l *workflow.Letter) {
	leads, holding := 0, map[string]bool{}
	for i, a := range l.Assignments {
		if a.N != i+1 || holding[a.Unit] && a.Round == l.Round && a.Status.Holds() {
			o.t.Fatalf("letter %s: assignment %+v", l.Number, a)
		}
		if a.Round == l.Round && a.Status.Holds() {
			holding[a.Unit] = true
			if a.Role == workflow.LeadRole {
				leads++
			}
		}
	}
	handled := l.Stage == workflow.Handling || l.Stage == workflow.Reviewing || l.Stage == workflow.Approving
	if leads > 1 || (leads == 0 && handled) || (leads == 1 && l.Stage == workflow.Registered) {
		o.t.Fatalf("letter %s at %s is led by %d units", l.Number, l.Stage, leads)
	}
	for i, r := range l.Reports {
		if r.Version != i+1 {
			o.t.Fatalf("letter %s: report %d is version %d", l.Number, i+1, r.Version)
		}
	}
	if r := l.Report(); r != nil && (l.Stage == workflow.Reviewing || l.Stage == workflow.Approving) && len(r.Missing(l.Category)) > 0 {
		o.t.Fatalf("letter %s at %s: the report lacks %v", l.Number, l.Stage, r.Missing(l.Category))
	}
}
