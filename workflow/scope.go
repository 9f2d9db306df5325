package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// Scope says whose person a role must be, seen from the letter.
type Scope string

// The scopes: role × office/unit × letter (domain.md §5).
const (
	AnyOffice       Scope = "any_office"       // 任一主管科室
	OwnerOffice     Scope = "owner_office"     // 归口科室: owns the letter's category
	AssigningOffice Scope = "assigning_office" // 交办科室: 谁转办、谁审核 (第十一条)
	Bureau          Scope = "bureau"           // 信访局
	Supervisors     Scope = "supervision"      // 受文领导的督查室
	ReviewingTurn   Scope = "reviewing_turn"   // 当前审核单位
	LeadUnit        Scope = "lead_unit"        // 主办单位
	SupportUnit     Scope = "support_unit"     // 协办单位
	HoldingUnit     Scope = "holding_unit"     // 主办、协办、参阅、阅处单位
	NewUnit         Scope = "new_unit"         // 本次交办的单位: only told
	FormerUnit      Scope = "former_unit"      // 不再承办的单位: only told, of the number alone
	AskingUnit      Scope = "asking_unit"      // 提出异议的单位: only told
	MovedOwners     Scope = "moved_owners"     // 时限变动的单位: only told
	LastHand        Scope = "last_hand"        // 上一步的办理人: 撤回 (edges 39)
	DisciplineUnit  Scope = "discipline_unit"  // 区纪委监委, once the letter was passed to it
	PublicityOffice Scope = "publicity"        // 区委宣传部(网信办)
	TheAddressee    Scope = "addressee"        // 受文领导
	TheOtherLetter  Scope = "other_letter"     // 并案另一件的步骤 (edges 51)
	TheSystem       Scope = "system"           // 定时任务
	TheAPI          Scope = "api"              // 接口
)

// Who is one kind of person that may take a step or is told of one.
type Who struct {
	Role Role // empty for what is no person
	Of   Scope
}

// orgs resolves a scope to the orgs it means for this letter.
func (s Scope) orgs(l *Letter, d *Directory) []string {
	switch s {
	case OwnerOffice:
		return []string{l.Owner(d)}
	case AssigningOffice:
		return []string{l.assigningOffice(d)}
	case Bureau:
		return []string{l.bureau(d)}
	case Supervisors:
		return []string{l.Supervision(d)}
	case PublicityOffice:
		return []string{d.Office(Publicity)}
	case ReviewingTurn:
		return []string{l.Turn(d)}
	case LeadUnit:
		return l.units(LeadRole)
	case SupportUnit:
		return l.units(SupportRole)
	case DisciplineUnit:
		return l.units(TransferRole)
	case HoldingUnit:
		return l.units(LeadRole, SupportRole, ReferenceRole, TransferRole)
	}
	return nil
}

// units lists who holds the letter in one of the roles.
func (l *Letter) units(roles ...AssignmentRole) []string {
	var units []string
	for _, a := range l.Assignments {
		if a.Round == l.Round && slices.Contains(roles, a.Role) && a.Status.Holds() && !slices.Contains(units, a.Unit) {
			units = append(units, a.Unit)
		}
	}
	return units
}

// admits reports whether the person is one of w for the letter.
func (w Who) admits(p Person, l *Letter, d *Directory) bool {
	switch w.Of {
	case TheSystem, TheAPI, TheOtherLetter:
		return false
	case TheAddressee:
		return p.Has(Leader) && p.UserID == l.Approver(d).UserID
	case LastHand:
		return l.Last.By == p.UserID
	case AnyOffice:
		o, ok := d.Org(p.Org)
		return ok && !o.Kind.IsUnit() && o.Kind != Publicity && p.Has(w.Role)
	default:
		return p.Org != "" && d.serves(p, w.Role) && slices.Contains(w.Of.orgs(l, d), p.Org)
	}
}

// Entitled reports whether some row of a command is for the person, as the letter
// stands; stage and conditions are not asked.
func Entitled(p Person, c Command, l *Letter, d *Directory) bool {
	return slices.ContainsFunc(RowsOf(c), func(r Row) bool {
		return slices.ContainsFunc(r.Who, func(w Who) bool { return w.admits(p, l, d) })
	})
}

// people lists who w is for the letter on a day, deputies in place of those
// away and nobody whom the letter accuses.
func (w Who) people(l *Letter, d *Directory, on calendar.Day) []Person {
	if w.Of != TheAddressee {
		var people []Person
		for _, org := range w.Of.orgs(l, d) {
			people = append(people, d.Holders(w.Role, org, on)...)
		}
		return l.unbarred(people)
	}
	leader, ok := l.Approver(d), true
	if leader.AwayOn(on) {
		leader, ok = d.Person(leader.Deputy)
	}
	if !ok || leader.UserID == "" || leader.AwayOn(on) {
		return nil
	}
	return l.unbarred([]Person{leader})
}

// Eligible reports whether a person of that kind of org can ever be one of
// who, whatever the letter: what help shows.
func Eligible(p Person, kind OrgKind, who []Who) bool {
	for _, w := range who {
		if w.Of.People() && (w.Role == "" || p.Has(w.Role)) && w.Of.hasKind(kind) {
			return true
		}
	}
	return false
}

// People reports whether the scope means people at all.
func (s Scope) People() bool { return s != TheSystem && s != TheAPI && s != TheOtherLetter }

// hasKind reports whether the scope can mean an org of that kind.
func (s Scope) hasKind(k OrgKind) bool {
	switch s {
	case LeadUnit:
		return k.IsUnit() || k == SupervisionSecretary || k == SupervisionMayor // 自办 (edges 11)
	case SupportUnit, HoldingUnit, DisciplineUnit:
		return k.IsUnit()
	case Bureau:
		return k == PetitionsBureau
	case PublicityOffice:
		return k == Publicity
	case Supervisors:
		return k == SupervisionSecretary || k == SupervisionMayor
	case AnyOffice, OwnerOffice, AssigningOffice, ReviewingTurn:
		return !k.IsUnit() && k != Publicity
	}
	return s == TheAddressee || s == LastHand
}
