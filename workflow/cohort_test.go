package workflow_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// edges 42: what is withheld, transferred, 感谢, voided, out of scope or gone from the board
// leaves 应公开; what was only copied, urged or answered in person does not.
func TestWhatIsOwedInPublic(t *testing.T) {
	withheld := tell(t).upTo(passed).does("2026-09-22 10:30", "dw_shenhe", workflow.Withhold, details{Withhold: workflow.Unreasonable, Reason: "不合理"})
	withheld.through(passed, agreed)
	transferred := tell(t).upTo(accepted).does("2026-09-18 11:00", "dw_shenhe", workflow.Transfer, details{Reason: "涉及干部"})
	voided := tell(t).upTo(classified).does("2026-09-18 09:25", "xf_jingban", workflow.Void, details{Reason: "误登"}).does("2026-09-18 09:30", "xf_shenhe", workflow.Void, details{})
	outside := tell(t).upTo(classified).does("2026-09-18 09:25", "xf_jingban", workflow.OutOf, details{Reason: "市交通局"})
	gone := tell(t).upTo(accepted).does("2026-09-18 11:00", "xf_jingban", workflow.BoardGone, details{Proof: "截图"})
	f := september(withheld, transferred, tell(t).starts(workflow.Thanks), voided, outside, gone, tell(t).upTo(archived), tell(t).upTo(answered), tell(t).starts(workflow.Inquiry))
	if f.Owed.Met != 1 || f.Owed.Total != 3 || f.Registered != 9 || f.Replied.Total != 9 {
		t.Errorf("应公开回复率 %d of %d, letters %v, registered %d", f.Owed.Met, f.Owed.Total, f.Owed.Letters, f.Registered)
	}
}

// edges 2, 42: 当日交办率 counts 信访类 only, each letter once, by its first 交办.
func TestTheSameDayRateIsOfPetitions(t *testing.T) {
	inquiry := tell(t).starts(workflow.Inquiry).does("2026-09-21 09:00", "dw_jingban", workflow.Assign, details{Unit: "三营镇"})
	returned := tell(t).upTo(assigned).does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	returned.does("2026-09-22 10:00", "xf_jingban", workflow.Assign, details{Unit: "头营镇"})
	late := tell(t).upTo(classified).does("2026-09-20 09:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	if f := september(inquiry, returned, late); f.SameDay.Total != 2 || f.SameDay.Met != 1 {
		t.Errorf("当日交办率 %d of %d", f.SameDay.Met, f.SameDay.Total)
	}
}

// edges 45: every duty says whose it is, against whom its time counts, in which round and
// what opened and ended it.
func TestADutySaysAllThatListsNeed(t *testing.T) {
	s := tell(t).upTo(archived).does("2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"})
	for i, d := range s.letter.Duties {
		if d.N != i+1 || d.Owner == "" || d.ChargedTo == "" || d.From.IsZero() || d.DueOn.IsZero() || d.Opened == 0 || (d.Ended != "") != (d.Closed > 0) {
			t.Errorf("duty %+v", d)
		}
		if want := map[bool]int{true: 2, false: 1}[i == len(s.letter.Duties)-1]; d.Round != want {
			t.Errorf("duty %d is of round %d", d.N, d.Round)
		}
	}
}

// edges 51, 52: what a step brings about on other letters is committed with it: letters,
// events and notices together, or nothing.
func TestAStepOnSeveralLettersIsOneChange(t *testing.T) {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(classified))
	m.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	if m.writes != 1 || len(m.events) != 2 || len(m.notices) != 1 || m.events[1].Actor != "job:with/2026-0002" {
		t.Errorf("%d writes, %d events, %d notices: %+v", m.writes, len(m.events), len(m.notices), m.events)
	}
	before := photo(t, m.sorted())
	m.refuses(t, workflow.WrongStage, "2026-09-18 11:10", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	if photo(t, m.sorted()) != before || len(m.events) != 2 {
		t.Error("the refusal changed something")
	}
}

// edges 53: an actor is a person, the API or a job by its name.
func TestWhoTheLogNames(t *testing.T) {
	for want, a := range map[string]workflow.Actor{"xf_jingban": {Person: "xf_jingban"}, "api": {API: true}, "job:overdue": {Job: "overdue"}} {
		if a.String() != want {
			t.Errorf("%+v is logged as %s, want %s", a, a, want)
		}
	}
}

// edges 35, 42: a month is as of its last midnight: what is published, reported or opened
// again later changes none of its rates; a copy for reading is no 交办.
func TestAPastMonthStays(t *testing.T) {
	early := tell(t).upTo(archived)
	open := tell(t).upTo(answered)
	open.does("2026-09-29 10:00", "xf_jingban", workflow.Copy, details{Unit: "古雁街道"})
	before := september(early, open)
	early.does("2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"})
	early.does("2026-10-12 10:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}).does("2026-10-12 11:00", "sanying", workflow.Accept, details{})
	early.does("2026-10-13 10:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-10-13 15:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"})
	open.does("2026-10-08 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/9"})
	m := holding(early, open)
	after := m.rules.Figures(m.sorted(), 2026, time.September, at("2026-10-20 09:00"))
	after.AsOf, after.ByStage = before.AsOf, before.ByStage
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("September changed (-before +after):\n%s", diff)
	}
	if len(before.Units) != 1 || before.Units[0].Assigned != 2 || before.Replied.Met != 1 {
		t.Errorf("figures %+v", before)
	}
}
