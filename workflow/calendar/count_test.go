package calendar_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huiyin/workflow/calendar"
)

// The check values of domain.md §4, and the edges of the loaded years.
func TestTheNthWorkingDayAfter(t *testing.T) {
	c := national()
	for _, tc := range []struct {
		name, from  string
		n           int
		want        string
		provisional bool
	}{
		{"before Spring Festival", "2026-02-11", 5, "2026-02-25", false},
		{"before Spring Festival, complex", "2026-02-11", 15, "2026-03-10", false},
		{"ends on a worked Saturday", "2026-04-29", 5, "2026-05-09", false},
		{"before Labour Day, complex", "2026-04-29", 15, "2026-05-22", false},
		{"over a worked Sunday", "2026-09-18", 5, "2026-09-24", false},
		{"over two holidays", "2026-09-18", 15, "2026-10-15", false},
		{"before National Day", "2026-09-30", 5, "2026-10-13", false},
		{"before National Day, complex", "2026-09-30", 15, "2026-10-27", false},
		{"within the last loaded year", "2026-12-25", 4, "2026-12-31", false},
		{"into a year not loaded, 1 January is off", "2026-12-25", 5, "2027-01-04", true},
		{"into a year not loaded, complex", "2026-12-25", 15, "2027-01-18", true},
		{"from a year not loaded into a loaded one", "2023-12-28", 2, "2024-01-02", true},
		{"from the last day of a year not loaded", "2023-12-31", 1, "2024-01-02", false},
		{"day 0 is itself", "2026-09-19", 0, "2026-09-19", false},
		{"day 0 in a year not loaded", "2027-05-03", 0, "2027-05-03", true},
		{"backwards", "2026-09-24", -5, "2026-09-18", false},
		{"backwards into a year not loaded", "2024-01-02", -1, "2023-12-29", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := c.Plus(day(t, tc.from), tc.n)
			want := calendar.Deadline{Day: day(t, tc.want), Provisional: tc.provisional}
			if got != want {
				t.Errorf("%s + %d = %s (provisional %v), want %s (%v)", tc.from, tc.n, got.Day, got.Provisional, want.Day, want.Provisional)
			}
		})
	}
}

func TestNeighbouringWorkingDays(t *testing.T) {
	c := national()
	for _, tc := range []struct{ name, from, next, onOrNext string }{
		{"a plain Thursday", "2026-09-17", "2026-09-18", "2026-09-17"},
		{"a Saturday before a worked Sunday", "2026-09-19", "2026-09-20", "2026-09-20"},
		{"a worked Saturday", "2026-02-14", "2026-02-24", "2026-02-14"},
		{"the middle of a holiday", "2026-10-03", "2026-10-08", "2026-10-08"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := c.Next(day(t, tc.from)).String(); got != tc.next {
				t.Errorf("Next(%s) = %s, want %s", tc.from, got, tc.next)
			}
			if got := c.OnOrNext(day(t, tc.from)).String(); got != tc.onOrNext {
				t.Errorf("OnOrNext(%s) = %s, want %s", tc.from, got, tc.onOrNext)
			}
		})
	}
}

func TestFirstWorkingDayOfAMonth(t *testing.T) {
	c := national()
	for month, want := range map[time.Month]string{
		time.January: "2026-01-04", time.May: "2026-05-06", time.August: "2026-08-03",
		time.September: "2026-09-01", time.October: "2026-10-08",
	} {
		if got := c.FirstOfMonth(2026, month).String(); got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	c := national()
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"the same day", "2026-09-18", "2026-09-18", 0},
		{"the last day counts, the first does not", "2026-09-18", "2026-09-20", 1},
		{"rest days only", "2026-09-30", "2026-10-07", 0},
		{"backwards, as days overdue", "2026-09-24", "2026-09-18", -5},
		{"the whole of 2026", "2025-12-31", "2026-12-31", 248},
	} {
		if got := c.Between(day(t, tc.a), day(t, tc.b)); got != tc.want {
			t.Errorf("%s: Between(%s, %s) = %d, want %d", tc.name, tc.a, tc.b, got, tc.want)
		}
	}
}

func TestTheArithmeticOfADeadlineDayByDay(t *testing.T) {
	step := func(s string, working bool, reason string, count int) calendar.Step {
		return calendar.Step{Day: day(t, s), Working: working, Reason: reason, Count: count}
	}
	want := []calendar.Step{
		step("2026-09-18", true, "工作日", 0),
		step("2026-09-19", false, "周六", 0),
		step("2026-09-20", true, "国庆节调休上班", 1),
		step("2026-09-21", true, "工作日", 2),
		step("2026-09-22", true, "工作日", 3),
		step("2026-09-23", true, "工作日", 4),
		step("2026-09-24", true, "工作日", 5),
	}
	if diff := cmp.Diff(want, national().Walk(day(t, "2026-09-18"), 5)); diff != "" {
		t.Error(diff)
	}
}

func TestCountingFromNoDayEndsAndGivesNone(t *testing.T) {
	c, none := national(), calendar.Day{}
	if got := c.Plus(none, 5); got != (calendar.Deadline{}) {
		t.Errorf("Plus = %v", got)
	}
	for name, got := range map[string]calendar.Day{"Minus": c.Minus(none, 2), "Next": c.Next(none), "OnOrNext": c.OnOrNext(none)} {
		if !got.IsZero() {
			t.Errorf("%s = %s, want no day", name, got)
		}
	}
	if c.Between(none, day(t, "2026-01-01")) != 0 || c.Between(day(t, "2026-01-01"), none) != 0 {
		t.Error("there are working days between a day and no day")
	}
	if got := c.Walk(none, 5); got != nil {
		t.Errorf("Walk = %v", got)
	}
}

// drawCalendar puts a random closure layer over the national one, so that the
// laws of counting are not those of one lucky calendar.
func drawCalendar(t *rapid.T) *calendar.Calendar {
	local := calendar.Layer{Name: "本地"}
	for range rapid.IntRange(0, 40).Draw(t, "exceptions") {
		local.Entries = append(local.Entries, calendar.Entry{
			Day:     calendar.Date(2026, time.January, 1).AddDays(rapid.IntRange(-30, 400).Draw(t, "at")),
			Working: rapid.Bool().Draw(t, "worked"),
		})
	}
	return calendar.New(calendar.National(), local)
}

func drawDay(t *rapid.T) calendar.Day {
	return calendar.Date(2026, time.January, 1).AddDays(rapid.IntRange(-800, 500).Draw(t, "day"))
}

func TestTheLawsOfCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d, n := drawCalendar(t), drawDay(t), rapid.IntRange(1, 80).Draw(t, "n")
		due := c.Plus(d, n)
		if !c.Working(due.Day) || !due.Day.After(d) {
			t.Fatalf("%s + %d = %s is not a later working day", d, n, due.Day)
		}
		if got := c.Between(d, due.Day); got != n {
			t.Fatalf("Between(%s, %s) = %d, want %d", d, due.Day, got, n)
		}
		if got := c.Between(due.Day, d); got != -n {
			t.Fatalf("Between(%s, %s) = %d, want %d", due.Day, d, got, -n)
		}
		if got := c.Plus(c.Plus(d, 1).Day, n-1).Day; got != due.Day {
			t.Fatalf("%s + 1 + %d = %s, want %s", d, n-1, got, due.Day)
		}
		on := c.OnOrNext(d)
		if got := c.Minus(c.Plus(on, n).Day, n); got != on {
			t.Fatalf("%s + %d − %d = %s", on, n, n, got)
		}
		if got := c.Plus(c.Minus(on, n), n).Day; got != on {
			t.Fatalf("%s − %d + %d = %s", on, n, n, got)
		}
	})
}

func TestAWalkEndsWhereTheCountEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d, n := drawCalendar(t), drawDay(t), rapid.IntRange(-40, 40).Draw(t, "n")
		due, steps := c.Plus(d, n), c.Walk(d, n)
		last := steps[len(steps)-1]
		if steps[0].Day != d || steps[0].Count != 0 || last.Day != due.Day || last.Count != n {
			t.Fatalf("walk of %s + %d goes %+v … %+v, the deadline is %s", d, n, steps[0], last, due.Day)
		}
		provisional := n == 0 && !c.Loaded(d.Year())
		for i, s := range steps[1:] {
			provisional = provisional || !c.Loaded(s.Day.Year())
			moved, counted := s.Day.Sub(steps[i].Day), s.Count-steps[i].Count
			if moved*moved != 1 || counted*counted > 1 || s.Working != (counted != 0) {
				t.Fatalf("step %d of %s + %d: %+v after %+v", i+1, d, n, s, steps[i])
			}
			if s.Working != c.Working(s.Day) || s.Reason != c.Reason(s.Day) || s.Reason == "" {
				t.Fatalf("step %+v disagrees with the calendar", s)
			}
		}
		if due.Provisional != provisional {
			t.Fatalf("%s + %d: provisional %v, the walk says %v", d, n, due.Provisional, provisional)
		}
	})
}

func BenchmarkPlusFifteen(b *testing.B) {
	c, d := national(), calendar.Date(2026, time.September, 18)
	for b.Loop() {
		c.Plus(d, 15)
	}
}
