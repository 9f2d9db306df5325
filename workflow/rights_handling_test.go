package workflow_test

import "huiyin/workflow"

// theUnit are the contact and the head of the lead unit.
const theUnit = "sanying sanying_fz"

// supporting adds 头营镇 to an accepted letter.
func supporting(s *story) {
	s.does("2026-09-18 10:10", "xf_jingban", workflow.Support, details{Unit: "头营镇", Question: "下游"})
}

var rightsAtHandling = []right{
	{name: "accept", after: assigned, when: "2026-09-18 10:00", command: workflow.Accept, may: theUnit},
	{name: "sign a receipt", more: transferred, when: "2026-09-18 10:00", command: workflow.Accept, may: "jiwei jiwei_fz"},
	{name: "return", after: accepted, when: "2026-09-18 11:00", command: workflow.Return, details: details{Reason: "不属我镇"}, may: theUnit},
	{name: "return, supporting too", after: accepted, more: supporting, when: "2026-09-18 11:00", command: workflow.Return,
		details: details{Reason: "不属我镇"}, may: theUnit + " touying touying_fz"},
	{name: "reassign", after: assigned, when: "2026-09-18 11:00", command: workflow.Reassign, details: details{Unit: "头营镇", Reason: "地界"}, may: "xf_jingban xf_shenhe"},
	{name: "object", after: assigned, when: "2026-09-18 11:00", command: workflow.Object, details: details{Reason: "地界不清"}, may: theUnit},
	{name: "answer an objection", after: accepted, more: objecting, when: "2026-09-18 11:00", command: workflow.AnswerObject,
		details: details{Reason: "以水系为界"}, may: "xf_jingban xf_shenhe"},
	{name: "ask for time", after: accepted, when: "2026-09-18 11:00", command: workflow.Extend, details: details{Reason: "要挖路"}, may: theUnit},
	{name: "ask for another date", after: accepted, more: shownInterim, when: "2026-10-12 11:00", command: workflow.Renew,
		details: details{Reason: "雨季", Until: day("2026-11-20")}, may: theUnit},
	{name: "grant time", after: accepted, more: extending, when: "2026-09-21 11:00", command: workflow.DecideExtend, may: "xf_jingban xf_shenhe job"},
	{name: "give input", after: accepted, more: supporting, when: "2026-09-18 11:00", command: workflow.GiveInput, details: details{Reason: "九月底"}, may: "touying touying_fz"},
	{name: "report", after: accepted, when: "2026-09-21 10:00", command: workflow.Submit, details: details{Report: theReport()}, may: theUnit},
	{name: "report again", after: accepted, more: keptPromise, when: "2026-09-24 10:00", command: workflow.Submit, details: details{Report: theReport()}, may: theUnit},
	{name: "ask for the report back", after: reported, when: "2026-09-21 11:00", command: workflow.AskBack, details: details{Reason: "有误"}, may: "sanying"},
	{name: "give the report back", after: reported, more: askingBack, when: "2026-09-21 11:00", command: workflow.DecideBack, may: "xf_shenhe"},
	{name: "promise", after: accepted, when: "2026-09-21 10:00", command: workflow.Promise, details: details{Reason: "修路", Until: day("2026-10-30")}, may: "sanying"},
}

var rightsAtReview = []right{
	{name: "the first review", after: reported, when: "2026-09-21 15:00", command: workflow.Pass, may: "xf_shenhe"},
	{name: "the first office's rework", after: reported, when: "2026-09-21 15:00", command: workflow.Rework, details: details{Reason: "请补充"}, may: "xf_shenhe"},
	{name: "clear a fact", after: accepted, more: doubtful, when: "2026-09-21 15:00", command: workflow.Vouch, details: details{Item: 1, Reason: "台账第3页"}, may: "xf_shenhe"},
	{name: "the second review", after: firstPassed, when: "2026-09-22 10:00", command: workflow.Pass, may: "dw_shenhe"},
	{name: "the second office's rework", after: firstPassed, when: "2026-09-22 10:00", command: workflow.Rework, details: details{Reason: "请补充"}, may: "dw_shenhe"},
	{name: "edit", after: reported, when: "2026-09-21 15:00", command: workflow.Edit, details: details{Text: "网友您好！改过。"}, may: "xf_shenhe"},
	{name: "propose not to publish, at review", after: firstPassed, when: "2026-09-22 10:00", command: workflow.Withhold,
		details: details{Withhold: workflow.Unreasonable, Reason: "不合理"}, may: "dw_shenhe"},
	{name: "propose not to publish, before 报签", after: passed, when: "2026-09-22 10:30", command: workflow.Withhold,
		details: details{Withhold: workflow.Unreasonable, Reason: "不合理"}, may: "dw_jingban dw_shenhe"},
	{name: "submit to the leader", after: passed, when: "2026-09-22 11:00", command: workflow.SubmitFor, may: "dw_jingban dw_shenhe"},
	{name: "approve", after: submitted, when: "2026-09-23 09:00", command: workflow.Agree, may: "shuji",
		but: map[string]workflow.Reason{"dw_shenhe": workflow.PaperMissing}},
	{name: "enter what was signed on paper", after: submitted, when: "2026-09-23 09:00", command: workflow.Agree,
		details: details{Paper: true, Proof: "scan"}, may: "shuji dw_shenhe"},
	{name: "send back", after: submitted, when: "2026-09-23 09:00", command: workflow.SendBack, details: details{Reason: "口径不妥"}, may: "shuji",
		but: map[string]workflow.Reason{"dw_shenhe": workflow.PaperMissing}},
	{name: "check the leader's words", after: accepted, more: edited, when: "2026-09-23 10:00", command: workflow.Transcribe, may: "dw_shenhe"},
	{name: "instruct", after: accepted, when: "2026-09-21 10:00", command: workflow.Instruct, details: details{Reason: "抓紧"}, may: "shuji"},
	{name: "pass an instruction on", after: accepted, more: instructed, when: "2026-09-21 10:00", command: workflow.Direct,
		details: details{Reason: "请抓紧"}, may: "dw_jingban dw_shenhe"},
	{name: "carry an instruction out", after: accepted, more: instructed, when: "2026-09-21 10:00", command: workflow.CarryOut,
		details: details{Reason: "已办"}, may: "dw_jingban dw_shenhe"},
}

func instructed(s *story) {
	s.does("2026-09-21 09:00", "shuji", workflow.Instruct, details{Reason: "抓紧"})
}
