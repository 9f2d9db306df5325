package calendar_test

import (
	"testing"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"github.com/google/go-cmp/cmp"

	"huiyin/workflow/calendar"
)

func national() *calendar.Calendar { return calendar.New(calendar.National()) }

// The oracle is a library that keeps the notices independently of our table.
func TestTheNationalLayerAgreesWithLunarGoDayByDay(t *testing.T) {
	c := national()
	checked := 0
	last := calendar.Date(2026, time.December, 31)
	for d := calendar.Date(2024, time.January, 1); !d.After(last); d = d.AddDays(1) {
		w := d.Weekday()
		want := w != time.Saturday && w != time.Sunday
		if h := HolidayUtil.GetHoliday(d.String()); h != nil {
			want = h.IsWork()
		}
		if got := c.Working(d); got != want {
			t.Errorf("%s %s: working %v, lunar-go says %v", d, c.Reason(d), got, want)
		}
		checked++
	}
	if checked != 366+365+365 {
		t.Errorf("compared %d days, want three whole years", checked)
	}
}

func TestWhyADayIsWorkedOrNot(t *testing.T) {
	local := calendar.Layer{Name: "原州区", Entries: []calendar.Entry{
		{Day: day(t, "2026-03-20"), Name: "开斋节"},
		{Day: day(t, "2026-03-21"), Working: true},
		{Day: day(t, "2026-03-23")},
		{Day: day(t, "2026-05-04"), Working: true, Name: "防汛"},
		{Day: day(t, "2026-05-05"), Working: true},
	}}
	c := calendar.New(calendar.National(), local)
	for _, tc := range []struct {
		day     string
		working bool
		reason  string
	}{
		{"2026-09-18", true, "工作日"},
		{"2026-09-19", false, "周六"},
		{"2026-09-13", false, "周日"},
		{"2026-09-20", true, "国庆节调休上班"},
		{"2026-09-25", false, "中秋节"},
		{"2026-09-26", false, "中秋节"},
		{"2026-01-01", false, "元旦节"},
		{"2027-01-01", false, "元旦"},
		{"2023-01-01", false, "元旦"},
		{"2027-10-01", true, "工作日"},
		{"2026-03-20", false, "开斋节"},
		{"2026-03-21", true, "调休上班"},
		{"2026-03-23", false, "放假"},
		{"2026-05-04", true, "防汛照常上班"},
		{"2026-05-05", true, "工作日"},
	} {
		d := day(t, tc.day)
		if got := c.Working(d); got != tc.working {
			t.Errorf("Working(%s) = %v, want %v", tc.day, got, tc.working)
		}
		if got := c.Reason(d); got != tc.reason {
			t.Errorf("Reason(%s) = %q, want %q", tc.day, got, tc.reason)
		}
	}
	if c.Working(calendar.Day{}) || c.Reason(calendar.Day{}) != "" {
		t.Error("no day is worked or has a reason")
	}
}

func TestALaterLayerWins(t *testing.T) {
	d := day(t, "2026-09-21")
	closed := calendar.Layer{Name: "区", Entries: []calendar.Entry{{Day: d, Name: "停电"}, {}}}
	open := calendar.Layer{Name: "局", Entries: []calendar.Entry{{Day: d, Working: true}}}
	for _, tc := range []struct {
		name   string
		layers []calendar.Layer
		want   bool
	}{
		{"the weekday alone", nil, true},
		{"closed over the weekday", []calendar.Layer{closed}, false},
		{"opened again", []calendar.Layer{closed, open}, true},
		{"closed last", []calendar.Layer{open, closed}, false},
	} {
		if got := calendar.New(tc.layers...).Working(d); got != tc.want {
			t.Errorf("%s: working %v, want %v", tc.name, got, tc.want)
		}
	}
}

func TestOnlyANoticeLoadsAYear(t *testing.T) {
	c := calendar.New(calendar.National(), calendar.Layer{Name: "宁夏", Entries: []calendar.Entry{
		{Day: day(t, "2027-03-10"), Name: "开斋节"},
	}})
	if diff := cmp.Diff([]int{2024, 2025, 2026}, c.LoadedYears()); diff != "" {
		t.Error(diff)
	}
	if c.Loaded(2027) || c.Loaded(2023) || !c.Loaded(2026) {
		t.Error("Loaded disagrees with LoadedYears")
	}
	if c.Working(day(t, "2027-03-10")) {
		t.Error("the region's day in a year not loaded is forgotten")
	}
}

func TestACalendarDoesNotChangeWithItsLayers(t *testing.T) {
	l := calendar.National()
	c := calendar.New(l)
	l.Years[0] = 1900
	for i := range l.Entries {
		l.Entries[i].Working = !l.Entries[i].Working
	}
	if !c.Loaded(2024) || c.Working(day(t, "2026-10-01")) || calendar.National().Years[0] != 2024 {
		t.Error("changing a layer changed the calendar or the built-in layer")
	}
}

func TestWorkingDaysOfTheYears(t *testing.T) {
	c := national()
	for year, want := range map[int]int{2024: 251, 2025: 248, 2026: 248} {
		if got := c.WorkingDays(year); got != want {
			t.Errorf("%d has %d working days, want %d", year, got, want)
		}
	}
}

// The days are those that domain.md §4 writes out for 2026.
func TestTheListingOf2026(t *testing.T) {
	var rest, extra []string
	months := national().Year(2026)
	for i, m := range months {
		if m.Year != 2026 || m.Month != time.Month(i+1) {
			t.Errorf("month %d is %d-%d", i, m.Year, m.Month)
		}
		for _, e := range m.Rest {
			rest = append(rest, e.Day.String()[5:])
		}
		for _, e := range m.Extra {
			extra = append(extra, e.Day.String()[5:])
		}
	}
	var want []string
	for _, span := range [][2]string{{"01-01", "01-03"}, {"02-15", "02-23"}, {"04-04", "04-06"}, {"05-01", "05-05"},
		{"06-19", "06-21"}, {"09-25", "09-27"}, {"10-01", "10-07"}} {
		for d := day(t, "2026-"+span[0]); !d.After(day(t, "2026-"+span[1])); d = d.AddDays(1) {
			want = append(want, d.String()[5:])
		}
	}
	if diff := cmp.Diff(want, rest); diff != "" {
		t.Errorf("rest days: %s", diff)
	}
	if diff := cmp.Diff([]string{"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"}, extra); diff != "" {
		t.Errorf("extra working days: %s", diff)
	}
	if len(months) != 12 || months[9].Working != 18 {
		t.Errorf("%d months, October has %d working days, want 12 and 18", len(months), months[9].Working)
	}
}

func TestTheListingOfAYearNotLoadedHasNewYear(t *testing.T) {
	months := national().Year(2027)
	want := []calendar.Entry{{Day: day(t, "2027-01-01"), Name: "元旦"}}
	if diff := cmp.Diff(want, months[0].Rest); diff != "" {
		t.Error(diff)
	}
	for _, m := range months[1:] {
		if len(m.Rest)+len(m.Extra) != 0 {
			t.Errorf("%d-%d lists %v %v", m.Year, m.Month, m.Rest, m.Extra)
		}
	}
}
