package workflow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// closes enters a local day off into the story's calendar.
func (s *story) closes(days ...string) *story {
	var layer calendar.Layer
	for _, d := range days {
		layer.Entries = append(layer.Entries, calendar.Entry{Day: day(d), Name: "停电"})
	}
	layer.Name = "本地"
	s.rules.Calendar = calendar.New(calendar.National(), layer)
	return s
}

// domain.md §4: a changed calendar moves the counted days of open letters, and only
// those; their owners are told the old day and the new one, once.
func TestANewCalendarMovesTheOpenDays(t *testing.T) {
	s := supported(t).refuses(workflow.NothingMoves, "2026-09-21 09:00", "job", workflow.Redate, details{})
	s.closes("2026-09-22").refuses(workflow.NotYours, "2026-09-21 09:00", "xf_jingban", workflow.Redate, details{})
	s.does("2026-09-21 09:00", "job", workflow.Redate, details{}).hears("redated:sanying", "redated:touying")
	s.stands(workflow.Handling, "report 三营镇 2026-09-28", "input 头营镇 2026-09-23")
	want := []workflow.Move{{Kind: workflow.DutyReport, Owner: "三营镇", Was: day("2026-09-24"), Is: day("2026-09-28")}}
	if diff := cmp.Diff(want, s.notices[0].Data.Moves, cmp.Comparer(func(a, b calendar.Day) bool { return a == b })); diff != "" {
		t.Errorf("the lead is told (-want +got):\n%s", diff)
	}
	if s.letter.Lead().DueOn != day("2026-09-28") || s.letter.Of("头营镇").DueOn != day("2026-09-23") {
		t.Errorf("the assignments are due %s and %s", s.letter.Lead().DueOn, s.letter.Of("头营镇").DueOn)
	}
	s.refuses(workflow.NothingMoves, "2026-09-21 10:00", "job", workflow.Redate, details{})
}

// domain.md §4: a day that somebody named is a promise and does not move; the hours of an
// urgent letter count every day (edges 36).
func TestNamedDaysAndHoursDoNotMove(t *testing.T) {
	s := promised(t).closes("2026-10-09", "2026-10-30").does("2026-09-24 09:00", "job", workflow.Redate, details{}).hears("redated:xf_jingban")
	s.stands(workflow.Following, "commitment 三营镇 2026-10-09", "commitment 三营镇 2026-10-30", "satisfy 区信访局 2026-10-15")
	urgent := tell(t).does("2026-09-18 09:10", "xf_jingban", workflow.Register, details{Letter: theLetter()})
	urgent.does("2026-09-18 09:20", "xf_jingban", workflow.Hasten, details{}).closes("2026-09-18")
	urgent.refuses(workflow.NothingMoves, "2026-09-18 09:30", "job", workflow.Redate, details{})
}

// domain.md §4: a day in a year whose notice is not there is 暂定; the notice makes it firm,
// and where the day stays nobody is told.
func TestTheNoticeOfAYearMakesItsDaysFirm(t *testing.T) {
	s := tell(t).does("2026-12-25 10:00", "xf_jingban", workflow.Register, details{Letter: theLetter()})
	s.does("2026-12-25 10:10", "xf_jingban", workflow.Classify, details{Category: workflow.Petition}).does("2026-12-25 10:20", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	if d := s.due(workflow.DutyReport); !d.Provisional || d.DueOn != day("2027-01-04") {
		t.Errorf("before the notice: %+v", d)
	}
	notice := calendar.Layer{Name: "2027", Years: []int{2027}, Entries: []calendar.Entry{{Day: day("2027-01-01"), Name: "元旦"}}}
	s.rules.Calendar = calendar.New(calendar.National(), notice)
	if !s.rules.Calendar.Loaded(2027) {
		t.Fatalf("2027 is not loaded: %v", s.rules.Calendar.LoadedYears())
	}
	s.does("2026-12-25 11:00", "job", workflow.Redate, details{}).hears()
	if d := s.due(workflow.DutyReport); d.Provisional || d.DueOn != day("2027-01-04") || s.letter.Lead().Provisional {
		t.Errorf("after the notice: %+v", d)
	}
}

// domain.md §4: a layer that an officer confirmed moves every open letter in one change,
// tells the owners why, and stands whole in the log of the calendar.
func TestALoadedLayerMovesEveryOpenLetterAtOnce(t *testing.T) {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(reported), tell(t).upTo(archived))
	desk := &workflow.Desk{Store: m}
	layer := calendar.Layer{Name: calendar.LocalName, Entries: []calendar.Entry{{Day: day("2026-09-22"), Name: "停电"}}}
	moved := 0
	_, err := desk.LoadLayer(t.Context(), workflow.Loading{Layer: layer, Why: "全区停电", By: "xf_jingban", At: at("2026-09-21 16:00")},
		func(_ workflow.View, out []workflow.Outcome) ([]workflow.Notice, *workflow.Turn) {
			moved = len(out)
			return nil, nil
		})
	if err != nil || moved != 2 || m.writes != 1 || m.rules.Calendar.Working(day("2026-09-22")) {
		t.Fatalf("%d letters moved in %d writes, %v", moved, m.writes, err)
	}
	if diff := cmp.Diff([]string{"redated:sanying", "redated:xf_shenhe"}, heard(m.notices)); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	for _, n := range m.notices {
		if n.Data.Reason != "全区停电" || len(n.Data.Moves) != 1 {
			t.Errorf("%s is told %+v", n.To, n.Data)
		}
	}
	last := m.events[len(m.events)-1]
	if last.Subject != workflow.SubjectCalendar || last.Actor != "xf_jingban" || !strings.Contains(last.Data, `{"day":"2026-09-22","working":false,"name":"停电"}`) {
		t.Errorf("logged %+v", last)
	}
}

// A letter that is handled with another owes what a leader asked for all the same, and the
// day of that moves too.
func TestANewCalendarMovesTheDaysOfAMergedLetter(t *testing.T) {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(accepted))
	m.does(t, "2026-09-18 11:00", "shuji", workflow.Instruct, 2, details{Reason: "抓紧"})
	m.does(t, "2026-09-18 11:10", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	open := func() []workflow.Duty { l := m.letters[number(2)]; return l.Open() }
	before := open()
	m.rules.Calendar = calendar.New(calendar.National(), calendar.Layer{Name: "本地", Entries: []calendar.Entry{{Day: day("2026-09-22"), Name: "停电"}}})
	m.does(t, "2026-09-21 09:00", "job", workflow.Redate, 2, details{})
	after := open()
	if len(before) != 1 || len(after) != 1 || !after[0].DueOn.After(before[0].DueOn) {
		t.Errorf("owed %+v, then %+v", before, after)
	}
}
