package workflow

import (
	"slices"
	"strings"

	"huiyin/workflow/calendar"
)

// What 承办办理 needs (第十条).

// own is the assignment the step is about: the unit's own, else the lead.
func (t *taking) own() *Assignment {
	if t.mine > 0 {
		return &t.letter.Assignments[t.mine-1]
	}
	return t.letter.Lead()
}

var notYetAccepted = guard{"尚未签收", func(t *taking) *Refusal {
	a := t.own()
	return refuse(a != nil && a.Status == Offered, Refusal{Reason: AlreadyAccepted, By: holder(a).AcceptedBy, Unit: holder(a).Unit})
}}

// holder is an assignment to read from even when there is none.
func holder(a *Assignment) Assignment {
	if a == nil {
		return Assignment{}
	}
	return *a
}

var accepted = guard{"已签收", func(t *taking) *Refusal {
	a := holder(t.own())
	return refuse(a.Status == Accepted, Refusal{Reason: NotAccepted, Unit: a.Unit})
}}

var notRuled = must("不是督查室裁定的", Ruled, func(t *taking) bool { return !holder(t.own()).Ruled })

var notYetReported = guard{"尚未报送", func(t *taking) *Refusal {
	return refuse(t.letter.Report() == nil || t.letter.Report().Assignment != t.own().N,
		Refusal{Reason: WindowClosed, Day: t.returnBy()})
}}

var insideWindow = guard{"在2日退回期限内", func(t *taking) *Refusal {
	return refuse(!t.step.At.After(calendar.Close(t.returnBy())), Refusal{Reason: WindowClosed, Day: t.returnBy()})
}}

// returnBy is the last day on which the unit may return the letter (第十条).
func (t *taking) returnBy() calendar.Day {
	from, days := calendar.Of(t.own().AssignedAt), t.rules.Settings.ReturnDays
	if t.rules.Settings.ReturnInDates {
		return from.AddDays(days)
	}
	return t.rules.Calendar.Plus(from, days).Day
}

var anotherUnit = guard{"改派给另一单位", func(t *taking) *Refusal {
	lead := holder(t.letter.Lead())
	return refuse(lead.Unit != t.step.Details.Unit, Refusal{Reason: SameUnit, Unit: t.step.Details.Unit})
}}

// What waits for an answer waits as long as its clock runs: a report, a return or a
// rework overtakes it.
var noOpenObjection = must("没有未答复的异议", ObjectionWaits, func(t *taking) bool { return !t.owes(DutyAnswer) })

var objectionOpen = must("有待答复的异议", NoObjection, func(t *taking) bool { return t.owes(DutyAnswer) })

var notComplex = must("现为5日", AlreadyComplex, func(t *taking) bool { return t.letter.Lead().Days < t.rules.Settings.ComplexDays })

// beforeLimit wants the request before the fifth day is over (第十条).
var beforeLimit = guard{"办理期限未过", func(t *taking) *Refusal {
	due := t.letter.Lead().DueOn
	return refuse(!t.step.At.After(calendar.Close(due)), Refusal{Reason: LimitPassed, Day: due})
}}

var noOpenExtension = must("没有未答复的申请", ExtensionWaits, func(t *taking) bool { return !t.owes(DutyExtension) })

var extensionOpen = must("有待答复的申请", NoExtension, func(t *taking) bool { return t.owes(DutyExtension) })

var interimPublished = must("已发布阶段性回复", NoInterim, func(t *taking) bool {
	return slices.ContainsFunc(t.letter.Replies, func(r Reply) bool { return r.Kind == InterimReply && r.Posted && r.Round == t.letter.Round })
})

var untilFits = guard{"新日期在60日内", func(t *taking) *Refusal { return t.until(t.step.Details.Until) }}

var renewalsLeft = guard{"续期次数未用完", func(t *taking) *Refusal {
	used := 0
	for _, e := range t.letter.Extensions {
		if e.Renewal && e.Round == t.letter.Round && (e.Answer == Granted || e.Answer == Silent) {
			used++
		}
	}
	return refuse(used < t.rules.Settings.MaxRenewals, Refusal{Reason: NoRenewalLeft, Limit: t.rules.Settings.MaxRenewals})
}}

var reportComplete = guard{"四要素、属实程度、回复建议齐全", func(t *taking) *Refusal {
	missing := t.step.Details.Report.Missing(t.letter.Category)
	return refuse(len(missing) == 0, Refusal{Reason: ReportIncomplete, Missing: missing})
}}

var findingFits = must("属实程度与类别相符", FindingNotAllowed, func(t *taking) bool {
	f := t.step.Details.Report.Finding
	return f == "" || slices.Contains(t.letter.Category.FindingsOf(), f)
})

// nextDateFits wants an interim report to say by when, within the longest (edges 17, 19).
var nextDateFits = guard{"阶段性报告的解决时限在60日内", func(t *taking) *Refusal {
	if r := t.step.Details.Report; r.Interim {
		return t.until(r.NextDate)
	}
	return nil
}}

// interimLeft allows one interim report for each assignment (第十条).
var interimLeft = must("阶段性报告只有一次", InterimDone, func(t *taking) bool {
	return !t.step.Details.Report.Interim || !slices.ContainsFunc(t.letter.Replies, func(r Reply) bool {
		return r.Kind == InterimReply && r.Round == t.letter.Round && t.letter.Reports[r.Version-1].Assignment == t.letter.Lead().N
	})
})

var promisesDated = must("承诺有内容和未过的日期", BadPromise, func(t *taking) bool {
	return !slices.ContainsFunc(t.step.Details.Promises, func(c Commitment) bool {
		return strings.TrimSpace(c.Text) == "" || c.DueOn.IsZero() || c.DueOn.Before(t.today)
	})
})

// headSigned wants, in strict mode, the head's own tap (edges 21).
var headSigned = must("严格模式须负责人提交", HeadMissing, func(t *taking) bool {
	o, _ := t.rules.People.Org(t.actingOrg)
	return !t.rules.Settings.StrictHead || t.as.Role == Head || !o.Kind.IsUnit()
})

var finalOnly = must("不是阶段性报告", FinalOnly, func(t *taking) bool { return !t.step.Details.Report.Interim })

var noOpenRecall = must("没有未答复的请求", RecallWaits, func(t *taking) bool { return !t.owes(DutyRecall) })

var recallOpen = must("有待答复的请求", NoRecall, func(t *taking) bool { return t.owes(DutyRecall) })

var notFurther = must("不是再回复", FurtherReply, func(t *taking) bool { return !t.letter.Published() || t.letter.underInterim() })

// underInterim reports whether all that was published this round is interim.
func (l *Letter) underInterim() bool {
	return !slices.ContainsFunc(l.Replies, func(r Reply) bool {
		return r.Channel == PublicChannel && r.Posted && r.Round == l.Round && r.Kind != InterimReply && r.Kind != CourtesyReply
	})
}
