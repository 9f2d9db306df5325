package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// 第十条, edges 17: before day 5 a unit asks for 15 days, counted from the assignment; the
// office has one working day to decide.
func TestAnOfficeGrantsFifteenDays(t *testing.T) {
	s := tell(t).upTo(assigned).refuses(workflow.NotAccepted, "2026-09-18 09:50", "sanying", workflow.Extend, details{Reason: "要挖开路面"})
	s.does("2026-09-18 10:00", "sanying", workflow.Accept, details{})
	s.refuses(workflow.NoReason, "2026-09-24 17:00", "sanying", workflow.Extend, details{})
	s.refuses(workflow.NoExtension, "2026-09-24 17:00", "xf_jingban", workflow.DecideExtend, details{})
	s.refuses(workflow.LimitPassed, "2026-09-24 18:01", "sanying", workflow.Extend, details{Reason: "要挖开路面"})
	s.does("2026-09-24 18:00", "sanying", workflow.Extend, details{Reason: "要挖开路面"}).hears("extension:xf_jingban")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24", "extension 区信访局 2026-09-28")
	s.refuses(workflow.ExtensionWaits, "2026-09-24 18:00", "sanying_fz", workflow.Extend, details{Reason: "再请"})
	s.refuses(workflow.NotYours, "2026-09-28 09:00", "dw_jingban", workflow.DecideExtend, details{})
	s.does("2026-09-28 09:00", "xf_shenhe", workflow.DecideExtend, details{}).hears("extension_answered:sanying")
	s.stands(workflow.Handling, "report 三营镇 2026-10-15")
	if s.letter.Lead().Days != 15 || s.letter.Extensions[0].Answer != workflow.Granted {
		t.Errorf("%d days, %+v", s.letter.Lead().Days, s.letter.Extensions)
	}
	s.refuses(workflow.AlreadyComplex, "2026-09-28 10:00", "sanying", workflow.Extend, details{Reason: "还要"})
}

// edges 17: a no has a reason, and the day stays.
func TestAnOfficeRefusesMoreTime(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Extend, details{Reason: "人手不足"})
	s.refuses(workflow.NoReason, "2026-09-22 09:00", "xf_jingban", workflow.DecideExtend, details{No: true})
	s.does("2026-09-22 09:00", "xf_jingban", workflow.DecideExtend, details{No: true, Reason: "情况不复杂"}).hears("extension_answered:sanying")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24")
	if !s.notices[0].Data.No || s.letter.Extensions[0].Answer != workflow.Refused {
		t.Errorf("told %+v, recorded %+v", s.notices[0].Data, s.letter.Extensions)
	}
}

// edges 17: silence grants, on the first working morning after the office's day, and is
// charged to the office.
func TestSilenceGrantsMoreTime(t *testing.T) {
	m := holding(tell(t).upTo(accepted).does("2026-09-22 10:00", "sanying", workflow.Extend, details{Reason: "要挖开路面"}))
	desk := &workflow.Desk{Store: m}
	if told, err := desk.Overdue(t.Context(), at("2026-09-23 09:00"), at("2026-09-23 09:00")); err != nil || len(told) != 0 {
		t.Errorf("on the office's own day: told %v, %v", heard(told), err)
	}
	told, err := desk.Overdue(t.Context(), at("2026-09-24 09:00"), at("2026-09-24 09:00"))
	if diff := cmp.Diff([]string{"extension_answered:sanying"}, heard(told)); diff != "" || err != nil {
		t.Errorf("the morning after: told (-want +got):\n%s%v", diff, err)
	}
	m.stands(t, 1, workflow.Handling, "report 三营镇 2026-10-15")
	l := m.letters[number(1)]
	if e := l.Extensions[0]; e.Answer != workflow.Silent || e.AnsweredBy != "job:overdue" {
		t.Errorf("recorded %+v", e)
	}
	for _, d := range l.Duties {
		if d.Kind == workflow.DutyExtension && (d.ChargedTo != "区信访局" || !d.Late(day("2026-09-24"))) {
			t.Errorf("the silence is not charged to the office: %+v", d)
		}
	}
}

// edges 17: a request that the report overtakes falls away.
func TestAReportOvertakesTheRequestForMoreTime(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 09:00", "sanying", workflow.Extend, details{Reason: "要挖开路面"})
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport()}).stands(workflow.Reviewing, "review 区信访局 2026-09-23")
	s.does("2026-09-21 11:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"}).stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.refuses(workflow.NoExtension, "2026-09-21 12:00", "xf_jingban", workflow.DecideExtend, details{})
	s.does("2026-09-21 13:00", "sanying", workflow.Extend, details{Reason: "还是要挖开路面"})
}
