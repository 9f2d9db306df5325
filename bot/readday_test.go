package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"huiyin/workflow/calendar"
)

func TestADayIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	today := calendar.Date(2026, time.September, 18) // a Friday
	for text, want := range map[string]struct{ day, rest string }{
		"10月20日 完成路面修复": {"2026-10-20", "完成路面修复"}, "2026-10-20 通水": {"2026-10-20", "通水"}, "2026年10月20日前通水": {"2026-10-20", "通水"},
		"10.20 通水": {"2026-10-20", "通水"}, "周四 材料已备齐": {"2026-09-24", "材料已备齐"}, "下周一，待设备到货": {"2026-09-21", "待设备到货"},
		"明天 回访": {"2026-09-19", "回访"}, "1月5日 复查": {"2027-01-05", "复查"}, "9月1日 复查": {"2026-09-01", "复查"},
		"完成于10月20日": {"2026-10-20", "完成于10月20日"}, "2月30日 完工": {"", "2月30日 完工"}, "尽快": {"", "尽快"}, "": {"", ""},
	} {
		day, rest := dayWithin(text, today)
		if got := known(on(day, false)); !strings.HasPrefix(got, want.day) || day.IsZero() != (want.day == "") || rest != want.rest {
			t.Errorf("%q is read as %s and %q, want %s and %q", text, day, rest, want.day, want.rest)
		}
	}
}

// Whatever day is written, in whatever form, the same day is read.
func TestAnyDayIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		today := calendar.Date(2026, time.January, 1).AddDays(rapid.IntRange(0, 700).Draw(t, "today"))
		day := today.AddDays(rapid.IntRange(0, 180).Draw(t, "ahead"))
		y, m, d := day.Date()
		form := rapid.SampledFrom([]func() string{
			func() string { return day.String() },
			func() string { return fmt.Sprint(y, "年", int(m), "月", d, "日") },
			func() string { return fmt.Sprint(int(m), "月", d, "日") },
			func() string { return fmt.Sprint(int(m), "月", d, "号前") },
		}).Draw(t, "form")
		if got, rest := dayWithin(form()+" 完成路面修复", today); got != day || rest != "完成路面修复" {
			t.Fatalf("%q is read as %s and %q on %s", form(), got, rest, today)
		}
	})
}

func FuzzDayWithin(f *testing.F) {
	for _, s := range []string{"10月20日前 通水", "2026-02-30", "下周天", "周四", "99月99日", "今天", "0000-00-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		day, rest := dayWithin(s, calendar.Date(2026, time.September, 18))
		if day.IsZero() && rest != s || !strings.HasSuffix(s, rest) {
			t.Errorf("%q: %s, %q", s, day, rest)
		}
	})
}
