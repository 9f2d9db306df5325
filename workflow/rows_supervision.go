package workflow

import "slices"

// supervisionRows are 督促协调 (第十三、十六条) and 舆情 (第五条).
var supervisionRows = []Row{
	{
		Command: UrgeUnit, From: []Stage{Handling, Following}, Article: "第四条 催办, 第十三条",
		Who:   append([]Who{assigner, assignerReviews, system}, desk...),
		Needs: []guard{someoneToUrge}, Does: writeUrge,
		Tells: []telling{{kind: ToldUrged, to: []Who{unitContact, unitHead}}},
	},
	{
		Command: AnswerUrge, From: []Stage{Handling, Following}, Article: "domain.md §8 催办答复有日期的，到期前不再催",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{urgedNow, dayAhead, reasonGiven}, Does: writeUrgeAnswer,
		Tells: []telling{{kind: ToldUrgeAnswered, to: []Who{assigner, supervisor}}},
	},
	{
		Command: Supervise, From: []Stage{Handling, Following}, Article: "第十三条 督办、专项督办, edges 40",
		Who:   append([]Who{assigner, assignerReviews}, desk...),
		Needs: []guard{someoneToUrge, noOpenSheet, untilAheadOrNone, reasonGiven}, Does: writeSupervision,
		Starts: []DutyKind{DutySupervision},
		Tells:  []telling{{kind: ToldSupervised, to: []Who{unitContact, unitHead}}},
	},
	{
		Command: AnswerSup, From: living, Article: "第十三条, edges 40",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{sheetOpen, reasonGiven}, Does: writeSupervisionResult, Item: true,
		Stops: []DutyKind{DutySupervision},
		Tells: []telling{{kind: ToldSupervisionAnswered, to: []Who{assigner, supervisor}}},
	},
	{
		Command: Inspect, From: living, Article: "第十三条 明察暗访、电话询访、实地走访",
		Who:   append([]Who{assigner, assignerReviews}, desk...),
		Needs: []guard{methodKnown, reasonGiven}, Does: writeInspection,
		Tells: []telling{{kind: ToldInspected, to: []Who{supervisor}}},
	},
	{
		Command: Study, From: living, Article: "第十六条 共同研究, edges 40",
		Who:   desk,
		Needs: []guard{noOpenStudy, officesKnown, dayAhead, reasonGiven}, Does: writeStudy,
		Starts: []DutyKind{DutyStudy},
		Tells:  []telling{{kind: ToldStudy, to: []Who{officeRegistrar, supervisor}}},
	},
	{
		Command: FinishUp, From: append(slices.Clone(living), Merged), Article: "第十六条",
		Who:   desk,
		Needs: []guard{studyOpen, reasonGiven}, Does: writeStudyResult,
		Stops: []DutyKind{DutyStudy},
	},
	{
		Command: Guide, From: anywhere, Article: "第五条 舆情监控及正面引导, edges 9",
		Who:   []Who{publicist},
		Needs: []guard{reasonGiven}, Does: writeGuidance,
		Tells: []telling{{kind: ToldGuided, to: []Who{supervisor}}},
	},
	{
		Command: Redate, From: append(slices.Clone(living), Transferred, Merged), Article: "domain.md §4 放假通知录入后重算",
		Who:   []Who{system},
		Needs: []guard{somethingMoves}, Does: writeRedating,
		Tells: []telling{{kind: ToldRedated, to: []Who{{"", MovedOwners}}, maybe: true}},
	},
}

// undoRows are 撤回: the inverse of a step nobody acted on yet, within ten minutes
// (domain.md §7, edges 39). 发布, 审定 and 移送 have none.
var undoRows = []Row{
	undo(Classify, []Stage{Registered}, Registered, undoCategory),
	undo(Assign, []Stage{Handling, Registered}, Registered, undoAssignment),
	undo(SelfHandle, []Stage{Handling}, Registered, undoAssignment),
	undo(Support, []Stage{Handling}, "", undoAssignment),
	undo(Accept, []Stage{Handling}, "", undoAcceptance),
	undo(Return, []Stage{Registered, Handling}, Handling, undoReturn),
	undo(Submit, []Stage{Reviewing}, Handling, undoReport),
	undo(Submit, []Stage{Reviewing}, Following, undoFurther),
	undo(Pass, []Stage{Reviewing, Approving}, Reviewing, undoSignatures),
	undo(Rework, []Stage{Handling}, Reviewing, undoRework),
	undo(Rework, []Stage{Following}, Reviewing, undoSignatures),
	undo(Vouch, []Stage{Reviewing}, "", undoVouched),
	undo(Withhold, []Stage{Reviewing, Approving}, "", undoWithholding),
	undo(SubmitFor, []Stage{Approving}, "", undoSubmission),
	undo(Archive, []Stage{Archived}, Closed, undoArchive),
}

func undo(command Command, from []Stage, to Stage, does effect) Row {
	row := Row{Command: Undo, From: from, When: lastWas(command, to), To: to, Who: []Who{lastHand}, Article: "edges 39 撤回" + Term(command),
		Needs: []guard{soonEnough, nobodySince, standsAlone}, Does: undoing(does),
		Tells: []telling{{kind: ToldUndone, to: []Who{officeRegistrar, unitContact}}, {kind: ToldUndone, to: []Who{turnReviewer}, when: reportedBefore, maybe: true}}}
	switch command {
	case Assign, Support:
		row.Tells = append(row.Tells, takenAway)
	case Vouch: // told nobody, and nobody misses it
		row.Tells = nil
	}
	return row
}
