package workflow

import (
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// CanRead is the one gate for sight of a letter (domain.md §5, edges 1, 13): a
// 督查室 sees its own leader's letters, 信访局 all but 党风廉政, the registering
// office its own until 分类, a unit what it holds, the leader what is written
// to him, 宣传部 the urgent and sensitive ones (第五条). Whom the letter accuses
// sees nothing of it. Admins see none.
func CanRead(p Person, l *Letter, d *Directory) bool {
	o, ok := d.Org(p.Org)
	switch {
	case !ok || l.Barred(p):
		return false
	case l.Category == Discipline:
		return canReadSealed(p, o, l, d)
	case p.Has(Leader):
		return p.Addressee == l.Addressee || p.UserID == l.Approver(d).UserID
	case o.Kind.IsUnit():
		return (p.Has(Contact) || p.Has(Head)) && l.Of(o.Name) != nil
	case o.Kind == Publicity:
		return p.Has(Monitor) && (l.Urgent || l.Sensitive)
	case !p.Has(Registrar) && !p.Has(Reviewer):
		return false
	case o.Kind == PetitionsBureau:
		return true
	default:
		return o.Name == l.Supervision(d) || o.Name == l.Owner(d) || slices.Contains(l.ReviewChain(d), o.Name)
	}
}

// canReadSealed is the gate of a 党风廉政 letter: the discipline unit that holds it
// and the named reviewers of the addressee's 督查室; its registrars only until
// they have passed it on, and the leader not at all (第九条, edges 13).
func canReadSealed(p Person, o Org, l *Letter, d *Directory) bool {
	switch {
	case o.Kind.IsUnit():
		return slices.Contains(o.Tags, DisciplineInspection) && (p.Has(Contact) || p.Has(Head)) && l.Of(o.Name) != nil
	case p.Has(Leader):
		return false
	case p.Has(Reviewer) && slices.Contains(l.ReviewChain(d), o.Name):
		return true
	}
	return p.Has(Registrar) && o.Name == l.Supervision(d) && l.Stage != Transferred
}

// CanReadContacts reports whether the person may see the petitioner's contact
// details: the offices and the unit's own contact (第十九条).
func CanReadContacts(p Person, l *Letter, d *Directory) bool {
	if !CanRead(p, l, d) || p.Has(Leader) || p.Has(Monitor) {
		return false
	}
	o, _ := d.Org(p.Org)
	return !o.Kind.IsUnit() || (p.Has(Contact) && slices.Contains(l.units(LeadRole, TransferRole), o.Name))
}

// CanReadHandling reports whether the person may see what was done about the
// letter by the lead: a supporting unit and a unit with a copy see the text and
// their own part only (domain.md §5).
func CanReadHandling(p Person, l *Letter, d *Directory) bool {
	if !CanRead(p, l, d) {
		return false
	}
	o, _ := d.Org(p.Org)
	return !o.Kind.IsUnit() || slices.Contains(l.units(LeadRole, TransferRole), o.Name)
}

// CanReadInstructions reports whether the person may read a leader's words on
// the letter (批示): the leader himself and the office he wrote them to (第十九条).
func CanReadInstructions(p Person, l *Letter, d *Directory) bool {
	if l.Barred(p) || (l.Category == Discipline && !CanRead(p, l, d)) {
		return false
	}
	if p.Has(Leader) {
		return p.Addressee == l.Addressee || p.UserID == l.Approver(d).UserID
	}
	return p.Org == l.Supervision(d) && (p.Has(Registrar) || p.Has(Reviewer))
}

// Sees reports whether a person may read a letter that day: for themselves, or
// in the place of somebody who is away (edges 24): what they are asked to do
// there they must be able to read. Whom the letter accuses stands in for nobody.
func Sees(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return inPlace(CanRead, p, l, d, on)
}

// SeesContacts is Sees for the petitioner's contact details.
func SeesContacts(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return inPlace(CanReadContacts, p, l, d, on)
}

// SeesHandling is Sees for what was done about the letter.
func SeesHandling(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return inPlace(CanReadHandling, p, l, d, on)
}

// SeesDecision is Sees for a leader's words on a letter (批示).
func SeesDecision(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return inPlace(CanReadInstructions, p, l, d, on)
}

// inPlace asks a gate for the person and for everybody whose place they take.
func inPlace(gate func(Person, *Letter, *Directory) bool, p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return !l.Barred(p) && slices.ContainsFunc(d.ActsAs(p, on), func(q Person) bool { return gate(q, l, d) })
}

// Sealed reports whether opening the letter itself is to be logged: 党风廉政
// (domain.md §5).
func (l *Letter) Sealed() bool { return l.Category == Discipline }

// Keepers are who hears when a notice is lost: the registrars of the owning
// office — its reviewers where registrars have lost sight — or the admins where
// no letter is concerned.
func (r Rules) Keepers(l Letter, at time.Time) []Person {
	if l.Number.IsZero() {
		return slices.DeleteFunc(slices.Clone(r.People.People), func(p Person) bool { return !p.Has(Admin) })
	}
	return Who{l.deskRole(), OwnerOffice}.people(&l, r.People, calendar.Of(at))
}

// deskRole is who in the owning office works on a letter: the registrars, and
// the reviewers once 党风廉政 was passed on.
func (l *Letter) deskRole() Role {
	if l.Stage == Transferred {
		return Reviewer
	}
	return Registrar
}
