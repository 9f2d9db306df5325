package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十七条, edges 33: 信访局 records within ten working days what the writer thought; 不满意
// is told to the offices, who may reopen.
func TestWhatTheWriterThoughtIsRecorded(t *testing.T) {
	s := tell(t).upTo(published)
	bad := details{Source: workflow.FromPhone, Level: workflow.Dissatisfied}
	s.refuses(workflow.NotYours, "2026-09-24 09:00", "sanying", workflow.Satisfy, bad)
	s.refuses(workflow.UnknownLevel, "2026-09-24 09:00", "xf_jingban", workflow.Satisfy, details{Source: workflow.FromPhone, Level: "splendid"})
	s.refuses(workflow.UnknownLevel, "2026-09-24 09:00", "xf_jingban", workflow.Satisfy, details{Source: "hearsay", Level: workflow.Fair})
	s.does("2026-09-24 09:00", "xf_jingban", workflow.Satisfy, bad).hears("dissatisfied:dw_jingban").stands(workflow.Closed, "archive 区信访局 2026-10-14")
	if got := s.letter.Satisfaction[0]; got.Level != workflow.Dissatisfied || got.Source != workflow.FromPhone || got.On != day("2026-09-24") {
		t.Errorf("recorded %+v", got)
	}
	s.does("2026-09-24 10:00", "xf_jingban", workflow.Reopen, details{Reason: "网友不满意"}).stands(workflow.Registered, "assign 区信访局 2026-09-28")
}

// edges 33: satisfied or automatic, nobody need hear; it may come late, in the archive too.
func TestASatisfiedWriterTroublesNobody(t *testing.T) {
	tell(t).upTo(published).does("2026-09-24 09:00", "xf_jingban", workflow.Satisfy, details{Source: workflow.FromBoard, Level: workflow.Satisfied}).hears()
	tell(t).upTo(archived).does("2026-10-20 09:00", "xf_jingban", workflow.Satisfy, details{Source: workflow.FromAuto, Level: workflow.Fair}).hears()
	tell(t).upTo(agreed).refuses(workflow.NothingPosted, "2026-09-23 09:10", "xf_jingban", workflow.Satisfy, details{Source: workflow.FromBoard, Level: workflow.Fair})
}
