package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 15, 17, 22: what one unit asked does not stand in the way of the next: after a
// return the new unit may object and ask for time of its own.
func TestTheNextUnitAsksForItself(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-18 10:30", "sanying", workflow.Object, details{Reason: "地界不清"})
	s.does("2026-09-18 10:40", "sanying", workflow.Extend, details{Reason: "要勘界"})
	s.does("2026-09-18 11:00", "sanying", workflow.Return, details{Reason: "不属我镇"}).stands(workflow.Registered, "assign 区信访局 2026-09-20")
	s.does("2026-09-18 11:30", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}).does("2026-09-18 12:00", "touying", workflow.Accept, details{})
	s.refuses(workflow.NoExtension, "2026-09-18 13:00", "xf_jingban", workflow.DecideExtend, details{})
	s.does("2026-09-18 13:00", "touying", workflow.Object, details{Reason: "地界不清"}).does("2026-09-18 13:10", "touying", workflow.Extend, details{Reason: "要勘界"})
	s.does("2026-09-18 14:00", "xf_jingban", workflow.DecideExtend, details{})
	if e := s.letter.Extensions; len(e) != 2 || e[0].Answer != "" || e[1].Answer != workflow.Granted || s.letter.Lead().Days != 15 {
		t.Errorf("extensions %+v", e)
	}
}

// edges 22: a rework answers the request to have the report back; the next version may
// be asked for again.
func TestAReworkOvertakesTheRequestForTheReport(t *testing.T) {
	s := tell(t).upTo(reported).does("2026-09-21 10:30", "sanying", workflow.AskBack, details{Reason: "日期写错"})
	s.does("2026-09-21 11:00", "xf_shenhe", workflow.Rework, details{Reason: "日期有误"}).stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.does("2026-09-21 12:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.refuses(workflow.NoRecall, "2026-09-21 12:10", "xf_shenhe", workflow.DecideBack, details{})
	s.does("2026-09-21 12:20", "sanying", workflow.AskBack, details{Reason: "还有一处"}).
		stands(workflow.Reviewing, "review 区信访局 2026-09-23", "recall 区信访局 2026-09-22")
}
