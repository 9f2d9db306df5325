package workflow

import (
	"slices"
	"strings"
)

// What 审核, 报签 and 审定 need (第十一条).

// notTheDrafter holds drafter and reviewer apart: natural persons (edges 24).
var notTheDrafter = must("审核人不是起草人", DraftedBySelf, func(t *taking) bool {
	return !slices.Contains(t.letter.Drafters(), t.actor.UserID)
})

// notTheReporter lets a reviewer who edited a report edit or return it again, and
// keeps away whoever reported it.
var notTheReporter = must("审核人不是报送人", DraftedBySelf, func(t *taking) bool {
	return t.letter.Reports[t.letter.basis()-1].By != t.actor.UserID
})

var gatesUnsigned = guard{"所签关口尚未签", func(t *taking) *Refusal {
	left := t.letter.Unsigned(t.actingOrg)
	for _, g := range t.step.Details.Gates {
		if !slices.Contains(left, g) {
			return &Refusal{Reason: GateSigned, Gate: g, By: t.signer(g)}
		}
	}
	return nil
}}

// signer is who signed a gate for the acting office.
func (t *taking) signer(g Gate) (by string) {
	for _, r := range t.letter.Reviews {
		if r.Office == t.actingOrg && r.Gate == g && t.letter.standing(r) {
			by = r.By
		}
	}
	return by
}

// untrueWithheld sends nothing untrue to the leader unless it is proposed not to
// publish it (第十二条, edges 30).
var untrueWithheld = must("不属实的须提出不予公开", NotPublishable, func(t *taking) bool {
	r := t.letter.Report()
	return r.Finding != Unsubstantiated || t.letter.Withheld() != nil
})

var textChanges = must("与原稿有差别", SameText, func(t *taking) bool {
	return strings.TrimSpace(t.step.Details.Text) != t.wording()
})

// wording is the reply as it stands: approved, or proposed by the newest report.
func (t *taking) wording() string {
	if a := t.letter.Approval(); a != nil && a.Decision == Agreed && t.letter.Report() != nil && a.Version == t.letter.Report().Version {
		return a.Wording
	}
	if r := t.letter.Report(); r != nil {
		return r.ProposedReply
	}
	return ""
}

var withholdKnown = must("属于四种情形之一", UnknownWithhold, func(t *taking) bool {
	return slices.Contains(WithholdReasons, t.step.Details.Withhold)
})

// revisitGiven wants a day on which to look again at 不可抗力 (edges 30).
var revisitGiven = guard{"不可抗力有复查日期", func(t *taking) *Refusal {
	if t.step.Details.Withhold != ForceMajeure {
		return nil
	}
	return dayAhead.check(t)
}}

var finalReport = must("不是阶段性报告", InterimShown, func(t *taking) bool { return !t.letter.Report().Interim })

var notYetSubmitted = must("尚未报签", AlreadySubmitted, func(t *taking) bool { return !t.pending() })

var submitted = must("已报签", NotSubmitted, func(t *taking) bool { return t.pending() })

// pending reports whether the newest version lies before the leader.
func (t *taking) pending() bool {
	a := t.letter.Approval()
	return a != nil && a.Decision == Undecided
}

var leaderExists = must("有受文领导", NoLeader, func(t *taking) bool { return t.letter.Approver(t.rules.People).UserID != "" })

// notSingly keeps what goes up by itself off the month's sheet (edges 19, 25, 36).
var notSingly = must("不须单件报签", NotNow, func(t *taking) bool { return !t.letter.Urgent && !t.letter.Single() })

// namedLeader is the addressee, or a leader he names (edges 26).
var namedLeader = must("指定的是区领导", UnknownLeader, func(t *taking) bool {
	if t.step.Details.Person == "" {
		return true
	}
	p, ok := t.rules.People.Person(t.step.Details.Person)
	return ok && p.Has(Leader) && !t.letter.Barred(p)
})

// byLeaderOrPaper lets the 督查室 enter what the leader signed on paper, the scan
// with it (edges 29).
var byLeaderOrPaper = must("领导本人，或纸批并附扫描件", PaperMissing, func(t *taking) bool {
	return t.as.Of == TheAddressee || (t.step.Details.Paper && strings.TrimSpace(t.step.Details.Proof) != "")
})

// notAReviewer holds the approver apart from drafters and reviewers.
var notAReviewer = must("审定人不是起草人、审核人", ReviewedBySelf, func(t *taking) bool {
	return !slices.Contains(append(t.letter.Reviewers(), t.letter.Drafters()...), t.decider())
})

// decider is the approver of record: the leader, on paper too (edges 29).
func (t *taking) decider() string {
	if t.as.Of != TheAddressee {
		return t.letter.Approver(t.rules.People).UserID
	}
	return t.actor.UserID
}

var editUnchecked = must("有待核对的改稿", NothingToCheck, func(t *taking) bool {
	a := t.letter.Approval()
	return a != nil && a.Edited && a.CheckedBy == ""
})

var editChecked = must("改稿已核对", EditUnchecked, func(t *taking) bool {
	a := t.letter.Approval()
	return a == nil || !a.Edited || a.CheckedBy != ""
})

var promisesConfirmed = must("改动的承诺已确认", PromiseUnconfirmed, func(t *taking) bool { return !t.owes(DutyConfirm) })

var instructionOpen = must("有待落实的批示", NoInstruction, func(t *taking) bool {
	if n := t.step.Details.Item; n > 0 {
		return n <= len(t.letter.Instructions) && t.letter.Instructions[n-1].DoneAt.IsZero()
	}
	return t.letter.openInstruction() != nil
})

var hasLeadUnit = must("有承办单位", NothingToUrge, func(t *taking) bool { return t.letter.Lead() != nil })
