package workflow

import (
	"slices"
	"strings"

	"huiyin/workflow/calendar"
)

// What 交办, 移送, 拆件, 并案 and 回避 need.

var classified = must("已分类", NoCategory, func(t *taking) bool { return t.letter.Category != "" })

var unitExists = guard{"承办单位存在", func(t *taking) *Refusal { return t.unitKnown(t.step.Details.Unit) }}

func (t *taking) unitKnown(unit string) *Refusal {
	o, ok := t.rules.People.Org(unit)
	return refuse(ok && o.Kind.IsUnit(), Refusal{Reason: UnknownUnit, Unit: unit})
}

// unitFree keeps a letter away from whom it accuses (edges 14).
var unitFree = guard{"单位不须回避", func(t *taking) *Refusal {
	unit := t.step.Details.Unit
	return refuse(!t.letter.BarredOrg(unit), Refusal{Reason: UnitRecused, Unit: unit})
}}

var unitFits = guard{"单位与类别相符", func(t *taking) *Refusal { return t.fits(t.step.Details.Unit, t.letter.Category) }}

// fits holds 涉法涉诉 to the units of law and 党风廉政 to the discipline unit (第九条).
func (t *taking) fits(unit string, category Category) *Refusal {
	need := map[Category]Tag{Litigation: PoliticalLegal, Discipline: DisciplineInspection}[category]
	o, _ := t.rules.People.Org(unit)
	return refuse(need == "" || slices.Contains(o.Tags, need), Refusal{Reason: WrongUnit, Unit: unit, Tag: need})
}

var unitReachable = guard{"承办单位有联络员", func(t *taking) *Refusal { return t.reachable(t.step.Details.Unit) }}

// reachable wants a contact whom the letter does not accuse (edges 46).
func (t *taking) reachable(unit string) *Refusal {
	people := t.letter.unbarred(t.rules.People.Holders(Contact, unit, t.today))
	return refuse(len(people) > 0, Refusal{Reason: NoContact, Unit: unit})
}

var daysAllowed = guard{"时限为5日或15日", func(t *taking) *Refusal {
	d, s := t.step.Details.Days, t.rules.Settings
	return refuse(d == 0 || d == s.HandlingDays || d == s.ComplexDays, Refusal{Reason: BadDays})
}}

// supportsFit wants every supporting unit to be one that could be asked alone.
var supportsFit = guard{"协办单位可交办", func(t *taking) *Refusal {
	seen := []string{t.step.Details.Unit}
	for _, unit := range t.step.Details.Supports {
		if r := t.unitKnown(unit); r != nil {
			return r
		}
		switch {
		case t.letter.BarredOrg(unit):
			return &Refusal{Reason: UnitRecused, Unit: unit}
		case slices.Contains(seen, unit) || t.letter.Of(unit) != nil:
			return &Refusal{Reason: AlreadyHolding, Unit: unit}
		}
		if r := t.reachable(unit); r != nil {
			return r
		}
		seen = append(seen, unit)
	}
	return nil
}}

var notHolding = guard{"单位未在办", func(t *taking) *Refusal {
	unit := t.step.Details.Unit
	return refuse(t.letter.Of(unit) == nil, Refusal{Reason: AlreadyHolding, Unit: unit})
}}

var isInquiry = must("咨询类", NotInquiry, func(t *taking) bool { return t.letter.Category == Inquiry })

var courtesyOwed = must("欠礼节性回复", NoCourtesy, func(t *taking) bool { return t.owes(DutyCourtesy) })

// othersReading reports whether another unit than the one that acts still owes its
// receipt of a copy.
func (t *taking) othersReading() bool {
	return slices.ContainsFunc(t.letter.Open(), func(d Duty) bool { return d.Kind == DutyReceipt && d.Assignment != t.mine })
}

// owes reports whether the letter has an open duty of the kind.
func (t *taking) owes(kinds ...DutyKind) bool {
	return slices.ContainsFunc(t.letter.Open(), func(d Duty) bool { return slices.Contains(kinds, d.Kind) })
}

var notPublished = must("尚未公开回复", AlreadyPublished, func(t *taking) bool { return !t.letter.Published() })

var disciplineUnit = guard{"有纪检监察单位", func(t *taking) *Refusal {
	unit := t.discipline()
	if unit == "" || t.letter.BarredOrg(unit) {
		return &Refusal{Reason: NoDisciplineUnit}
	}
	return t.reachable(unit)
}}

// discipline is the unit that a 移送 goes to.
func (t *taking) discipline() string {
	for _, o := range t.rules.People.Orgs {
		if o.Kind.IsUnit() && slices.Contains(o.Tags, DisciplineInspection) {
			return o.Name
		}
	}
	return ""
}

var declineInTime = guard{"5个工作日内退还", func(t *taking) *Refusal {
	last := t.rules.Calendar.Plus(calendar.Of(t.own().AssignedAt), t.rules.Settings.DeclineDays).Day
	return refuse(!t.step.At.After(calendar.Close(last)), Refusal{Reason: WindowClosed, Day: last})
}}

var declineLeft = must("未退还过", DeclinedBefore, func(t *taking) bool {
	return !slices.ContainsFunc(t.letter.Assignments, func(a Assignment) bool { return a.Role == TransferRole && a.Status == Returned })
})

var passageThere = must("原文中有这段话", PassageMissing, func(t *taking) bool {
	start, _ := t.passage()
	return start >= 0
})

// passage finds the words to be split off in the frozen text, in characters;
// −1 when they are not there, or covered already.
func (t *taking) passage() (start, end int) {
	words := strings.TrimSpace(t.step.Details.Text)
	at := strings.Index(t.letter.Body, words)
	if words == "" || at < 0 || words == strings.TrimSpace(t.letter.Body) {
		return -1, -1
	}
	start = len([]rune(t.letter.Body[:at]))
	end = start + len([]rune(words))
	for _, m := range t.letter.Masks {
		if start < m.End && m.Start < end {
			return -1, -1
		}
	}
	return start, end
}
