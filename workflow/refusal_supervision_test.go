package workflow_test

import "huiyin/workflow"

func sheetOut(s *story) {
	s.does("2026-09-21 09:00", "dw_jingban", workflow.Supervise, details{Reason: "限期"})
}

// study is a 会商 of two offices.
var study = details{Offices: []string{"区信访局", "区委宣传部"}, Reason: "统一清淤", Until: day("2026-10-20")}

var atSupervision = []refusalCase{
	{name: "an answer to no urge", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.AnswerUrge,
		details: details{Reason: "周四", Until: day("2026-09-24")}, want: refusal{Reason: workflow.NotUrged}},
	{name: "a second 督办单", after: accepted, more: sheetOut, when: "2026-09-21 10:00", who: "xf_jingban", command: workflow.Supervise,
		details: details{Reason: "再限期"}, want: refusal{Reason: workflow.SheetOpen}},
	{name: "a 督办单 for yesterday", after: accepted, when: "2026-09-21 10:00", who: "xf_jingban", command: workflow.Supervise,
		details: details{Reason: "限期", Until: day("2026-09-20")}, want: refusal{Reason: workflow.BadDay, Day: day("2026-09-20")}},
	{name: "督办反馈 to no sheet", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.AnswerSup,
		details: details{Reason: "已办"}, want: refusal{Reason: workflow.NoSheet}},
	{name: "a fourth method", after: accepted, when: "2026-09-21 10:00", who: "xf_jingban", command: workflow.Inspect,
		details: details{Method: "asking", Reason: "所见"}, want: refusal{Reason: workflow.UnknownMethod}},
	{name: "会商 with an office that does not exist", after: accepted, when: "2026-09-21 10:00", who: "dw_jingban", command: workflow.Study,
		details: details{Offices: []string{"无此室"}, Reason: "统一", Until: day("2026-10-20")}, want: refusal{Reason: workflow.UnknownOffices}},
	{name: "a second 会商", after: accepted, more: func(s *story) { s.does("2026-09-21 09:00", "dw_jingban", workflow.Study, study) },
		when: "2026-09-21 10:00", who: "dw_jingban", command: workflow.Study, details: study, want: refusal{Reason: workflow.StudyOpen}},
	{name: "落实 of no 会商", after: accepted, when: "2026-09-21 10:00", who: "dw_jingban", command: workflow.FinishUp,
		details: details{Reason: "已办"}, want: refusal{Reason: workflow.NoStudy}},
	{name: "引导 of what is neither urgent nor sensitive", after: accepted, when: "2026-09-21 10:00", who: "wx_ban", command: workflow.Guide,
		details: details{Reason: "跟帖"}, want: refusal{Reason: workflow.NotYours, Who: workflow.RowsOf(workflow.Guide)[0].Who}},
	{name: "重算 by an unchanged calendar", after: accepted, when: "2026-09-21 10:00", who: "job", command: workflow.Redate,
		want: refusal{Reason: workflow.NothingMoves}},
	{name: "撤回 after eleven minutes", after: assigned, when: "2026-09-18 09:41", who: "xf_jingban", command: workflow.Undo,
		want: refusal{Reason: workflow.TooLate, Limit: 10}},
	{name: "撤回 twice", after: classified, more: func(s *story) { s.does("2026-09-18 09:25", "xf_jingban", workflow.Undo, details{}) },
		when: "2026-09-18 09:26", who: "xf_jingban", command: workflow.Undo, want: refusal{Reason: workflow.ActedOn}},
}
