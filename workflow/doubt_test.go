package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// doubtful is a report whose drafted reply states two things that have no source.
func doubtful(s *story) {
	r := theReport()
	r.ProposedReply = "网友您好！两处已修好，依据《某办法》。"
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: r, Doubts: []workflow.Doubt{
		{Kind: workflow.FactNumber, Text: "两处"}, {Kind: workflow.FactLaw, Text: "《某办法》"}}})
}

// domain.md §9: what a draft states without a source keeps the 事实关 shut until a person
// has cleared each; the other gates are signed meanwhile, and what a reviewer strikes out
// is no question any more.
func TestADraftedFactIsClearedBeforeTheFactsAreSigned(t *testing.T) {
	s := tell(t).upTo(accepted)
	doubtful(s)
	s.does("2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{Gates: workflow.Gates[1:]})
	s.refuses(workflow.FactsOpen, "2026-09-21 15:05", "xf_shenhe", workflow.Pass, details{Gates: workflow.Gates[:1]})
	s.does("2026-09-21 15:10", "xf_shenhe", workflow.Vouch, details{Item: 1, Reason: "工程台账第3页"})
	s.refuses(workflow.FactsOpen, "2026-09-21 15:15", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 15:20", "xf_shenhe", workflow.Vouch, details{Reason: "宁政办发〔2020〕1号"}).does("2026-09-21 15:30", "xf_shenhe", workflow.Pass, details{}).
		hears("review:dw_shenhe").does("2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-10-08")
	if d := s.letter.Doubts; len(d) != 2 || d[0].By != "xf_shenhe" || d[0].Source != "工程台账第3页" || len(s.letter.OpenDoubts()) != 0 {
		t.Errorf("doubts %+v", d)
	}
	struck := tell(t).upTo(accepted)
	doubtful(struck)
	struck.does("2026-09-21 15:00", "xf_shenhe", workflow.Edit, details{Text: "网友您好！已修好。"}).hears("edited:sanying", "review:dw_shenhe").
		does("2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{})
}

// edges 39: a fact that was cleared by mistake is open again, the one cleared before it is not.
func TestAClearedFactIsOpenedAgain(t *testing.T) {
	s := tell(t).upTo(accepted)
	doubtful(s)
	s.does("2026-09-21 15:10", "xf_shenhe", workflow.Vouch, details{Item: 1, Reason: "工程台账第3页"})
	s.does("2026-09-21 15:20", "xf_shenhe", workflow.Vouch, details{Item: 2, Reason: "错看的文件"})
	s.does("2026-09-21 15:25", "xf_shenhe", workflow.Undo, details{}).stands(workflow.Reviewing, debts(s.letter)...)
	if open := s.letter.OpenDoubts(); len(open) != 1 || open[0].N != 2 || open[0].Source != "" {
		t.Errorf("open after 撤回: %+v", open)
	}
	s.refuses(workflow.FactsOpen, "2026-09-21 15:26", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 15:27", "xf_shenhe", workflow.Vouch, details{Item: 2, Reason: "宁政办发〔2020〕1号"}).does("2026-09-21 15:30", "xf_shenhe", workflow.Pass, details{})
}

// Whichever way a drafted reply comes back, what was in doubt is, and what was cleared is
// not asked again: after a rework, a 撤回, and in a second round.
func TestADoubtComesBackWithItsWords(t *testing.T) {
	again := func(s *story, when string) *story {
		r := theReport()
		r.ProposedReply = "网友您好！两处已修好，依据《某办法》。"
		return s.does(when, "sanying", workflow.Submit, details{Report: r})
	}
	reworked := tell(t).upTo(accepted)
	doubtful(reworked)
	reworked.does("2026-09-21 15:00", "xf_shenhe", workflow.Vouch, details{Item: 1, Reason: "台账"}).does("2026-09-21 15:10", "xf_shenhe", workflow.Rework, details{Reason: "请改"})
	again(reworked, "2026-09-21 16:00").refuses(workflow.FactsOpen, "2026-09-21 16:10", "xf_shenhe", workflow.Pass, details{})
	if open := reworked.letter.OpenDoubts(); len(open) != 1 || open[0].Text != "《某办法》" || len(reworked.letter.CurrentDoubts()) != 2 {
		t.Errorf("after the rework %+v", open)
	}
	undone := tell(t).upTo(accepted)
	doubtful(undone)
	undone.does("2026-09-21 10:05", "sanying", workflow.Undo, details{})
	if open := again(undone, "2026-09-21 10:20").letter.OpenDoubts(); len(open) != 2 {
		t.Errorf("after 撤回 %+v", open)
	}
	second := tell(t).upTo(archived)
	second.letter.Doubts = []workflow.Doubt{{N: 1, Round: 1, Version: 1, Kind: workflow.FactNumber, Text: "两处"}}
	second.does("2026-10-12 09:00", "xf_jingban", workflow.Reopen, details{Reason: "又积水"}).does("2026-10-12 10:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	second.does("2026-10-12 11:00", "sanying", workflow.Accept, details{})
	if open := again(second, "2026-10-13 10:00").letter.OpenDoubts(); len(open) != 1 {
		t.Errorf("in the second round %+v", open)
	}
}
