package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// 第九条, edges 11: the 督查室 answers 咨询 itself: it leads, accepted at once, in 5 days;
// its registrar drafts, its reviewer signs, the leader approves, in the office's name.
func TestAnOfficeAnswersAnInquiryItself(t *testing.T) {
	s := tell(t).starts(workflow.Inquiry, anonymous).stands(workflow.Registered, "assign 区委督查室 2026-09-18")
	s.refuses(workflow.NotYours, "2026-09-18 09:30", "xf_jingban", workflow.SelfHandle, details{})
	s.does("2026-09-18 09:30", "dw_jingban", workflow.SelfHandle, details{}).hears().stands(workflow.Handling, "report 区委督查室 2026-09-24")
	if lead := s.letter.Lead(); lead.Unit != "区委督查室" || lead.Status != workflow.Accepted || lead.Days != 5 {
		t.Errorf("led by %+v", lead)
	}
	report := theReport()
	report.Finding = ""
	s.does("2026-09-21 10:00", "dw_jingban", workflow.Submit, details{Report: report}).hears("review:dw_shenhe").
		stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	s.refuses(workflow.NotYours, "2026-09-21 11:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 11:00", "dw_shenhe", workflow.Rework, details{Reason: "请补依据"}).hears("rework:dw_jingban").
		stands(workflow.Handling, "report 区委督查室 2026-09-24")
	s.does("2026-09-21 12:00", "dw_jingban", workflow.Submit, details{Report: report}).does("2026-09-21 13:00", "dw_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 14:00", "dw_jingban", workflow.SubmitFor, details{}).does("2026-09-22 09:00", "shuji", workflow.Agree, details{})
	s.does("2026-09-22 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-13", "archive 区委督查室 2026-10-13")
	if r := s.letter.Replies[0]; r.Unit != "区委督查室" {
		t.Errorf("published in the name of %s", r.Unit)
	}
}

// edges 11: what an office handles itself stands on its registrar's agenda, and its
// registrar keeps the promises it made.
func TestTheRegistrarIsTheContactOfAnOfficeThatHandles(t *testing.T) {
	s := tell(t).starts(workflow.Inquiry).does("2026-09-18 09:30", "dw_jingban", workflow.SelfHandle, details{})
	if diff := cmp.Diff([]string{"overdue report 2026-0001"}, morning(t, holding(s), "dw_jingban", "2026-09-28")); diff != "" {
		t.Errorf("agenda of the registrar (-want +got):\n%s", diff)
	}
	promise := []workflow.Commitment{{Text: "公布办事指南", DueOn: day("2026-10-09")}}
	s.does("2026-09-21 10:00", "dw_jingban", workflow.Submit, details{Report: theReport(), Promises: promise})
	s.does("2026-09-21 13:00", "dw_shenhe", workflow.Pass, details{}).does("2026-09-21 14:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-09-22 09:00", "shuji", workflow.Agree, details{}).hears("agreed:xf_jingban", "individual:dw_jingban").
		stands(workflow.Replying, "reply 区信访局 2026-09-23", "individual 区委督查室 2026-09-23")
	s.does("2026-09-22 09:30", "dw_jingban", workflow.Individual, details{Question: "电话", Reason: "网友无异议"})
	s.does("2026-09-22 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Following, "commitment 区委督查室 2026-10-09", "satisfy 区信访局 2026-10-13")
	s.does("2026-10-08 10:00", "dw_jingban", workflow.Keep, details{Reason: "已公布"}).
		stands(workflow.Following, "further 区委督查室 2026-10-14", "satisfy 区信访局 2026-10-13")
}

// edges 11, 21: strict mode asks the head of a unit, not an office that drafts itself;
// only 咨询 may be handled so.
func TestOnlyAnInquiryIsAnsweredByTheOfficeItself(t *testing.T) {
	s := tell(t)
	s.rules.Settings.StrictHead = true
	s.starts(workflow.Inquiry).does("2026-09-18 09:30", "dw_jingban", workflow.SelfHandle, details{})
	s.does("2026-09-21 10:00", "dw_jingban", workflow.Submit, details{Report: theReport()})
	tell(t).starts(workflow.Litigation).refuses(workflow.NotInquiry, "2026-09-18 09:30", "dw_jingban", workflow.SelfHandle, details{})
}

// 第九条 视情转有关单位: an inquiry that a unit answers goes past the 督查室 only.
func TestAnInquiryForAUnitIsReviewedByTheSupervisionOfficeAlone(t *testing.T) {
	s := tell(t).starts(workflow.Inquiry).does("2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.does("2026-09-18 10:00", "sanying", workflow.Accept, details{}).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.hears("review:dw_shenhe", "submitted:sanying_fz").stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	s.does("2026-09-21 11:00", "dw_shenhe", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-10-08")
}
