package workflow_test

import (
	"strings"
	"testing"

	"huiyin/workflow"
)

// passedOn is a letter about discipline that the 督查室 passed on (第九条).
func passedOn(t *testing.T) *story {
	s := tell(t).starts(workflow.Discipline).hears("registered:dw_jingban").stands(workflow.Registered, "assign 区委督查室 2026-09-18")
	return s.does("2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "区纪委监委"})
}

// 第九条, edges 13: 党风廉政 goes to 区纪委监委 and leaves the flow; it signs a receipt by
// the next close, files no report, and nobody handles the letter further.
func TestADisciplineLetterLeavesTheFlow(t *testing.T) {
	s := passedOn(t).hears("transferred:jiwei").stands(workflow.Transferred, "receipt 区纪委监委 2026-09-20")
	s.does("2026-09-18 10:00", "jiwei", workflow.Accept, details{}).stands(workflow.Transferred)
	s.refuses(workflow.AlreadyAccepted, "2026-09-18 10:10", "jiwei_fz", workflow.Accept, details{})
	for _, c := range []workflow.Command{workflow.Classify, workflow.Assign, workflow.Submit, workflow.Pass, workflow.SubmitFor, workflow.Agree,
		workflow.Publish, workflow.Merge, workflow.Reopen, workflow.Archive, workflow.UrgeUnit, workflow.Instruct, workflow.Void, workflow.Undo} {
		for _, who := range []string{"jiwei", "dw_jingban", "dw_shenhe", "xf_jingban", "shuji"} {
			got := s.refused("2026-09-18 11:00", who, c, details{Category: workflow.Petition, Unit: "三营镇", Report: theReport(), Reason: "理由"})
			if got.Reason != workflow.WrongStage && got.Reason != workflow.NotYours {
				t.Errorf("%s by %s is refused with %s", c, who, got.Reason)
			}
		}
	}
}

// edges 13, 第十九条: from then on the named reviewers of the 督查室 and 区纪委监委 read it;
// its registrar keeps the number only, and the leader is not told, though it may accuse him.
func TestWhoReadsALetterAboutDiscipline(t *testing.T) {
	s := tell(t).starts(workflow.Discipline)
	for who, reads := range map[string]bool{"dw_jingban": true, "dw_shenhe": true, "xf_jingban": false, "xf_shenhe": false, "shuji": false,
		"quzhang": false, "zf_shenhe": false, "wx_ban": false, "jiwei": false, "admin": false} {
		if s.reads(who, "2026-09-18") != reads {
			t.Errorf("before it is passed on: %s reads it: %v", who, !reads)
		}
	}
	s.refuses(workflow.WrongUnit, "2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "三营镇"})
	s.does("2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "区纪委监委"})
	for who, reads := range map[string]bool{"dw_jingban": false, "dw_shenhe": true, "xf_jingban": false, "shuji": false, "jiwei": true,
		"jiwei_fz": true, "sanying": false, "wx_ban": false} {
		if s.reads(who, "2026-09-18") != reads {
			t.Errorf("passed on: %s reads it: %v", who, !reads)
		}
	}
}

// edges 13: the 督查室 may transfer at any stage before publication, with a reason; all
// clocks end, nobody else keeps a part. An interim reply is a publication too.
func TestALetterIsTransferredAtAnyStageBeforePublication(t *testing.T) {
	for _, after := range []int{registered, classified, assigned, accepted, reported, firstPassed, passed, submitted, agreed, answered} {
		s := tell(t).upTo(after)
		s.refuses(workflow.NoReason, "2026-09-23 09:50", "dw_shenhe", workflow.Transfer, details{})
		s.refuses(workflow.NotYours, "2026-09-23 09:50", "xf_shenhe", workflow.Transfer, details{Reason: "涉及干部"})
		s.does("2026-09-23 09:50", "dw_shenhe", workflow.Transfer, details{Reason: "涉及干部"}).hears("transferred:jiwei")
		s.stands(workflow.Transferred, "receipt 区纪委监委 2026-09-24")
		if s.letter.Category != workflow.Discipline || s.letter.Lead() != nil || s.reads("sanying", "2026-09-23") || s.reads("xf_jingban", "2026-09-23") {
			t.Errorf("after %s: category %s, lead %v", happy[after-1].command, s.letter.Category, s.letter.Lead())
		}
		if a := s.letter.Approval(); a != nil && a.Decision == workflow.Undecided {
			t.Errorf("it still lies before the leader: %+v", a)
		}
	}
	tell(t).upTo(published).refuses(workflow.WrongStage, "2026-09-23 10:30", "dw_shenhe", workflow.Transfer, details{Reason: "涉及干部"})
	interim(t).refuses(workflow.AlreadyPublished, "2026-09-24 09:00", "dw_shenhe", workflow.Transfer, details{Reason: "涉及干部"})
}

// edges 13: 区纪委监委 may decline once, within five days: the only way back. The letter
// returns unclassified to the 督查室, which has until the next close.
func TestTheDisciplineUnitDeclinesOnceWithinFiveDays(t *testing.T) {
	s := passedOn(t)
	s.refuses(workflow.NoReason, "2026-09-24 17:00", "jiwei", workflow.Decline, details{})
	if got := s.refused("2026-09-24 18:01", "jiwei", workflow.Decline, details{Reason: "不属监督事项"}); got.Reason != workflow.WindowClosed || got.Day != day("2026-09-24") {
		t.Errorf("a minute late: %+v", got)
	}
	s.refuses(workflow.NotYours, "2026-09-24 17:00", "dw_shenhe", workflow.Decline, details{Reason: "不属监督事项"})
	s.does("2026-09-24 18:00", "jiwei", workflow.Decline, details{Reason: "不属监督事项"}).hears("declined:dw_jingban", "declined:dw_shenhe")
	s.stands(workflow.Registered, "assign 区委督查室 2026-09-28")
	if s.letter.Category != "" || s.letter.Owner(s.rules.People) != "区委督查室" || s.reads("jiwei", "2026-09-24") {
		t.Errorf("declined: %q, owned by %s", s.letter.Category, s.letter.Owner(s.rules.People))
	}
	s.does("2026-09-28 09:00", "dw_shenhe", workflow.Transfer, details{Reason: "仍属监督事项"})
	s.refuses(workflow.DeclinedBefore, "2026-09-28 10:00", "jiwei", workflow.Decline, details{Reason: "不属监督事项"})
}

// edges 8: a passage about discipline is split off as a sealed letter of its own and
// covered in the parent, whose frozen text stays what it was.
func TestAPassageAboutDisciplineIsSplitOff(t *testing.T) {
	m := holding(tell(t).upTo(assigned))
	passage := "孩子上学要绕行"
	m.refuses(t, workflow.PassageMissing, "2026-09-18 09:40", "xf_jingban", workflow.SplitOff, 1, details{Text: "村支书收钱"})
	m.refuses(t, workflow.PassageMissing, "2026-09-18 09:40", "xf_jingban", workflow.SplitOff, 1, details{Text: theBody})
	m.refuses(t, workflow.NotYours, "2026-09-18 09:40", "sanying", workflow.SplitOff, 1, details{Text: passage})
	m.does(t, "2026-09-18 09:40", "xf_jingban", workflow.SplitOff, 1, details{Text: passage})
	m.refuses(t, workflow.PassageMissing, "2026-09-18 09:50", "xf_jingban", workflow.SplitOff, 1, details{Text: passage})
	m.stands(t, 1, workflow.Handling, "accept 三营镇 2026-09-20", "report 三营镇 2026-09-24")
	m.stands(t, 2, workflow.Registered, "assign 区委督查室 2026-09-18")
	parent, child := m.letters[number(1)], m.letters[number(2)]
	if strings.Contains(parent.Text(), passage) || !strings.Contains(parent.Text(), "拆件") || parent.Body != theBody {
		t.Errorf("the parent reads %q", parent.Text())
	}
	if child.Body != passage || child.Category != workflow.Discipline || child.SplitFrom != number(1) || child.RegisteredIn != "区委督查室" {
		t.Errorf("the child is %+v", child)
	}
	if xf, _ := m.rules.People.Person("xf_jingban"); workflow.CanRead(xf, &child, m.rules.People) || len(m.events) != 2 {
		t.Errorf("信访局 reads what was split off, or %d events", len(m.events))
	}
}
