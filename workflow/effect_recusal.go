package workflow

import "slices"

// writeRecusal cuts the accused off from now on, and from what is already there:
// their part in the letter, their signatures, their submission (edges 14).
func writeRecusal(t *taking) {
	d := t.step.Details
	t.letter.Recusals = append(t.letter.Recusals, Recusal{N: len(t.letter.Recusals) + 1, Org: d.Unit, Person: d.Person,
		Reason: d.Reason, By: t.step.Actor.String(), At: t.step.At})
	t.cutOff()
	if t.row.To != "" {
		t.takeBack()
		t.detach()
	}
}

// writeRecusalOfDrafter keeps the unit and wants another hand to report.
func writeRecusalOfDrafter(t *taking) {
	writeRecusal(t)
	t.letter.Lead().Status = Accepted
}

// cutOff ends the parts of whoever may no longer handle the letter, voids the
// signatures of the accused and gives their duties to others.
func (t *taking) cutOff() {
	t.release(func(a Assignment) bool { return a.Status != Done && !t.letter.canHandle(t.rules.People, a.Unit) })
	if t.row.To == Registered {
		t.release(func(a Assignment) bool { return a.Role == LeadRole })
	}
	t.letter.voidAccused(t.rules.People, t.before.ReviewChain(t.rules.People))
	if a := t.letter.Approval(); a != nil && a.Decision == Undecided && t.letter.touches(t.rules.People, []string{a.Leader}) {
		a.Decision = TakenBack
	}
	t.reown()
}

// voidAccused takes back the signatures of whom the letter accuses, and of an office
// that comes into the chain in their place: what it signed for another leader is not
// what it signs here. chain is who signed before.
func (l *Letter) voidAccused(d *Directory, chain []string) {
	now := l.ReviewChain(d)
	for i := range l.Reviews {
		r := &l.Reviews[i]
		comes := slices.Contains(now, r.Office) && !slices.Contains(chain, r.Office)
		if l.standing(*r) && (comes || l.BarredOrg(r.Office) || l.touches(d, []string{r.By})) {
			r.Void = true
		}
	}
}

// writeUnrecusal lets the accused near again; what they lost they do not get back.
func writeUnrecusal(t *taking) {
	r := t.letter.recusalOf(t.step.Details.Unit, t.step.Details.Person)
	r.LiftedBy, r.LiftedAt = t.actor.UserID, t.step.At
	t.reown()
}
