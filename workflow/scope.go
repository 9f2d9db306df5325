package workflow

import "huiyin/workflow/calendar"

// Scope says whose person a role must be, seen from the letter.
type Scope string

// The scopes: role × office/unit × letter (domain.md §5).
const (
	AnyOffice     Scope = "any_office"     // 任一主管科室
	OwnerOffice   Scope = "owner_office"   // 归口科室: owns the letter's category
	Bureau        Scope = "bureau"         // 信访局
	Supervisors   Scope = "supervision"    // 受文领导的督查室
	ReviewingTurn Scope = "reviewing_turn" // 当前审核单位
	LeadUnit      Scope = "lead_unit"      // 主办单位
	TheAddressee  Scope = "addressee"      // 受文领导
	TheSystem     Scope = "system"         // 定时任务
	TheAPI        Scope = "api"            // 接口
)

// Who is one kind of person that may take a step or is told of one.
type Who struct {
	Role Role // empty for TheSystem and TheAPI
	Of   Scope
}

// Owner is the office that owns a letter: who registered it until 分类, then
// whom the category says (domain.md §2, edges 49).
func (l *Letter) Owner(d *Directory) string {
	switch l.Category {
	case "":
		return l.RegisteredIn
	case Petition, Thanks:
		return d.Office(PetitionsBureau)
	default:
		return d.Supervision(l.Addressee)
	}
}

// ReviewChain lists the offices that sign in turn: 信访类 goes to 信访局 and
// then to the addressee's 督查室; everything else to that 督查室 (第十一条).
func (l *Letter) ReviewChain(d *Directory) []string {
	supervision := d.Supervision(l.Addressee)
	if l.Category == Petition {
		return []string{d.Office(PetitionsBureau), supervision}
	}
	return []string{supervision}
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

// orgs resolves a scope to the org it means for this letter, empty for none.
func (s Scope) org(l *Letter, d *Directory) string {
	switch s {
	case OwnerOffice:
		return l.Owner(d)
	case Bureau:
		return d.Office(PetitionsBureau)
	case Supervisors:
		return d.Supervision(l.Addressee)
	case ReviewingTurn:
		return l.Turn(d)
	case LeadUnit:
		if lead := l.Lead(); lead != nil {
			return lead.Unit
		}
	}
	return ""
}

// admits reports whether the person is one of w for the letter.
func (w Who) admits(p Person, l *Letter, d *Directory) bool {
	switch w.Of {
	case TheSystem, TheAPI:
		return false
	case TheAddressee:
		return p.Has(Leader) && p.Addressee == l.Addressee
	case AnyOffice:
		o, ok := d.Org(p.Org)
		return ok && !o.Kind.IsUnit() && o.Kind != Publicity && p.Has(w.Role)
	default:
		org := w.Of.org(l, d)
		return org != "" && p.Org == org && p.Has(w.Role)
	}
}

// People lists who w is for the letter on a day, deputies in place of those away.
func (w Who) people(l *Letter, d *Directory, on calendar.Day) []Person {
	if w.Of != TheAddressee {
		return d.Holders(w.Role, w.Of.org(l, d), on)
	}
	leader, ok := d.LeaderOf(l.Addressee)
	if ok && leader.AwayOn(on) {
		leader, ok = d.Person(leader.Deputy)
	}
	if !ok {
		return nil
	}
	return []Person{leader}
}

// Eligible reports whether a person of that kind of org can ever be one of
// who, whatever the letter: what help shows.
func Eligible(p Person, kind OrgKind, who []Who) bool {
	for _, w := range who {
		if w.Of != TheSystem && w.Of != TheAPI && p.Has(w.Role) && w.Of.hasKind(kind) {
			return true
		}
	}
	return false
}

// hasKind reports whether the scope can mean an org of that kind.
func (s Scope) hasKind(k OrgKind) bool {
	switch s {
	case LeadUnit:
		return k.IsUnit()
	case Bureau:
		return k == PetitionsBureau
	case Supervisors:
		return k == SupervisionSecretary || k == SupervisionMayor
	case AnyOffice, OwnerOffice, ReviewingTurn:
		return !k.IsUnit() && k != Publicity
	}
	return s == TheAddressee
}
