package workflow

import (
	"slices"
	"time"
)

// Recusal (回避) cuts a unit or a person that a letter accuses off from it: never
// assignable, never told, cannot read. A person decides it (domain.md §1).
type Recusal struct {
	N        int
	Org      string // the accused unit or office, empty for a person
	Person   string // userid, empty for an org
	Reason   string `log:"digest"`
	By       string
	At       time.Time
	LiftedBy string // 解除回避
	LiftedAt time.Time
}

// Barred reports whether a person is cut off from the letter, in their own
// right or through where they sit; a leader is not of the office that serves him.
// Standing in for somebody else does not help.
func (l *Letter) Barred(p Person) bool {
	return slices.ContainsFunc(l.Recusals, func(r Recusal) bool {
		return r.LiftedAt.IsZero() && ((r.Person != "" && r.Person == p.UserID) || (r.Org != "" && r.Org == p.Org && !p.Has(Leader)))
	})
}

// BarredOrg reports whether a unit or office is cut off from the letter.
func (l *Letter) BarredOrg(org string) bool {
	return slices.ContainsFunc(l.Recusals, func(r Recusal) bool { return r.LiftedAt.IsZero() && r.Org == org && org != "" })
}

// unbarred leaves out the people who are cut off from the letter.
func (l *Letter) unbarred(people []Person) []Person {
	return slices.DeleteFunc(slices.Clone(people), l.Barred)
}

// standing names the recusal of an org or person that is in force, nil for none.
func (l *Letter) recusalOf(org, person string) *Recusal {
	for i := range l.Recusals {
		r := &l.Recusals[i]
		if r.LiftedAt.IsZero() && r.Org == org && r.Person == person {
			return r
		}
	}
	return nil
}
