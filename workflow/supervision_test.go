package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// 第十三条, edges 40: a 督办单 is numbered, has a day, and the unit answers it with a result;
// one at a time.
func TestASheetOfSupervisionIsAnswered(t *testing.T) {
	s := tell(t).upTo(accepted)
	s.refuses(workflow.NoSheet, "2026-09-21 09:00", "sanying", workflow.AnswerSup, details{Reason: "已办"})
	s.refuses(workflow.NoReason, "2026-09-21 09:00", "dw_jingban", workflow.Supervise, details{})
	s.refuses(workflow.BadDay, "2026-09-21 09:00", "dw_jingban", workflow.Supervise, details{Reason: "限期", Until: day("2026-09-20")})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "zf_jingban", workflow.Supervise, details{Reason: "限期"})
	s.does("2026-09-21 09:00", "dw_jingban", workflow.Supervise, details{Reason: "限期整改", Method: workflow.OnSite}).hears("supervised:sanying", "supervised:sanying_fz")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24", "supervision 三营镇 2026-09-24")
	if n := s.notices[0].Data; n.Sheet != "督〔2026〕0001-1" || n.DueOn != day("2026-09-24") {
		t.Errorf("told %+v", n)
	}
	s.refuses(workflow.SheetOpen, "2026-09-21 10:00", "xf_jingban", workflow.Supervise, details{Reason: "再限期"})
	s.does("2026-09-21 11:00", "sanying_fz", workflow.Accept, details{}).refuses(workflow.AlreadyAccepted, "2026-09-21 11:05", "sanying", workflow.Accept, details{})
	s.refuses(workflow.NoReason, "2026-09-22 09:00", "sanying", workflow.AnswerSup, details{})
	s.does("2026-09-22 09:00", "sanying", workflow.AnswerSup, details{Reason: "已整改"}).hears("supervision_answered:xf_jingban", "supervision_answered:dw_jingban")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24")
	if sheet := s.letter.Supervisions[0]; sheet.Result != "已整改" || sheet.ResultBy != "sanying" || sheet.ReceivedBy != "sanying_fz" || !sheet.ReceivedAt.Equal(at("2026-09-21 11:00")) || sheet.Unit != "三营镇" || sheet.Method != workflow.OnSite {
		t.Errorf("recorded %+v", sheet)
	}
	s.does("2026-09-22 10:00", "xf_jingban", workflow.Supervise, details{Reason: "再限期", Until: day("2026-09-30")}).
		stands(workflow.Handling, "report 三营镇 2026-09-24", "supervision 三营镇 2026-09-30")
}

// 第十三条: 明察暗访, 电话询访, 实地走访: the office looks for itself, on the open sheet or without one;
// the unit hears nothing of it.
func TestAnOfficeLooksForItself(t *testing.T) {
	s := tell(t).upTo(accepted)
	s.refuses(workflow.UnknownMethod, "2026-09-21 09:00", "xf_jingban", workflow.Inspect, details{Method: "asking", Reason: "所见"})
	s.refuses(workflow.NoReason, "2026-09-21 09:00", "xf_jingban", workflow.Inspect, details{Method: workflow.ByPhone})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "sanying", workflow.Inspect, details{Method: workflow.ByPhone, Reason: "所见"})
	s.does("2026-09-21 09:00", "xf_jingban", workflow.Inspect, details{Method: workflow.Undercover, Reason: "未见施工"}).hears("inspected:dw_jingban")
	s.stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.does("2026-09-21 10:00", "xf_jingban", workflow.Supervise, details{Reason: "限期"}).does("2026-09-22 09:00", "dw_jingban", workflow.Inspect, details{Method: workflow.OnSite, Reason: "已开工"}).hears()
	if v := s.letter.Supervisions; len(v) != 2 || v[0].Findings != "未见施工" || v[1].Findings != "已开工" || v[1].FoundBy != "dw_jingban" {
		t.Errorf("found %+v", v)
	}
}

// 第四、十三条 催办, domain.md §8: the unit answers an urge with a day.
func TestAnUrgeIsAnsweredWithADay(t *testing.T) {
	s := tell(t).upTo(accepted).refuses(workflow.NotUrged, "2026-09-21 09:00", "sanying", workflow.AnswerUrge, details{Reason: "周四", Until: day("2026-09-24")})
	s.does("2026-09-21 09:00", "xf_shenhe", workflow.UrgeUnit, details{}).hears("urged:sanying", "urged:sanying_fz")
	s.refuses(workflow.BadDay, "2026-09-21 10:00", "sanying", workflow.AnswerUrge, details{Reason: "周四前反馈"})
	s.refuses(workflow.NoReason, "2026-09-21 10:00", "sanying", workflow.AnswerUrge, details{Until: day("2026-09-24")})
	s.does("2026-09-21 10:00", "sanying", workflow.AnswerUrge, details{Reason: "周四前反馈", Until: day("2026-09-24")}).hears("urge_answered:xf_jingban", "urge_answered:dw_jingban")
	if n := s.notices[0].Data; n.DueOn != day("2026-09-24") || s.letter.Urges[0].PromisedOn != day("2026-09-24") {
		t.Errorf("told %+v", n)
	}
}

// climb runs the ladder on some mornings and compares what it tells.
func climb(t *testing.T, m *memory, want map[string][]string, mornings ...string) {
	t.Helper()
	for _, morning := range mornings {
		told, err := (&workflow.Desk{Store: m}).Overdue(t.Context(), at(morning+" 09:00"), at(morning+" 09:00"))
		if diff := cmp.Diff(want[morning], heard(told)); diff != "" || err != nil {
			t.Errorf("%s: told (-want +got):\n%s%v", morning, diff, err)
		}
	}
}

// domain.md §8: T+1 the unit is urged, T+3 the office is offered a 督办单, each once; a
// sheet already out is not offered again.
func TestTheLadderUrgesAndThenOffersASheet(t *testing.T) {
	urged := []string{"urged:sanying", "urged:sanying_fz"}
	climb(t, holding(tell(t).upTo(accepted)), map[string][]string{"2026-09-28": urged, "2026-09-30": {"long_overdue:xf_jingban"}},
		"2026-09-24", "2026-09-25", "2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-08", "2026-10-09")
	m := holding(tell(t).upTo(accepted))
	climb(t, m, map[string][]string{"2026-09-28": urged}, "2026-09-28")
	m.does(t, "2026-09-28 10:00", "xf_jingban", workflow.Supervise, 1, details{Reason: "限期", Until: day("2026-10-20")})
	climb(t, m, nil, "2026-09-30", "2026-10-08")
}

// domain.md §8: an answer with a date silences the ladder until that day is over.
func TestAnAnswerToAnUrgeSilencesTheLadder(t *testing.T) {
	m := holding(tell(t).upTo(accepted))
	climb(t, m, map[string][]string{"2026-09-28": {"urged:sanying", "urged:sanying_fz"}}, "2026-09-28")
	m.does(t, "2026-09-28 10:00", "sanying", workflow.AnswerUrge, 1, details{Reason: "节后反馈", Until: day("2026-10-08")})
	climb(t, m, map[string][]string{"2026-10-09": {"long_overdue:xf_jingban"}}, "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10")
}

// 第十三条 长时间未回复, edges 40: after 30 working days without an answer 专项督办 is offered, once;
// it is not where one is out, or the letter is answered.
func TestSpecialSupervisionIsOfferedAfterThirtyDays(t *testing.T) {
	offer := map[string][]string{"2026-11-05": {"special_offer:dw_jingban"}}
	climb(t, holding(tell(t).upTo(reported)), offer, "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09")
	special := tell(t).upTo(accepted).does("2026-09-21 09:00", "dw_jingban", workflow.Supervise, details{Reason: "专项督办", Special: true})
	special.through(accepted, reported)
	climb(t, holding(special, tell(t).upTo(published)), nil, "2026-11-05")
}

// 第十三条, edges 23, 40: a 督办单 is the unit's it went to: the next one neither signs it nor is
// spared its own.
func TestASheetStaysWithTheUnitItWentTo(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 09:00", "dw_jingban", workflow.Supervise, details{Reason: "限期整改"})
	s.does("2026-09-21 10:00", "xf_jingban", workflow.Reassign, details{Unit: "头营镇", Reason: "属头营镇"}).hears("assigned:touying", "taken_away:sanying")
	if n := s.notices[0].Data; n.Unit != "头营镇" {
		t.Errorf("the card of the new unit names %s", n.Unit)
	}
	s.does("2026-09-21 11:00", "touying", workflow.Accept, details{}).refuses(workflow.AlreadyAccepted, "2026-09-21 11:10", "touying", workflow.Accept, details{})
	s.refuses(workflow.NoSheet, "2026-09-21 11:20", "touying", workflow.AnswerSup, details{Reason: "已办"})
	if sheet := s.letter.Supervisions[0]; sheet.ReceivedBy != "" {
		t.Errorf("the former unit's sheet was received by %s", sheet.ReceivedBy)
	}
	climb(t, holding(s), map[string][]string{"2026-09-30": {"urged:touying", "urged:touying_fz"}, "2026-10-09": {"long_overdue:xf_jingban"}},
		"2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09")
}

// 第四条 催办: the notice names what the unit owes now, and by when.
func TestAnUrgeNamesWhatIsOwed(t *testing.T) {
	s := promised(t).does("2026-10-08 10:00", "xf_jingban", workflow.UrgeUnit, details{})
	if n := s.notices[0].Data; n.Duty != workflow.DutyCommitment || n.DueOn != day("2026-10-09") {
		t.Errorf("urged for %s by %s", n.Duty, n.DueOn)
	}
	s.does("2026-10-08 11:00", "sanying", workflow.Keep, details{Item: 1, Reason: "照片"}).does("2026-10-08 12:00", "sanying", workflow.Keep, details{Reason: "照片"})
	s.does("2026-10-08 13:00", "xf_jingban", workflow.UrgeUnit, details{})
	if n := s.notices[0].Data; n.Duty != workflow.DutyFurther || n.DueOn != day("2026-10-14") {
		t.Errorf("urged for %s by %s", n.Duty, n.DueOn)
	}
}

// A letter that went to the other leader is the other 督查室's to press: who assigned it may
// not read it any more (edges 26).
func TestThePressGoesToWhoMayRead(t *testing.T) {
	s := tell(t).starts(workflow.Inquiry).does("2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "三营镇"}).does("2026-09-18 10:00", "sanying", workflow.Accept, details{})
	s.does("2026-09-18 10:30", "dw_jingban", workflow.Readdress, details{Addressee: workflow.ToMayor, Reason: "写给区长"})
	climb(t, holding(s), map[string][]string{"2026-09-28": {"urged:sanying", "urged:sanying_fz"}, "2026-09-30": {"long_overdue:zf_jingban"}}, "2026-09-28", "2026-09-29", "2026-09-30")
}
