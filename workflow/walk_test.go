package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// One letter through all seven steps, with the stage, the open duties and
// their days, and who is told after each step.
func TestALetterWalksThroughAllSevenSteps(t *testing.T) {
	type duties map[workflow.DutyKind]string
	want := []struct {
		owner  string
		duties duties
		told   []string
	}{
		{"区信访局", duties{workflow.DutyAssign: "2026-09-18"}, nil},
		{"区信访局", duties{workflow.DutyAssign: "2026-09-18"}, nil},
		{"三营镇", duties{workflow.DutyAccept: "2026-09-20", workflow.DutyReport: "2026-09-24"}, []string{"assigned:sanying"}},
		{"三营镇", duties{workflow.DutyReport: "2026-09-24"}, nil},
		{"区信访局", duties{workflow.DutyReview: "2026-09-23"}, []string{"review:xf_shenhe"}},
		{"区委督查室", duties{workflow.DutyReview: "2026-09-23"}, []string{"review:dw_shenhe"}},
		{"区委督查室", duties{workflow.DutySubmit: "2026-10-08"}, []string{"passed:dw_jingban"}},
		{"区委督查室", duties{workflow.DutyDecide: "2026-09-28"}, []string{"decide:shuji"}},
		{"区信访局", duties{workflow.DutyReply: "2026-09-24"}, []string{"agreed:xf_jingban"}},
		{"区信访局", duties{workflow.DutyArchive: "2026-10-14"}, []string{"published:sanying", "published:dw_jingban"}},
		{"", duties{}, nil},
	}
	s := tell(t)
	for i, h := range happy {
		s.does(h.when, h.who, h.command, h.details)
		if s.letter.Stage != h.stage {
			t.Errorf("after %s: stage %s, want %s", h.command, s.letter.Stage, h.stage)
		}
		open := duties{}
		for _, d := range s.letter.Open() {
			open[d.Kind] = d.DueOn.String()
			if d.Owner != want[i].owner || d.ChargedTo != d.Owner {
				t.Errorf("after %s: %s is owed by %s and charged to %s, want %s", h.command, d.Kind, d.Owner, d.ChargedTo, want[i].owner)
			}
		}
		if diff := cmp.Diff(want[i].duties, open); diff != "" {
			t.Errorf("after %s: open duties (-want +got):\n%s", h.command, diff)
		}
		if diff := cmp.Diff(want[i].told, s.told()); diff != "" {
			t.Errorf("after %s: told (-want +got):\n%s", h.command, diff)
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
	if len(l.Replies) != 1 || l.Replies[0].Text != theReply || l.Replies[0].Unit != "三营镇" || l.Replies[0].By != "xf_jingban" ||
		l.Replies[0].URL != "https://liuyan.example.cn/1" || l.Replies[0].Channel != workflow.PublicChannel {
		t.Errorf("replies %+v", l.Replies)
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
