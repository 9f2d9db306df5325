package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 14: a unit that the letter accuses loses it at once, hears nothing, reads
// nothing and cannot get it again; another unit leads.
func TestAnAccusedUnitLosesTheLetter(t *testing.T) {
	s := tell(t).upTo(accepted)
	s.refuses(workflow.NoReason, "2026-09-18 11:00", "xf_jingban", workflow.Recuse, details{Unit: "三营镇"})
	s.refuses(workflow.UnknownAccused, "2026-09-18 11:00", "xf_jingban", workflow.Recuse, details{Unit: "五营镇", Reason: "被反映"})
	s.refuses(workflow.NotYours, "2026-09-18 11:00", "sanying", workflow.Recuse, details{Unit: "头营镇", Reason: "被反映"})
	s.does("2026-09-18 11:00", "xf_jingban", workflow.Recuse, details{Unit: "三营镇", Reason: "被反映"}).hears("recused:dw_jingban")
	s.stands(workflow.Registered, "assign 区信访局 2026-09-20")
	if s.reads("sanying", "2026-09-18") || s.reads("sanying_fz", "2026-09-18") {
		t.Error("the accused unit reads it")
	}
	s.refuses(workflow.AlreadyRecused, "2026-09-18 11:10", "xf_jingban", workflow.Recuse, details{Unit: "三营镇", Reason: "被反映"})
	s.refuses(workflow.UnitRecused, "2026-09-18 11:10", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.refuses(workflow.UnitRecused, "2026-09-18 11:10", "xf_jingban", workflow.Assign, details{Unit: "头营镇", Supports: []string{"三营镇"}})
	s.does("2026-09-18 11:20", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}).hears("assigned:touying")
	s.stands(workflow.Handling, "accept 头营镇 2026-09-20", "report 头营镇 2026-09-24")
}

// edges 14: after publication too nothing of the accused stays; the letter begins anew.
func TestAnAccusedUnitLosesALetterThatIsFollowed(t *testing.T) {
	s := tell(t).upTo(agreed).does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.stands(workflow.Following, "individual 三营镇 2026-09-24", "satisfy 区信访局 2026-10-14")
	s.does("2026-09-23 11:00", "dw_shenhe", workflow.Recuse, details{Unit: "三营镇", Reason: "被反映"}).hears("recused:xf_jingban", "recused:dw_jingban")
	s.stands(workflow.Registered, "assign 区信访局 2026-09-24", "satisfy 区信访局 2026-10-14")
}

// edges 14: where the only contact is accused the unit cannot go on; where another is
// left, the unit keeps the letter and the other hand reports anew.
func TestAnAccusedDrafterReportsNoMore(t *testing.T) {
	accuse := details{Person: "sanying", Reason: "本人被反映"}
	alone := tell(t).upTo(reported).does("2026-09-21 11:00", "xf_jingban", workflow.Recuse, accuse)
	alone.stands(workflow.Registered, "assign 区信访局 2026-09-22")
	s := tell(t, also("sanying2", "三营镇", workflow.Contact)).upTo(reported).does("2026-09-21 11:00", "xf_jingban", workflow.Recuse, accuse)
	s.hears("recused:dw_jingban").stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.refuses(workflow.NotYours, "2026-09-21 12:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.does("2026-09-21 12:00", "sanying2", workflow.Submit, details{Report: theReport()}).stands(workflow.Reviewing, "review 区信访局 2026-09-23")
}

// edges 14: a recused reviewer's place is taken by another of the office, else by a
// 督查室; what they signed does not count.
func TestAnAccusedReviewerIsReplaced(t *testing.T) {
	s := tell(t).upTo(reported).does("2026-09-21 11:00", "dw_shenhe", workflow.Recuse, details{Person: "xf_shenhe", Reason: "亲属"})
	s.stands(workflow.Reviewing, "review 区委督查室 2026-09-23").refuses(workflow.NotYours, "2026-09-21 12:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-21 12:00", "dw_shenhe", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-10-08")

	other := tell(t).upTo(firstPassed).does("2026-09-21 16:00", "dw_jingban", workflow.Recuse, details{Person: "dw_shenhe", Reason: "亲属"})
	other.stands(workflow.Reviewing, "review 政府督查室 2026-09-23")
	other.does("2026-09-22 10:00", "zf_shenhe", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-10-08")

	second := tell(t, also("xf_shenhe2", "区信访局", workflow.Reviewer)).upTo(passed)
	second.does("2026-09-22 10:30", "dw_jingban", workflow.Recuse, details{Person: "xf_shenhe", Reason: "亲属"})
	second.hears("recused:xf_jingban", "review:xf_shenhe2").stands(workflow.Reviewing, "review 区信访局 2026-09-24")
	second.does("2026-09-22 11:00", "xf_shenhe2", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-10-08")
}

// edges 14, 26: an accused leader decides nothing; the other one does.
func TestAnAccusedLeaderDoesNotDecide(t *testing.T) {
	s := tell(t).upTo(agreed).does("2026-09-23 09:30", "dw_shenhe", workflow.Recuse, details{Person: "shuji", Reason: "涉及本人"})
	s.hears("recused:xf_jingban", "recused:dw_jingban").stands(workflow.Approving, "submit 区委督查室 2026-10-08")
	if s.reads("shuji", "2026-09-23") {
		t.Error("the accused leader reads it")
	}
	s.does("2026-09-23 10:00", "dw_jingban", workflow.SubmitFor, details{}).hears("decide:quzhang").does("2026-09-23 11:00", "quzhang", workflow.Agree, details{})
	s.stands(workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24")
}

// edges 14: an accused office hands its duties over; one 督查室 and one leader must be left.
func TestSomebodyMustBeLeftToHandleTheLetter(t *testing.T) {
	s := tell(t).upTo(classified).does("2026-09-18 09:30", "dw_shenhe", workflow.Recuse, details{Unit: "区信访局", Reason: "被反映"})
	s.stands(workflow.Registered, "assign 区委督查室 2026-09-18").refuses(workflow.NotYours, "2026-09-18 09:40", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.does("2026-09-18 09:40", "dw_shenhe", workflow.Recuse, details{Unit: "政府督查室", Reason: "被反映"})
	s.refuses(workflow.NobodyLeft, "2026-09-18 09:50", "dw_shenhe", workflow.Recuse, details{Unit: "区委督查室", Reason: "被反映"})
	s.does("2026-09-18 09:50", "dw_jingban", workflow.Recuse, details{Person: "quzhang", Reason: "被反映"})
	s.refuses(workflow.NobodyLeft, "2026-09-18 09:55", "dw_shenhe", workflow.Recuse, details{Person: "shuji", Reason: "被反映"})
}

// edges 14: the 督查室 decides that a recusal ends; what was lost is not given back.
func TestTheSupervisionOfficeLiftsARecusal(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-18 11:00", "xf_jingban", workflow.Recuse, details{Unit: "三营镇", Reason: "被反映"})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "xf_jingban", workflow.Unrecuse, details{Unit: "三营镇", Reason: "查无此事"})
	s.refuses(workflow.NotRecused, "2026-09-21 09:00", "dw_shenhe", workflow.Unrecuse, details{Unit: "头营镇", Reason: "查无此事"})
	s.does("2026-09-21 09:00", "dw_shenhe", workflow.Unrecuse, details{Unit: "三营镇", Reason: "查无此事"}).stands(workflow.Registered, "assign 区信访局 2026-09-20")
	if s.letter.Lead() != nil || s.reads("sanying", "2026-09-21") {
		t.Error("the unit has the letter back")
	}
	s.does("2026-09-21 09:10", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}).stands(workflow.Handling, "accept 三营镇 2026-09-22", "report 三营镇 2026-09-29")
}
