package bot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"huiyin/workflow/calendar"
)

// monthAhead reads a month: 2026-11, 2026年11月, 202611, 11月.
var monthAhead = regexp.MustCompile(`^(?:(\d{4})[-年/.]?)?(\d{1,2})月?份?$`)

// monthNames are the months as they are spelled out.
var monthNames = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}

var (
	thisMonth = []string{"本月", "这个月", "当月"}
	lastMonth = []string{"上月", "上个月"}
)

// readMonth reads a month as people write it; without a year it is the newest
// that has begun.
func readMonth(s string, today calendar.Day) (year, month int, ok bool) {
	s = strings.TrimSpace(s)
	nowYear, now, _ := today.Date()
	if slices.Contains(thisMonth, s) {
		return nowYear, int(now), true
	}
	if slices.Contains(lastMonth, s) {
		before := calendar.Date(nowYear, now, 1).AddDays(-1)
		y, m, _ := before.Date()
		return y, int(m), true
	}
	if i := slices.Index(monthNames, strings.TrimSuffix(strings.TrimSuffix(s, "份"), "月")); i >= 0 {
		s = strconv.Itoa(i + 1)
	}
	m := monthAhead.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	year, _ = strconv.Atoi(m[1])
	month, _ = strconv.Atoi(m[2])
	if year == 0 {
		if year = nowYear; month > int(now) {
			year--
		}
	}
	return year, month, month >= int(time.January) && month <= int(time.December) && year >= 2000 && year < 2100
}

// monthShape reports whether a text can only be a month.
func monthShape(s string) bool {
	_, _, ok := readMonth(s, calendar.Date(2000, time.December, 31))
	return ok
}
