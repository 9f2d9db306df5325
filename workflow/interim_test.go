package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// stageReport is a 阶段性报告: what comes next and by when, and no finding yet (edges 19).
func stageReport(until string) *workflow.Report {
	r := theReport()
	r.Interim, r.Finding, r.NextStep = true, "", "更换主管道"
	if until != "" {
		r.NextDate = day(until)
	}
	return r
}

// interim is a letter whose interim reply was published on 2026-09-23 and whose unit
// goes on until 2026-10-30.
func interim(t *testing.T) *story {
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-10-30")})
	s.through(reported, passed).stands(workflow.Approving, "submit 区委督查室 2026-09-23")
	s.through(passed, agreed).stands(workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24")
	return s.does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
}

// 第十条, edges 19: an interim report takes the full review and a single 审定, is published
// as such, and the unit goes on until its own date; the final report earns a second reply.
func TestAnInterimReportIsPublishedAndTheUnitGoesOn(t *testing.T) {
	s := interim(t).hears("interim_published:sanying", "interim_published:dw_jingban").stands(workflow.Handling, "report 三营镇 2026-10-30")
	if s.letter.Lead().Status != workflow.Accepted {
		t.Errorf("the assignment is %s", s.letter.Lead().Status)
	}
	s.refuses(workflow.InterimDone, "2026-10-12 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-11-10")})
	s.does("2026-10-12 10:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-10-12 11:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-10-12 12:00", "dw_shenhe", workflow.Pass, details{}).does("2026-10-12 13:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-10-13 09:00", "shuji", workflow.Agree, details{}).does("2026-10-13 09:30", "sanying", workflow.Individual, details{Question: "电话", Reason: "网友无异议"})
	s.does("2026-10-13 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/2"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-27", "archive 区信访局 2026-10-27")
	if r := s.letter.Replies; len(r) != 3 || r[0].Kind != workflow.InterimReply || r[2].Kind != workflow.FinalReply {
		t.Errorf("replies %+v", r)
	}
}

// edges 19: it says what comes next and by when, within 60 calendar days [default].
func TestAnInterimReportSaysByWhen(t *testing.T) {
	s := tell(t).upTo(accepted)
	if got := s.refused("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport("")}); got.Reason != workflow.ReportIncomplete ||
		len(got.Missing) != 1 || got.Missing[0] != workflow.PartDate {
		t.Errorf("without a date: %+v", got)
	}
	for _, until := range []string{"2026-09-21", "2026-11-21"} {
		s.refuses(workflow.BadUntil, "2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport(until)})
	}
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-11-20")})
	s.refuses(workflow.InterimShown, "2026-09-21 11:00", "xf_shenhe", workflow.Withhold, details{Withhold: workflow.Unreasonable, Reason: "不合理"})
}

// edges 19: it goes up by itself and never on the month's sheet.
func TestAnInterimReportIsNotOnTheSheet(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-10-30")}).through(reported, passed)
	s.refuses(workflow.NotNow, "2026-10-08 09:00", "job", workflow.SubmitFor, details{Batch: "2026-09"})
}

// 第十条, edges 17: after the interim reply one renewal is possible, to a date within 60
// days; 专项督办 is for what comes after it.
func TestOneRenewalAfterTheInterimReply(t *testing.T) {
	tell(t).upTo(accepted).refuses(workflow.NoInterim, "2026-09-21 10:00", "sanying", workflow.Renew, details{Reason: "雨季", Until: day("2026-10-30")})
	s := interim(t)
	s.refuses(workflow.BadUntil, "2026-10-12 10:00", "sanying", workflow.Renew, details{Reason: "雨季", Until: day("2026-12-12")})
	s.does("2026-10-12 10:00", "sanying", workflow.Renew, details{Reason: "雨季", Until: day("2026-11-20")}).hears("extension:xf_jingban")
	s.stands(workflow.Handling, "report 三营镇 2026-10-30", "extension 区信访局 2026-10-13")
	s.does("2026-10-12 11:00", "xf_jingban", workflow.DecideExtend, details{}).stands(workflow.Handling, "report 三营镇 2026-11-20")
	if got := s.refused("2026-11-19 10:00", "sanying", workflow.Renew, details{Reason: "又雨", Until: day("2026-12-20")}); got.Reason != workflow.NoRenewalLeft || got.Limit != 1 {
		t.Errorf("a second renewal: %+v", got)
	}
	s.does("2026-11-19 10:00", "dw_jingban", workflow.Supervise, details{Reason: "专项督办", Special: true, Until: day("2026-11-30")}).
		hears("supervised:sanying", "supervised:sanying_fz").stands(workflow.Handling, "report 三营镇 2026-11-20", "supervision 三营镇 2026-11-30")
}
