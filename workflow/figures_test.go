package workflow_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// september works out the figures of September 2026 as of its last midnight.
func september(stories ...*story) workflow.MonthFigures {
	m := holding(stories...)
	return m.rules.Figures(m.sorted(), 2026, time.September, at("2026-09-30 23:59"))
}

// Nothing of nothing is "—", never 0%.
func TestARateOfNothingIsADash(t *testing.T) {
	for _, c := range []struct {
		rate workflow.Rate
		want string
	}{
		{workflow.Rate{}, "—"}, {workflow.Rate{Total: 3}, "0.0%"}, {workflow.Rate{Met: 1, Total: 3}, "33.3%"},
		{workflow.Rate{Met: 2, Total: 3}, "66.7%"}, {workflow.Rate{Met: 3, Total: 3}, "100.0%"},
	} {
		if got := c.rate.String(); got != c.want {
			t.Errorf("%d of %d is %q, want %q", c.rate.Met, c.rate.Total, got, c.want)
		}
	}
	empty := rules().Figures(nil, 2026, time.September, at("2026-09-30 23:59"))
	if empty.Registered != 0 || len(empty.Units) != 0 {
		t.Errorf("figures of no letters: %+v", empty)
	}
	for name, r := range map[string]workflow.Rate{"当日交办率": empty.SameDay, "按时签收率": empty.Accepted, "按时办结率": empty.OnTime,
		"一次审核通过率": empty.FirstPass, "公开回复率": empty.Replied} {
		if r.String() != "—" {
			t.Errorf("%s of no letters is %s", name, r)
		}
	}
}

// A month of six letters, counted by hand.
func TestTheFiguresOfAMonth(t *testing.T) {
	whole := tell(t).upTo(archived) // 1: all in time
	waiting := tell(t).upTo(classified)
	waiting = waiting.does("2026-09-21 09:00", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}) // 2: 交办 late, 签收 open and late, report not due before 10月
	waiting.letter.Duties[len(waiting.letter.Duties)-1].DueOn = day("2026-10-08")
	lateReport := tell(t).upTo(accepted).does("2026-09-29 09:00", "sanying", workflow.Submit, details{Report: theReport()}) // 3: 办结 late
	reworked := tell(t).upTo(reported).does("2026-09-21 12:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"})       // 4: second version in time
	reworked.does("2026-09-24 10:00", "sanying", workflow.Submit, details{Report: theReport()}).does("2026-09-24 11:00", "xf_shenhe", workflow.Pass, details{})
	returned := tell(t).upTo(assigned).does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"}) // 5: passed on to 头营镇 the next day
	returned.does("2026-09-20 09:00", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}).does("2026-09-20 10:00", "touying", workflow.Accept, details{})
	returned.does("2026-09-21 10:00", "xf_jingban", workflow.UrgeUnit, details{})
	august := tell(t).does("2026-08-31 19:00", "xf_jingban", workflow.Register, details{Letter: theLetter()}) // 6: of August, 交办 due in September
	august.does("2026-09-01 09:00", "xf_jingban", workflow.Classify, details{Category: workflow.Petition})

	f := september(whole, waiting, lateReport, reworked, returned, august)
	if f.Registered != 5 {
		t.Errorf("registered %d, want 5", f.Registered)
	}
	stages := map[workflow.Stage]int{workflow.Archived: 1, workflow.Handling: 2, workflow.Reviewing: 2}
	if diff := cmp.Diff(stages, f.ByStage); diff != "" {
		t.Errorf("by stage (-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		name       string
		rate       workflow.Rate
		met, total int
		letters    []int
	}{
		{"当日交办率, each letter once", f.SameDay, 4, 6, []int{1, 2, 3, 4, 5, 6}},
		{"按时签收率", f.Accepted, 4, 5, []int{1, 2, 3, 4, 5}},
		{"按时办结率, what falls due in October left out", f.OnTime, 2, 4, []int{1, 3, 4, 5}},
		{"一次审核通过率", f.FirstPass, 1, 2, []int{1, 4}},
		{"公开回复率", f.Replied, 1, 5, []int{1, 2, 3, 4, 5}},
	} {
		var letters []int
		for _, n := range c.rate.Letters {
			letters = append(letters, n.Seq)
		}
		slices.Sort(letters)
		if diff := cmp.Diff(c.letters, letters); diff != "" || c.rate.Met != c.met || c.rate.Total != c.total {
			t.Errorf("%s: %d of %d, want %d of %d; letters (-want +got):\n%s", c.name, c.rate.Met, c.rate.Total, c.met, c.total, diff)
		}
	}
	if len(f.Units) != 2 || f.Units[0].Unit != "三营镇" || f.Units[1].Unit != "头营镇" {
		t.Fatalf("units %+v", f.Units)
	}
	sanying, touying := f.Units[0], f.Units[1]
	if sanying.Assigned != 4 || sanying.Returned != 1 || sanying.Closed != 1 || sanying.Urged != 0 || sanying.OnTime.String() != "66.7%" ||
		sanying.Accepted.String() != "100.0%" || len(sanying.Late) != 1 || sanying.Late[0].Seq != 3 {
		t.Errorf("三营镇 %+v", sanying)
	}
	if touying.Assigned != 2 || touying.Returned != 0 || touying.Urged != 1 || touying.OnTime.String() != "0.0%" ||
		touying.Accepted.String() != "50.0%" || len(touying.Late) != 1 || touying.Late[0].Seq != 5 {
		t.Errorf("头营镇 %+v", touying)
	}
}

// On time is by the version that passed the first review (edges 37): what the
// 督查室 or the leader asks for later is not charged to that result.
func TestOnTimeIsByTheVersionThatPassedTheFirstReview(t *testing.T) {
	rework := details{Reason: "请补充"}
	for _, c := range []struct {
		name   string
		submit string
		then   func(*story)
		want   string
	}{
		{"passed at once", "2026-09-24 10:00", func(s *story) {
			s.does("2026-09-24 11:00", "xf_shenhe", workflow.Pass, details{})
		}, "100.0%"},
		{"in time, and the rework of the 督查室 late", "2026-09-21 10:00", func(s *story) {
			s.does("2026-09-21 11:00", "xf_shenhe", workflow.Pass, details{}).does("2026-09-21 12:00", "dw_shenhe", workflow.Rework, rework)
			s.does("2026-09-30 10:00", "sanying", workflow.Submit, details{Report: theReport()})
		}, "100.0%"},
		{"late, and the rework of the 督查室 in time", "2026-09-28 10:00", func(s *story) {
			s.does("2026-09-28 11:00", "xf_shenhe", workflow.Pass, details{}).does("2026-09-28 12:00", "dw_shenhe", workflow.Rework, rework)
			s.does("2026-09-28 13:00", "sanying", workflow.Submit, details{Report: theReport()})
		}, "0.0%"},
		{"in time, and the rework of 信访局 late", "2026-09-21 10:00", func(s *story) {
			s.does("2026-09-21 11:00", "xf_shenhe", workflow.Rework, rework)
			s.does("2026-09-28 10:00", "sanying", workflow.Submit, details{Report: theReport()})
			s.does("2026-09-28 11:00", "xf_shenhe", workflow.Pass, details{})
		}, "0.0%"},
		{"late and not reviewed yet", "2026-09-28 10:00", func(*story) {}, "0.0%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).upTo(accepted).does(c.submit, "sanying", workflow.Submit, details{Report: theReport()})
			c.then(s)
			f := september(s)
			if f.OnTime.String() != c.want || f.OnTime.Total != 1 || f.Units[0].OnTime.String() != c.want {
				t.Errorf("按时办结率 %s of %d, the unit's %s, want %s", f.OnTime, f.OnTime.Total, f.Units[0].OnTime, c.want)
			}
		})
	}
}

// Months end on their last day, in leap years too.
func TestMonthDays(t *testing.T) {
	for _, c := range []struct {
		year     int
		month    time.Month
		from, to string
	}{{2026, time.September, "2026-09-01", "2026-09-30"}, {2026, time.December, "2026-12-01", "2026-12-31"}, {2028, time.February, "2028-02-01", "2028-02-29"}} {
		if from, to := workflow.MonthDays(c.year, c.month); from != day(c.from) || to != day(c.to) {
			t.Errorf("%d-%d: %s to %s", c.year, c.month, from, to)
		}
	}
}
