package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// edges 26: the approver is the addressee, or a leader whom the submission names.
func TestANamedLeaderDecides(t *testing.T) {
	s := tell(t).upTo(passed)
	s.refuses(workflow.UnknownLeader, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{Person: "sanying"})
	s.does("2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{Person: "quzhang"}).hears("decide:quzhang")
	s.refuses(workflow.NotYours, "2026-09-23 09:00", "shuji", workflow.Agree, details{})
	s.does("2026-09-23 09:00", "quzhang", workflow.Agree, details{})
	if a := s.letter.Approval(); a.Leader != "quzhang" || a.DecidedBy != "quzhang" || a.Wording != theReply {
		t.Errorf("decided %+v", a)
	}
}

// edges 29: leaders sign paper: the 督查室 enters it, the scan with it; the leader is told
// and is the approver of record.
func TestALeaderSignsOnPaper(t *testing.T) {
	s := tell(t).upTo(submitted)
	for _, d := range []details{{}, {Paper: true}, {Proof: "scan-1"}} {
		s.refuses(workflow.PaperMissing, "2026-09-23 09:00", "dw_shenhe", workflow.Agree, d)
	}
	s.refuses(workflow.NotYours, "2026-09-23 09:00", "dw_jingban", workflow.Agree, details{Paper: true, Proof: "scan-1"})
	s.does("2026-09-23 09:00", "dw_shenhe", workflow.Agree, details{Paper: true, Proof: "scan-1"})
	s.hears("agreed:xf_jingban", "paper:shuji", "individual:sanying")
	if a := s.letter.Approval(); a.DecidedBy != "shuji" || a.Paper != "scan-1" || s.events[len(s.events)-1].Actor != "dw_shenhe" {
		t.Errorf("decided %+v by %s", a, s.events[len(s.events)-1].Actor)
	}
	back := tell(t).upTo(submitted).does("2026-09-23 09:00", "dw_shenhe", workflow.SendBack, details{Paper: true, Proof: "scan-2", Reason: "再核"})
	back.hears("sent_back:dw_jingban").stands(workflow.Reviewing, "review 区委督查室 2026-09-28")
}

// edges 25, 47: a leader's return voids the signatures of the 督查室, which has two days
// and submits singly; it never goes on the sheet again.
func TestAReturnedLetterGoesUpSingly(t *testing.T) {
	s := tell(t).upTo(submitted).does("2026-09-23 09:00", "shuji", workflow.SendBack, details{Reason: "口径不妥"})
	s.hears("sent_back:dw_jingban", "sent_back:dw_shenhe").stands(workflow.Reviewing, "review 区委督查室 2026-09-28")
	s.does("2026-09-23 10:00", "dw_shenhe", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-09-24")
	s.refuses(workflow.NotNow, "2026-10-08 09:00", "job", workflow.SubmitFor, details{Batch: "2026-09"})
	s.does("2026-09-23 11:00", "dw_jingban", workflow.SubmitFor, details{}).hears("decide:shuji").stands(workflow.Approving, "decide 区委督查室 2026-09-29")
}

// edges 28: the items of a sheet are independent: one is approved, one returned, one
// stays before the leader.
func TestTheItemsOfASheetAreIndependent(t *testing.T) {
	m := holding(tell(t).upTo(passed), tell(t).upTo(passed), tell(t).upTo(passed))
	if _, err := (&workflow.Desk{Store: m}).Sheets(t.Context(), at("2026-10-08 09:00"), at("2026-10-08 09:00")); err != nil {
		t.Fatal(err)
	}
	m.does(t, "2026-10-09 09:00", "shuji", workflow.Agree, 1, details{})
	m.does(t, "2026-10-09 09:00", "shuji", workflow.SendBack, 2, details{Reason: "口径不妥"})
	m.stands(t, 1, workflow.Replying, "reply 区信访局 2026-10-15", "individual 三营镇 2026-10-15")
	m.stands(t, 2, workflow.Reviewing, "review 区委督查室 2026-10-12")
	m.stands(t, 3, workflow.Approving, "decide 区委督查室 2026-10-12")
}

// edges 29, 48: nothing urges a leader; after three working days his 督查室 is reminded.
func TestTheSupervisionOfficeIsRemindedAndNotTheLeader(t *testing.T) {
	m := holding(tell(t).upTo(submitted))
	desk := &workflow.Desk{Store: m}
	for _, morning := range []string{"2026-09-28 09:00", "2026-09-29 09:00", "2026-10-09 09:00"} {
		for _, run := range []func() ([]workflow.Notice, error){
			func() ([]workflow.Notice, error) { return desk.Agendas(t.Context(), at(morning), at(morning)) },
			func() ([]workflow.Notice, error) { return desk.Overdue(t.Context(), at(morning), at(morning)) },
		} {
			told, err := run()
			for _, n := range told {
				if n.To != "dw_jingban" || err != nil {
					t.Errorf("%s: %s to %s, %v", morning, n.Kind, n.To, err)
				}
			}
		}
	}
	if diff := cmp.Diff([]string{"overdue decide 2026-0001"}, morning(t, m, "dw_jingban", "2026-10-09")); diff != "" {
		t.Errorf("agenda (-want +got):\n%s", diff)
	}
}

// 第十一条, edges 28, 42: a suggestion thanked before, and a letter reopened, go on the
// month's sheet like any other.
func TestTheSheetTakesWhatWasAnsweredBefore(t *testing.T) {
	s := tell(t).starts(workflow.Suggestion).does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{})
	s.does("2026-09-18 09:40", "dw_jingban", workflow.Assign, details{Unit: "头营镇"}).does("2026-09-18 10:00", "touying", workflow.Accept, details{})
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.does("2026-09-21 10:00", "touying", workflow.Submit, details{Report: theReport()}).does("2026-09-21 11:00", "dw_shenhe", workflow.Pass, details{})
	s.stands(workflow.Approving, "submit 区委督查室 2026-10-08")
	s.does("2026-10-08 09:00", "job", workflow.SubmitFor, details{Batch: "2026-09"}).stands(workflow.Approving, "decide 区委督查室 2026-10-12")

	again := tell(t).upTo(published).does("2026-09-23 11:00", "xf_jingban", workflow.Reopen, details{Reason: "网友不满意"})
	again.does("2026-09-23 12:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}).does("2026-09-23 12:10", "sanying", workflow.Accept, details{})
	again.does("2026-09-23 13:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-23 14:00", "xf_shenhe", workflow.Pass, details{})
	again.does("2026-09-23 15:00", "dw_shenhe", workflow.Pass, details{}).stands(workflow.Approving, "submit 区委督查室 2026-10-08")
}
