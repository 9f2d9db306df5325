package workflow

// Who owes what a clock counts.

func owner(t *taking, _ *Assignment) string { return t.letter.Owner(t.rules.People) }

func bureau(t *taking, _ *Assignment) string { return t.letter.bureau(t.rules.People) }

func supervision(t *taking, _ *Assignment) string { return t.letter.Supervision(t.rules.People) }

func turn(t *taking, _ *Assignment) string { return t.letter.Turn(t.rules.People) }

func unit(_ *taking, a *Assignment) string { return a.Unit }

// leadUnit is the unit that handles the letter, or the office when nobody does
// or the letter has come to accuse the unit.
func leadUnit(t *taking, a *Assignment) string {
	if lead := t.letter.Lead(); lead != nil && !t.letter.BarredOrg(lead.Unit) {
		return lead.Unit
	}
	return owner(t, a)
}

// assigningOffice answers for, and archives, what it assigned (edges 41).
func assigningOffice(t *taking, _ *Assignment) string {
	return t.letter.assigningOffice(t.rules.People)
}

// studyOwner is the office named to carry the conclusion out, or the 督查室 when the
// letter has come to accuse it.
func studyOwner(t *taking, _ *Assignment) string {
	office := t.letter.Studies[len(t.letter.Studies)-1].Owner
	if t.letter.BarredOrg(office) {
		return supervision(t, nil)
	}
	return office
}
