package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// edges 35: a closed or archived letter is reopened with a reason: round 2 of the same
// number, from 交办, at day 0.
func TestALetterIsReopened(t *testing.T) {
	for _, after := range []int{published, archived} {
		s := tell(t).upTo(after)
		s.refuses(workflow.NoReason, "2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{})
		s.refuses(workflow.NotYours, "2026-10-12 09:00", "dw_jingban", workflow.Reopen, details{Reason: "又积水"})
		s.does("2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"}).hears("reopened:dw_jingban")
		s.stands(workflow.Registered, "assign 区信访局 2026-10-13")
		if s.letter.Round != 2 || s.letter.Number != number(1) || s.letter.Report() != nil || s.letter.Lead() != nil || !s.letter.ClosedOn.IsZero() {
			t.Errorf("round %d of %s", s.letter.Round, s.letter.Number)
		}
		if s.reads("sanying", "2026-10-12") {
			t.Error("the unit of the first round still reads it")
		}
		s.does("2026-10-12 10:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}).stands(workflow.Handling, "accept 三营镇 2026-10-13", "report 三营镇 2026-10-19")
	}
	tell(t).upTo(agreed).refuses(workflow.WrongStage, "2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"})
}

// edges 35: the second round takes the whole way again, with its own reply.
func TestTheSecondRoundTakesTheWholeWay(t *testing.T) {
	s := tell(t).upTo(archived).does("2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"})
	s.does("2026-10-12 10:00", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}).does("2026-10-12 11:00", "touying", workflow.Accept, details{})
	s.does("2026-10-13 09:00", "touying", workflow.Submit, details{Report: theReport()}).does("2026-10-13 10:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-10-13 11:00", "dw_shenhe", workflow.Pass, details{}).does("2026-10-13 12:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-10-14 09:00", "shuji", workflow.Agree, details{}).stands(workflow.Replying, "reply 区信访局 2026-10-15", "individual 头营镇 2026-10-15")
	s.does("2026-10-14 09:30", "touying", workflow.Individual, details{Question: "电话", Reason: "网友无异议"})
	s.does("2026-10-14 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/9"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-28", "archive 区信访局 2026-10-28")
	if r := s.letter.Replies; len(r) != 4 || r[3].Round != 2 || r[3].Kind != workflow.FinalReply || r[3].Unit != "头营镇" {
		t.Errorf("replies %+v", r)
	}
}

// edges 35: figures of past months stay what they were.
func TestReopeningLeavesPastFigures(t *testing.T) {
	s := tell(t).upTo(archived)
	before := september(s)
	s.does("2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"})
	after := september(s)
	for name, rates := range map[string][2]workflow.Rate{"当日交办率": {before.SameDay, after.SameDay}, "按时签收率": {before.Accepted, after.Accepted},
		"按时办结率": {before.OnTime, after.OnTime}, "一次审核通过率": {before.FirstPass, after.FirstPass}, "公开回复率": {before.Replied, after.Replied}} {
		if diff := cmp.Diff(rates[0], rates[1]); diff != "" || rates[0].Total != 1 {
			t.Errorf("%s (-before +after):\n%s", name, diff)
		}
	}
}
