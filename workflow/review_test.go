package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十一条 五关, edges 25: each office signs its own five, gate by gate or all that are
// left; 谁转办谁审核, then the 督查室.
func TestEachOfficeSignsItsOwnFiveGates(t *testing.T) {
	s := tell(t).upTo(reported)
	for i, g := range workflow.Gates[:3] {
		s.does("2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{Gates: []workflow.Gate{g}}).hears()
		if left := s.letter.Unsigned("区信访局"); len(left) != 4-i {
			t.Errorf("after %s: %v left", g, left)
		}
	}
	s.refuses(workflow.NotYours, "2026-09-21 15:10", "dw_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 15:20", "xf_shenhe", workflow.Pass, details{}).hears("review:dw_shenhe").stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	s.does("2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{Gates: workflow.Gates}).hears("passed:dw_jingban").stands(workflow.Approving, "submit 区委督查室 2026-10-08")
	if len(s.letter.Reviews) != 10 {
		t.Errorf("%d signatures", len(s.letter.Reviews))
	}
}

// edges 25: a red gate of the 督查室 goes to the unit and 信访局 is informed; the next
// version starts the chain again.
func TestAReturnOfTheSupervisionOfficeGoesToTheUnit(t *testing.T) {
	s := tell(t).upTo(firstPassed).does("2026-09-22 10:00", "dw_shenhe", workflow.Rework, details{Gates: []workflow.Gate{workflow.Policy, workflow.Law}, Reason: "依据过时"})
	s.hears("rework:sanying", "bureau_rework:xf_shenhe").stands(workflow.Handling, "report 三营镇 2026-09-24")
	if r := s.letter.Reviews[5:]; len(r) != 2 || r[0].Gate != workflow.Policy || r[0].Passed || r[1].Opinion != "依据过时" {
		t.Errorf("signed %+v", r)
	}
	s.does("2026-09-23 10:00", "sanying", workflow.Submit, details{Report: theReport()}).stands(workflow.Reviewing, "review 区信访局 2026-09-28")
}

// edges 27: a reviewer's edit is a new version which the next office signs; the unit is
// told of it.
func TestAnEditIsSignedByAnotherReviewer(t *testing.T) {
	s := tell(t).upTo(reported)
	s.refuses(workflow.NoText, "2026-09-21 15:00", "xf_shenhe", workflow.Edit, details{})
	s.refuses(workflow.SameText, "2026-09-21 15:00", "xf_shenhe", workflow.Edit, details{Text: theReply})
	s.does("2026-09-21 15:00", "xf_shenhe", workflow.Edit, details{Text: "网友您好！已清淤。"}).hears("edited:sanying", "review:dw_shenhe")
	s.stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	if r := s.letter.Report(); r.Version != 2 || r.EditOf != 1 || r.By != "xf_shenhe" || s.letter.Reports[0].ProposedReply != theReply {
		t.Errorf("the edit is %+v", r)
	}
	s.refuses(workflow.NotYours, "2026-09-21 16:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{}).does("2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-09-23 09:00", "shuji", workflow.Agree, details{}).does("2026-09-23 09:30", "sanying", workflow.Individual, details{Question: "电话", Reason: "网友无异议"})
	s.refuses(workflow.WordingDiffers, "2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1", Text: theReply})
	s.does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	if got := s.letter.Replies[1].Text; got != "网友您好！已清淤。" {
		t.Errorf("published %q", got)
	}
}

// edges 27: what the last reviewer edits goes up to the leader, who signs it by deciding.
func TestAnEditOfTheLastOfficeGoesToTheLeader(t *testing.T) {
	s := tell(t).upTo(firstPassed).does("2026-09-22 10:00", "dw_shenhe", workflow.Edit, details{Text: "网友您好！已清淤。"})
	s.hears("edited:sanying", "passed:dw_jingban").stands(workflow.Approving, "submit 区委督查室 2026-10-08")
}

// edges 24, 27: who edited cannot sign the edit for another office either: persons count.
func TestWhoEditedSignsNowhere(t *testing.T) {
	s := tell(t, away("dw_shenhe", "xf_shenhe")).upTo(reported).does("2026-09-21 15:00", "xf_shenhe", workflow.Edit, details{Text: "网友您好！已清淤。"})
	s.refuses(workflow.DraftedBySelf, "2026-09-22 10:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{})
}

// edges 27: a leader's edit approves his words; the 督查室 checks the transcription, and a
// promise that is touched is confirmed by the unit before anything is published.
func TestALeadersEditIsCheckedAndConfirmed(t *testing.T) {
	promise := []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: promise}).through(reported, submitted)
	s.does("2026-09-23 09:00", "shuji", workflow.Agree, details{Text: "网友您好！十月底前修好。"}).hears("transcript:dw_shenhe", "confirm:sanying")
	s.stands(workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24", "transcript 区委督查室 2026-09-24", "confirm 三营镇 2026-09-24")
	post := details{URL: "https://liuyan.example.cn/1", Text: "网友您好！十月底前修好。"}
	s.refuses(workflow.EditUnchecked, "2026-09-23 10:00", "xf_jingban", workflow.Publish, post)
	s.refuses(workflow.NotYours, "2026-09-23 10:00", "dw_jingban", workflow.Transcribe, details{})
	s.does("2026-09-23 10:00", "dw_shenhe", workflow.Transcribe, details{}).hears("agreed:xf_jingban")
	s.refuses(workflow.NothingToCheck, "2026-09-23 10:10", "dw_shenhe", workflow.Transcribe, details{})
	s.refuses(workflow.PromiseUnconfirmed, "2026-09-23 10:20", "xf_jingban", workflow.Publish, post)
	s.does("2026-09-23 10:30", "sanying_fz", workflow.Promise, details{}).stands(workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24")
	s.does("2026-09-23 10:40", "xf_jingban", workflow.Publish, post).stands(workflow.Following, "individual 三营镇 2026-09-24", "commitment 三营镇 2026-10-30", "satisfy 区信访局 2026-10-14")
}

// edges 27: the unit takes over the day the leader gave its promise, or says that it stands.
func TestAPromiseTheLeaderMovedIsMovedByTheUnit(t *testing.T) {
	s := tell(t).upTo(accepted)
	edited(s)
	s.does("2026-09-23 09:30", "dw_shenhe", workflow.Transcribe, details{})
	s.refuses(workflow.BadDay, "2026-09-23 10:00", "sanying", workflow.Promise, details{Until: day("2026-09-01")})
	s.does("2026-09-23 10:00", "sanying", workflow.Promise, details{Until: day("2026-11-15"), Reason: "修好路面"})
	s.does("2026-09-23 10:40", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Following, "individual 三营镇 2026-09-24", "commitment 三营镇 2026-11-15", "satisfy 区信访局 2026-10-14")
	if c := s.letter.Commitments; len(c) != 1 || c[0].Text != "修好路面" {
		t.Errorf("promised %+v", c)
	}
}
