package workflow_test

import (
	"slices"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Who drafted a report, who reviewed it and who approved it are different
// natural persons, deputies or not (edges 24).
func (o *office) draftersReviewersApproversDiffer(l *workflow.Letter) {
	for _, r := range l.Reviews {
		if r.Passed && !r.Void && slices.Contains(wroteFor(l, r.Version), r.By) {
			o.t.Fatalf("letter %s: %s reviews their own words", l.Number, r.By)
		}
	}
	for _, a := range l.Approvals {
		if a.Decision != workflow.Agreed {
			continue
		}
		for _, r := range l.Reviews {
			if r.Version >= basisOf(l, a.Version) && r.Version <= a.Version && !r.Void && r.By == a.DecidedBy {
				o.t.Fatalf("letter %s: %s reviews and approves", l.Number, r.By)
			}
		}
		if slices.Contains(wroteFor(l, a.Version), a.DecidedBy) || a.DecidedBy == "" {
			o.t.Fatalf("letter %s: %q drafts and approves", l.Number, a.DecidedBy)
		}
	}
}

// wroteFor lists whose words a version of the report holds.
func wroteFor(l *workflow.Letter, version int) []string {
	var who []string
	for _, r := range l.Reports[basisOf(l, version)-1 : version] {
		if !r.Undone {
			who = append(who, r.By)
		}
	}
	return who
}

func basisOf(l *workflow.Letter, version int) int {
	if edits := l.Reports[version-1].EditOf; edits != 0 {
		return edits
	}
	return version
}

// Whom a letter accuses owes nothing on it, has no part in it, and cannot read it
// (edges 14).
func (o *office) accusedHoldNothing(l *workflow.Letter) {
	people := o.store.rules.People
	for _, p := range people.People {
		if !l.Barred(p) {
			continue
		}
		for _, gate := range []func(workflow.Person, *workflow.Letter, *workflow.Directory, calendar.Day) bool{
			workflow.Sees, workflow.SeesContacts, workflow.SeesHandling, workflow.SeesDecision} {
			if gate(p, l, people, calendar.Of(o.now)) {
				o.t.Fatalf("letter %s: %s is accused and reads it", l.Number, p.UserID)
			}
		}
		if can := o.store.rules.Possible(*l, p.UserID, o.now); len(can) > 0 {
			o.t.Fatalf("letter %s: %s is accused and may %v", l.Number, p.UserID, can)
		}
	}
	for _, a := range l.Assignments {
		if a.Round == l.Round && a.Status.Holds() && a.Status != workflow.Done && l.BarredOrg(a.Unit) {
			o.t.Fatalf("letter %s at %s: %s is accused and holds it", l.Number, l.Stage, a.Unit)
		}
	}
	for _, d := range l.Open() {
		if l.BarredOrg(d.Owner) {
			o.t.Fatalf("letter %s at %s: %s is accused and owes %s", l.Number, l.Stage, d.Owner, d.Kind)
		}
	}
}

// A letter handled with another one stands in that one's list, and the reverse (edges
// 51). One that is closed only remembers with whom it was.
func (o *office) joinedBothWays(l *workflow.Letter) {
	if (l.Stage == workflow.Merged) && l.HandledWith.IsZero() {
		o.t.Fatalf("letter %s is merged with nothing", l.Number)
	}
	if done := l.Stage == workflow.Closed || l.Stage == workflow.Archived; !done && !l.HandledWith.IsZero() {
		leading := o.store.letters[l.HandledWith]
		if !slices.Contains(leading.Members(l.Twin), l.Number) {
			o.t.Fatalf("letter %s says it is handled with %s, which has %v", l.Number, l.HandledWith, leading.Joins)
		}
	}
	for _, n := range append(l.Members(true), l.Members(false)...) {
		if o.store.letters[n].HandledWith != l.Number {
			o.t.Fatalf("letter %s has %s, which is handled with %q", l.Number, n, o.store.letters[n].HandledWith)
		}
	}
}

// Nobody is told of a letter that they may not read or that accuses them, and
// nobody hears a word of what it says.
func (o *office) nobodyWithoutSightIsTold() {
	people := o.store.rules.People
	for _, n := range o.store.notices[o.seen:] {
		if n.Letter.IsZero() {
			continue
		}
		l := o.store.letters[n.Letter]
		p, ok := people.Person(n.To)
		if n.Kind == workflow.ToldTakenAway && ok && !l.Barred(p) && n.Data.Reason == "" {
			continue // only the number
		}
		if !ok || !workflow.Sees(p, &l, people, calendar.Of(o.now)) {
			o.t.Fatalf("letter %s at %s: %s to %q, who may not read it", l.Number, l.Stage, n.Kind, n.To)
		}
		if text := photo(o.t, n); strings.Contains(text, theNickname) || strings.Contains(text, thePhone) || strings.Contains(text, theTitle) {
			o.t.Fatalf("letter %s: notice %s", l.Number, text)
		}
	}
}
