package workflow

import (
	"slices"
	"strings"
)

// What 统一回复 and what follows it need (第十二条).

var boardThere = must("网帖未删", BoardIsGone, func(t *taking) bool { return t.letter.BoardGone == "" })

var publishable = must("不属于不予公开的情形", NotPublishable, func(t *taking) bool {
	return t.letter.Report().Finding != Unsubstantiated && t.letter.Withheld() == nil
})

// notWithheld leaves a decision not to publish as it is: what would be published
// instead is a new round.
var notWithheld = must("未决定不予公开", NotPublishable, func(t *taking) bool { return t.letter.Withheld() == nil })

// approvedWords wants a wording to put on the board.
var approvedWords = must("有审定稿", NothingApproved, func(t *taking) bool { return t.letter.Approval() != nil })

var exactWording = must("与审定稿一字不差", WordingDiffers, func(t *taking) bool {
	said := t.step.Details.Text
	return said == "" || said == t.letter.Approval().Wording
})

var exactStanding = must("与标准文本一字不差", WordingDiffers, func(t *taking) bool {
	said := t.step.Details.Text
	return said == "" || said == t.letter.Unposted().Text
})

var individualDueNow = must("欠个别回复", NoIndividualDue, func(t *taking) bool { return t.owes(DutyIndividual) })

var methodGiven = must("说明方式", NoMethod, func(t *taking) bool { return strings.TrimSpace(t.step.Details.Question) != "" })

// opinionGiven wants what the writer said, or why nobody could reach them: the proof
// that a letter which is not answered in public was answered (edges 30, 31).
var opinionGiven = must("写明网友意见或联系不上的原因", NoOpinion, func(t *taking) bool { return strings.TrimSpace(t.step.Details.Reason) != "" })

// promiseOpen wants the commitment named, where there are several.
var promiseOpen = must("有这项未兑现的承诺", NoPromise, func(t *taking) bool {
	n := t.step.Details.Item
	return n > 0 && n <= len(t.letter.Commitments) && !t.letter.Commitments[n-1].Kept()
})

// promiseNamed wants to know which promise is given another day, where there are
// several; a word without a day confirms them all as they stand (edges 27).
var promiseNamed = must("改动的是哪项承诺", NoPromise, func(t *taking) bool {
	return t.step.Details.Until.IsZero() || t.confirmed() != nil
})

var revisitOpen = must("有待复查", NoRevisit, func(t *taking) bool { return t.owes(DutyRevisit) })

var somethingPosted = must("有公开回复", NothingPosted, func(t *taking) bool { return t.letter.Published() })

var hasReport = must("有办理情况报告", NoReport, func(t *taking) bool { return t.letter.Report() != nil })

var levelKnown = must("满意度有来源和等次", UnknownLevel, func(t *taking) bool {
	d := t.step.Details
	return slices.Contains(SatisfactionSources, d.Source) && slices.Contains(SatisfactionLevels, d.Level)
})

var somethingTold = must("已答复网友", NothingPosted, func(t *taking) bool {
	return slices.ContainsFunc(t.letter.Replies, func(r Reply) bool { return r.Posted })
})

// nothingOwed keeps a letter out of the archive while somebody owes something
// on it that an archive does not end.
var nothingOwed = guard{"没有未完成的事项", func(t *taking) *Refusal {
	for _, d := range t.letter.Open() {
		if !slices.Contains(archiveEnds, d.Kind) {
			return &Refusal{Reason: StillOwed, Kind: d.Kind, Unit: d.Owner}
		}
	}
	return nil
}}

// archiveEnds are the clocks that 归档 ends.
var archiveEnds = []DutyKind{DutyArchive, DutySatisfy, DutyReceipt}
