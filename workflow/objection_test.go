package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十条 如有异议及时沟通处理, edges 15: an objection goes to the assigning office, the clock
// runs on, the answer is recorded, and it is no 退回.
func TestAnObjectionIsAnsweredWhileTheClockRuns(t *testing.T) {
	s := tell(t).upTo(assigned)
	s.refuses(workflow.NoReason, "2026-09-18 10:00", "sanying", workflow.Object, details{})
	s.refuses(workflow.NotYours, "2026-09-18 10:00", "touying", workflow.Object, details{Reason: "地界不清"})
	s.does("2026-09-18 10:00", "sanying", workflow.Object, details{Reason: "地界不清"}).hears("objection:xf_jingban")
	s.stands(workflow.Handling, "accept 三营镇 2026-09-20", "answer 区信访局 2026-09-20", "report 三营镇 2026-09-24")
	s.refuses(workflow.ObjectionWaits, "2026-09-18 10:30", "sanying_fz", workflow.Object, details{Reason: "再说一次"})
	s.refuses(workflow.NotYours, "2026-09-18 11:00", "dw_jingban", workflow.AnswerObject, details{Reason: "以水系为界"})
	s.does("2026-09-18 11:00", "xf_shenhe", workflow.AnswerObject, details{Reason: "以水系为界"}).hears("objection_answered:sanying")
	s.stands(workflow.Handling, "accept 三营镇 2026-09-20", "report 三营镇 2026-09-24")
	s.refuses(workflow.NoObjection, "2026-09-18 11:10", "xf_jingban", workflow.AnswerObject, details{Reason: "以水系为界"})
	if o := s.letter.Objections[0]; o.Text != "地界不清" || o.Answer != "以水系为界" || o.AnsweredBy != "xf_shenhe" {
		t.Errorf("recorded %+v", o)
	}
	if got := september(s).Units[0]; got.Returned != 0 {
		t.Errorf("counted as 退件: %+v", got)
	}
}

// edges 15, 16: a unit that objected may still return the letter in its two days; the
// office then owes no answer, only another unit.
func TestAnObjectionDoesNotStopAReturn(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-18 10:30", "sanying", workflow.Object, details{Reason: "地界不清"})
	s.does("2026-09-21 17:00", "sanying", workflow.Return, details{Reason: "不属我镇"}).stands(workflow.Registered, "assign 区信访局 2026-09-22")
	if got := september(s).Units[0]; got.Returned != 1 {
		t.Errorf("counted as 退件: %+v", got)
	}
}
