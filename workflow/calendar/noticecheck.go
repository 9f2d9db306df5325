package calendar

import (
	"fmt"
	"slices"
	"strings"
)

// longestHoliday bounds the days off of one holiday: the longest so far had nine.
const longestHoliday = 12

// required are the holidays of every notice; 中秋节 may stand with 国庆节.
var required = []string{"元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"}

// check holds the items against one another and against the weekdays.
func (n HolidayNotice) check() error {
	for _, h := range n.Holidays {
		if err := n.checkOne(h); err != nil {
			return err
		}
	}
	if err := n.checkTogether(); err != nil {
		return err
	}
	for _, name := range required {
		if !slices.ContainsFunc(n.Holidays, func(h Holiday) bool { return strings.Contains(h.Name, name) }) {
			return wrong("没有看到%s的安排，通知可能没有粘贴全。请把七个节日都粘贴过来。", name)
		}
	}
	return nil
}

func (n HolidayNotice) checkOne(h Holiday) error {
	length := h.To.Sub(h.From) + 1
	switch {
	case length < 1:
		return wrong("%s的放假从%s到%s，结束在开始之前。请核对。", h.Name, h.From.Chinese(), h.To.Chinese())
	case length > longestHoliday:
		return wrong("%s放假%d天，太长了。请核对起止日期。", h.Name, length)
	case h.From.Year() != n.Year && h.To.Year() != n.Year:
		return wrong("%s的日期不在%d年。请核对年份。", h.Name, n.Year)
	}
	for _, d := range h.Work {
		switch {
		case !d.Before(h.From) && !d.After(h.To):
			return wrong("%s的%s既放假又上班。请核对。", h.Name, d.Chinese())
		case !weekend(d):
			return wrong("%s的%s是%s，本来就上班，不需要调休。请核对日期。", h.Name, d.Chinese(), WeekdayName(d.Weekday()))
		}
	}
	return nil
}

// checkTogether finds days that two holidays claim.
func (n HolidayNotice) checkTogether() error {
	says := map[Day]Entry{}
	names := map[string]bool{}
	for _, h := range n.Holidays {
		if names[h.Name] {
			return wrong("%s写了两次。请核对。", h.Name)
		}
		names[h.Name] = true
		for _, e := range h.entries(n.Year) {
			before, twice := says[e.Day]
			switch {
			case twice && before.Working != e.Working:
				return wrong("%s既放假又上班：%s和%s。请核对。", e.Day.Chinese(), before.Name, e.Name)
			case twice:
				return wrong("%s出现了两次：%s和%s。请核对。", e.Day.Chinese(), before.Name, e.Name)
			}
			says[e.Day] = e
		}
	}
	return nil
}

// entries are the days of one holiday, off and worked, in order.
func (h Holiday) entries(year int) []Entry {
	from, to := h.From, h.To
	for h.weekend && weekend(from.AddDays(-1)) && from.AddDays(-1).Year() == year {
		from = from.AddDays(-1)
	}
	for h.weekend && weekend(to.AddDays(1)) && to.AddDays(1).Year() == year {
		to = to.AddDays(1)
	}
	var list []Entry
	for d := from; !d.After(to); d = d.AddDays(1) {
		list = append(list, Entry{Day: d, Name: h.Name})
	}
	for _, d := range h.Work {
		list = append(list, Entry{Day: d, Working: true, Name: h.Name})
	}
	slices.SortFunc(list, func(a, b Entry) int { return a.Day.Compare(b.Day) })
	return list
}

// Title names the notice, as those hear it whose days it moves.
func (n HolidayNotice) Title() string {
	return fmt.Sprintf("国务院办公厅%d年放假通知", n.Year)
}

// Layer is the notice as it is loaded: its year of the national layer.
func (n HolidayNotice) Layer() Layer {
	l := Layer{Name: NationalName, Years: []int{n.Year}}
	for _, h := range n.Holidays {
		l.Entries = append(l.Entries, h.entries(n.Year)...)
	}
	slices.SortFunc(l.Entries, func(a, b Entry) int { return a.Day.Compare(b.Day) })
	return l
}
