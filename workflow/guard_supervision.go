package workflow

import (
	"slices"
	"time"
)

// What 督促协调 and 撤回 need (第十三、十六条, edges 39).

var someoneToUrge = must("有在办单位", NothingToUrge, func(t *taking) bool { return t.letter.Lead() != nil })

var urgedNow = must("有未答复的催办", NotUrged, func(t *taking) bool { return t.letter.openUrge() != nil })

var noOpenSheet = must("没有未反馈的督办单", SheetOpen, func(t *taking) bool { return t.letter.openSupervision() == nil })

// untilAheadOrNone takes the default when no day is named.
var untilAheadOrNone = guard{"反馈日期未过", func(t *taking) *Refusal {
	if t.step.Details.Until.IsZero() {
		return nil
	}
	return dayAhead.check(t)
}}

var sheetOpen = must("有待反馈的督办单", NoSheet, func(t *taking) bool { return t.owes(DutySupervision) })

var methodKnown = must("方式为明察暗访、电话询访、实地走访", UnknownMethod, func(t *taking) bool {
	return slices.Contains(Methods, t.step.Details.Method)
})

var officesKnown = must("会商科室存在", UnknownOffices, func(t *taking) bool {
	return len(t.step.Details.Offices) > 0 && !slices.ContainsFunc(t.step.Details.Offices, func(name string) bool {
		_, ok := t.rules.People.Org(name)
		return !ok || t.letter.BarredOrg(name)
	})
})

var noOpenStudy = must("没有未落实的会商", StudyOpen, func(t *taking) bool { return t.letter.openStudy() == nil })

var studyOpen = must("有待落实的会商", NoStudy, func(t *taking) bool { return t.letter.openStudy() != nil })

var somethingMoves = must("有时限变动", NothingMoves, func(t *taking) bool { return len(t.moving()) > 0 })

var soonEnough = guard{"10分钟内", func(t *taking) *Refusal {
	limit := t.rules.Settings.UndoMinutes
	return refuse(t.step.At.Sub(t.letter.Last.At) <= time.Duration(limit)*time.Minute, Refusal{Reason: TooLate, Limit: limit})
}}

var nobodySince = must("其后无人办理", ActedOn, func(t *taking) bool { return t.letter.Version == t.letter.Last.Version })
