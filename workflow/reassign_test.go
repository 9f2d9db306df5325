package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 23: before 审定 the assigning office may give a reported letter to another unit,
// with a reason: day 0 for it, the old report is kept and the old unit is not late.
func TestAReportedLetterIsReassigned(t *testing.T) {
	reason := details{Unit: "头营镇", Reason: "实属头营地界"}
	for _, c := range []struct {
		after int
		when  string
		owed  []string
	}{
		{assigned, "2026-09-28 09:00", []string{"accept 头营镇 2026-09-29", "report 头营镇 2026-10-10"}},
		{reported, "2026-09-21 11:00", []string{"accept 头营镇 2026-09-22", "report 头营镇 2026-09-29"}},
		{firstPassed, "2026-09-21 16:00", []string{"accept 头营镇 2026-09-22", "report 头营镇 2026-09-29"}},
		{submitted, "2026-09-22 12:00", []string{"accept 头营镇 2026-09-23", "report 头营镇 2026-09-30"}},
	} {
		s := tell(t).upTo(c.after)
		s.refuses(workflow.NoReason, c.when, "xf_jingban", workflow.Reassign, details{Unit: "头营镇"})
		s.refuses(workflow.SameUnit, c.when, "xf_jingban", workflow.Reassign, details{Unit: "三营镇", Reason: "再想想"})
		s.refuses(workflow.NotYours, c.when, "dw_jingban", workflow.Reassign, reason)
		s.does(c.when, "xf_jingban", workflow.Reassign, reason).hears("assigned:touying", "taken_away:sanying").stands(workflow.Handling, c.owed...)
		if s.letter.Assignments[0].Status != workflow.Reassigned || s.reads("sanying", "2026-09-28") || len(s.letter.Reports) > 1 {
			t.Errorf("after %d: %+v", c.after, s.letter.Assignments[0])
		}
		for _, d := range s.letter.Duties {
			if d.Owner == "三营镇" && d.Late(day("2026-12-31")) {
				t.Errorf("the old unit is late: %+v", d)
			}
		}
	}
	tell(t).upTo(agreed).refuses(workflow.WrongStage, "2026-09-23 09:10", "xf_jingban", workflow.Reassign, reason)
}

// edges 23: what was before the leader is taken back, and the new unit's own report
// takes the whole chain.
func TestAReassignedLetterIsReviewedAnew(t *testing.T) {
	s := tell(t).upTo(submitted).does("2026-09-22 12:00", "xf_jingban", workflow.Reassign, details{Unit: "头营镇", Reason: "实属头营地界"})
	if s.letter.Approvals[0].Decision != workflow.TakenBack {
		t.Errorf("before the leader: %+v", s.letter.Approvals)
	}
	s.does("2026-09-22 13:00", "touying", workflow.Accept, details{}).does("2026-09-22 14:00", "touying", workflow.Submit, details{Report: theReport()})
	s.stands(workflow.Reviewing, "review 区信访局 2026-09-24")
	if left := s.letter.Unsigned("区信访局"); len(left) != 5 || s.letter.Report().Version != 2 {
		t.Errorf("version %d with %v to sign", s.letter.Report().Version, left)
	}
}
