package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 37: the later of the original day and the return plus a working day, plus two
// after the 督查室 or the leader; the fifteen days of a complex letter stay.
func TestHowLongAReworkMayTake(t *testing.T) {
	rework := details{Reason: "请补充"}
	s := tell(t).upTo(accepted).does("2026-09-28 10:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.does("2026-09-28 11:00", "xf_shenhe", workflow.Rework, rework).stands(workflow.Handling, "report 三营镇 2026-09-29")
	s.does("2026-09-28 12:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-28 13:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-28 14:00", "dw_shenhe", workflow.Rework, rework).stands(workflow.Handling, "report 三营镇 2026-09-30")
	leader := tell(t).upTo(submitted).does("2026-09-28 09:00", "shuji", workflow.SendBack, details{Reason: "口径不妥"})
	leader.does("2026-09-29 09:00", "dw_shenhe", workflow.Rework, rework).stands(workflow.Handling, "report 三营镇 2026-10-08")
	complex := tell(t).upTo(classified).does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Days: 15})
	complex.through(assigned, reported).does("2026-09-21 11:00", "xf_shenhe", workflow.Rework, rework).stands(workflow.Handling, "report 三营镇 2026-10-15")
	back := tell(t).upTo(reported).does("2026-09-24 10:00", "sanying", workflow.AskBack, details{Reason: "有误"})
	back.does("2026-09-24 11:00", "xf_shenhe", workflow.DecideBack, details{}).stands(workflow.Handling, "report 三营镇 2026-09-28")
}

// edges 37: review time is the office's: a report in time stays in time however long the
// review takes, and the office is late by itself.
func TestReviewTimeIsChargedToTheOffice(t *testing.T) {
	s := tell(t).upTo(reported).does("2026-10-12 09:00", "xf_shenhe", workflow.Pass, details{})
	if f := september(s); f.OnTime.String() != "100.0%" {
		t.Errorf("按时办结率 %s", f.OnTime)
	}
	for _, d := range s.letter.Duties {
		if late := d.Kind == workflow.DutyReview && d.Ended == workflow.Met; d.Late(day("2026-10-12")) != late || (late && d.ChargedTo != "区信访局") {
			t.Errorf("late %v: %+v", !late, d)
		}
	}
}
