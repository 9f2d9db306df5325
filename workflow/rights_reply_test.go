package workflow_test

import "huiyin/workflow"

// revisited is a letter withheld until 2026-12-01.
func revisited(s *story) {
	s.does("2026-09-22 10:30", "dw_jingban", workflow.Withhold, details{Withhold: workflow.ForceMajeure, Reason: "洪水", Until: day("2026-12-01")})
	s.through(passed, agreed)
}

// openPromise is a published letter with a promise that is not kept yet.
func openPromise(s *story) {
	promise := []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: promise}).through(reported, published)
}

var rightsAtReply = []right{
	{name: "publish", after: agreed, when: "2026-09-23 10:00", command: workflow.Publish, details: post, may: "xf_jingban"},
	{name: "publish a courtesy of the 督查室", more: thanked, when: "2026-09-20 09:00", command: workflow.Publish, details: post, may: "xf_jingban"},
	{name: "say that the board refused", after: agreed, when: "2026-09-23 10:00", command: workflow.PublishFail, details: details{Reason: "维护"}, may: "xf_jingban"},
	{name: "answer in person", after: agreed, when: "2026-09-23 10:00", command: workflow.Individual, details: details{Question: "电话", Reason: "网友无异议"}, may: theUnit + " xf_jingban"},
	{name: "keep a promise", after: accepted, more: openPromise, when: "2026-09-24 10:00", command: workflow.Keep, details: details{Reason: "已修好"}, may: theUnit},
	{name: "look again", after: passed, more: revisited, when: "2026-12-01 10:00", command: workflow.Revisit, details: details{Reason: "水已退"}, may: "dw_jingban dw_shenhe"},
	{name: "correct", after: published, when: "2026-09-24 10:00", command: workflow.Correct, details: details{Text: "网友您好！更正。"}, may: "dw_shenhe"},
	{name: "take down", after: published, when: "2026-09-24 10:00", command: workflow.TakeDown, details: details{Reason: "含电话"}, may: "xf_jingban"},
	{name: "record satisfaction", after: published, when: "2026-09-24 10:00", command: workflow.Satisfy,
		details: details{Source: workflow.FromPhone, Level: workflow.Fair}, may: "xf_jingban"},
	{name: "reopen", after: published, when: "2026-09-24 10:00", command: workflow.Reopen, details: details{Reason: "又积水"}, may: "xf_jingban xf_shenhe"},
	{name: "archive", after: published, when: "2026-09-23 11:00", command: workflow.Archive, may: "xf_jingban xf_shenhe"},
}

func urging(s *story) { s.does("2026-09-21 09:00", "xf_jingban", workflow.UrgeUnit, details{}) }

func sensitive(s *story) {
	s.does("2026-09-21 09:00", "xf_jingban", workflow.Mark, details{Sensitive: true})
}

func studied(s *story) { s.does("2026-09-21 09:00", "dw_jingban", workflow.Study, study) }

var rightsAtSupervision = []right{
	{name: "urge", after: assigned, when: "2026-09-21 10:00", command: workflow.UrgeUnit, may: theDesk + " job"},
	{name: "answer an urge", after: accepted, more: urging, when: "2026-09-21 10:00", command: workflow.AnswerUrge,
		details: details{Reason: "周四", Until: day("2026-09-24")}, may: theUnit},
	{name: "issue a 督办单", after: accepted, when: "2026-09-21 10:00", command: workflow.Supervise, details: details{Reason: "限期"}, may: theDesk},
	{name: "answer a 督办单", after: accepted, more: sheetOut, when: "2026-09-21 10:00", command: workflow.AnswerSup, details: details{Reason: "已办"}, may: theUnit},
	{name: "look for oneself", after: accepted, when: "2026-09-21 10:00", command: workflow.Inspect,
		details: details{Method: workflow.OnSite, Reason: "未开工"}, may: theDesk},
	{name: "study together", after: accepted, when: "2026-09-21 10:00", command: workflow.Study, details: study, may: theDesk},
	{name: "carry a study out", after: accepted, more: studied, when: "2026-09-21 10:00", command: workflow.FinishUp, details: details{Reason: "已办"}, may: theDesk},
	{name: "guide opinion", after: accepted, more: sensitive, when: "2026-09-21 10:00", command: workflow.Guide, details: details{Reason: "跟帖"}, may: "wx_ban"},
	{name: "date anew", after: accepted, more: func(s *story) { s.closes("2026-09-22") }, when: "2026-09-21 10:00", command: workflow.Redate, may: "job"},
	{name: "take back", after: assigned, when: "2026-09-18 09:35", command: workflow.Undo, may: "xf_jingban"},
}
