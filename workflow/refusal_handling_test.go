package workflow_test

import "huiyin/workflow"

// ruled is a letter that the 督查室 gave to 三营镇 after the third return.
func ruled(s *story) {
	for range 2 {
		s.does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
		s.does("2026-09-18 11:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	}
	s.does("2026-09-18 12:00", "sanying", workflow.Return, details{Reason: "不属我镇"}).does("2026-09-18 13:00", "dw_jingban", workflow.Assign, details{Unit: "三营镇"})
}

// shownInterim is a letter whose interim reply is out.
func shownInterim(s *story) {
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-10-30")}).through(reported, agreed)
	s.does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
}

// keptPromise is a published letter whose only promise is kept and is to be told.
func keptPromise(s *story) {
	promise := []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: promise}).through(reported, published)
	s.does("2026-09-24 09:00", "sanying", workflow.Keep, details{Reason: "已修好"})
}

func objecting(s *story) {
	s.does("2026-09-18 10:30", "sanying", workflow.Object, details{Reason: "地界不清"})
}

func extending(s *story) {
	s.does("2026-09-21 09:00", "sanying", workflow.Extend, details{Reason: "要挖路"})
}

// found is a report with another finding.
func found(f workflow.Finding) *workflow.Report {
	r := theReport()
	r.Finding = f
	return r
}

var atHandling = []refusalCase{
	{name: "退回 of a ruling", after: assigned, more: ruled, when: "2026-09-18 14:00", who: "sanying", command: workflow.Return,
		details: details{Reason: "不属我镇"}, want: refusal{Reason: workflow.Ruled}},
	{name: "改派 to the same unit", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.Reassign,
		details: details{Unit: "三营镇", Reason: "再想"}, want: refusal{Reason: workflow.SameUnit, Unit: "三营镇"}},
	{name: "a second objection", after: accepted, more: objecting, when: "2026-09-18 11:00", who: "sanying", command: workflow.Object,
		details: details{Reason: "再说"}, want: refusal{Reason: workflow.ObjectionWaits}},
	{name: "an answer to no objection", after: accepted, when: "2026-09-18 11:00", who: "xf_jingban", command: workflow.AnswerObject,
		details: details{Reason: "以水系为界"}, want: refusal{Reason: workflow.NoObjection}},
	{name: "延期 of fifteen days", after: classified, more: func(s *story) {
		s.does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Days: 15}).does("2026-09-18 10:00", "sanying", workflow.Accept, details{})
	}, when: "2026-09-21 09:00", who: "sanying", command: workflow.Extend, details: details{Reason: "要挖路"}, want: refusal{Reason: workflow.AlreadyComplex}},
	{name: "延期 after the fifth day", after: accepted, when: "2026-09-24 18:01", who: "sanying", command: workflow.Extend,
		details: details{Reason: "要挖路"}, want: refusal{Reason: workflow.LimitPassed, Day: day("2026-09-24")}},
	{name: "延期 asked twice", after: accepted, more: extending, when: "2026-09-21 10:00", who: "sanying", command: workflow.Extend,
		details: details{Reason: "要挖路"}, want: refusal{Reason: workflow.ExtensionWaits}},
	{name: "续期 before an interim reply", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.Renew,
		details: details{Reason: "雨季", Until: day("2026-10-30")}, want: refusal{Reason: workflow.NoInterim}},
	{name: "续期 beyond sixty days", after: accepted, more: shownInterim, when: "2026-10-12 10:00", who: "sanying", command: workflow.Renew,
		details: details{Reason: "雨季", Until: day("2026-12-12")}, want: refusal{Reason: workflow.BadUntil, Day: day("2026-12-12"), Limit: 60}},
	{name: "续期 a second time", after: accepted, more: func(s *story) {
		shownInterim(s)
		s.does("2026-10-12 10:00", "sanying", workflow.Renew, details{Reason: "雨季", Until: day("2026-11-20")}).does("2026-10-12 11:00", "xf_jingban", workflow.DecideExtend, details{})
	}, when: "2026-11-19 10:00", who: "sanying", command: workflow.Renew, details: details{Reason: "又雨", Until: day("2026-12-20")},
		want: refusal{Reason: workflow.NoRenewalLeft, Limit: 1}},
	{name: "准延 of nothing asked", after: accepted, when: "2026-09-21 10:00", who: "xf_jingban", command: workflow.DecideExtend,
		want: refusal{Reason: workflow.NoExtension}},
	{name: "不涉及 of a complaint", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.Submit,
		details: details{Report: found(workflow.NotApplicable)}, want: refusal{Reason: workflow.FindingNotAllowed}},
	{name: "an interim report until today", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.Submit,
		details: details{Report: stageReport("2026-09-21")}, want: refusal{Reason: workflow.BadUntil, Day: day("2026-09-21"), Limit: 60}},
	{name: "a second interim report", after: accepted, more: shownInterim, when: "2026-10-12 10:00", who: "sanying", command: workflow.Submit,
		details: details{Report: stageReport("2026-11-10")}, want: refusal{Reason: workflow.InterimDone}},
	{name: "a promise without a day", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.Submit,
		details: details{Report: theReport(), Promises: []workflow.Commitment{{Text: "修路"}}}, want: refusal{Reason: workflow.BadPromise}},
	{name: "strict mode, and the contact reports", after: accepted, more: func(s *story) { s.rules.Settings.StrictHead = true },
		when: "2026-09-21 10:00", who: "sanying", command: workflow.Submit, details: details{Report: theReport()}, want: refusal{Reason: workflow.HeadMissing}},
	{name: "再回复 as an interim report", after: accepted, more: keptPromise, when: "2026-09-24 10:00", who: "sanying", command: workflow.Submit,
		details: details{Report: stageReport("2026-10-30")}, want: refusal{Reason: workflow.FinalOnly}},
	{name: "请求退改 twice", after: reported, more: askingBack, when: "2026-09-21 11:00", who: "sanying", command: workflow.AskBack,
		details: details{Reason: "有误"}, want: refusal{Reason: workflow.RecallWaits}},
	{name: "an answer to no request", after: reported, when: "2026-09-21 11:00", who: "xf_shenhe", command: workflow.DecideBack,
		want: refusal{Reason: workflow.NoRecall}},
	{name: "a further reply given back on request", after: accepted, more: func(s *story) {
		keptPromise(s)
		s.does("2026-09-24 10:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-24 10:10", "sanying", workflow.AskBack, details{Reason: "有误"})
	}, when: "2026-09-24 11:00", who: "xf_shenhe", command: workflow.DecideBack, want: refusal{Reason: workflow.FurtherReply}},
}

func askingBack(s *story) {
	s.does("2026-09-21 10:30", "sanying", workflow.AskBack, details{Reason: "有误"})
}
