package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// edges 24: a deputy is told, reads and acts for the person on leave, and the log says
// 代X; with the leave that ends.
func TestADeputyIsToldReadsAndActs(t *testing.T) {
	s := tell(t, away("sanying", "guyan")).upTo(assigned).hears("assigned:guyan")
	if !s.reads("guyan", "2026-09-18") || s.reads("guyan", "2026-11-01") {
		t.Error("the deputy reads too little or too long")
	}
	s.does("2026-09-18 10:00", "guyan", workflow.Accept, details{}).does("2026-09-21 10:00", "guyan", workflow.Submit, details{Report: theReport()})
	if last := s.events[len(s.events)-1]; last.Actor != "guyan" || logged(t, last).For != "sanying" || s.letter.Report().By != "guyan" {
		t.Errorf("logged as %s for %q", last.Actor, logged(t, last).For)
	}
	back := tell(t, away("sanying", "guyan")).upTo(assigned)
	back.refuses(workflow.NotYours, "2026-11-02 10:00", "guyan", workflow.Accept, details{})
}

// edges 24: the rule of three counts natural persons: who drafted as a deputy signs
// nothing, and who signed as one decides nothing.
func TestThreePeopleAreThreePersons(t *testing.T) {
	drafts := tell(t, away("sanying", "xf_shenhe")).upTo(accepted - 1)
	drafts.does("2026-09-18 10:00", "xf_shenhe", workflow.Accept, details{}).does("2026-09-21 10:00", "xf_shenhe", workflow.Submit, details{Report: theReport()})
	drafts.refuses(workflow.DraftedBySelf, "2026-09-21 11:00", "xf_shenhe", workflow.Pass, details{})
	drafts.refuses(workflow.DraftedBySelf, "2026-09-21 11:00", "xf_shenhe", workflow.Edit, details{Text: "网友您好！改过。"})
	decides := tell(t, away("shuji", "xf_shenhe")).upTo(submitted)
	decides.refuses(workflow.ReviewedBySelf, "2026-09-23 09:00", "xf_shenhe", workflow.Agree, details{})
	decides.does("2026-09-23 09:00", "xf_shenhe", workflow.SendBack, details{Reason: "口径不妥"})
}

// edges 24, 46: without a deputy the office is told, and a unit whose contact is away
// without one gets no letter.
func TestWithoutADeputyTheOfficeIsTold(t *testing.T) {
	s := tell(t, away("dw_shenhe", "")).upTo(firstPassed).hears("nobody:xf_jingban")
	s.stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	tell(t, away("touying", "")).upTo(classified).refuses(workflow.NoContact, "2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "头营镇"})
}

// edges 24: a deputy who is on leave himself stands in for nobody, and the office hears it.
func TestADeputyOnLeaveIsNotReplaced(t *testing.T) {
	s := tell(t, away("shuji", "quzhang"), away("quzhang", "zf_shenhe")).upTo(passed).does("2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{})
	if diff := cmp.Diff([]string{"nobody:xf_jingban"}, s.told()); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	s.refuses(workflow.NotYours, "2026-09-23 09:00", "zf_shenhe", workflow.Agree, details{})
}
