package workflow

import (
	"slices"
	"strings"

	"huiyin/workflow/calendar"
)

// Role is what a person may be in the process; a person can have several.
type Role string

// The roles.
const (
	Registrar Role = "registrar" // 经办
	Reviewer  Role = "reviewer"  // 审核
	Leader    Role = "leader"    // 领导
	Contact   Role = "contact"   // 联络员
	Head      Role = "head"      // 单位负责人
	Monitor   Role = "monitor"   // 网信
	Admin     Role = "admin"     // 管理员
)

// Roles lists every role a person can have.
var Roles = []Role{Registrar, Reviewer, Leader, Contact, Head, Monitor, Admin}

// OrgKind tells offices from units and which office is which.
type OrgKind string

// The offices (主管科室) and the units (承办单位).
const (
	SupervisionSecretary OrgKind = "supervision_secretary" // 区委督查室
	SupervisionMayor     OrgKind = "supervision_mayor"     // 政府督查室
	PetitionsBureau      OrgKind = "petitions"             // 区信访局
	Publicity            OrgKind = "publicity"             // 区委宣传部(网信办)
	Township             OrgKind = "township"              // 乡镇
	Subdistrict          OrgKind = "subdistrict"           // 街道
	Department           OrgKind = "department"            // 部门
)

// IsUnit reports whether orgs of this kind handle letters (第六条).
func (k OrgKind) IsUnit() bool { return k == Township || k == Subdistrict || k == Department }

// Known reports whether k is one of the kinds above.
func (k OrgKind) Known() bool {
	return k.IsUnit() || k == SupervisionSecretary || k == SupervisionMayor || k == PetitionsBureau || k == Publicity
}

// Tag marks units that a category may only go to.
type Tag string

// The two tags.
const (
	PoliticalLegal       Tag = "political_legal"       // 政法部门
	DisciplineInspection Tag = "discipline_inspection" // 纪检监察
)

// Org is an office or a unit; its name is its key.
type Org struct {
	Name     string
	Kind     OrgKind
	Aliases  []string
	Topics   []string
	Tags     []Tag
	Superior string
}

// Person is a member who uses the app; their post stands for their name.
type Person struct {
	UserID    string // lower case: WeCom compares so
	Spelling  string // as WeCom spells it
	Name      string
	Org       string
	Roles     []Role
	Addressee Addressee // of a leader
	Deputy    string
	AwayFrom  calendar.Day
	AwayTo    calendar.Day
}

// Has reports whether the person has the role.
func (p Person) Has(r Role) bool { return slices.Contains(p.Roles, r) }

// AwayOn reports whether the person is on leave (请假) that day.
func (p Person) AwayOn(d calendar.Day) bool {
	return !p.AwayFrom.IsZero() && !d.Before(p.AwayFrom) && (p.AwayTo.IsZero() || !d.After(p.AwayTo))
}

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
