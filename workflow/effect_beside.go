package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// What 并案 writes on the letters it joins (edges 5, 38, 51).

func writeMerge(t *taking) {
	l, _ := t.leading()
	t.letter.HandledWith, t.letter.Twin = l.Number, l.Addressee != t.letter.Addressee
	t.release(func(Assignment) bool { return true })
	t.adopt(l.Recusals)
	t.reown()
}

// writeTakeIn joins the other letter to this one: the earliest deadline holds, and
// what one of them accuses is accused by both.
func writeTakeIn(t *taking) {
	member := t.cause.before
	t.letter.Joins = append(t.letter.Joins, Join{N: len(t.letter.Joins) + 1, Member: member.Number, Twin: t.cause.letter.Twin,
		By: t.cause.step.Actor.String(), At: t.step.At})
	for _, kind := range []DutyKind{DutyAssign, DutyReport} {
		t.earliest(kind, &member)
	}
	for _, clause := range member.KeyMatter {
		if !slices.Contains(t.letter.KeyMatter, clause) {
			t.letter.KeyMatter = append(t.letter.KeyMatter, clause)
		}
	}
	t.letter.Sensitive = t.letter.Sensitive || member.Sensitive
	t.urgent(member.Urgent)
	t.adopt(member.Recusals)
	t.cutOff()
}

// earliest lets the member's open clock hold where it ends sooner.
func (t *taking) earliest(kind DutyKind, member *Letter) {
	i, j := lastDuty(&t.letter, kind), lastDuty(member, kind)
	if i < 0 || j < 0 {
		return
	}
	d, m := &t.letter.Duties[i], member.Duties[j]
	if d.Ended == "" && m.Ended == "" && m.DueOn.Before(d.DueOn) {
		d.From, d.Days, d.Fixed, d.NotBefore, d.DueOn, d.DueAt, d.Provisional = m.From, m.Days, m.Fixed, m.NotBefore, m.DueOn, m.DueAt, m.Provisional
		t.agree(d)
	}
}

// adopt adds the recusals in force on another letter.
func (t *taking) adopt(recusals []Recusal) {
	for _, r := range recusals {
		if r.LiftedAt.IsZero() && t.letter.recusalOf(r.Org, r.Person) == nil {
			r.N = len(t.letter.Recusals) + 1
			t.letter.Recusals = append(t.letter.Recusals, r)
		}
	}
}

// writeUnmerge lets the letter stand alone again: it starts at 交办.
func writeUnmerge(t *taking) {
	t.detach()
	t.release(func(Assignment) bool { return true })
}

func (t *taking) detach() { t.letter.HandledWith, t.letter.Twin = Number{}, false }

func writeLetGo(t *taking) {
	for i := range t.letter.Joins {
		if j := &t.letter.Joins[i]; j.Member == t.cause.letter.Number && j.Split.IsZero() {
			j.Split = t.step.At
		}
	}
}

// writeFollowing copies the handling of the leading letter: the unit, the report,
// the signatures, and on a letter to the same leader his decision.
func writeFollowing(t *taking) {
	t.adopt(t.cause.letter.Recusals)
	t.reown()
	versions := t.copyReports()
	chain := t.letter.ReviewChain(t.rules.People)
	for _, r := range t.cause.letter.Reviews {
		if version, ok := versions[r.Version]; ok && !r.Void && !(t.letter.Twin && slices.Contains(chain, r.Office)) {
			r.N, r.Round, r.Version = len(t.letter.Reviews)+1, t.letter.Round, version
			t.letter.Reviews = append(t.letter.Reviews, r)
		}
	}
	for _, version := range versions {
		if r := &t.letter.Reports[version-1]; t.letter.Twin && slices.Contains(chain, r.EditedIn) {
			r.EditedIn = "" // what it worded for the other leader it reviews here like any words
		}
	}
	if a := t.cause.letter.Approval(); a != nil && !t.letter.Twin {
		copied := *a
		copied.N, copied.Round, copied.Version = len(t.letter.Approvals)+1, t.letter.Round, versions[a.Version]
		t.letter.Approvals = append(t.letter.Approvals, copied)
	}
}

// copyReports copies the newest report of the leading letter with the edits it rests
// on, and says which version became which.
func (t *taking) copyReports() map[int]int {
	from := &t.cause.letter
	n := t.copyLead(*from.Lead())
	versions := map[int]int{}
	for _, r := range from.Reports {
		if r.Round != from.Round || r.Undone || r.Version < from.basis() {
			continue
		}
		old := r.Version
		r.Version, r.Round, r.Assignment, r.EditOf = len(t.letter.Reports)+1, t.letter.Round, n, versions[r.EditOf]
		versions[old] = r.Version
		t.letter.Reports = append(t.letter.Reports, r)
	}
	return versions
}

// copyLead gives the letter the unit of its leading letter.
func (t *taking) copyLead(lead Assignment) int {
	if own := t.letter.Lead(); own != nil && own.Unit == lead.Unit {
		own.Status = Reported
		return own.N
	}
	t.release(func(a Assignment) bool { return a.Role == LeadRole })
	lead.N, lead.Round, lead.Status = len(t.letter.Assignments)+1, t.letter.Round, Reported
	t.letter.Assignments = append(t.letter.Assignments, lead)
	return lead.N
}

// writeFollowingWithheld copies a decision not to publish.
func writeFollowingWithheld(t *taking) {
	w := *t.cause.letter.Withheld()
	writeFollowing(t)
	w.N, w.Round, w.Version = len(t.letter.Withholdings)+1, t.letter.Round, t.letter.Report().Version
	t.letter.Withholdings = append(t.letter.Withholdings, w)
	t.finish()
}

// writeFallBack waits again for the leading letter, whose report is being rewritten.
func writeFallBack(t *taking) {
	t.takeBack()
	t.release(func(Assignment) bool { return true })
}

// writeCallBack returns the one report to the unit because the other 督查室 did.
func writeCallBack(t *taking) {
	t.takeBack()
	t.letter.Lead().Status = Accepted
}

// writeTwinRework signs red here and waits for the new version.
func writeTwinRework(t *taking) {
	t.signRed()
	t.release(func(Assignment) bool { return true })
}

// moving lists the open counted duties that the calendar now dates otherwise.
func (t *taking) moving() map[int]calendar.Day {
	moves := map[int]calendar.Day{}
	for i, d := range t.letter.Duties {
		if d.Ended != "" || d.Fixed || !d.DueAt.IsZero() {
			continue
		}
		if due, provisional := t.rules.counted(d); due != d.DueOn || provisional != d.Provisional {
			moves[i] = due
		}
	}
	return moves
}

// writeRedating counts the open clocks by the calendar as it stands now; what
// moved is told to its owners (domain.md §4).
func writeRedating(t *taking) {
	for i := range t.letter.Duties {
		if _, ok := t.moving()[i]; !ok {
			continue
		}
		d := &t.letter.Duties[i]
		was := d.DueOn
		d.DueOn, d.Provisional = t.rules.counted(*d)
		t.agree(d)
		if was != d.DueOn {
			t.moved = append(t.moved, Move{Kind: d.Kind, Owner: d.Owner, Was: was, Is: d.DueOn, Provisional: d.Provisional})
		}
	}
}
