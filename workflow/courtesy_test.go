package workflow_test

import (
	"strings"
	"testing"

	"huiyin/workflow"
)

// 第九条, edges 10: 建议 is thanked at once by the standing text, which 信访局 posts the
// next working day; where nothing is to be worked on, that is all.
func TestASuggestionIsThankedAtOnceAndClosedByThePosting(t *testing.T) {
	s := tell(t).starts(workflow.Suggestion).hears("registered:dw_jingban").
		stands(workflow.Registered, "courtesy 区委督查室 2026-09-18")
	s.refuses(workflow.NotYours, "2026-09-18 09:30", "xf_jingban", workflow.Courtesy, details{})
	s.does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{}).hears("post:xf_jingban").
		stands(workflow.Registered, "post 区信访局 2026-09-20")
	s.refuses(workflow.NoCourtesy, "2026-09-18 09:40", "dw_jingban", workflow.Courtesy, details{})
	s.refuses(workflow.WordingDiffers, "2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1", Text: "谢谢"})
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).hears("published:dw_jingban").
		stands(workflow.Closed, "archive 区委督查室 2026-10-10")
	if r := s.letter.Replies[0]; r.Kind != workflow.CourtesyReply || !strings.Contains(r.Text, theNickname) || strings.Contains(r.Text, "｛") || !r.Posted {
		t.Errorf("the courteous reply is %+v", r)
	}
}

// edges 10: a suggestion that a unit works on has 15 days, the full chain and, after
// the courtesy, a reply of its own; it needs no finding (edges 11).
func TestASuggestionThatIsWorkedOnGetsASecondReply(t *testing.T) {
	s := tell(t).starts(workflow.Suggestion, anonymous).does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{})
	s.does("2026-09-18 09:40", "dw_jingban", workflow.Assign, details{Unit: "头营镇"}).hears("assigned:touying").
		stands(workflow.Handling, "post 区信访局 2026-09-20", "accept 头营镇 2026-09-20", "report 头营镇 2026-10-15")
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Handling, "accept 头营镇 2026-09-20", "report 头营镇 2026-10-15")
	s.does("2026-09-20 10:00", "touying", workflow.Accept, details{})
	report := theReport()
	report.Finding = ""
	s.does("2026-09-28 10:00", "touying", workflow.Submit, details{Report: report}).stands(workflow.Reviewing, "review 区委督查室 2026-09-30")
	s.does("2026-09-28 11:00", "dw_shenhe", workflow.Pass, details{}).does("2026-09-28 12:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-09-29 09:00", "shuji", workflow.Agree, details{})
	s.does("2026-09-29 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/2"})
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-19", "archive 区委督查室 2026-10-19")
	if r := s.letter.Replies; len(r) != 2 || r[0].Kind != workflow.CourtesyReply || r[1].Kind != workflow.FinalReply {
		t.Errorf("replies %+v", r)
	}
}

// edges 10: a copy 供参阅 needs a receipt by the next close and nothing more; to the
// leader it is shown without a clock (第九条 有关领导同志).
func TestACopyForReadingNeedsAReceiptOnly(t *testing.T) {
	s := tell(t).starts(workflow.Suggestion).does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{})
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.refuses(workflow.NoContact, "2026-09-20 10:00", "dw_jingban", workflow.Copy, details{Unit: "水务局"})
	s.does("2026-09-20 10:00", "dw_jingban", workflow.Copy, details{Unit: "古雁街道"}).hears("copied:guyan").
		stands(workflow.Closed, "archive 区委督查室 2026-10-10", "receipt 古雁街道 2026-09-21")
	s.refuses(workflow.AlreadyHolding, "2026-09-20 10:10", "dw_jingban", workflow.Copy, details{Unit: "古雁街道"})
	s.does("2026-09-20 10:20", "dw_jingban", workflow.Copy, details{}).hears("for_reading:shuji")
	s.does("2026-09-21 09:00", "guyan", workflow.Accept, details{}).stands(workflow.Closed, "archive 区委督查室 2026-10-10")
	s.refuses(workflow.AlreadyAccepted, "2026-09-21 09:10", "guyan", workflow.Accept, details{})
	s.refuses(workflow.WrongStage, "2026-09-21 09:10", "guyan", workflow.Submit, details{Report: theReport()})
}

// edges 10: 感谢 is 信访局's: it thanks the writer and passes the thanks on to the unit,
// which owes nothing.
func TestThanksArePassedOnWithoutADeadline(t *testing.T) {
	s := tell(t).starts(workflow.Thanks).stands(workflow.Registered, "courtesy 区信访局 2026-09-18")
	s.does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}).hears("copied:sanying").
		stands(workflow.Registered, "courtesy 区信访局 2026-09-18")
	s.does("2026-09-18 09:40", "sanying", workflow.Accept, details{}).stands(workflow.Registered, "courtesy 区信访局 2026-09-18")
	s.does("2026-09-18 10:00", "xf_jingban", workflow.Courtesy, details{}).stands(workflow.Registered, "post 区信访局 2026-09-20")
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Closed, "archive 区信访局 2026-10-10")
}

// 第九条: nobody but 建议 and 感谢 is owed a courteous reply; a letter that becomes
// 信访类 owes none any more (edges 1).
func TestACourtesyIsOwedOnlyForSuggestionsAndThanks(t *testing.T) {
	s := tell(t).starts(workflow.Petition).refuses(workflow.NoCourtesy, "2026-09-18 09:30", "xf_jingban", workflow.Courtesy, details{})
	s.does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.does("2026-09-18 10:00", "xf_jingban", workflow.Classify, details{Category: workflow.Suggestion, Reason: "实为建议"}).
		hears("recategorised:dw_jingban", "recategorised:sanying").
		stands(workflow.Handling, "accept 三营镇 2026-09-20", "report 三营镇 2026-09-24", "courtesy 区委督查室 2026-09-18")
	s.does("2026-09-18 10:30", "dw_jingban", workflow.Classify, details{Category: workflow.Petition, Reason: "仍是投诉"}).
		stands(workflow.Handling, "accept 三营镇 2026-09-20", "report 三营镇 2026-09-24")
}

// edges 10: a suggestion sent for reading is closed when the receipt is there too, in
// whatever order.
func TestASuggestionClosesWithItsReceipt(t *testing.T) {
	s := tell(t).starts(workflow.Suggestion).does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{})
	s.does("2026-09-18 09:40", "dw_jingban", workflow.Copy, details{Unit: "古雁街道"}).does("2026-09-18 09:50", "dw_jingban", workflow.Copy, details{Unit: "头营镇"})
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Registered, "receipt 古雁街道 2026-09-20", "receipt 头营镇 2026-09-20")
	s.does("2026-09-20 10:00", "guyan", workflow.Accept, details{}).stands(workflow.Registered, "receipt 头营镇 2026-09-20")
	s.does("2026-09-20 11:00", "touying", workflow.Accept, details{}).hears("closed:dw_jingban").
		stands(workflow.Closed, "archive 区委督查室 2026-10-10")
}

// edges 8、10: a letter of another authority stays open for the receipt of a copy, and
// has no wording to publish twice.
func TestALetterMovedOutClosesWithItsReceipt(t *testing.T) {
	s := tell(t).upTo(classified).does("2026-09-18 09:20", "xf_jingban", workflow.Copy, details{Unit: "古雁街道"})
	s.does("2026-09-18 09:30", "xf_jingban", workflow.OutOf, details{Reason: "固原市交通运输局"})
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).
		stands(workflow.Replying, "receipt 古雁街道 2026-09-20")
	s.refuses(workflow.NothingApproved, "2026-09-20 09:10", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/2"})
	s.does("2026-09-20 10:00", "guyan", workflow.Accept, details{}).hears("closed:xf_jingban", "closed:dw_jingban").
		stands(workflow.Closed, "archive 区信访局 2026-10-10")
}

// edges 10、51: a courtesy speaks of one letter alone: one that leads others is posted when
// they are apart, and nothing is joined to a letter that was thanked.
func TestACourtesyIsForOneLetter(t *testing.T) {
	m := holding(tell(t).starts(workflow.Suggestion), tell(t).starts(workflow.Suggestion))
	m.does(t, "2026-09-18 10:00", "dw_jingban", workflow.Merge, 2, details{Into: number(1)})
	m.does(t, "2026-09-18 10:10", "dw_jingban", workflow.Courtesy, 1, details{})
	m.refuses(t, workflow.MembersHang, "2026-09-20 09:00", "xf_jingban", workflow.Publish, 1, details{URL: "https://liuyan.example.cn/1"})
	m.does(t, "2026-09-20 09:10", "dw_jingban", workflow.Unmerge, 2, details{})
	m.does(t, "2026-09-20 09:15", "dw_jingban", workflow.Copy, 1, details{Unit: "古雁街道"})
	m.does(t, "2026-09-20 09:20", "xf_jingban", workflow.Publish, 1, details{URL: "https://liuyan.example.cn/1"})
	m.refuses(t, workflow.LeadingClosed, "2026-09-20 09:30", "dw_jingban", workflow.Merge, 2, details{Into: number(1)})
	m.does(t, "2026-09-20 10:00", "guyan", workflow.Accept, 1, details{})
	if l := m.letters[number(1)]; l.Stage != workflow.Closed {
		t.Errorf("at %s", l.Stage)
	}
}
