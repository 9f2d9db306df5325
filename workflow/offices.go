package workflow

import (
	"slices"
)

// Owner is the office that owns a letter: who registered it until 分类, then
// whom the category says (domain.md §2, edges 49); another one where the letter
// accuses that office.
func (l *Letter) Owner(d *Directory) string {
	switch l.Category {
	case "":
		return l.instead(d, l.RegisteredIn, Registrar)
	case Petition, Thanks:
		return l.instead(d, d.Office(PetitionsBureau), Registrar)
	default:
		return l.Supervision(d)
	}
}

// Supervision is the 督查室 of the letter's leader, or the other one where the
// letter accuses it (第三条, edges 14).
func (l *Letter) Supervision(d *Directory) string {
	return l.instead(d, d.Supervision(l.Addressee), Registrar)
}

// assigningOffice is who assigned the letter, and so reviews, answers and
// archives it; the owner while nobody did, another where that office is accused.
func (l *Letter) assigningOffice(d *Directory) string {
	if lead := l.Lead(); lead != nil {
		return l.instead(d, lead.Office, Registrar)
	}
	return l.Owner(d)
}

// bureau is 信访局, or who stands in where the letter accuses it.
func (l *Letter) bureau(d *Directory) string {
	return l.instead(d, d.Office(PetitionsBureau), Registrar)
}

// ReviewChain lists the offices that sign in turn: 信访类 goes to 信访局 and
// then to the addressee's 督查室; everything else to that 督查室 (第十一条). On a
// letter to the second leader 信访局 has signed with the first (edges 5).
func (l *Letter) ReviewChain(d *Directory) []string {
	supervision := l.instead(d, d.Supervision(l.Addressee), Reviewer)
	if l.Category == Petition && !l.Twin {
		return slices.Compact([]string{l.instead(d, d.Office(PetitionsBureau), Reviewer), supervision})
	}
	return []string{supervision}
}

// instead is the office itself, or a 督查室 when the letter accuses the office or
// all its people in a role (edges 14).
func (l *Letter) instead(d *Directory, office string, role Role) string {
	if len(l.Recusals) == 0 || l.free(d, office, role) {
		return office
	}
	for _, other := range []string{d.Supervision(l.Addressee), d.Office(SupervisionSecretary), d.Office(SupervisionMayor)} {
		if l.free(d, other, role) {
			return other
		}
	}
	return office
}

// free reports whether somebody in the office may act on the letter in the role.
func (l *Letter) free(d *Directory, office string, role Role) bool {
	return !l.BarredOrg(office) && slices.ContainsFunc(d.People, func(p Person) bool {
		return p.Org == office && p.Has(role) && !l.Barred(p)
	})
}

// Turn is the office whose signature is next, empty when all have signed.
func (l *Letter) Turn(d *Directory) string {
	for _, office := range l.ReviewChain(d) {
		if len(l.Unsigned(office)) > 0 {
			return office
		}
	}
	return ""
}

// Approver is the leader who decides on a letter: whom the submission names,
// else its addressee, else — when the letter accuses him — the other leader
// (edges 26). The zero person when there is none.
func (l *Letter) Approver(d *Directory) Person {
	if a := l.Approval(); a != nil && a.Decision == Undecided {
		if p, ok := d.Person(a.Leader); ok && !l.Barred(p) {
			return p
		}
	}
	for _, to := range []Addressee{l.Addressee, ToSecretary, ToMayor} {
		if p, ok := d.LeaderOf(to); ok && !l.Barred(p) {
			return p
		}
	}
	return Person{}
}
