package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// untrue is a report that found nothing of the letter true.
func untrue() *workflow.Report {
	r := theReport()
	r.Finding = workflow.Unsubstantiated
	return r
}

// 第十二条, edges 30: what proved untrue passes the last review only with a proposal not to
// publish it; the leader decides that at 审定, and the writer is answered in person.
func TestWhatProvedUntrueIsNotPublished(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: untrue()})
	s.does("2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{})
	s.refuses(workflow.NotPublishable, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{})
	s.refuses(workflow.NotPublishable, "2026-09-22 10:00", "dw_shenhe", workflow.Edit, details{Text: "网友您好！情况不属实。"})
	s.refuses(workflow.NotYours, "2026-09-22 10:00", "xf_shenhe", workflow.Withhold, details{Withhold: workflow.Untrue, Reason: "查无此事"})
	s.does("2026-09-22 10:00", "dw_shenhe", workflow.Withhold, details{Withhold: workflow.Untrue, Reason: "查无此事"})
	s.does("2026-09-22 10:10", "dw_shenhe", workflow.Pass, details{}).does("2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-09-23 09:00", "shuji", workflow.Agree, details{}).hears("withheld:sanying", "withheld:dw_jingban", "withheld:xf_jingban")
	s.stands(workflow.Following, "individual 三营镇 2026-09-24")
	if w := s.letter.Withheld(); w.Answer != workflow.Granted || w.DecidedBy != "shuji" || s.letter.Lead().Status != workflow.Done {
		t.Errorf("withheld %+v", w)
	}
	s.refuses(workflow.WrongStage, "2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.refuses(workflow.NoMethod, "2026-09-23 10:00", "sanying", workflow.Individual, details{})
	s.refuses(workflow.NoOpinion, "2026-09-23 10:00", "sanying", workflow.Individual, details{Question: "联系不上"})
	s.does("2026-09-23 10:00", "sanying", workflow.Individual, details{Question: "电话", Reason: "网友理解"}).hears("closed:xf_jingban", "closed:dw_jingban")
	s.stands(workflow.Closed, "archive 区信访局 2026-10-14")
	if s.letter.Published() || september(s).Owed.Total != 0 {
		t.Error("it counts as published, or as owed in public")
	}
}

// 第十二条: the four kinds, the first with two limbs; nothing else is a reason, and each
// wants its words. An anonymous letter is closed at once (edges 7).
func TestTheFourKindsThatAreNotPublished(t *testing.T) {
	for _, reason := range workflow.WithholdReasons {
		s := tell(t).starts(workflow.Petition, anonymous).through(classified, firstPassed)
		s.refuses(workflow.UnknownWithhold, "2026-09-22 09:00", "dw_shenhe", workflow.Withhold, details{Withhold: "whim", Reason: "不想"})
		s.refuses(workflow.NoReason, "2026-09-22 09:00", "dw_shenhe", workflow.Withhold, details{Withhold: reason, Until: day("2026-12-01")})
		d := details{Withhold: reason, Reason: "依第十二条"}
		if reason == workflow.ForceMajeure {
			s.refuses(workflow.BadDay, "2026-09-22 09:00", "dw_shenhe", workflow.Withhold, d)
			continue
		}
		s.does("2026-09-22 09:00", "dw_shenhe", workflow.Withhold, d).through(firstPassed, agreed)
		s.stands(workflow.Closed, "archive 区信访局 2026-10-14")
	}
}

// 第十二条 不可抗力, edges 30: a day to look again, which keeps the letter in 跟踪中.
func TestForceMajeureIsLookedAtAgain(t *testing.T) {
	s := tell(t).upTo(passed)
	s.does("2026-09-22 10:30", "dw_jingban", workflow.Withhold, details{Withhold: workflow.ForceMajeure, Reason: "洪水未退", Until: day("2026-12-01")})
	s.through(passed, agreed).stands(workflow.Following, "individual 三营镇 2026-09-24", "revisit 区委督查室 2026-12-01")
	s.refuses(workflow.NoReason, "2026-12-01 09:00", "dw_jingban", workflow.Revisit, details{})
	s.refuses(workflow.NotYours, "2026-12-01 09:00", "xf_jingban", workflow.Revisit, details{Reason: "水已退"})
	first := *s
	first.does("2026-11-30 09:00", "dw_shenhe", workflow.Revisit, details{Reason: "水已退"}).stands(workflow.Following, "individual 三营镇 2026-09-24")
	s.does("2026-09-24 10:00", "sanying", workflow.Individual, details{Question: "短信", Reason: "网友理解"}).hears().stands(workflow.Following, "revisit 区委督查室 2026-12-01")
	s.does("2026-12-01 09:00", "dw_jingban", workflow.Revisit, details{Reason: "水已退"}).stands(workflow.Closed, "archive 区信访局 2026-12-15")
	if w := s.letter.Withheld(); w.Found != "水已退" || w.FoundBy != "dw_jingban" {
		t.Errorf("found %+v", w)
	}
	other := tell(t).upTo(agreed).does("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	other.refuses(workflow.NoRevisit, "2026-09-23 11:00", "dw_jingban", workflow.Revisit, details{Reason: "无事"})
}

// edges 30: the leader may not agree to withhold: he returns it, and the proposal falls.
func TestTheLeaderReturnsAProposalToWithhold(t *testing.T) {
	s := tell(t).upTo(passed).does("2026-09-22 10:30", "dw_shenhe", workflow.Withhold, details{Withhold: workflow.Controversial, Reason: "易起争议"})
	s.through(passed, submitted).refuses(workflow.AlreadySubmitted, "2026-09-22 12:00", "dw_shenhe", workflow.Withhold, details{Withhold: workflow.Untrue, Reason: "不实"})
	s.does("2026-09-23 09:00", "shuji", workflow.SendBack, details{Reason: "应当公开"}).stands(workflow.Reviewing, "review 区委督查室 2026-09-28")
	if s.letter.Withheld() != nil || s.letter.Withholdings[0].Answer != workflow.Refused {
		t.Errorf("withheld %+v", s.letter.Withholdings)
	}
	s.does("2026-09-23 10:00", "dw_shenhe", workflow.Pass, details{}).does("2026-09-23 11:00", "dw_jingban", workflow.SubmitFor, details{})
	s.does("2026-09-23 12:00", "shuji", workflow.Agree, details{}).stands(workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24")
}

// edges 30: what is withheld for 不可抗力 once more is looked at again once, on the new day.
func TestForceMajeureOnceMoreHasOneDay(t *testing.T) {
	s := tell(t).upTo(passed)
	s.does("2026-09-22 10:30", "dw_jingban", workflow.Withhold, details{Withhold: workflow.ForceMajeure, Reason: "洪水未退", Until: day("2026-12-01")})
	s.through(passed, agreed)
	s.does("2026-09-24 10:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-24 11:00", "xf_shenhe", workflow.Pass, details{})
	s.does("2026-09-25 10:00", "dw_shenhe", workflow.Pass, details{})
	s.does("2026-09-25 10:30", "dw_jingban", workflow.Withhold, details{Withhold: workflow.ForceMajeure, Reason: "路基冲毁", Until: day("2026-12-20")})
	s.does("2026-09-25 11:00", "dw_jingban", workflow.SubmitFor, details{}).does("2026-09-25 15:00", "shuji", workflow.Agree, details{})
	revisits := 0
	for _, d := range s.letter.Open() {
		if d.Kind == workflow.DutyRevisit {
			revisits++
			if d.DueOn != day("2026-12-20") {
				t.Errorf("looked at again on %s", d.DueOn)
			}
		}
	}
	if revisits != 1 {
		t.Errorf("%d revisits are owed", revisits)
	}
}
