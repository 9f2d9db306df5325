package workflow

// assign adds one unit's part; days count where the role reports.
func (t *taking) assign(unit string, role AssignmentRole, days int) *Assignment {
	a := Assignment{N: len(t.letter.Assignments) + 1, Round: t.letter.Round, Unit: unit, Role: role, Status: Offered, Days: days,
		Office: t.actingOrg, By: t.actor.UserID, AssignedAt: t.step.At, Question: t.step.Details.Question}
	if role == LeadRole {
		a.Question = ""
	}
	t.letter.Assignments = append(t.letter.Assignments, a)
	t.fresh = append(t.fresh, a.N)
	return &t.letter.Assignments[a.N-1]
}

// days is the period of a new lead: as declared, else 5, else 15 for a suggestion
// that is to be worked on (第十条, edges 10).
func (t *taking) days() int {
	switch {
	case t.step.Details.Days != 0:
		return t.step.Details.Days
	case t.letter.Category == Suggestion:
		return t.rules.Settings.ComplexDays
	}
	return t.rules.Settings.HandlingDays
}

func writeAssignment(t *taking) {
	t.letter.Urgent = t.letter.Urgent || t.step.Details.Urgent
	t.lead(t.step.Details.Unit)
	for _, unit := range t.step.Details.Supports {
		t.assign(unit, SupportRole, 0)
	}
}

// lead makes a unit the lead; one that supported so far does so no more.
func (t *taking) lead(unit string) {
	t.release(func(a Assignment) bool { return a.Unit == unit })
	t.assign(unit, LeadRole, t.days())
}

// writeRuling assigns by the word of the 督查室: it cannot be returned (edges 16).
func writeRuling(t *taking) {
	writeAssignment(t)
	t.letter.Assignments[t.fresh[0]-1].Ruled = true
}

// writeSelfHandling makes the office the lead, accepted at once (edges 11).
func writeSelfHandling(t *taking) {
	a := t.assign(t.actingOrg, LeadRole, t.rules.Settings.HandlingDays)
	a.Status, a.AcceptedBy, a.AcceptedAt = Accepted, t.actor.UserID, t.step.At
}

func writeSupport(t *taking) { t.assign(t.step.Details.Unit, SupportRole, 0) }

func writeCopy(t *taking) { t.assign(t.step.Details.Unit, ReferenceRole, 0) }

// writeTransfer takes the letter out of the flow: sealed, and nobody else keeps a
// part in it (edges 13).
func writeTransfer(t *taking) {
	unit := t.step.Details.Unit
	if t.step.Command == Transfer {
		unit = t.discipline()
		t.step.Details.Unit = unit
	}
	t.letter.Category = Discipline
	t.release(func(Assignment) bool { return true })
	t.takeBack()
	t.assign(unit, TransferRole, 0)
}

// release ends the parts that match; their clocks are dropped.
func (t *taking) release(match func(Assignment) bool) {
	for i := range t.letter.Assignments {
		a := &t.letter.Assignments[i]
		if a.Round != t.letter.Round || !a.Status.Holds() || !match(*a) {
			continue
		}
		a.Status = Reassigned
		for j := range t.letter.Duties {
			if d := &t.letter.Duties[j]; d.Ended == "" && d.Assignment == a.N {
				d.Ended, d.Closed = Dropped, t.letter.Version+1
			}
		}
	}
}

// takeBack withdraws what lies before a leader, or was decided and not published.
func (t *taking) takeBack() {
	if a := t.letter.Approval(); a != nil && a.Decision == Undecided {
		a.Decision = TakenBack
	}
}

// writeDecline brings the letter back once, unclassified, to the 督查室 (edges 13).
func writeDecline(t *taking) {
	writeReturn(t)
	t.letter.Category, t.letter.RegisteredIn = "", supervision(t, nil)
}

func writeReturn(t *taking) {
	a := t.own()
	t.touched = a.Unit
	a.Status, a.ReturnedAt, a.Reason = Returned, t.step.At, t.step.Details.Reason
}

// writeReassignment gives the letter to another unit at day 0; the old report is
// kept, and the old unit is not late (edges 23).
func writeReassignment(t *taking) {
	t.takeBack()
	old := t.letter.Lead()
	t.touched, old.Status = old.Unit, Reassigned
	t.lead(t.step.Details.Unit)
}

// writeSplit covers a passage and registers it as a sealed letter of its own, which
// the system does on the reader's word (edges 8).
func writeSplit(t *taking) {
	start, end := t.passage()
	l := t.letter
	t.letter.Masks = append(t.letter.Masks, Mask{N: len(l.Masks) + 1, Start: start, End: end, Child: t.step.Spare})
	child := Letter{Addressee: l.Addressee, BoardLabel: l.BoardLabel, LabelText: l.LabelText, Category: Discipline, Title: l.Title,
		Body: string([]rune(l.Body)[start:end]), URL: l.URL, PostedAt: l.PostedAt, Petitioner: l.Petitioner, SplitFrom: l.Number,
		RegisteredIn: supervision(t, nil)}
	t.born = append(t.born, Step{Command: Register, Letter: t.step.Spare, At: t.step.At,
		Actor: Actor{Job: "with/" + l.Number.String()}, Details: Details{Letter: &child}})
}
