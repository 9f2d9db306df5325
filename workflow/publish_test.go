package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十二条, edges 32: the board refuses the posting: it stays 待回复 and the office's; changed
// words go to the leader by themselves.
func TestTheBoardRefusesThePosting(t *testing.T) {
	s := tell(t).upTo(answered)
	s.refuses(workflow.NotNow, "2026-09-23 09:50", "dw_shenhe", workflow.Correct, details{Text: "网友您好！已清淤完毕。"})
	s.refuses(workflow.NoReason, "2026-09-23 10:00", "xf_jingban", workflow.PublishFail, details{})
	s.does("2026-09-23 10:00", "xf_jingban", workflow.PublishFail, details{Reason: "含敏感词"}).hears("publish_failed:dw_jingban")
	s.stands(workflow.Replying, "reply 区信访局 2026-09-24")
	s.refuses(workflow.WordingDiffers, "2026-09-23 10:10", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1", Text: "网友您好！已清淤完毕。"})
	s.does("2026-09-23 10:30", "dw_shenhe", workflow.Correct, details{Text: "网友您好！已清淤完毕。"}).hears("passed:dw_jingban")
	s.stands(workflow.Approving, "submit 区委督查室 2026-09-24").refuses(workflow.NotNow, "2026-10-08 09:00", "job", workflow.SubmitFor, details{Batch: "2026-09"})
	s.does("2026-09-23 11:00", "dw_jingban", workflow.SubmitFor, details{}).does("2026-09-23 12:00", "shuji", workflow.Agree, details{})
	s.does("2026-09-23 13:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
	if r := s.letter.Replies[1]; r.Text != "网友您好！已清淤完毕。" || r.Kind != workflow.FinalReply {
		t.Errorf("published %+v", r)
	}
}

// edges 32: a refused posting may simply succeed later, in the approved words.
func TestARefusedPostingIsTriedAgain(t *testing.T) {
	s := tell(t).upTo(answered).does("2026-09-23 10:00", "xf_jingban", workflow.PublishFail, details{Reason: "网站维护"})
	s.does("2026-09-24 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1", Text: theReply})
	s.hears("published:sanying", "published:dw_jingban").stands(workflow.Closed, "satisfy 区信访局 2026-10-15", "archive 区信访局 2026-10-15")
}

// edges 32: a correction after publication is a new version with a single 审定.
func TestAPublishedReplyIsCorrected(t *testing.T) {
	s := tell(t).upTo(published)
	s.refuses(workflow.NoText, "2026-09-24 09:00", "dw_shenhe", workflow.Correct, details{})
	s.refuses(workflow.SameText, "2026-09-24 09:00", "dw_shenhe", workflow.Correct, details{Text: theReply})
	s.refuses(workflow.NotYours, "2026-09-24 09:00", "xf_shenhe", workflow.Correct, details{Text: "网友您好！更正。"})
	s.does("2026-09-24 09:00", "dw_shenhe", workflow.Correct, details{Text: "网友您好！更正。"}).hears("passed:dw_jingban")
	s.stands(workflow.Approving, "submit 区委督查室 2026-09-28", "satisfy 区信访局 2026-10-14")
	s.does("2026-09-24 10:00", "dw_jingban", workflow.SubmitFor, details{}).does("2026-09-24 11:00", "shuji", workflow.Agree, details{})
	s.stands(workflow.Replying, "reply 区信访局 2026-09-28", "satisfy 区信访局 2026-10-14")
	s.does("2026-09-24 12:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/2"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-15")
	if r := s.letter.Replies[2]; r.Kind != workflow.CorrectionReply || r.Text != "网友您好！更正。" {
		t.Errorf("published %+v", r)
	}
}

// edges 32: leaked personal data: 信访局 removes it first, and the 督查室 hears at once.
func TestALeakIsTakenDownFirst(t *testing.T) {
	for _, after := range []int{published, archived} {
		s := tell(t).upTo(after)
		s.refuses(workflow.NoReason, "2026-09-24 09:00", "xf_jingban", workflow.TakeDown, details{})
		s.refuses(workflow.NotYours, "2026-09-24 09:00", "dw_shenhe", workflow.TakeDown, details{Reason: "含电话"})
		s.does("2026-09-24 09:00", "xf_jingban", workflow.TakeDown, details{Reason: "含电话"}).hears("taken_down:dw_jingban", "taken_down:dw_shenhe")
		if r := s.letter.Replies[1]; r.TakenDown != "含电话" || !r.TakenDownAt.Equal(at("2026-09-24 09:00")) {
			t.Errorf("taken down %+v", r)
		}
	}
	tell(t).upTo(accepted).refuses(workflow.NothingPosted, "2026-09-24 09:00", "xf_jingban", workflow.TakeDown, details{Reason: "含电话"})
	interim(t).does("2026-09-24 09:00", "xf_jingban", workflow.TakeDown, details{Reason: "含电话"})
}

// edges 32: it is taken down whatever else is under way: a correction already at the
// leader leaves the words of the leak on the board.
func TestALeakIsTakenDownWhileItIsCorrected(t *testing.T) {
	s := tell(t).upTo(published).does("2026-09-24 09:00", "dw_shenhe", workflow.Correct, details{Text: "网友您好！更正。"})
	for i, next := range []func(){func() {}, func() { s.does("2026-09-24 11:00", "dw_jingban", workflow.SubmitFor, details{}) },
		func() { s.does("2026-09-24 12:00", "shuji", workflow.Agree, details{}) }} {
		next()
		at := tell(t)
		at.letter = s.letter
		at.does("2026-09-24 13:00", "xf_jingban", workflow.TakeDown, details{Reason: "含电话"})
		if at.letter.Stage != s.letter.Stage || at.letter.Replies[1].TakenDown != "含电话" {
			t.Errorf("%d: %s, taken down %q", i, at.letter.Stage, at.letter.Replies[1].TakenDown)
		}
	}
	again := tell(t).upTo(published).does("2026-09-24 09:00", "xf_shenhe", workflow.Reopen, details{Reason: "又堵"})
	again.does("2026-09-24 10:00", "xf_jingban", workflow.TakeDown, details{Reason: "含电话"})
}

// edges 10, 32: the board may refuse a courteous reply too; it stays to be posted.
func TestTheBoardRefusesACourtesy(t *testing.T) {
	s := tell(t).starts(workflow.Suggestion).does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{})
	s.does("2026-09-18 10:00", "xf_jingban", workflow.PublishFail, details{Reason: "网站维护"}).hears("publish_failed:dw_jingban").
		stands(workflow.Registered, "post 区信访局 2026-09-20")
	if r := s.letter.Replies[0]; r.Failed != "网站维护" || r.Posted {
		t.Errorf("recorded %+v", r)
	}
}
