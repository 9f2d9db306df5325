package calendar

import (
	"cmp"
	"time"
)

// CST is China Standard Time, eight hours ahead of UTC all year. It is a fixed
// zone because China has kept one offset without summer time since 1991, and
// because a machine without a time zone database must count the same days.
var CST = time.FixedZone("CST", 8*3600)

// CloseHour is the hour at which a working day ends (下班), and with it every
// period that ends on that day. Domain.md §4 sets 18:00 as the default.
const CloseHour = 18

const secondsPerDay = 24 * 60 * 60

// Day is a date in China (日). It has no time of day and no time zone, so two
// days are the same day exactly when == says so. The zero value means "no day"
// and stands for NULL in a database and for an empty text; it sorts before
// every date, and all arithmetic on it gives "no day" again.
type Day struct {
	n   int32 // days since 1970-01-01
	set bool
}

// Date returns the day with this year, month and day of the month. Values out
// of their range are normalised as time.Date does: 31 April is 1 May.
func Date(year int, month time.Month, day int) Day {
	return fromUTC(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// Of returns the day it is in China at the instant t. The zero time is no
// instant at all and gives "no day".
func Of(t time.Time) Day {
	if t.IsZero() {
		return Day{}
	}
	return Date(t.In(CST).Date())
}

// Close returns the instant at which d ends for the office: 18:00 in China.
// For "no day" it is the zero time.
func Close(d Day) time.Time { return d.At(CloseHour, 0) }

// fromUTC takes a midnight in UTC, so the division is exact before 1970 too.
func fromUTC(midnight time.Time) Day {
	return Day{n: int32(midnight.Unix() / secondsPerDay), set: true}
}

// utc is midnight UTC of the day: the form in which the time package counts.
func (d Day) utc() time.Time {
	return time.Unix(int64(d.n)*secondsPerDay, 0).UTC()
}

// IsZero reports whether d is "no day". JSON's omitzero asks it too.
func (d Day) IsZero() bool { return !d.set }

// Equal reports whether d and e are the same day, as == does.
func (d Day) Equal(e Day) bool { return d == e }

// AddDays returns the day n calendar days after d, or before it when n is negative.
func (d Day) AddDays(n int) Day {
	if !d.set {
		return Day{}
	}
	return Day{n: d.n + int32(n), set: true}
}

// Sub returns the number of calendar days from e to d: d − e. If either is
// "no day" there is no distance between them and the result is 0.
func (d Day) Sub(e Day) int {
	if !d.set || !e.set {
		return 0
	}
	return int(d.n) - int(e.n)
}

// Compare returns -1, 0 or +1 as d is before, the same as or after e, which is
// what slices.SortFunc wants.
func (d Day) Compare(e Day) int {
	if d.set != e.set {
		if e.set {
			return -1
		}
		return 1
	}
	return cmp.Compare(d.n, e.n)
}

// Before reports whether d comes before e.
func (d Day) Before(e Day) bool { return d.Compare(e) < 0 }

// After reports whether d comes after e.
func (d Day) After(e Day) bool { return d.Compare(e) > 0 }

// Date returns the year, month and day of the month; for "no day" all are 0.
func (d Day) Date() (int, time.Month, int) {
	if !d.set {
		return 0, 0, 0
	}
	return d.utc().Date()
}

// Year returns the year, or 0 for "no day".
func (d Day) Year() int {
	y, _, _ := d.Date()
	return y
}

// Month returns the month, or 0 for "no day".
func (d Day) Month() time.Month {
	_, m, _ := d.Date()
	return m
}

// Weekday returns the day of the week (星期). Ask IsZero first: "no day" has
// none, and the answer Thursday then means nothing.
func (d Day) Weekday() time.Weekday { return d.utc().Weekday() }

// At returns the instant of this hour and minute of the day in China. For
// "no day" it is the zero time.
func (d Day) At(hour, minute int) time.Time {
	if !d.set {
		return time.Time{}
	}
	y, m, day := d.Date()
	return time.Date(y, m, day, hour, minute, 0, 0, CST)
}
