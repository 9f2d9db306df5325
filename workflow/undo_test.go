package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 39: within ten minutes, and while nobody acted on it, who took a step takes it
// back: stage and clocks are what they were; the log keeps both steps.
func TestAStepIsTakenBackWithinTenMinutes(t *testing.T) {
	for _, c := range []struct {
		after     int
		when, who string
		command   workflow.Command
		details   details
	}{
		{registered, "2026-09-18 09:20", "xf_jingban", workflow.Classify, details{Category: workflow.Petition}},
		{classified, "2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Supports: []string{"头营镇"}}},
		{assigned, "2026-09-18 10:00", "xf_jingban", workflow.Support, details{Unit: "头营镇"}},
		{assigned, "2026-09-18 10:00", "sanying", workflow.Accept, details{}},
		{assigned, "2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"}},
		{accepted, "2026-09-18 10:10", "sanying_fz", workflow.Return, details{Reason: "不属我镇"}},
		{accepted, "2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}}},
		{reported, "2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{}},
		{reported, "2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{Gates: []workflow.Gate{workflow.Law}}},
		{firstPassed, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, details{}},
		{reported, "2026-09-21 15:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"}},
		{reported, "2026-09-21 15:00", "xf_shenhe", workflow.Withhold, details{Withhold: workflow.Untrue, Reason: "不实"}},
		{passed, "2026-09-22 10:30", "dw_jingban", workflow.Withhold, details{Withhold: workflow.Untrue, Reason: "不实"}},
		{passed, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{}},
		{published, "2026-09-23 11:00", "xf_jingban", workflow.Archive, details{}},
	} {
		s := tell(t).upTo(c.after)
		stage, owed, left := s.letter.Stage, debts(s.letter), len(s.letter.Unsigned("区信访局"))
		s.does(c.when, c.who, c.command, c.details)
		s.refuses(workflow.NotYours, c.when, "guyan", workflow.Undo, details{})
		s.does(c.when, c.who, workflow.Undo, details{}).stands(stage, owed...)
		if got := len(s.letter.Unsigned("区信访局")); got != left || s.letter.Withheld() != nil || len(s.events) != c.after+2 {
			t.Errorf("%s taken back: %d gates to sign, %+v, %d events", c.command, got, s.letter.Withheld(), len(s.events))
		}
		s.refused(c.when, c.who, workflow.Undo, details{})
		s.does(c.when, c.who, c.command, c.details) // and may be taken again
	}
}

// edges 11, 39: an office takes back that it handles an inquiry itself.
func TestAnOfficeTakesBackItsOwnHandling(t *testing.T) {
	s := tell(t).starts(workflow.Inquiry).does("2026-09-18 09:30", "dw_jingban", workflow.SelfHandle, details{})
	s.does("2026-09-18 09:40", "dw_jingban", workflow.Undo, details{}).stands(workflow.Registered, "assign 区委督查室 2026-09-18")
	s.does("2026-09-18 09:45", "dw_jingban", workflow.Assign, details{Unit: "三营镇"})
}

// edges 39: never after ten minutes, by somebody else, or when somebody acted since; and
// never 发布, 审定 or 移送.
func TestWhatIsNotTakenBack(t *testing.T) {
	s := tell(t).upTo(assigned)
	if got := s.refused("2026-09-18 09:41", "xf_jingban", workflow.Undo, details{}); got.Reason != workflow.TooLate || got.Limit != 10 {
		t.Errorf("after eleven minutes: %+v", got)
	}
	s.refuses(workflow.NotYours, "2026-09-18 09:35", "xf_shenhe", workflow.Undo, details{})
	s.does("2026-09-18 09:35", "sanying", workflow.Accept, details{}).refuses(workflow.NotYours, "2026-09-18 09:36", "xf_jingban", workflow.Undo, details{})
	tell(t).upTo(agreed).refuses(workflow.WrongStage, "2026-09-23 09:05", "shuji", workflow.Undo, details{})
	tell(t).upTo(published).refuses(workflow.WrongStage, "2026-09-23 10:05", "xf_jingban", workflow.Undo, details{})
	tell(t).upTo(accepted).does("2026-09-18 11:00", "dw_shenhe", workflow.Transfer, details{Reason: "涉及干部"}).
		refuses(workflow.WrongStage, "2026-09-18 11:05", "dw_shenhe", workflow.Undo, details{})
	tell(t).upTo(accepted).does("2026-09-18 11:00", "sanying", workflow.Object, details{Reason: "地界不清"}).
		refuses(workflow.NotNow, "2026-09-18 11:05", "sanying", workflow.Undo, details{})
}

// edges 39: what was taken back leaves no promise and no part of a unit behind.
func TestWhatIsTakenBackLeavesNothingBehind(t *testing.T) {
	s := tell(t).upTo(assigned).does("2026-09-18 09:35", "xf_jingban", workflow.Undo, details{}).hears("taken_away:sanying")
	if s.reads("sanying", "2026-09-18") || s.letter.Assignments[0].Status != workflow.Withdrawn {
		t.Errorf("withdrawn %+v", s.letter.Assignments)
	}
	promise := []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}
	s = tell(t).upTo(accepted).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: promise})
	s.does("2026-09-21 10:05", "sanying", workflow.Undo, details{}).hears("undone:xf_jingban", "undone:xf_shenhe").through(accepted, published)
	s.stands(workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
}
