package workflow

import (
	"slices"
	"strings"

	"huiyin/workflow/calendar"
)

// Directory (通讯录) is the organisation as it stands: who is where with which role.
type Directory struct {
	Orgs   []Org
	People []Person
}

// Person finds a member by userid, in any case.
func (d *Directory) Person(userid string) (Person, bool) {
	userid = strings.ToLower(userid)
	i := slices.IndexFunc(d.People, func(p Person) bool { return p.UserID == userid })
	if i < 0 {
		return Person{}, false
	}
	return d.People[i], true
}

// Name is how a person is called in texts; a job or an unknown id is its own name.
func (d *Directory) Name(userid string) string {
	if p, ok := d.Person(userid); ok {
		return p.Name
	}
	return userid
}

// Org finds an org by its name.
func (d *Directory) Org(name string) (Org, bool) {
	i := slices.IndexFunc(d.Orgs, func(o Org) bool { return o.Name == name })
	if i < 0 {
		return Org{}, false
	}
	return d.Orgs[i], true
}

// Office is the name of the office of that kind, empty when there is none.
func (d *Directory) Office(kind OrgKind) string {
	for _, o := range d.Orgs {
		if o.Kind == kind {
			return o.Name
		}
	}
	return ""
}

// Supervision is the 督查室 of a leader: 区委书记 → 区委督查室, 区长 → 政府督查室 (第三条).
func (d *Directory) Supervision(to Addressee) string {
	if to == ToMayor {
		return d.Office(SupervisionMayor)
	}
	return d.Office(SupervisionSecretary)
}

// LeaderOf is the leader a letter is addressed to.
func (d *Directory) LeaderOf(to Addressee) (Person, bool) {
	i := slices.IndexFunc(d.People, func(p Person) bool { return p.Has(Leader) && p.Addressee == to })
	if i < 0 {
		return Person{}, false
	}
	return d.People[i], true
}

// Holders lists who has the role in the org, each once; a person away is
// replaced by their deputy (edges 24), and left out when there is none or the deputy is
// away too.
func (d *Directory) Holders(role Role, org string, on calendar.Day) []Person {
	var who []Person
	for _, p := range d.People {
		if p.Org != org || !d.serves(p, role) {
			continue
		}
		if p.AwayOn(on) {
			deputy, ok := d.Person(p.Deputy)
			if !ok || deputy.AwayOn(on) {
				continue
			}
			p = deputy
		}
		if !slices.ContainsFunc(who, func(q Person) bool { return q.UserID == p.UserID }) {
			who = append(who, p)
		}
	}
	return who
}

// serves reports whether the person has the role; the registrars of an office are
// its contacts where it handles a letter itself (edges 11).
func (d *Directory) serves(p Person, role Role) bool {
	o, ok := d.Org(p.Org)
	return p.Has(role) || (role == Contact && ok && !o.Kind.IsUnit() && p.Has(Registrar))
}

// ActsAs lists the people whose place someone may take that day: their own
// first, then those away whose deputy they are.
func (d *Directory) ActsAs(p Person, on calendar.Day) []Person {
	who := []Person{p}
	for _, q := range d.People {
		if q.Deputy == p.UserID && q.UserID != p.UserID && q.AwayOn(on) {
			who = append(who, q)
		}
	}
	return who
}

// FindUnits lists the units a word can mean: the exact name or alias alone if
// there is one, otherwise every unit whose name or alias contains it.
func (d *Directory) FindUnits(word string) []Org {
	var exact, near []Org
	for _, o := range d.Orgs {
		if !o.Kind.IsUnit() || word == "" {
			continue
		}
		names := append([]string{o.Name}, o.Aliases...)
		switch {
		case slices.Contains(names, word):
			exact = append(exact, o)
		case slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, word) }):
			near = append(near, o)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return near
}
