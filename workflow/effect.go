package workflow

import "slices"

// effect writes what a step says into the letter; stage and clocks are the
// table's.
type effect func(*taking)

// writeNothing is the effect of a step that only meets a clock or tells people.
func writeNothing(*taking) {}

func writeLetter(t *taking) {
	t.letter = t.step.Details.Letter.clone()
	l := &t.letter
	l.Number, l.Round = t.step.Letter, 1
	l.RegisteredAt, l.RegisteredBy = t.step.At, t.step.Actor.String()
	if t.actingOrg != "" {
		l.RegisteredIn = t.actingOrg
	}
	if l.RegisteredIn == "" {
		l.RegisteredIn = t.rules.People.Office(PetitionsBureau)
	}
}

func writeCategory(t *taking) {
	d := t.step.Details
	t.letter.Category = d.Category
	if d.KeyMatter != nil {
		t.letter.KeyMatter = slices.Clone(d.KeyMatter)
	}
	t.letter.Sensitive = t.letter.Sensitive || d.Sensitive
	t.urgent(d.Urgent)
}

// writeMark adds to what the letter is marked with; nothing named takes all marks off.
func writeMark(t *taking) {
	d, l := t.step.Details, &t.letter
	if len(d.KeyMatter) == 0 && !d.Sensitive {
		l.KeyMatter, l.Sensitive = nil, false
		return
	}
	l.KeyMatter = slices.Compact(slices.Sorted(slices.Values(slices.Concat(l.KeyMatter, d.KeyMatter))))
	l.Sensitive = l.Sensitive || d.Sensitive
}

func writeUrgency(t *taking) { t.urgent(true) }

// urgent makes the letter urgent and shortens what is open; nothing is ever
// lengthened (edges 36).
func (t *taking) urgent(now bool) {
	if !now || t.letter.Urgent {
		return
	}
	t.letter.Urgent = true
	for i := range t.letter.Duties {
		d := &t.letter.Duties[i]
		rule := clocks[d.Kind]
		if d.Ended != "" || d.Fixed || !slices.Contains(hastens, d.Kind) {
			continue
		}
		sooner := *d
		t.set(&sooner, rule.due(t, t.assignmentOf(d)))
		if sooner.DueOn.Before(d.DueOn) || (sooner.DueOn == d.DueOn && d.DueAt.IsZero()) {
			*d = sooner
			t.agree(d)
		}
	}
}

// hastens are the clocks that 急事急办 shortens.
var hastens = []DutyKind{DutyAssign, DutyAccept, DutyReport, DutyReview, DutySubmit, DutyReply}

func (t *taking) assignmentOf(d *Duty) *Assignment {
	if d.Assignment == 0 {
		return t.letter.Lead()
	}
	return &t.letter.Assignments[d.Assignment-1]
}

// agree writes a duty's day into the assignment that shows it.
func (t *taking) agree(d *Duty) {
	if d.Assignment > 0 && slices.Contains([]DutyKind{DutyReport, DutyInput, DutyReceipt}, d.Kind) {
		a := &t.letter.Assignments[d.Assignment-1]
		a.DueOn, a.Provisional = d.DueOn, d.Provisional
	}
}

// writeAddressee moves the letter to the other 督查室; what the first one signed
// does not count for the second leader (edges 4).
func writeAddressee(t *taking) {
	t.letter.voidSupervision(t.rules.People)
	bureau := t.rules.People.Office(PetitionsBureau)
	for i := range t.letter.Reports {
		if r := &t.letter.Reports[i]; r.EditedIn != bureau && r.Round == t.letter.Round {
			r.EditedIn = "" // its words stay and are reviewed like any others
		}
	}
	t.letter.Addressee = t.step.Details.Addressee
	t.reown()
}

// reown gives every open duty to whom it falls now: the addressee, or who is
// accused, has changed. Duties of a unit are of that unit or of nobody.
func (t *taking) reown() {
	for i := range t.letter.Duties {
		d := &t.letter.Duties[i]
		rule := clocks[d.Kind]
		if d.Ended != "" || rule.each != nil {
			continue
		}
		if owner := rule.owner(t, t.assignmentOf(d)); owner != "" && owner != d.Owner {
			d.Owner, d.ChargedTo = owner, owner
		}
	}
}

func askVoid(t *taking) {
	t.letter.VoidReason, t.letter.VoidAskedBy = t.step.Details.Reason, t.actor.UserID
}

func clearVoid(t *taking) { t.letter.VoidReason, t.letter.VoidAskedBy = "", "" }

// writeOutOfScope answers by standing text, the competent body named (edges 6).
func writeOutOfScope(t *taking) {
	t.letter.OutOfScope = t.step.Details.Reason
	t.stand(CourtesyReply, StandingOutOfScope, t.actingOrg)
}

func writeBoardGone(t *taking) { t.letter.BoardGone = t.step.Details.Proof }

// writeBoardGoneClosing ends a letter whose posting is gone and that has no facts
// to go on with.
func writeBoardGoneClosing(t *taking) {
	writeBoardGone(t)
	t.finish()
}

// finish ends every assignment that is still held: at posting or withholding
// (edges 34). What a supporting unit had still to say falls away (edges 20).
func (t *taking) finish() {
	for i := range t.letter.Assignments {
		if a := &t.letter.Assignments[i]; a.Round == t.letter.Round && a.Status.Holds() && a.Role != ReferenceRole {
			a.Status = Done
		}
	}
	for i := range t.letter.Duties {
		if d := &t.letter.Duties[i]; d.Ended == "" && (d.Kind == DutyAccept || d.Kind == DutyInput) {
			d.Ended, d.Closed = Dropped, t.letter.Version+1
		}
	}
}

// stand puts up a standing text for 信访局 to post: it was approved once (edges 10).
func (t *taking) stand(kind ReplyKind, text StandingKind, office string) {
	t.letter.Replies = append(t.letter.Replies, Reply{N: len(t.letter.Replies) + 1, Round: t.letter.Round, Kind: kind, Channel: PublicChannel,
		Unit: office, Text: t.standing(text), By: t.step.Actor.String(), At: t.step.At, Standing: true})
}

func writeCourtesy(t *taking) {
	text := StandingSuggestion
	if t.letter.Category == Thanks {
		text = StandingThanks
	}
	t.stand(CourtesyReply, text, t.actingOrg)
}
