package workflow_test

import (
	"slices"
	"strings"

	"huiyin/workflow"
)

// laws are what must hold of any letter at any time.
func (o *office) laws(l *workflow.Letter) {
	o.someoneOwesSomething(l)
	o.onlyTheApprovedIsPublished(l)
	o.threePeople(l)
	o.tenSignatures(l)
	o.recordsInOrder(l)
	o.nobodyWithoutSightIsTold(l)
}

// No state without an owner, and unless it is archived without a next duty
// with a deadline on a working day.
func (o *office) someoneOwesSomething(l *workflow.Letter) {
	if l.Owner(o.store.rules.People) == "" || !slices.Contains(workflow.Stages, l.Stage) {
		o.t.Fatalf("letter %s at %q is owned by %q", l.Number, l.Stage, l.Owner(o.store.rules.People))
	}
	open := l.Open()
	if (l.Stage == workflow.Archived) != (len(open) == 0) {
		o.t.Fatalf("letter %s at %s has %d open duties", l.Number, l.Stage, len(open))
	}
	kinds := map[workflow.DutyKind]bool{}
	for _, d := range open {
		if d.Owner == "" || d.ChargedTo == "" || d.DueOn.IsZero() || !o.working(d.DueOn) || kinds[d.Kind] {
			o.t.Fatalf("letter %s at %s: duty %+v", l.Number, l.Stage, d)
		}
		kinds[d.Kind] = true
	}
	for _, d := range l.Duties {
		if (d.Ended == workflow.Met) != !d.MetOn.IsZero() {
			o.t.Fatalf("letter %s: duty ended and not: %+v", l.Number, d)
		}
	}
}

// No reply is published that was not approved in exactly that wording, of
// exactly that report, before.
func (o *office) onlyTheApprovedIsPublished(l *workflow.Letter) {
	for _, r := range l.Replies {
		approved := slices.ContainsFunc(l.Approvals, func(a workflow.Approval) bool {
			return a.Decision == workflow.Agreed && a.Wording == r.Text && !a.DecidedAt.After(r.At) &&
				l.Reports[a.Version-1].ProposedReply == r.Text && l.Reports[a.Version-1].Finding != workflow.Unsubstantiated
		})
		if !approved {
			o.t.Fatalf("letter %s: published without approval: %+v", l.Number, r)
		}
	}
	closed := l.Stage == workflow.Closed || l.Stage == workflow.Archived
	if closed != (len(l.Replies) == 1) || closed == l.ClosedOn.IsZero() {
		o.t.Fatalf("letter %s at %s has %d replies, closed on %s", l.Number, l.Stage, len(l.Replies), l.ClosedOn)
	}
}

// Who drafted a report, who reviewed it and who approved it are different
// natural persons, deputies or not.
func (o *office) threePeople(l *workflow.Letter) {
	for _, r := range l.Reviews {
		if r.By == l.Reports[r.Version-1].By {
			o.t.Fatalf("letter %s: %s reviews their own report", l.Number, r.By)
		}
	}
	for _, a := range l.Approvals {
		if a.Decision != workflow.Agreed {
			continue
		}
		for _, r := range l.Reviews {
			if r.Version == a.Version && !r.Void && r.By == a.DecidedBy {
				o.t.Fatalf("letter %s: %s reviews and approves", l.Number, r.By)
			}
		}
		if a.DecidedBy == l.Reports[a.Version-1].By || a.DecidedBy == "" {
			o.t.Fatalf("letter %s: %q drafts and approves", l.Number, a.DecidedBy)
		}
	}
}

// Past the review, every gate of every office in the chain is signed on the
// newest report.
func (o *office) tenSignatures(l *workflow.Letter) {
	if !slices.Contains([]workflow.Stage{workflow.Approving, workflow.Replying, workflow.Closed, workflow.Archived}, l.Stage) {
		return
	}
	for _, office := range l.ReviewChain(o.store.rules.People) {
		if left := l.Unsigned(office); len(left) > 0 {
			o.t.Fatalf("letter %s at %s: %s has not signed %v", l.Number, l.Stage, office, left)
		}
	}
}

// Parts are numbered 1, 2, … and one unit at most holds the letter.
func (o *office) recordsInOrder(l *workflow.Letter) {
	holding := 0
	for i, a := range l.Assignments {
		if a.N != i+1 || a.DueOn.IsZero() {
			o.t.Fatalf("letter %s: assignment %+v", l.Number, a)
		}
		if a.Status.Holds() {
			holding++
		}
	}
	if holding > 1 || (holding == 0) != (l.Stage == workflow.Registered) {
		o.t.Fatalf("letter %s at %s is held by %d units", l.Number, l.Stage, holding)
	}
	for i, d := range l.Duties {
		if d.N != i+1 {
			o.t.Fatalf("letter %s: duty %d is numbered %d", l.Number, i+1, d.N)
		}
	}
	for i, r := range l.Reports {
		if r.Version != i+1 || len(r.Missing()) > 0 {
			o.t.Fatalf("letter %s: report %+v", l.Number, r)
		}
	}
}

// Nobody is told of a letter that they may not read, deputies excepted, and
// nobody hears a word of what it says.
func (o *office) nobodyWithoutSightIsTold(l *workflow.Letter) {
	people := o.store.rules.People
	deputy := map[string]bool{}
	for _, p := range people.People {
		deputy[p.Deputy] = true
	}
	for _, n := range o.store.notices[o.seen:] {
		if n.Letter != l.Number {
			continue
		}
		p, ok := people.Person(n.To)
		if !ok || (!deputy[n.To] && !workflow.CanRead(p, l, people)) {
			o.t.Fatalf("letter %s: %s to %q, who may not read it", l.Number, n.Kind, n.To)
		}
		if text := photo(o.t, n); strings.Contains(text, theNickname) || strings.Contains(text, thePhone) || strings.Contains(text, theTitle) {
			o.t.Fatalf("letter %s: notice %s", l.Number, text)
		}
	}
}
