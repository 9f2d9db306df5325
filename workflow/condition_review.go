package workflow

import "slices"

// How far a signature brings a letter (第十一条).
var (
	gatesLeft     = condition{"本单位五关未签完", func(t *taking) bool { return len(t.gatesAfter()) > 0 }}
	officesLeft   = condition{"本单位签完，下一审核单位未签", func(t *taking) bool { return len(t.gatesAfter()) == 0 && !t.lastOffice() }}
	chainDone     = condition{"最后一个审核单位签完", func(t *taking) bool { return len(t.gatesAfter()) == 0 && t.lastOffice() }}
	chainEdited   = condition{"最后一个审核单位改稿", func(t *taking) bool { return t.lastOffice() }}
	onFurther     = condition{"再回复", func(t *taking) bool { return t.letter.Published() && !t.letter.underInterim() }}
	bySupervision = condition{"督查室退改信访类", func(t *taking) bool {
		return t.letter.Category == Petition && t.actingOrg == supervision(t, nil)
	}}
)

// gatesAfter lists what the acting office would still have to sign.
func (t *taking) gatesAfter() []Gate {
	signing := t.step.Details.Gates
	if len(signing) == 0 {
		return nil
	}
	left := t.letter.Unsigned(t.letter.Turn(t.rules.People))
	return slices.DeleteFunc(left, func(g Gate) bool { return slices.Contains(signing, g) })
}

// lastOffice reports whether no other office has still to sign after this one.
func (t *taking) lastOffice() bool {
	turn := t.letter.Turn(t.rules.People)
	return !slices.ContainsFunc(t.letter.ReviewChain(t.rules.People), func(office string) bool {
		return office != turn && len(t.letter.Unsigned(office)) > 0
	})
}

// What a decision is about (第十一、十二条).
var (
	singly       = condition{"单件", func(t *taking) bool { return t.step.Details.Batch == "" }}
	onSheet      = condition{"每月首个工作日汇总", func(t *taking) bool { return t.step.Details.Batch != "" }}
	withheldNow  = condition{"不予公开", func(t *taking) bool { return t.letter.Withheld() != nil }}
	withheldOpen = condition{"不予公开，须个别回复、复查或兑现承诺", func(t *taking) bool {
		return t.letter.Withheld() != nil && (individualOwed(t) || revisitOwed(t) || len(openPromises(t)) > 0 || t.owes(followDuties...))
	}}
	leaderEdits = condition{"领导改稿", func(t *taking) bool {
		text, a := t.step.Details.Text, t.letter.Approval()
		return a != nil && text != "" && text != a.Wording
	}}
	onPaper        = condition{"纸批", func(t *taking) bool { return t.step.Details.Paper }}
	individualOpen = condition{"须个别回复", func(t *taking) bool { return t.owes(DutyIndividual) }}
	inputsMoved    = condition{"协办时限随主办变动", func(t *taking) bool { return len(t.moved) > 0 }}
	confirmOwed    = condition{"承诺改动待确认", func(t *taking) bool { return t.owes(DutyConfirm) }}
)

// followDuties keep a letter in 跟踪中 (edges 34).
var followDuties = []DutyKind{DutyIndividual, DutyCommitment, DutyFurther, DutyRevisit}

// What is published and what stays open (第十二条).
var (
	standingOpen = condition{"礼节性回复", func(t *taking) bool { return t.letter.Unposted() != nil }}
	standingLast = condition{"礼节性回复，别无他事", func(t *taking) bool {
		end := t.letter.OutOfScope != "" || courteous(t.letter.Category)
		return t.letter.Unposted() != nil && end && t.letter.Lead() == nil && !t.owes(DutyReceipt)
	}}
	postingFailed = condition{"留言板未能发布", func(t *taking) bool {
		a := t.letter.Approval()
		return a != nil && a.Decision == Agreed && a.Failed != ""
	}}
	interimNow        = condition{"阶段性回复", func(t *taking) bool { return t.interim() }}
	interimOfMember   = condition{"并案件的阶段性回复", func(t *taking) bool { return t.interim() && t.follows() }}
	somethingToFollow = condition{"有承诺、个别回复或复查未了", func(t *taking) bool {
		return len(openPromises(t)) > 0 || t.owes(followDuties...)
	}}
	lastToFollow = condition{"别无未了事项", func(t *taking) bool {
		return !slices.ContainsFunc(t.letter.Open(), func(d Duty) bool {
			return slices.Contains(followDuties, d.Kind) && !slices.Contains(t.row.Stops, d.Kind)
		})
	}}
	lastPromise = condition{"最后一项承诺", func(t *taking) bool {
		open := slices.DeleteFunc(t.letter.Open(), func(d Duty) bool { return d.Kind != DutyCommitment })
		return len(open) == 1
	}}
	othersUnsigned = condition{"其他科室缺签", func(t *taking) bool {
		return slices.ContainsFunc(t.letter.ReviewChain(t.rules.People), func(office string) bool {
			return office != t.actingOrg && len(t.letter.Unsigned(office)) > 0
		})
	}}
	dissatisfied = condition{"不满意", func(t *taking) bool { return t.step.Details.Level == Dissatisfied }}
)

// interim reports whether the newest approved report is a 阶段性报告 (edges 19).
func (t *taking) interim() bool { return t.letter.Report() != nil && t.letter.Report().Interim }

// follows reports whether the letter goes where its leading letter goes.
func (t *taking) follows() bool { return !t.letter.HandledWith.IsZero() }

// reportedBefore finds a report that a reviewer had before him.
var reportedBefore = condition{"已报送", func(t *taking) bool { return t.before.Report() != nil }}

// lastWas finds what 撤回 would undo: the command, and where the letter stood before
// it, empty for where it stands.
func lastWas(c Command, at Stage) condition {
	return condition{"上一步是" + Term(c), func(t *taking) bool {
		return t.letter.Last.Command == c && (at == "" || t.letter.Last.Stage == at)
	}}
}
