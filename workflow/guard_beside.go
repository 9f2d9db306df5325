package workflow

import "slices"

// What 并案 and 回避 need.

// leading is the letter that the step's letter is, or would be, handled with.
func (t *taking) leading() (Letter, bool) {
	n := t.step.Details.Into
	if n.IsZero() {
		n = t.letter.HandledWith
	}
	l, ok := t.kin[n]
	return l, ok && n != t.letter.Number
}

var leadingThere = guard{"主件存在", func(t *taking) *Refusal {
	if t.step.Details.Into == t.letter.Number {
		return &Refusal{Reason: MergeItself}
	}
	_, ok := t.leading()
	return refuse(ok, Refusal{Reason: NoSuchLetter, Kin: []Number{t.step.Details.Into}})
}}

// leadingOpen wants a leading letter before 报签 that stands by itself and is not
// behind this one (edges 38).
var leadingOpen = guard{"主件在报签前，且不慢于本件", func(t *taking) *Refusal {
	l, _ := t.leading()
	if !l.MayLead() {
		return &Refusal{Reason: LeadingClosed, Kin: []Number{l.Number}}
	}
	behind := slices.Index(Stages, l.Stage) < slices.Index(Stages, t.letter.Stage)
	return refuse(!behind, Refusal{Reason: LeadingBehind, Kin: []Number{l.Number}})
}}

// sameMatter wants one category, and nobody at work on the leading letter whom
// either letter accuses: no recusal is got round by joining letters (edges 14, 38).
var sameMatter = guard{"类别相同，互不涉及回避", func(t *taking) *Refusal {
	l, _ := t.leading()
	joined, people := l.clone(), t.rules.People
	joined.Recusals = append(joined.Recusals, t.letter.Recusals...)
	lead := joined.Lead()
	accused := (lead != nil && !joined.canHandle(people, lead.Unit)) || joined.touches(people, joined.Drafters()) || joined.touches(people, joined.Reviewers())
	for _, r := range joined.Reviews {
		accused = accused || (joined.standing(r) && joined.BarredOrg(r.Office))
	}
	ok := t.letter.Category != "" && l.Category == t.letter.Category && !accused && joined.someoneLeft(people)
	return refuse(ok, Refusal{Reason: NotSameMatter, Kin: []Number{l.Number}})
}}

var leadingBeforeSubmission = guard{"主件报签前", func(t *taking) *Refusal {
	l, ok := t.leading()
	submitted := slices.ContainsFunc(l.Approvals, func(a Approval) bool {
		return a.Round == l.Round && (a.Decision == Undecided || a.Decision == Agreed)
	})
	before := slices.Contains([]Stage{Registered, Handling, Reviewing, Approving}, l.Stage)
	return refuse(ok && before && !submitted, Refusal{Reason: LeadingClosed, Kin: []Number{l.Number}})
}}

// membersDone keeps a leading letter closed while letters that hang on it are
// still under way (edges 51).
var membersDone = guard{"并案各件均已办结", func(t *taking) *Refusal {
	var open []Number
	for n, k := range t.kin {
		if k.HandledWith == t.letter.Number && !k.Stage.Ended() && k.Stage != Closed {
			open = append(open, n)
		}
	}
	slices.SortFunc(open, Number.Compare)
	return refuse(len(open) == 0, Refusal{Reason: MembersOpen, Kin: open})
}}

// leadsNone keeps a courtesy from answering a letter that others are handled with: it
// speaks of this one alone, and they would wait for ever (edges 10, 51).
var leadsNone = guard{"没有并入的留言", func(t *taking) *Refusal {
	kin := append(t.letter.Members(false), t.letter.Members(true)...)
	return refuse(len(kin) == 0, Refusal{Reason: MembersHang, Kin: kin})
}}

// membersUntouched wants a letter that hangs on this one, and is already before an
// office or a leader by itself, to be cut off from the accused first: it then goes
// its own way (edges 14, 51).
var membersUntouched = guard{"并案各件先行回避", func(t *taking) *Refusal {
	var first []Number
	for n, k := range t.kin {
		own := t.rules.taking(k, t.step, nil)
		past := slices.Contains([]Stage{Approving, Replying}, k.Stage)
		wrote := (past || k.Stage == Reviewing) && (accusesLead.holds(own) || accusesDrafter.holds(own))
		if k.HandledWith == t.letter.Number && (wrote || past && (accusesSigner.holds(own) || accusesDecider.holds(own))) {
			first = append(first, n)
		}
	}
	slices.SortFunc(first, Number.Compare)
	return refuse(len(first) == 0, Refusal{Reason: RecuseMembers, Kin: first})
}}

var accusedKnown = guard{"单位或人员存在", func(t *taking) *Refusal {
	d := t.step.Details
	_, org := t.rules.People.Org(d.Unit)
	_, person := t.rules.People.Person(d.Person)
	return refuse((org && d.Person == "") || (person && d.Unit == ""), Refusal{Reason: UnknownAccused, Unit: d.Unit, By: d.Person})
}}

var notRecusedYet = must("尚未回避", AlreadyRecused, func(t *taking) bool {
	return t.letter.recusalOf(t.step.Details.Unit, t.step.Details.Person) == nil
})

var recusedNow = must("正在回避", NotRecused, func(t *taking) bool {
	return t.letter.recusalOf(t.step.Details.Unit, t.step.Details.Person) != nil
})

var someoneLeft = must("回避后仍有督查室和领导可办", NobodyLeft, func(t *taking) bool {
	return t.accused().someoneLeft(t.rules.People)
})

// someoneLeft keeps at least one 督查室 that can register and review, and one
// leader who can decide, on every letter (edges 14).
func (l *Letter) someoneLeft(d *Directory) bool {
	desk := slices.ContainsFunc([]OrgKind{SupervisionSecretary, SupervisionMayor}, func(k OrgKind) bool {
		return l.free(d, d.Office(k), Registrar) && l.free(d, d.Office(k), Reviewer)
	})
	return desk && l.Approver(d).UserID != ""
}

// ownUnbarred wants the acting office to be free to draft.
var ownUnbarred = guard{"本科室不须回避", func(t *taking) *Refusal {
	return refuse(!t.letter.BarredOrg(t.actingOrg), Refusal{Reason: UnitRecused, Unit: t.actingOrg})
}}
