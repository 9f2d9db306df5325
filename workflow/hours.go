package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// Hours when people may be disturbed, [default]s of domain.md §8.
const (
	openHour, closeHour, urgentCloseHour = 8, 18, 21
)

// UrgentHour is the instant so many hours after at, counted between 08:00 and
// 21:00 of every day: the hour clock of 急事急办 (edges 36).
func UrgentHour(at time.Time, hours int) time.Time {
	left := time.Duration(hours) * time.Hour
	for day := calendar.Of(at); ; day = day.AddDays(1) {
		begin, end := day.At(openHour, 0), day.At(urgentCloseHour, 0)
		if at.After(begin) {
			begin = at
		}
		if room := end.Sub(begin); room > 0 {
			if left <= room {
				return begin.Add(left)
			}
			left -= room
		}
	}
}

// Quiet moves a notice into the hours when people may be disturbed: working
// days 08:00–18:00, urgent letters 08:00–21:00 every day (domain.md §8).
func (r Rules) Quiet(at time.Time, urgent bool) time.Time {
	end := closeHour
	if urgent {
		end = urgentCloseHour
	}
	for day := calendar.Of(at); ; day = day.AddDays(1) {
		open := urgent || r.Calendar.Working(day)
		switch {
		case !open || !at.Before(day.At(end, 0)):
		case at.Before(day.At(openHour, 0)):
			return day.At(openHour, 0)
		default:
			return at
		}
	}
}
