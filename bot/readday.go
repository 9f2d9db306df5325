package bot

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"huiyin/workflow/calendar"
)

// dayShapes are the ways in which people write a day: 2026-10-15, 2026年10月15日,
// 10月15日, 10-15; 周四, 下周一; 明天.
var (
	dateShape    = regexp.MustCompile(`(?:(\d{4})[-/.年])?(\d{1,2})(?:月(\d{1,2})[日号]?|[-/.](\d{1,2})日?)`)
	weekdayShape = regexp.MustCompile(`(下)?(?:周|星期)([一二三四五六日天])`)
	nearDays     = map[string]int{"今天": 0, "明天": 1, "后天": 2}
)

// dayWithin finds the first day named in a text; what is left is the text without
// it where it stands in front, all of it otherwise. The zero day is for none.
func dayWithin(s string, today calendar.Day) (calendar.Day, string) {
	day, from, to := findDay(s, today)
	if day.IsZero() {
		return day, s
	}
	if ahead := strings.Trim(s[:from], punctuation); ahead == "" {
		rest := strings.TrimLeft(s[to:], punctuation)
		for _, word := range []string{"之前", "以前", "前"} {
			rest = strings.TrimPrefix(rest, word)
		}
		return day, strings.TrimLeft(rest, punctuation)
	}
	return day, s
}

func findDay(s string, today calendar.Day) (day calendar.Day, from, to int) {
	if m := dateShape.FindStringSubmatchIndex(s); m != nil {
		part := func(i int) int {
			if m[2*i] < 0 {
				return 0
			}
			n, _ := strconv.Atoi(s[m[2*i]:m[2*i+1]])
			return n
		}
		return dateOf(part(1), part(2), part(3)+part(4), today), m[0], m[1]
	}
	if m := weekdayShape.FindStringSubmatchIndex(s); m != nil {
		want := strings.Index("一二三四五六日", strings.Replace(s[m[4]:m[5]], "天", "日", 1))/len("一") + 1
		monday := today.AddDays(1 - isoWeekday(today))
		day := monday.AddDays(want - 1)
		if m[2] >= 0 || day.Before(today) {
			day = day.AddDays(7)
		}
		return day, m[0], m[1]
	}
	for word, n := range nearDays {
		if at := strings.Index(s, word); at >= 0 {
			return today.AddDays(n), at, at + len(word)
		}
	}
	return calendar.Day{}, 0, 0
}

// isoWeekday is 1 for Monday, 7 for Sunday.
func isoWeekday(d calendar.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// dateOf is a day that exists; without a year it is this year's, and next year's
// when this year's is more than half a year past.
func dateOf(year, month, day int, today calendar.Day) calendar.Day {
	named := year != 0
	if !named {
		year = today.Year()
	}
	d := calendar.Date(year, time.Month(month), day)
	if !named && d.AddDays(183).Before(today) {
		d = calendar.Date(year+1, time.Month(month), day)
	}
	if _, m, dd := d.Date(); int(m) != month || dd != day {
		return calendar.Day{}
	}
	return d
}
