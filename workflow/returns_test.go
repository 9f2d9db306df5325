package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// twiceReturned is a letter that two units returned and a third one has.
func twiceReturned(t *testing.T) *story {
	s := tell(t).upTo(assigned)
	s.does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"}).does("2026-09-18 10:30", "xf_jingban", workflow.Assign, details{Unit: "头营镇"})
	s.does("2026-09-18 11:00", "touying_fz", workflow.Return, details{Reason: "不属我镇"}).does("2026-09-18 11:30", "xf_jingban", workflow.Assign, details{Unit: "古雁街道"})
	return s.stands(workflow.Handling, "accept 古雁街道 2026-09-20", "report 古雁街道 2026-09-24")
}

// 第十条, edges 16: the third return of a letter goes to the 督查室, which has two days to
// rule; its ruling cannot be returned.
func TestTheThirdReturnIsRuledOn(t *testing.T) {
	s := twiceReturned(t).does("2026-09-18 12:00", "guyan", workflow.Return, details{Reason: "不属我街道"})
	s.hears("ruling:dw_jingban", "ruling:dw_shenhe", "returned:xf_jingban").stands(workflow.Registered, "ruling 区委督查室 2026-09-21")
	s.refuses(workflow.NotYours, "2026-09-18 13:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.does("2026-09-21 09:00", "dw_jingban", workflow.Assign, details{Unit: "三营镇"}).hears("assigned:sanying")
	s.stands(workflow.Handling, "accept 三营镇 2026-09-22", "report 三营镇 2026-09-29")
	s.refuses(workflow.Ruled, "2026-09-21 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	if lead := s.letter.Lead(); !lead.Ruled || lead.Office != "区委督查室" {
		t.Errorf("ruled %+v", lead)
	}
	s.does("2026-09-21 10:00", "sanying", workflow.Accept, details{})
}

// edges 16: two returns are the units' own; each new unit starts at day 0, and the
// office has until the next close to find it.
func TestTheSecondReturnStillGoesToTheOffice(t *testing.T) {
	s := tell(t).upTo(assigned).does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	s.hears("returned:xf_jingban").stands(workflow.Registered, "assign 区信访局 2026-09-20")
	s.does("2026-09-20 17:00", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}).stands(workflow.Handling, "accept 头营镇 2026-09-21", "report 头营镇 2026-09-28")
	s.does("2026-09-22 18:00", "touying", workflow.Return, details{Reason: "不属我镇"}).stands(workflow.Registered, "assign 区信访局 2026-09-23")
	s.refuses(workflow.NotYours, "2026-09-22 18:30", "dw_jingban", workflow.Assign, details{Unit: "三营镇"})
}

// 第十条: the two days are working days, or calendar days where the district reads them so.
func TestTheTwoDaysOfAReturnMayBeCalendarDays(t *testing.T) {
	s := tell(t).upTo(classified).does("2026-09-24 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.rules.Settings.ReturnInDates = true
	if got := s.refused("2026-09-28 09:00", "sanying", workflow.Return, details{Reason: "不属我镇"}); got.Reason != workflow.WindowClosed || got.Day != day("2026-09-26") {
		t.Errorf("in calendar days: %+v", got)
	}
	s.rules.Settings.ReturnInDates = false
	s.does("2026-09-29 18:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
}
