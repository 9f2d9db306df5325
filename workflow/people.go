package workflow

import (
	"slices"

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
