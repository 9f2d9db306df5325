package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// One letter through all seven steps, with the stage, the open duties and
// their days, and who is told after each step.
func TestALetterWalksThroughAllSevenSteps(t *testing.T) {
	want := []struct {
		owed, told []string
	}{
		{[]string{"assign 区信访局 2026-09-18"}, nil},
		{[]string{"assign 区信访局 2026-09-18"}, nil},
		{[]string{"accept 三营镇 2026-09-20", "report 三营镇 2026-09-24"}, []string{"assigned:sanying"}},
		{[]string{"report 三营镇 2026-09-24"}, nil},
		{[]string{"review 区信访局 2026-09-23"}, []string{"review:xf_shenhe", "submitted:sanying_fz"}},
		{[]string{"review 区委督查室 2026-09-23"}, []string{"review:dw_shenhe"}},
		{[]string{"submit 区委督查室 2026-10-08"}, []string{"passed:dw_jingban"}},
		{[]string{"decide 区委督查室 2026-09-28"}, []string{"decide:shuji"}},
		{[]string{"reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24"}, []string{"agreed:xf_jingban", "individual:sanying"}},
		{[]string{"reply 区信访局 2026-09-24"}, nil},
		{[]string{"satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14"}, []string{"published:sanying", "published:dw_jingban"}},
		{nil, nil},
	}
	s := tell(t)
	for i, h := range happy {
		s.does(h.when, h.who, h.command, h.details).stands(h.stage, want[i].owed...).hears(want[i].told...)
		for _, d := range s.letter.Open() {
			if d.ChargedTo != d.Owner {
				t.Errorf("after %s: %s is owed by %s and charged to %s", h.command, d.Kind, d.Owner, d.ChargedTo)
			}
		}
	}
	if len(s.events) != len(happy) || s.letter.Version != int64(len(happy)) {
		t.Errorf("%d events, version %d, want %d of each", len(s.events), s.letter.Version, len(happy))
	}
	for i, e := range s.events {
		if e.Subject != "2026-0001" || e.Command != string(happy[i].command) || e.Actor != happy[i].who || !e.At.Equal(at(happy[i].when)) {
			t.Errorf("event %d says %s %s by %s at %s", i, e.Subject, e.Command, e.Actor, e.At)
		}
	}
}

// What the walk leaves in the letter: one of each part, signed by who did it.
func TestTheWalkLeavesItsRecords(t *testing.T) {
	l := tell(t).upTo(archived).letter
	if len(l.Assignments) != 1 || l.Assignments[0].Unit != "三营镇" || l.Assignments[0].Status != workflow.Done ||
		l.Assignments[0].Office != "区信访局" || l.Assignments[0].AcceptedBy != "sanying" || l.Assignments[0].Days != 5 {
		t.Errorf("assignments %+v", l.Assignments)
	}
	if len(l.Reports) != 1 || l.Reports[0].Version != 1 || l.Reports[0].By != "sanying" {
		t.Errorf("reports %+v", l.Reports)
	}
	signed := map[string][]workflow.Gate{}
	for _, r := range l.Reviews {
		if !r.Passed || r.Void {
			t.Errorf("review %+v", r)
		}
		signed[r.Office+"/"+r.By] = append(signed[r.Office+"/"+r.By], r.Gate)
	}
	if diff := cmp.Diff(map[string][]workflow.Gate{"区信访局/xf_shenhe": workflow.Gates, "区委督查室/dw_shenhe": workflow.Gates}, signed); diff != "" {
		t.Errorf("signed (-want +got):\n%s", diff)
	}
	if len(l.Approvals) != 1 || l.Approvals[0].Decision != workflow.Agreed || l.Approvals[0].DecidedBy != "shuji" || l.Approvals[0].Leader != "shuji" {
		t.Errorf("approvals %+v", l.Approvals)
	}
	if len(l.Replies) != 2 || l.Replies[0].By != "sanying" || l.Replies[0].Channel != workflow.IndividualChannel || l.Replies[0].Text != theReply ||
		l.Replies[0].Method != "电话" || l.Replies[0].Opinion != "网友表示满意" {
		t.Fatalf("replies %+v", l.Replies)
	}
	if r := l.Replies[1]; r.Text != theReply || r.Unit != "三营镇" || r.By != "xf_jingban" || r.URL != "https://liuyan.example.cn/1" ||
		r.Channel != workflow.PublicChannel || r.Kind != workflow.FinalReply || !r.Posted {
		t.Errorf("public reply %+v", r)
	}
	if l.ClosedOn != day("2026-09-23") || l.ArchivedOn != day("2026-09-23") || !l.NextDue().IsZero() {
		t.Errorf("closed %s, archived %s, next due %s", l.ClosedOn, l.ArchivedOn, l.NextDue())
	}
	for _, d := range l.Duties {
		if d.Late(day("2026-12-31")) {
			t.Errorf("met in time and yet late: %+v", d)
		}
	}
}

// A letter to 区长 takes the same way past 政府督查室 and him.
func TestALetterToTheMayorGoesToHisOffice(t *testing.T) {
	s := tell(t)
	letter := theLetter()
	letter.Addressee = workflow.ToMayor
	s.does("2026-09-18 09:10", "xf_jingban", workflow.Register, workflow.Details{Letter: letter})
	for _, h := range happy[1:firstPassed] {
		s.does(h.when, h.who, h.command, h.details)
	}
	if got := s.refused("2026-09-22 10:00", "dw_shenhe", workflow.Pass, workflow.Details{}).Reason; got != workflow.NotYours {
		t.Errorf("区委督查室 is refused with %s", got)
	}
	s.does("2026-09-22 10:00", "zf_shenhe", workflow.Pass, workflow.Details{})
	s.does("2026-09-22 11:00", "zf_jingban", workflow.SubmitFor, workflow.Details{})
	if diff := cmp.Diff([]string{"decide:quzhang"}, s.told()); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if got := s.refused("2026-09-23 09:00", "shuji", workflow.Agree, workflow.Details{}).Reason; got != workflow.NotYours {
		t.Errorf("区委书记 is refused with %s", got)
	}
	s.does("2026-09-23 09:00", "quzhang", workflow.Agree, workflow.Details{})
	if s.letter.Stage != workflow.Replying {
		t.Errorf("stage %s", s.letter.Stage)
	}
}

// The API registers for 信访局 (edges 49).
func TestALetterFromTheAPIBelongsToTheBureau(t *testing.T) {
	s := tell(t).does("2026-09-18 09:10", "api", workflow.Register, workflow.Details{Letter: theLetter()})
	if s.letter.RegisteredIn != "区信访局" || s.letter.RegisteredBy != "api" || s.due(workflow.DutyAssign).Owner != "区信访局" {
		t.Errorf("registered in %q by %q, owed by %q", s.letter.RegisteredIn, s.letter.RegisteredBy, s.due(workflow.DutyAssign).Owner)
	}
	if diff := cmp.Diff([]string{"registered:xf_jingban"}, s.told()); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

// A letter that a 督查室 registered is its own until 分类 gives it to 信访局,
// who then owes 交办 by the day it was due all along (edges 1, 49).
func TestClassifyingMovesTheOwnerAndNotTheDay(t *testing.T) {
	s := tell(t).does("2026-09-18 09:10", "zf_jingban", workflow.Register, workflow.Details{Letter: theLetter()})
	if got := s.due(workflow.DutyAssign); got.Owner != "政府督查室" || got.DueOn != day("2026-09-18") {
		t.Errorf("registered: owed by %s on %s", got.Owner, got.DueOn)
	}
	s.does("2026-09-21 09:00", "zf_jingban", workflow.Classify, workflow.Details{Category: workflow.Petition})
	if got := s.due(workflow.DutyAssign); got.Owner != "区信访局" || got.DueOn != day("2026-09-18") {
		t.Errorf("classified a day late: owed by %s on %s, want 区信访局 on 2026-09-18", got.Owner, got.DueOn)
	}
	s.refused("2026-09-21 09:10", "zf_jingban", workflow.Assign, workflow.Details{Unit: "三营镇"})
	s.does("2026-09-21 09:20", "xf_jingban", workflow.Assign, workflow.Details{Unit: "三营镇"})
}
