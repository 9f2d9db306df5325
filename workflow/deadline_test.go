package workflow_test

import (
	"testing"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Days on the true calendar of 2026: 09-19 is a Saturday, 09-20 a worked
// Sunday, 09-25 to 27 and 10-01 to 07 are holidays, 10-10 is a worked Saturday.
func TestTheDayOfAssignmentStartsTheClocks(t *testing.T) {
	for _, c := range []struct {
		name, when     string
		days           int
		accept, report string
		provisional    bool
	}{
		{"five days over a worked Sunday", "2026-09-18 09:30", 0, "2026-09-20", "2026-09-24", false},
		{"fifteen days over two holidays", "2026-09-18 09:30", 15, "2026-09-20", "2026-10-15", false},
		{"assigned in the evening, day 0 is still that day", "2026-09-18 20:00", 5, "2026-09-20", "2026-09-24", false},
		{"assigned on a rest day", "2026-09-19 10:00", 5, "2026-09-20", "2026-09-24", false},
		{"before National Day", "2026-09-30 10:00", 5, "2026-10-08", "2026-10-13", false},
		{"before National Day, complex", "2026-09-30 10:00", 15, "2026-10-08", "2026-10-27", false},
		{"before Spring Festival", "2026-02-11 10:00", 5, "2026-02-12", "2026-02-25", false},
		{"into a year whose notice is not there", "2026-12-25 10:00", 5, "2026-12-28", "2027-01-04", true},
		{"into that year, complex", "2026-12-25 10:00", 15, "2026-12-28", "2027-01-18", true},
		{"just within the last known year", "2026-12-24 10:00", 5, "2026-12-25", "2026-12-31", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).does(c.when, "xf_jingban", workflow.Register, details{Letter: theLetter()})
			s.does(c.when, "xf_jingban", workflow.Classify, details{Category: workflow.Petition})
			s.does(c.when, "xf_jingban", workflow.Assign, details{Unit: "三营镇", Days: c.days})
			if got := s.due(workflow.DutyAccept).DueOn; got != day(c.accept) {
				t.Errorf("签收 by %s, want %s", got, c.accept)
			}
			got := s.due(workflow.DutyReport)
			if got.DueOn != day(c.report) || got.Provisional != c.provisional {
				t.Errorf("提交 by %s (暂定 %v), want %s (%v)", got.DueOn, got.Provisional, c.report, c.provisional)
			}
			if lead := s.letter.Lead(); lead.DueOn != got.DueOn || lead.Provisional != got.Provisional || got.Assignment != lead.N {
				t.Errorf("the assignment says %s (%v), its duty %s (%v)", lead.DueOn, lead.Provisional, got.DueOn, got.Provisional)
			}
		})
	}
}

// 当日交办: by close of business of the day, else the next working day (edges 2).
func TestAssignTheSameDay(t *testing.T) {
	for _, c := range []struct{ name, when, want string }{
		{"a working day's morning", "2026-09-18 09:10", "2026-09-18"},
		{"a minute before close of business", "2026-09-18 17:59", "2026-09-18"},
		{"at close of business", "2026-09-18 18:00", "2026-09-20"},
		{"late in the evening", "2026-09-18 23:59", "2026-09-20"},
		{"before dawn", "2026-09-18 00:01", "2026-09-18"},
		{"a Saturday", "2026-09-19 10:00", "2026-09-20"},
		{"a worked Sunday", "2026-09-20 10:00", "2026-09-20"},
		{"a holiday", "2026-10-01 10:00", "2026-10-08"},
		{"the last evening of the year", "2026-12-31 19:00", "2027-01-04"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).does(c.when, "xf_jingban", workflow.Register, details{Letter: theLetter()})
			if got := s.due(workflow.DutyAssign).DueOn; got != day(c.want) {
				t.Errorf("交办 by %s, want %s", got, c.want)
			}
		})
	}
}

// A unit may return a letter until close of business of the second working
// day; the office then has until the next close to give it to another, whose
// clock starts at day 0 (第十条, edges 16).
func TestReturnAndAssignAnew(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-21 18:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	if s.letter.Stage != workflow.Registered || s.letter.Lead() != nil {
		t.Errorf("returned: stage %s, lead %v", s.letter.Stage, s.letter.Lead())
	}
	if len(s.letter.Open()) != 1 || s.due(workflow.DutyAssign).DueOn != day("2026-09-22") {
		t.Errorf("open after the return: %+v", s.letter.Open())
	}
	if s.letter.Assignments[0].Status != workflow.Returned || s.letter.Assignments[0].Reason != "不属我镇" {
		t.Errorf("the returned assignment %+v", s.letter.Assignments[0])
	}
	sanying, _ := s.rules.People.Person("sanying")
	if workflow.CanRead(sanying, &s.letter, s.rules.People) {
		t.Error("the unit that returned the letter still reads it")
	}
	s.does("2026-09-22 09:00", "xf_jingban", workflow.Assign, details{Unit: "头营镇"})
	if got := s.due(workflow.DutyReport); got.DueOn != day("2026-09-30") || got.Owner != "头营镇" || got.Assignment != 2 {
		t.Errorf("the new unit owes %+v", got)
	}
	s.refused("2026-09-22 10:00", "sanying", workflow.Accept, details{})
	s.does("2026-09-22 10:00", "touying", workflow.Accept, details{})
}

// A letter returned in the morning is due to be given on by the next close,
// not the same day's.
func TestAReturnedLetterIsDueTheNextDay(t *testing.T) {
	s := tell(t).upTo(accepted).does("2026-09-18 10:30", "sanying", workflow.Return, details{Reason: "不属我镇"})
	if got := s.due(workflow.DutyAssign).DueOn; got != day("2026-09-20") {
		t.Errorf("改派 by %s, want 2026-09-20", got)
	}
}

// Rework: the later of the original day and a day's grace, two from the
// 督查室 (edges 37). The chain restarts with the new version.
func TestReworkIsDueTheLaterOfTheOldDayAndALittleTime(t *testing.T) {
	rework := details{Gates: []workflow.Gate{workflow.Wording}, Reason: "请写明时间"}
	for _, c := range []struct {
		name, reported, when, who, want string
	}{
		{"信访局, well before the day", "2026-09-21 10:00", "2026-09-21 15:00", "xf_shenhe", "2026-09-24"},
		{"信访局, on the day itself", "2026-09-24 10:00", "2026-09-24 15:00", "xf_shenhe", "2026-09-28"},
		{"the 督查室, well before the day", "2026-09-20 10:00", "2026-09-21 15:00", "dw_shenhe", "2026-09-24"},
		{"the 督查室, the day before", "2026-09-23 10:00", "2026-09-23 15:00", "dw_shenhe", "2026-09-28"},
		{"the 督查室, on the day itself", "2026-09-24 10:00", "2026-09-24 15:00", "dw_shenhe", "2026-09-29"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).upTo(accepted).does(c.reported, "sanying", workflow.Submit, details{Report: theReport()})
			if c.who == "dw_shenhe" {
				s.does(c.reported, "xf_shenhe", workflow.Pass, details{})
			}
			s.does(c.when, c.who, workflow.Rework, rework)
			if got := s.due(workflow.DutyReport).DueOn; got != day(c.want) || s.letter.Lead().DueOn != got {
				t.Errorf("due %s, assignment %s, want %s", got, s.letter.Lead().DueOn, c.want)
			}
			if s.letter.Stage != workflow.Handling || s.letter.Lead().Status != workflow.Accepted {
				t.Errorf("stage %s, assignment %s", s.letter.Stage, s.letter.Lead().Status)
			}
			s.does(c.when, "sanying", workflow.Submit, details{Report: theReport()})
			if turn := s.letter.Turn(s.rules.People); s.letter.Report().Version != 2 || turn != "区信访局" || len(s.letter.Unsigned(turn)) != 5 {
				t.Errorf("version %d is before %s with %v to sign", s.letter.Report().Version, turn, s.letter.Unsigned(turn))
			}
		})
	}
}

// A leader's return goes to his 督查室 alone, whose signatures are void; 信访局
// signs again only if the unit reports again (edges 25, 47).
func TestALeadersReturnGoesToTheSupervisionOffice(t *testing.T) {
	s := tell(t).upTo(submitted).does("2026-09-23 09:00", "shuji", workflow.SendBack, details{Reason: "口径不妥"})
	if got := s.due(workflow.DutyReview); len(s.letter.Open()) != 1 || s.letter.Stage != workflow.Reviewing || got.Owner != "区委督查室" || got.DueOn != day("2026-09-28") {
		t.Errorf("stage %s, review owed by %s on %s", s.letter.Stage, got.Owner, got.DueOn)
	}
	if len(s.letter.Unsigned("区委督查室")) != 5 || len(s.letter.Unsigned("区信访局")) != 0 {
		t.Errorf("to sign: 督查室 %v, 信访局 %v", s.letter.Unsigned("区委督查室"), s.letter.Unsigned("区信访局"))
	}
	s.refused("2026-09-23 10:00", "xf_shenhe", workflow.Pass, details{})
	again := *s
	again.t = t
	again.does("2026-09-23 10:00", "dw_shenhe", workflow.Pass, details{}).does("2026-09-23 11:00", "dw_jingban", workflow.SubmitFor, details{})
	again.does("2026-09-23 12:00", "shuji", workflow.Agree, details{})
	if len(again.letter.Approvals) != 2 || again.letter.Approvals[0].Decision != workflow.SentBack {
		t.Errorf("approvals %+v", again.letter.Approvals)
	}
	s.does("2026-09-24 10:00", "dw_shenhe", workflow.Rework, details{Reason: "请单位重写"})
	if got := s.due(workflow.DutyReport).DueOn; got != day("2026-09-29") {
		t.Errorf("the unit's rework is due %s, want 2026-09-29", got)
	}
}

// 报签: the first working day of the next month takes what was passed (edges
// 48); single at any time, and the reply's day depends on which (edges 28).
func TestApprovalAndReplyDays(t *testing.T) {
	for _, c := range []struct {
		name, passed, submit string
		provisional          bool
	}{
		{"before National Day", "2026-09-22 10:00", "2026-10-08", false},
		{"on the first working day itself, after the sheet", "2026-10-08 15:00", "2026-11-02", false},
		{"before Labour Day", "2026-04-20 10:00", "2026-05-06", false},
		{"in the last month of the known years", "2026-12-10 10:00", "2027-01-04", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).upTo(firstPassed).does(c.passed, "dw_shenhe", workflow.Pass, details{})
			if got := s.due(workflow.DutySubmit); got.DueOn != day(c.submit) || got.Provisional != c.provisional {
				t.Errorf("报签 by %s (暂定 %v), want %s (%v)", got.DueOn, got.Provisional, c.submit, c.provisional)
			}
		})
	}
	single := tell(t).upTo(agreed)
	if got := single.due(workflow.DutyReply).DueOn; got != day("2026-09-24") {
		t.Errorf("a single reply is due %s, want the next working day 2026-09-24", got)
	}
	batch := tell(t).upTo(passed).does("2026-10-08 09:00", "job", workflow.SubmitFor, details{Batch: "2026-09"})
	if got := batch.due(workflow.DutyDecide).DueOn; got != day("2026-10-12") {
		t.Errorf("the sheet is decided by %s, want 2026-10-12", got)
	}
	batch.does("2026-10-08 16:00", "shuji", workflow.Agree, details{})
	if got := batch.due(workflow.DutyReply).DueOn; got != day("2026-10-14") {
		t.Errorf("a reply of the sheet is due %s, want 2026-10-14", got)
	}
}

// The periods are settings; another district may have others.
func TestPeriodsAreSettings(t *testing.T) {
	s := tell(t)
	s.rules.Settings.HandlingDays, s.rules.Settings.ReviewDays = 7, 1
	s.upTo(assigned)
	if got := s.due(workflow.DutyReport).DueOn; got != day("2026-09-29") {
		t.Errorf("seven days end on %s, want 2026-09-29", got)
	}
	s.does("2026-09-18 10:00", "sanying", workflow.Accept, details{}).does("2026-09-18 11:00", "sanying", workflow.Submit, details{Report: theReport()})
	if got := s.due(workflow.DutyReview).DueOn; got != day("2026-09-20") {
		t.Errorf("review by %s, want 2026-09-20", got)
	}
}

// Late is a matter of days: on its day a duty is not late yet.
func TestWhenADutyIsLate(t *testing.T) {
	due := day("2026-09-24")
	for _, c := range []struct {
		name  string
		duty  workflow.Duty
		today calendar.Day
		want  bool
	}{
		{"open on its day", workflow.Duty{DueOn: due}, due, false},
		{"open a day later", workflow.Duty{DueOn: due}, day("2026-09-25"), true},
		{"met on its day, seen later", workflow.Duty{DueOn: due, Ended: workflow.Met, MetOn: due}, day("2026-10-25"), false},
		{"met a day late", workflow.Duty{DueOn: due, Ended: workflow.Met, MetOn: day("2026-09-25")}, day("2026-09-25"), true},
		{"dropped", workflow.Duty{DueOn: due, Ended: workflow.Dropped}, day("2026-10-25"), false},
	} {
		if got := c.duty.Late(c.today); got != c.want {
			t.Errorf("%s: late %v, want %v", c.name, got, c.want)
		}
	}
}
