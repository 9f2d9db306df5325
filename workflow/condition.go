package workflow

import "slices"

// condition chooses between rows of one command; it reads the letter as it is
// before the step, and the words of the step.
type condition struct {
	says  string
	holds func(*taking) bool
}

// What a category, an urgency or an owner becomes.
var (
	toCourtesy = condition{"改为建议类或感谢", func(t *taking) bool {
		return courteous(t.step.Details.Category) && t.letter.Category != t.step.Details.Category
	}}
	becameUrgent    = condition{"转为急件", func(t *taking) bool { return t.hastened() }}
	becameSensitive = condition{"转为敏感件", func(t *taking) bool { return t.letter.Sensitive && !t.before.Sensitive }}
	ownerMoved      = condition{"归口科室改变", func(t *taking) bool {
		return t.letter.Owner(t.rules.People) != t.before.Owner(t.rules.People)
	}}
	hasLead = condition{"已交办", func(t *taking) bool { return t.letter.Lead() != nil }}
)

// courteous reports whether letters of a category are thanked by a standing text.
func courteous(c Category) bool { return c == Suggestion || c == Thanks }

// Voiding (edges 4), and a posting that is gone (edges 7).
var (
	voidAsked    = condition{"已申请作废", func(t *taking) bool { return t.owes(DutyVoid) && !t.step.Details.No }}
	voidDenied   = condition{"已申请作废，审核人不同意", func(t *taking) bool { return t.owes(DutyVoid) && t.step.Details.No }}
	voidNotAsked = condition{"未申请作废", func(t *taking) bool { return !t.owes(DutyVoid) }}
	givenUp      = condition{"没有事实可办", func(t *taking) bool { return t.step.Details.No }}
)

// Whom an assignment goes to, by category and history (第九条, edges 16).
var (
	isDiscipline   = condition{"党风廉政类", func(t *taking) bool { return t.letter.Category == Discipline }}
	isThanks       = condition{"感谢", func(t *taking) bool { return t.letter.Category == Thanks }}
	awaitsRuling   = condition{"第三次退回，待裁定", func(t *taking) bool { return t.owes(DutyRuling) }}
	ordinaryAssign = condition{"其他类别", func(t *taking) bool {
		return !slices.Contains([]Category{Discipline, Thanks}, t.letter.Category) && !t.owes(DutyRuling)
	}}
	toLeader = condition{"送受文领导", func(t *taking) bool { return t.step.Details.Unit == "" }}
)

// What a letter does when the one it is handled with goes on (edges 5, 51).
var (
	twinFollows         = condition{"双投件", func(t *taking) bool { return t.letter.Twin }}
	leadingWithheldOpen = condition{"主件不予公开，本件须个别回复或复查", func(t *taking) bool {
		w := t.cause.letter.Withheld()
		return w != nil && (individualOwed(t) || w.Reason == ForceMajeure)
	}}
	leadingWithheld = condition{"主件不予公开", func(t *taking) bool { return t.cause.letter.Withheld() != nil }}
	notYetPublished = condition{"本轮尚未正式回复", func(t *taking) bool { return t.letter.underInterim() }}
	onTwin          = condition{"双投件", func(t *taking) bool { return t.letter.Twin }}
)

// manyTogether calls for 专项督办: so many letters on one matter (edges 40).
var manyTogether = condition{"同一事项满三件", func(t *taking) bool {
	return len(t.letter.Members(false))+1 >= t.rules.Settings.RepeatCount
}}

// What a recusal reaches (edges 14). The conditions look at the letter as it would
// be with the recusal.
var (
	accusesLead = condition{"涉及承办单位", func(t *taking) bool {
		l := t.accused()
		lead := l.Lead()
		return lead != nil && !l.canHandle(t.rules.People, lead.Unit)
	}}
	accusesDrafter = condition{"涉及起草人", func(t *taking) bool { return t.accused().touches(t.rules.People, t.letter.Drafters()) }}
	accusesSigner  = condition{"涉及审核人，须重新审核", func(t *taking) bool {
		l := t.accused()
		l.voidAccused(t.rules.People, t.letter.ReviewChain(t.rules.People))
		return l.Report() != nil && l.Turn(t.rules.People) != ""
	}}
	accusesDecider = condition{"涉及审定领导", func(t *taking) bool {
		a := t.letter.Approval()
		return a != nil && (a.Decision == Undecided || a.Decision == Agreed) && t.accused().touches(t.rules.People, []string{a.Leader, a.DecidedBy})
	}}
)

// accused is the letter with the recusal of the step.
func (t *taking) accused() *Letter {
	l := t.letter.clone()
	l.Recusals = append(l.Recusals, Recusal{Org: t.step.Details.Unit, Person: t.step.Details.Person})
	return &l
}

// touches reports whether one of the people is cut off from the letter.
func (l *Letter) touches(d *Directory, people []string) bool {
	return slices.ContainsFunc(people, func(id string) bool {
		p, ok := d.Person(id)
		return ok && l.Barred(p)
	})
}

// canHandle reports whether a unit, or an office that handles the letter itself,
// has somebody left whom the letter does not accuse.
func (l *Letter) canHandle(d *Directory, unit string) bool {
	role := Contact
	if o, ok := d.Org(unit); ok && !o.Kind.IsUnit() {
		role = Registrar
	}
	return l.free(d, unit, role)
}

// Who a unit is to the letter, and what an answer says (第十条).
var (
	sheetUnsigned = condition{"督办单待签收", func(t *taking) bool {
		s, lead := t.letter.openSupervision(), t.letter.Lead()
		return s != nil && s.ReceivedAt.IsZero() && lead != nil && lead.AcceptedBy != "" && lead.Unit == t.actingOrg
	}}
	asHandler = condition{"主办、协办", func(t *taking) bool {
		r := holder(t.own()).Role
		return r == LeadRole || r == SupportRole
	}}
	lastReceipt = condition{"参阅，礼节性回复已发布", func(t *taking) bool {
		l := &t.letter
		return holder(t.own()).Role == ReferenceRole && (l.Stage == Registered || l.OutOfScope != "") && l.Lead() == nil &&
			l.Published() && l.Unposted() == nil && len(l.units(ReferenceRole)) > 0 && !t.othersReading()
	}}
	asReader    = condition{"参阅", func(t *taking) bool { return holder(t.own()).Role == ReferenceRole }}
	asLead      = condition{"主办单位", func(t *taking) bool { return holder(t.own()).Role == LeadRole }}
	thirdReturn = condition{"第三次退回", func(t *taking) bool {
		returned := 0
		for _, a := range t.letter.Assignments {
			if a.Role == LeadRole && a.Status == Returned {
				returned++
			}
		}
		return holder(t.own()).Role == LeadRole && returned >= t.rules.Settings.MaxReturns
	}}
	saysNo = condition{"不同意", func(t *taking) bool { return t.step.Details.No }}
)
