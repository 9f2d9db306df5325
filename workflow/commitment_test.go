package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// promised is a published letter with two promises of the unit, answered in person.
func promised(t *testing.T) *story {
	two := []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-09")}, {Text: "设路灯", DueOn: day("2026-10-30")}}
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: two}).through(reported, published)
	return s.stands(workflow.Following, "commitment 三营镇 2026-10-09", "commitment 三营镇 2026-10-30", "satisfy 区信访局 2026-10-14")
}

// 第十二条 跟进工作，直至问题得到有效解决，同时做好再回复, edges 34: promises keep the letter in 跟踪中;
// when the last is kept the unit reports again, and a further reply closes the letter.
func TestPromisesAreFollowedUntilTheyAreKeptAndToldAgain(t *testing.T) {
	s := promised(t)
	s.refuses(workflow.NoPromise, "2026-10-08 10:00", "sanying", workflow.Keep, details{Reason: "已修好"})
	s.refuses(workflow.NoPromise, "2026-10-08 10:00", "sanying", workflow.Keep, details{Item: 3, Reason: "已修好"})
	s.refuses(workflow.NoReason, "2026-10-08 10:00", "sanying", workflow.Keep, details{Item: 1})
	s.refuses(workflow.NotYours, "2026-10-08 10:00", "xf_jingban", workflow.Keep, details{Item: 1, Reason: "已修好"})
	s.does("2026-10-08 10:00", "sanying", workflow.Keep, details{Item: 1, Reason: "照片1"}).hears("kept:xf_jingban", "kept:dw_jingban")
	s.stands(workflow.Following, "commitment 三营镇 2026-10-30", "satisfy 区信访局 2026-10-14")
	s.does("2026-10-12 10:00", "sanying_fz", workflow.Keep, details{Reason: "照片2"}).stands(workflow.Following, "further 三营镇 2026-10-19", "satisfy 区信访局 2026-10-14")
	s.refuses(workflow.FinalOnly, "2026-10-13 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-11-10")})
	s.does("2026-10-13 10:00", "sanying", workflow.Submit, details{Report: theReport()}).stands(workflow.Reviewing, "review 区信访局 2026-10-15", "satisfy 区信访局 2026-10-14")
	s.does("2026-10-13 11:00", "xf_shenhe", workflow.Rework, details{Reason: "写明完工日"}).hears("rework:sanying").
		stands(workflow.Following, "further 三营镇 2026-10-20", "satisfy 区信访局 2026-10-14")
	s.does("2026-10-13 12:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.does("2026-10-13 12:30", "sanying", workflow.AskBack, details{Reason: "有误"}).refuses(workflow.FurtherReply, "2026-10-13 12:40", "xf_shenhe", workflow.DecideBack, details{})
	s.does("2026-10-13 13:00", "xf_shenhe", workflow.Pass, details{}).does("2026-10-13 14:00", "dw_shenhe", workflow.Pass, details{})
	s.stands(workflow.Approving, "submit 区委督查室 2026-10-14", "satisfy 区信访局 2026-10-14")
	s.does("2026-10-13 15:00", "dw_jingban", workflow.SubmitFor, details{}).does("2026-10-14 09:00", "shuji", workflow.Agree, details{})
	s.does("2026-10-14 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/2"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-28")
	if r := s.letter.Replies; len(r) != 3 || r[2].Kind != workflow.FinalReply {
		t.Errorf("replies %+v", r)
	}
}

// 第十二条, edges 21: a promise made after publication is followed too.
func TestAPromiseMadeLater(t *testing.T) {
	s := promised(t)
	s.refuses(workflow.BadDay, "2026-09-24 10:00", "sanying", workflow.Promise, details{Reason: "绿化"})
	s.refuses(workflow.NoReason, "2026-09-24 10:00", "sanying", workflow.Promise, details{Until: day("2026-11-30")})
	s.does("2026-09-24 10:00", "sanying", workflow.Promise, details{Reason: "绿化", Until: day("2026-11-30")}).hears("promise:xf_jingban")
	s.stands(workflow.Following, "commitment 三营镇 2026-10-09", "commitment 三营镇 2026-10-30", "commitment 三营镇 2026-11-30", "satisfy 区信访局 2026-10-14")
}

// domain.md §4, §8: the unit is warned two working days before a promise is due, and
// urged the working day after it.
func TestTheUnitIsWarnedOfAPromiseAndUrgedForIt(t *testing.T) {
	m := holding(promised(t))
	desk := &workflow.Desk{Store: m}
	for _, c := range []struct {
		morning string
		want    []string
	}{
		{"2026-09-29 09:00", nil}, {"2026-09-30 09:00", []string{"promise_soon:sanying"}}, {"2026-09-30 10:00", nil}, {"2026-10-08 09:00", nil},
		{"2026-10-09 09:00", nil}, {"2026-10-10 09:00", []string{"urged:sanying", "urged:sanying_fz"}}, {"2026-10-12 09:00", nil},
		{"2026-10-13 09:00", []string{"long_overdue:xf_jingban"}}, {"2026-10-14 09:00", nil},
	} {
		told, err := desk.Overdue(t.Context(), at(c.morning), at(c.morning))
		if diff := cmp.Diff(c.want, heard(told)); diff != "" || err != nil {
			t.Errorf("%s: told (-want +got):\n%s%v", c.morning, diff, err)
		}
	}
}

// domain.md §8, edges 24: where nobody in the unit can hear of a promise that falls due, the
// office hears that it must telephone.
func TestThePromiseOfAUnitWithoutAContactIsTheOfficesToCall(t *testing.T) {
	s := promised(t)
	away("sanying", "")(s.rules.People)
	desk := &workflow.Desk{Store: holding(s)}
	told, err := desk.Overdue(t.Context(), at("2026-09-30 09:00"), at("2026-09-30 09:00"))
	if diff := cmp.Diff([]string{"nobody:xf_jingban"}, heard(told)); diff != "" || err != nil {
		t.Errorf("told (-want +got):\n%s%v", diff, err)
	}
}
