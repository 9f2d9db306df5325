package workflow

import (
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// CanRead is the one gate for sight of a letter (domain.md §5, edges 1): a
// 督查室 sees its own leader's letters, 信访局 all but 党风廉政, the registering
// office its own until 分类, a unit what it holds, the leader what is written
// to him, 宣传部 the urgent ones (第五条). Admins see none.
func CanRead(p Person, l *Letter, d *Directory) bool {
	o, ok := d.Org(p.Org)
	if !ok {
		return false
	}
	switch {
	case p.Has(Leader):
		return p.Addressee == l.Addressee
	case o.Kind.IsUnit():
		return (p.Has(Contact) || p.Has(Head)) && l.Of(o.Name) != nil
	case o.Kind == Publicity:
		return p.Has(Monitor) && l.Urgent && l.Category != Discipline
	case !p.Has(Registrar) && !p.Has(Reviewer):
		return false
	case o.Kind == PetitionsBureau:
		return l.Category != Discipline
	default:
		return o.Name == d.Supervision(l.Addressee) || (l.Category == "" && o.Name == l.RegisteredIn)
	}
}

// CanReadContacts reports whether the person may see the petitioner's contact
// details: the offices and the unit's own contact (第十九条).
func CanReadContacts(p Person, l *Letter, d *Directory) bool {
	if !CanRead(p, l, d) || p.Has(Leader) || p.Has(Monitor) {
		return false
	}
	o, _ := d.Org(p.Org)
	return !o.Kind.IsUnit() || p.Has(Contact)
}

// Sees reports whether a person may read a letter that day: for themselves, or
// in the place of somebody who is away (edges 24): what they are asked to do
// there they must be able to read.
func Sees(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return slices.ContainsFunc(d.ActsAs(p, on), func(q Person) bool { return CanRead(q, l, d) })
}

// SeesContacts is Sees for the petitioner's contact details.
func SeesContacts(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return slices.ContainsFunc(d.ActsAs(p, on), func(q Person) bool { return CanReadContacts(q, l, d) })
}

// SeesDecision reports whether a person may read a leader's words on a letter
// (批示): the leader and the office he wrote them to (第十九条).
func SeesDecision(p Person, l *Letter, d *Directory, on calendar.Day) bool {
	return slices.ContainsFunc(d.ActsAs(p, on), func(q Person) bool {
		if q.Has(Leader) {
			return q.Addressee == l.Addressee
		}
		return q.Org == d.Supervision(l.Addressee)
	})
}

// Keepers are who hears when a notice is lost: the registrars of the owning
// office, or the admins where no letter is concerned.
func (r Rules) Keepers(l Letter, at time.Time) []Person {
	if !l.Number.IsZero() {
		return r.People.Holders(Registrar, l.Owner(r.People), calendar.Of(at))
	}
	return slices.DeleteFunc(slices.Clone(r.People.People), func(p Person) bool { return !p.Has(Admin) })
}
