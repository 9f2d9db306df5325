package calendar

import "time"

// Month is one month of a year's listing (`huiyin calendar show`): what differs
// from Monday to Friday, and how many days are worked.
type Month struct {
	Year  int
	Month time.Month
	// Rest are the days off by a layer or by statute (放假), weekends inside a
	// holiday included; ordinary weekends are not listed.
	Rest []Entry
	// Extra are the Saturdays and Sundays that are worked (调休上班).
	Extra []Entry
	// Working is the number of working days in the month.
	Working int
}

// Year lists the twelve months of a year. Ask Loaded whether it is provisional.
func (c *Calendar) Year(year int) []Month {
	months := make([]Month, 0, 12)
	for m := time.January; m <= time.December; m++ {
		months = append(months, c.month(year, m))
	}
	return months
}

// WorkingDays returns the number of working days in the year; in 2026 it is
// 248 by the national notice.
func (c *Calendar) WorkingDays(year int) int {
	n := 0
	for _, m := range c.Year(year) {
		n += m.Working
	}
	return n
}

func (c *Calendar) month(year int, month time.Month) Month {
	m := Month{Year: year, Month: month}
	for d := Date(year, month, 1); d.Month() == month; d = d.AddDays(1) {
		working := c.Working(d)
		if working {
			m.Working++
		}
		switch e := c.entry(d); {
		case e.Day.IsZero():
		case !working:
			m.Rest = append(m.Rest, e)
		case weekend(d):
			m.Extra = append(m.Extra, e)
		}
	}
	return m
}

// entry returns what a layer or the statute says of d, or an Entry of "no day"
// when only the weekday decides.
func (c *Calendar) entry(d Day) Entry {
	if e, ok := c.entries[d]; ok {
		return e
	}
	if newYear(d) {
		return Entry{Day: d, Name: c.Reason(d)}
	}
	return Entry{}
}
