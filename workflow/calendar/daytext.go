package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// The forms in which a Day leaves and enters the program: ISO text for JSON and
// commands, a Chinese text for people, a date for PostgreSQL.

var weekdayNames = [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}

// WeekdayName returns the Chinese name of a day of the week, as in 周四.
func WeekdayName(w time.Weekday) string { return weekdayNames[w%7] }

// Parse reads a day written as 2026-09-18. The empty text is an error here: a
// person who types a date must have typed one.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Day{}, fmt.Errorf("parse %q as a date like 2026-09-18: %w", s, err)
	}
	return fromUTC(t), nil
}

// String returns the day as 2026-09-18, or "" for "no day".
func (d Day) String() string {
	if !d.set {
		return ""
	}
	return d.utc().Format(time.DateOnly)
}

// Chinese returns the day as people in the office say it, with its weekday so
// that a mistaken date is noticed: 9月18日 周五. For "no day" it is "".
func (d Day) Chinese() string {
	if !d.set {
		return ""
	}
	_, m, day := d.Date()
	return fmt.Sprintf("%d月%d日 %s", int(m), day, WeekdayName(d.Weekday()))
}

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote: the empty text is "no day".
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	day, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = day
	return nil
}

// Value gives PostgreSQL the day as midnight UTC, or NULL for "no day".
func (d Day) Value() (driver.Value, error) {
	if !d.set {
		return nil, nil
	}
	return d.utc(), nil
}

// Scan reads a PostgreSQL date. A time counts as the date written in it, in its
// own zone, because a driver delivers a date column as midnight UTC; for an
// instant (timestamptz) scan a time.Time and use Of. NULL is "no day".
func (d *Day) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Day{}
		return nil
	case time.Time:
		*d = Date(v.Date())
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("scan %T into a day: only a date, a text or NULL can be one", src)
}
