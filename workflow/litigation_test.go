package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第九条, edges 12: 涉法涉诉 goes from the 督查室 to a unit of law only, a department that
// carries the tag too; its report may find 不涉及, and the 督查室 alone reviews it.
func TestALetterAboutALawsuitGoesToAUnitOfLaw(t *testing.T) {
	s := tell(t).starts(workflow.Litigation, toMayor).hears("registered:zf_jingban").stands(workflow.Registered, "assign 政府督查室 2026-09-18")
	if got := s.refused("2026-09-18 09:30", "zf_jingban", workflow.Assign, details{Unit: "三营镇"}); got.Reason != workflow.WrongUnit || got.Tag != workflow.PoliticalLegal {
		t.Errorf("to a township: %+v", got)
	}
	s.refuses(workflow.NotYours, "2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "公安分局"})
	s.does("2026-09-18 09:30", "zf_jingban", workflow.Assign, details{Unit: "公安分局"}).hears("assigned:gongan").
		stands(workflow.Handling, "accept 公安分局 2026-09-20", "report 公安分局 2026-09-24")
	s.does("2026-09-18 10:00", "gongan", workflow.Accept, details{})
	report := theReport()
	report.Finding = workflow.NotApplicable
	s.does("2026-09-21 10:00", "gongan", workflow.Submit, details{Report: report}).stands(workflow.Reviewing, "review 政府督查室 2026-09-23")
	s.refuses(workflow.NotYours, "2026-09-21 11:00", "dw_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 11:00", "zf_shenhe", workflow.Pass, details{}).does("2026-09-21 12:00", "zf_jingban", workflow.SubmitFor, details{})
	s.hears("decide:quzhang").does("2026-09-22 09:00", "quzhang", workflow.Agree, details{}).
		stands(workflow.Replying, "reply 区信访局 2026-09-23", "individual 公安分局 2026-09-23")
}

// 第十条: how true a petition proved must be said; 不涉及 is for letters that state
// nothing to prove, and 涉法涉诉 may not leave it open.
func TestOnlyALawsuitOrAQuestionMayHaveNothingToFind(t *testing.T) {
	none, open := theReport(), theReport()
	none.Finding, open.Finding = workflow.NotApplicable, ""
	s := tell(t).upTo(accepted)
	s.refuses(workflow.FindingNotAllowed, "2026-09-21 10:00", "sanying", workflow.Submit, details{Report: none})
	s.refuses(workflow.ReportIncomplete, "2026-09-21 10:00", "sanying", workflow.Submit, details{Report: open})
	law := tell(t).starts(workflow.Litigation).does("2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "公安分局"})
	law.does("2026-09-18 10:00", "gongan", workflow.Accept, details{})
	law.refuses(workflow.ReportIncomplete, "2026-09-21 10:00", "gongan", workflow.Submit, details{Report: open})
	law.does("2026-09-21 10:00", "gongan", workflow.Submit, details{Report: none})
}

// edges 1, 12: a letter that a township has cannot become one about a lawsuit there.
func TestACategoryIsNotChangedUnderAUnitThatMayNotHaveIt(t *testing.T) {
	s := tell(t).upTo(assigned)
	s.refuses(workflow.WrongUnit, "2026-09-18 10:00", "xf_jingban", workflow.Classify, details{Category: workflow.Litigation, Reason: "已起诉"})
	s.does("2026-09-18 10:30", "xf_jingban", workflow.Reassign, details{Unit: "公安分局", Reason: "已起诉"})
	s.does("2026-09-18 11:00", "xf_jingban", workflow.Classify, details{Category: workflow.Litigation, Reason: "已起诉"})
	if got := s.letter.Owner(s.rules.People); got != "区委督查室" {
		t.Errorf("owned by %s", got)
	}
}
