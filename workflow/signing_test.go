package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 21: the head of the unit hears that the contact reported; in strict mode only
// the head's own tap reports.
func TestTheHeadHearsOfTheReportOrTapsIt(t *testing.T) {
	report := theReport()
	report.Signer = "镇长马某"
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: report}).hears("review:xf_shenhe", "submitted:sanying_fz")
	if s.letter.Report().Signer != "镇长马某" {
		t.Errorf("signed off by %q", s.letter.Report().Signer)
	}
	strict := tell(t).upTo(accepted)
	strict.rules.Settings.StrictHead = true
	strict.refuses(workflow.HeadMissing, "2026-09-21 10:00", "sanying", workflow.Submit, details{Report: report})
	strict.does("2026-09-21 10:00", "sanying_fz", workflow.Submit, details{Report: report}).hears("review:xf_shenhe")
}

// edges 21: the unit declares its promises with the report, each with words and a day.
func TestPromisesAreDeclaredWithTheReport(t *testing.T) {
	s := tell(t).upTo(accepted)
	for _, bad := range []workflow.Commitment{{Text: " ", DueOn: day("2026-10-30")}, {Text: "修路"}, {Text: "修路", DueOn: day("2026-09-20")}} {
		s.refuses(workflow.BadPromise, "2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: []workflow.Commitment{bad}})
	}
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}})
	s.does("2026-09-21 10:10", "sanying", workflow.Promise, details{Reason: "设路灯", Until: day("2026-11-30")}).hears("promise:xf_jingban")
	if c := s.letter.Commitments; len(c) != 2 || c[0].Text != "修路" || c[0].Version != 1 || c[1].N != 2 {
		t.Errorf("promised %+v", c)
	}
	s.stands(workflow.Reviewing, "review 区信访局 2026-09-23")
}

// edges 22: the unit found an error: the reviewer decides within a day, and before the
// first gate it does not count against 一次审核通过.
func TestAUnitAsksForItsReportBack(t *testing.T) {
	s := tell(t).upTo(reported)
	s.refuses(workflow.NoRecall, "2026-09-21 11:00", "xf_shenhe", workflow.DecideBack, details{})
	s.refuses(workflow.NoReason, "2026-09-21 11:00", "sanying", workflow.AskBack, details{})
	s.does("2026-09-21 11:00", "sanying", workflow.AskBack, details{Reason: "日期写错"}).hears("recall:xf_shenhe")
	s.stands(workflow.Reviewing, "review 区信访局 2026-09-23", "recall 区信访局 2026-09-22")
	s.refuses(workflow.RecallWaits, "2026-09-21 11:10", "sanying", workflow.AskBack, details{Reason: "日期写错"})
	s.refuses(workflow.NotYours, "2026-09-21 11:10", "dw_shenhe", workflow.DecideBack, details{})
	s.does("2026-09-21 11:30", "xf_shenhe", workflow.DecideBack, details{}).hears("recall_answered:sanying").stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.does("2026-09-21 12:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-21 13:00", "xf_shenhe", workflow.Pass, details{})
	if f := september(s); f.FirstPass.String() != "100.0%" || !s.letter.Recalls[0].Early {
		t.Errorf("一次审核通过率 %s, %+v", f.FirstPass, s.letter.Recalls)
	}
}

// edges 22: after the first gate it counts; a no keeps the report where it is.
func TestAReportAskedBackAfterTheFirstGateCounts(t *testing.T) {
	s := tell(t).upTo(reported).does("2026-09-21 10:30", "xf_shenhe", workflow.Pass, details{Gates: []workflow.Gate{workflow.Facts}})
	s.does("2026-09-21 11:00", "sanying", workflow.AskBack, details{Reason: "日期写错"})
	s.refuses(workflow.NoReason, "2026-09-21 11:10", "xf_shenhe", workflow.DecideBack, details{No: true})
	s.does("2026-09-21 11:10", "xf_shenhe", workflow.DecideBack, details{No: true, Reason: "由我改"}).stands(workflow.Reviewing, "review 区信访局 2026-09-23")
	s.does("2026-09-21 12:00", "sanying", workflow.AskBack, details{Reason: "还是要改"}).does("2026-09-21 12:10", "xf_shenhe", workflow.DecideBack, details{})
	s.does("2026-09-21 13:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-21 14:00", "xf_shenhe", workflow.Pass, details{})
	if f := september(s); f.FirstPass.String() != "0.0%" {
		t.Errorf("一次审核通过率 %s", f.FirstPass)
	}
}
