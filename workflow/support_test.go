package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// supported is a letter that 三营镇 leads and 头营镇 supports, both signed for.
func supported(t *testing.T) *story {
	s := tell(t).upTo(classified)
	s.does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Supports: []string{"头营镇"}, Question: "下游何时清淤"})
	s.hears("assigned:sanying", "assigned:touying")
	s.stands(workflow.Handling, "accept 三营镇 2026-09-20", "report 三营镇 2026-09-24", "accept 头营镇 2026-09-20", "input 头营镇 2026-09-22")
	return s.does("2026-09-18 10:00", "sanying", workflow.Accept, details{}).does("2026-09-18 10:10", "touying", workflow.Accept, details{})
}

// edges 8, 20, domain.md §3: a support unit answers its own question to the lead, two
// working days before the lead's day; only the lead reports.
func TestASupportUnitReportsToTheLead(t *testing.T) {
	s := supported(t).stands(workflow.Handling, "report 三营镇 2026-09-24", "input 头营镇 2026-09-22")
	if a := s.letter.Of("头营镇"); a.Question != "下游何时清淤" || a.DueOn != day("2026-09-22") || s.letter.Lead().Question != "" {
		t.Errorf("asked %+v", a)
	}
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "touying", workflow.Submit, details{Report: theReport()})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "touying", workflow.Extend, details{Reason: "要时间"})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "sanying", workflow.GiveInput, details{Reason: "意见"})
	s.refuses(workflow.NoReason, "2026-09-21 09:00", "touying", workflow.GiveInput, details{})
	s.does("2026-09-21 09:00", "touying", workflow.GiveInput, details{Reason: "九月底清淤"}).hears("input:sanying").stands(workflow.Handling, "report 三营镇 2026-09-24")
	if in := s.letter.Inputs[0]; in.Late || in.Text != "九月底清淤" || in.Assignment != 2 {
		t.Errorf("recorded %+v", in)
	}
}

// domain.md §5: a support unit sees the letter and its own part, not what the lead did,
// and not how to reach the writer (第十九条).
func TestASupportUnitSeesItsOwnPart(t *testing.T) {
	s := supported(t)
	p, _ := s.rules.People.Person("touying")
	if !workflow.CanRead(p, &s.letter, s.rules.People) || workflow.CanReadHandling(p, &s.letter, s.rules.People) || workflow.CanReadContacts(p, &s.letter, s.rules.People) {
		t.Error("the support unit sees too little or too much")
	}
}

// edges 20: late input does not block the lead; it is noted.
func TestLateInputDoesNotBlockTheLead(t *testing.T) {
	s := supported(t).does("2026-09-23 09:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.stands(workflow.Reviewing, "input 头营镇 2026-09-22", "review 区信访局 2026-09-28")
	s.does("2026-09-23 10:00", "touying", workflow.GiveInput, details{Reason: "九月底清淤"}).stands(workflow.Reviewing, "review 区信访局 2026-09-28")
	if !s.letter.Inputs[0].Late {
		t.Error("late input is not noted")
	}
}

// edges 20: a support unit may return its part; the lead goes on.
func TestASupportUnitReturnsItsPart(t *testing.T) {
	s := supported(t)
	s.refuses(workflow.NoReason, "2026-09-21 17:00", "touying", workflow.Return, details{})
	s.refuses(workflow.WindowClosed, "2026-09-21 18:01", "touying_fz", workflow.Return, details{Reason: "与我镇无关"})
	s.does("2026-09-21 17:00", "touying", workflow.Return, details{Reason: "与我镇无关"}).hears("returned:xf_jingban").stands(workflow.Handling, "report 三营镇 2026-09-24")
	if s.reads("touying", "2026-09-21") || s.letter.Lead().Unit != "三营镇" {
		t.Error("the support unit still reads it, or the lead lost it")
	}
	s.does("2026-09-21 17:30", "xf_jingban", workflow.Support, details{Unit: "古雁街道", Question: "上游如何"}).hears("assigned:guyan", "supported:sanying")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24", "accept 古雁街道 2026-09-22", "input 古雁街道 2026-09-22")
}

// edges 8: support is added by the office that assigned, to units that are not at it yet.
func TestWhoMayBeAskedToSupport(t *testing.T) {
	s := supported(t)
	for unit, reason := range map[string]workflow.Reason{"三营镇": workflow.AlreadyHolding, "头营镇": workflow.AlreadyHolding,
		"教育体育局": workflow.NoContact, "五营镇": workflow.UnknownUnit, "政府督查室": workflow.UnknownUnit} {
		s.refuses(reason, "2026-09-18 11:00", "xf_jingban", workflow.Support, details{Unit: unit})
		tell(t).upTo(classified).refuses(reason, "2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Supports: []string{"头营镇", unit}})
	}
	s.refuses(workflow.NotYours, "2026-09-18 11:00", "dw_jingban", workflow.Support, details{Unit: "古雁街道"})
}

// edges 10, 20: a unit that only supported may become the lead, and no more supports.
func TestASupportUnitBecomesTheLead(t *testing.T) {
	s := supported(t).does("2026-09-21 10:00", "xf_jingban", workflow.Reassign, details{Unit: "头营镇", Reason: "主要责任在头营"})
	s.hears("assigned:touying", "taken_away:sanying").stands(workflow.Handling, "accept 头营镇 2026-09-22", "report 头营镇 2026-09-29")
}

// edges 20: what a supporting unit owes follows the lead's day, and it is told.
func TestInputsFollowTheLeadsDay(t *testing.T) {
	begun := func() *story {
		return tell(t).upTo(classified).does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Supports: []string{"古雁街道"}}).
			does("2026-09-18 10:00", "sanying", workflow.Accept, details{}).does("2026-09-18 10:10", "guyan", workflow.Accept, details{})
	}
	input := func(s *story) string {
		for _, d := range s.letter.Open() {
			if d.Kind == workflow.DutyInput {
				return d.DueOn.String()
			}
		}
		return "none"
	}
	s := begun()
	if got := input(s); got != "2026-09-22" {
		t.Fatalf("input due %s", got)
	}
	s.does("2026-09-21 09:00", "sanying", workflow.Extend, details{Reason: "需检测"}).does("2026-09-21 10:00", "xf_jingban", workflow.DecideExtend, details{}).
		hears("extension_answered:sanying", "redated:guyan")
	if got := input(s); got != "2026-10-13" {
		t.Errorf("after 延期 to %s the input is due %s", s.letter.Lead().DueOn, got)
	}
	s.does("2026-09-21 11:00", "xf_jingban", workflow.Hasten, details{}).hears("urgent:wx_ban", "hastened:sanying", "hastened:sanying_fz", "redated:guyan")
	if got := input(s); got != "2026-09-22" {
		t.Errorf("after 加急 to %s the input is due %s", s.letter.Lead().DueOn, got)
	}
	moved := begun().does("2026-09-21 10:00", "xf_jingban", workflow.Reassign, details{Unit: "头营镇", Reason: "属头营镇"})
	if got := input(moved); got != "2026-09-24" || moved.letter.Of("古雁街道").DueOn != day("2026-09-24") {
		t.Errorf("after 改派 to %s the input is due %s", moved.letter.Lead().DueOn, got)
	}
}
