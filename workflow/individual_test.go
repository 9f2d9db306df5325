package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十二条 公开回复与个别回复并行, edges 31: with contacts in the letter the unit owes a personal
// answer by the day of the public one; outstanding it keeps the letter from closing.
func TestAPersonalAnswerKeepsTheLetterOpen(t *testing.T) {
	s := tell(t).upTo(agreed).hears("agreed:xf_jingban", "individual:sanying")
	s.does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.stands(workflow.Following, "individual 三营镇 2026-09-24", "satisfy 区信访局 2026-10-14")
	s.refuses(workflow.NoMethod, "2026-09-23 11:00", "sanying", workflow.Individual, details{Question: " "})
	s.refuses(workflow.NoOpinion, "2026-09-23 11:00", "sanying", workflow.Individual, details{Question: "电话"})
	s.refuses(workflow.NotYours, "2026-09-23 11:00", "touying", workflow.Individual, details{Question: "电话", Reason: "网友无异议"})
	s.does("2026-09-23 11:00", "sanying_fz", workflow.Individual, details{Question: "电话", Reason: "网友满意"}).hears("closed:xf_jingban", "closed:dw_jingban")
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
	if r := s.letter.Replies[1]; r.Method != "电话" || r.Opinion != "网友满意" || r.Channel != workflow.IndividualChannel || r.By != "sanying_fz" || r.Unit != "三营镇" {
		t.Errorf("recorded %+v", r)
	}
}

// edges 7: an anonymous letter owes no personal answer.
func TestAnAnonymousLetterOwesNoPersonalAnswer(t *testing.T) {
	s := tell(t).starts(workflow.Petition, anonymous).through(classified, agreed).stands(workflow.Replying, "reply 区信访局 2026-09-24")
	s.hears("agreed:xf_jingban").refuses(workflow.NoIndividualDue, "2026-09-23 09:30", "sanying", workflow.Individual, details{Question: "电话", Reason: "网友无异议"})
	s.does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
}

// edges 31: the owning office may record what it told the writer itself; a promise still
// open keeps the letter in 跟踪中.
func TestThePersonalAnswerMayComeFromTheOffice(t *testing.T) {
	promise := []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: promise}).through(reported, agreed)
	s.does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.does("2026-09-23 11:00", "xf_jingban", workflow.Individual, details{Question: "短信", Reason: "网友已回复收到"}).hears().
		stands(workflow.Following, "commitment 三营镇 2026-10-30", "satisfy 区信访局 2026-10-14")
}
