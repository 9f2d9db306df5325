package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十五条, edges 41: the assigning office archives within ten working days of closing; a
// receipt or a satisfaction still open ends with it, a leader's word does not.
func TestAClosedLetterIsArchived(t *testing.T) {
	s := tell(t).upTo(published).stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
	s.does("2026-09-23 10:30", "xf_jingban", workflow.Copy, details{Unit: "头营镇"})
	s.does("2026-09-23 10:40", "shuji", workflow.Instruct, details{Reason: "举一反三"})
	s.refuses(workflow.NotYours, "2026-09-23 11:00", "sanying", workflow.Archive, details{})
	if got := s.refused("2026-09-23 11:00", "xf_jingban", workflow.Archive, details{}); got.Reason != workflow.StillOwed || got.Kind != workflow.DutyInstruction || got.Unit != "区委督查室" {
		t.Errorf("with an instruction open: %+v", got)
	}
	s.does("2026-09-24 09:00", "dw_jingban", workflow.CarryOut, details{Reason: "已排查"}).hears("carried_out:shuji")
	s.does("2026-09-24 10:00", "xf_shenhe", workflow.Archive, details{}).hears().stands(workflow.Archived)
	if s.letter.ArchivedOn != day("2026-09-24") || s.letter.ClosedOn != day("2026-09-23") {
		t.Errorf("closed %s, archived %s", s.letter.ClosedOn, s.letter.ArchivedOn)
	}
}

// 第三条 根据批示要求做好相关工作, 第十九条, edges 41: a leader's words are the 督查室's duty and sealed;
// the unit gets the office's own words.
func TestALeadersWordsBecomeADutyAndStaySealed(t *testing.T) {
	s := tell(t).upTo(accepted)
	s.refuses(workflow.NoReason, "2026-09-21 09:00", "shuji", workflow.Instruct, details{})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "quzhang", workflow.Instruct, details{Reason: "抓紧"})
	s.refuses(workflow.NoInstruction, "2026-09-21 09:00", "dw_jingban", workflow.Direct, details{Reason: "请抓紧"})
	s.does("2026-09-21 09:00", "shuji", workflow.Instruct, details{Reason: "抓紧"}).hears("instruction:dw_jingban", "instruction:dw_shenhe")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24", "instruction 区委督查室 2026-09-29")
	s.does("2026-09-21 10:00", "dw_jingban", workflow.Direct, details{Reason: "请按期办结"}).hears("direction:sanying", "direction:sanying_fz")
	if s.notices[0].Data.Reason != "请按期办结" {
		t.Errorf("the unit hears %q", s.notices[0].Data.Reason)
	}
	for who, sees := range map[string]bool{"shuji": true, "dw_jingban": true, "dw_shenhe": true, "sanying": false, "xf_jingban": false, "quzhang": false, "wx_ban": false} {
		p, _ := s.rules.People.Person(who)
		if workflow.SeesDecision(p, &s.letter, s.rules.People, day("2026-09-21")) != sees {
			t.Errorf("%s sees the leader's words: %v", who, !sees)
		}
	}
	s.refuses(workflow.NotYours, "2026-09-22 09:00", "xf_jingban", workflow.CarryOut, details{Reason: "已办"})
	s.refuses(workflow.NoReason, "2026-09-22 09:00", "dw_jingban", workflow.CarryOut, details{})
	s.does("2026-09-22 09:00", "dw_shenhe", workflow.CarryOut, details{Reason: "已办"}).stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.refuses(workflow.NoInstruction, "2026-09-22 10:00", "dw_shenhe", workflow.CarryOut, details{Reason: "已办"})
}

// edges 41: every instruction is carried out by itself.
func TestTwoInstructionsAreTwoDuties(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 09:00", "shuji", workflow.Instruct, details{Reason: "抓紧"})
	s.does("2026-09-22 09:00", "shuji", workflow.Instruct, details{Reason: "再抓紧"})
	s.does("2026-09-22 10:00", "dw_jingban", workflow.CarryOut, details{Item: 2, Reason: "已办"}).
		stands(workflow.Handling, "report 三营镇 2026-09-24", "instruction 区委督查室 2026-09-29")
	s.refuses(workflow.NoInstruction, "2026-09-22 11:00", "dw_jingban", workflow.CarryOut, details{Item: 2, Reason: "已办"})
	s.does("2026-09-22 12:00", "dw_jingban", workflow.CarryOut, details{Reason: "已办"}).stands(workflow.Handling, "report 三营镇 2026-09-24")
}
