package calendar_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huiyin/workflow/calendar"
)

func day(t testing.TB, s string) calendar.Day {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// anyDay draws days far beyond the loaded years, before 1970 too.
func anyDay(t *rapid.T, label string) calendar.Day {
	n := rapid.IntRange(-60_000, 60_000).Draw(t, label)
	return calendar.Date(2000, time.January, 1).AddDays(n)
}

func TestOfIsTheDayInChina(t *testing.T) {
	for _, tc := range []struct{ name, at, want string }{
		{"morning in China", "2026-09-18T09:10:00+08:00", "2026-09-18"},
		{"late evening UTC is the next day in China", "2026-09-17T16:00:00Z", "2026-09-18"},
		{"one second before midnight in China", "2026-09-17T15:59:59Z", "2026-09-17"},
		{"the last evening of the year in New York", "2026-12-31T12:00:00-05:00", "2027-01-01"},
		{"before 1970", "1949-10-01T15:00:00+08:00", "1949-10-01"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			at, err := time.Parse(time.RFC3339, tc.at)
			if err != nil {
				t.Fatal(err)
			}
			if got := calendar.Of(at).String(); got != tc.want {
				t.Errorf("Of(%s) = %s, want %s", tc.at, got, tc.want)
			}
		})
	}
}

func TestADayInTheWordsOfTheOffice(t *testing.T) {
	d := day(t, "2026-09-18")
	if got, want := d.Chinese(), "9月18日 周五"; got != want {
		t.Errorf("Chinese() = %q, want %q", got, want)
	}
	if got, want := calendar.WeekdayName(time.Thursday), "周四"; got != want {
		t.Errorf("WeekdayName(Thursday) = %q, want %q", got, want)
	}
	if got, want := calendar.WeekdayName(day(t, "2026-09-20").Weekday()), "周日"; got != want {
		t.Errorf("weekday of 2026-09-20 = %q, want %q", got, want)
	}
}

func TestCloseOfBusinessIsSixInChina(t *testing.T) {
	got := calendar.Close(day(t, "2026-09-24"))
	want := time.Date(2026, time.September, 24, 10, 0, 0, 0, time.UTC)
	if !got.Equal(want) {
		t.Errorf("Close = %s, want %s", got, want)
	}
	if name, _ := got.Zone(); name != "CST" {
		t.Errorf("Close is in zone %q, want CST", name)
	}
}

func TestNoDayStaysNoDay(t *testing.T) {
	var none calendar.Day
	if !none.IsZero() || none.String() != "" || none.Chinese() != "" {
		t.Errorf("no day: IsZero %v, String %q, Chinese %q", none.IsZero(), none.String(), none.Chinese())
	}
	if got := none.AddDays(3); !got.IsZero() {
		t.Errorf("no day + 3 = %s, want no day", got)
	}
	if got := calendar.Of(time.Time{}); !got.IsZero() {
		t.Errorf("Of(zero time) = %s, want no day", got)
	}
	if !none.At(9, 0).IsZero() || !calendar.Close(none).IsZero() {
		t.Error("an hour of no day is not the zero time")
	}
	y, m, d := none.Date()
	if y != 0 || m != 0 || d != 0 || none.Year() != 0 || none.Month() != 0 {
		t.Errorf("Date of no day = %d, %d, %d, want zeros", y, m, d)
	}
	if got := day(t, "2026-01-01").Sub(none); got != 0 {
		t.Errorf("distance from no day = %d, want 0", got)
	}
	epoch := calendar.Date(1970, time.January, 1)
	if epoch.IsZero() || epoch == none {
		t.Error("1970-01-01 is taken for no day")
	}
}

func TestDaysSortWithNoDayFirst(t *testing.T) {
	var none calendar.Day
	days := []calendar.Day{day(t, "2026-01-01"), none, day(t, "1960-05-01"), day(t, "2025-12-31")}
	slices.SortFunc(days, calendar.Day.Compare)
	want := []calendar.Day{none, day(t, "1960-05-01"), day(t, "2025-12-31"), day(t, "2026-01-01")}
	if diff := cmp.Diff(want, days); diff != "" {
		t.Error(diff)
	}
	if !none.Before(want[1]) || !want[1].After(none) || none.Before(none) || none.After(none) {
		t.Error("Before and After disagree with Compare about no day")
	}
}

func TestWhatIsNotADateIsRefused(t *testing.T) {
	for _, s := range []string{"", "2026-02-29", "2026-9-18", "2026/09/18", "2026-09-18T00:00:00Z", "明天", "infinity"} {
		if d, err := calendar.Parse(s); err == nil || !d.IsZero() {
			t.Errorf("Parse(%q) = %s, %v, want no day and an error", s, d, err)
		}
	}
}

func TestABadTextLeavesTheDayAlone(t *testing.T) {
	d := day(t, "2026-09-18")
	if err := d.UnmarshalText([]byte("2026-13-01")); err == nil {
		t.Error("UnmarshalText(2026-13-01) succeeded")
	}
	if err := d.Scan(int64(20)); err == nil {
		t.Error("Scan of an integer succeeded")
	}
	if got := d.String(); got != "2026-09-18" {
		t.Errorf("the day became %s", got)
	}
}

func TestScanTakesWhatADriverGives(t *testing.T) {
	want := day(t, "2026-09-18")
	for _, tc := range []struct {
		name string
		src  any
		want calendar.Day
	}{
		{"midnight UTC, as a date column comes", time.Date(2026, 9, 18, 0, 0, 0, 0, time.UTC), want},
		{"midnight in another zone is the date written", time.Date(2026, 9, 18, 0, 0, 0, 0, time.FixedZone("", -5*3600)), want},
		{"text", "2026-09-18", want},
		{"bytes", []byte("2026-09-18"), want},
		{"NULL", nil, calendar.Day{}},
		{"empty text", "", calendar.Day{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := day(t, "1999-01-01")
			if err := got.Scan(tc.src); err != nil {
				t.Fatal(err)
			}
			if got != tc.want {
				t.Errorf("Scan(%v) = %q, want %q", tc.src, got, tc.want)
			}
		})
	}
}

func TestNoDayIsNullAndEmptyText(t *testing.T) {
	v, err := calendar.Day{}.Value()
	if v != nil || err != nil {
		t.Errorf("Value of no day = %v, %v, want nil, nil", v, err)
	}
	type row struct {
		Due  calendar.Day
		Done calendar.Day `json:",omitzero"`
	}
	b, err := json.Marshal(row{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(b), `{"Due":""}`; got != want {
		t.Errorf("JSON = %s, want %s", got, want)
	}
	back := row{Due: day(t, "2026-09-18")}
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if !back.Due.IsZero() {
		t.Errorf("read back %s, want no day", back.Due)
	}
}

func TestEveryDayComesBackFromEveryForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "day")
		if got := calendar.Date(d.Date()); got != d {
			t.Fatalf("Date(%s.Date()) = %s", d, got)
		}
		if got := calendar.Of(d.At(rapid.IntRange(0, 23).Draw(t, "hour"), 59)); got != d {
			t.Fatalf("Of(%s.At) = %s", d, got)
		}
		v, err := d.Value()
		if err != nil {
			t.Fatal(err)
		}
		if at := v.(time.Time); at.Location() != time.UTC || at.Hour() != 0 {
			t.Fatalf("Value of %s = %s, want midnight UTC", d, at)
		}
		var scanned calendar.Day
		if err := scanned.Scan(v); err != nil || scanned != d {
			t.Fatalf("%s scanned as %s, %v", d, scanned, err)
		}
		b, err := json.Marshal(map[calendar.Day]calendar.Day{d: d})
		if err != nil {
			t.Fatal(err)
		}
		var read map[calendar.Day]calendar.Day
		if err := json.Unmarshal(b, &read); err != nil || read[d] != d {
			t.Fatalf("%s read as %v, %v", b, read, err)
		}
	})
}

func TestAddingAndSubtractingDaysAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay(t, "day"), rapid.IntRange(-40_000, 40_000).Draw(t, "n")
		e := d.AddDays(n)
		if got := e.Sub(d); got != n {
			t.Fatalf("%s − %s = %d, want %d", e, d, got, n)
		}
		y, m, dd := d.Date()
		if want := calendar.Date(y, m, dd+n); e != want {
			t.Fatalf("%s + %d = %s, want %s", d, n, e, want)
		}
		if got, want := e.Weekday(), time.Date(y, m, dd+n, 12, 0, 0, 0, time.UTC).Weekday(); got != want {
			t.Fatalf("%s is a %s, want %s", e, got, want)
		}
		if e.Before(d) != (n < 0) || e.After(d) != (n > 0) || e.Equal(d) != (n == 0) {
			t.Fatalf("order of %s and %s is wrong", e, d)
		}
	})
}
