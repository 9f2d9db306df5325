package calendar

import (
	"iter"
	"time"
)

// Deadline is the day on which a period ends (期限). It ends at the close of
// business of that day, see Close.
type Deadline struct {
	Day Day
	// Provisional (暂定) is true when a day that was counted, or the last one,
	// lies in a year whose notice is not loaded: the date may still move.
	Provisional bool
}

// Step is one day of a count, as 为什么 shows it.
type Step struct {
	Day     Day
	Working bool
	Reason  string // as Calendar.Reason
	Count   int    // working days counted up to and including this day; 0 on day 0
}

// Plus returns the n-th working day after d. Day 0 is d itself, working day or
// not, and is never counted (第十条: the period runs from the assignment); so
// Plus(d, 0) is d. A negative n counts backwards as Minus does. The work grows
// with n: whoever takes n from a person bounds it.
func (c *Calendar) Plus(d Day, n int) Deadline {
	if d.IsZero() {
		return Deadline{}
	}
	if n == 0 {
		return Deadline{Day: d, Provisional: !c.Loaded(d.Year())}
	}
	var due Deadline
	for day := range c.days(d, n) {
		due.Day = day
		due.Provisional = due.Provisional || !c.Loaded(day.Year())
	}
	return due
}

// Minus returns the n-th working day before d, by the same rule as Plus. A
// warning 2 working days before a promised date (第十二条) is Minus(promised, 2).
func (c *Calendar) Minus(d Day, n int) Day { return c.Plus(d, -n).Day }

// Next returns the first working day strictly after d.
func (c *Calendar) Next(d Day) Day { return c.Plus(d, 1).Day }

// OnOrNext returns d if it is a working day, else the next one: the day by
// which a letter registered on d has to be passed on (当日交办, 第九条).
func (c *Calendar) OnOrNext(d Day) Day {
	if c.Working(d) {
		return d
	}
	return c.Next(d)
}

// FirstOfMonth returns the month's first working day, when the approval sheet
// (报签) and the month's documents go out (第十一条).
func (c *Calendar) FirstOfMonth(year int, month time.Month) Day {
	return c.OnOrNext(Date(year, month, 1))
}

// Between returns the number of working days after a up to and including b.
// It is the inverse of Plus: Between(d, Plus(d, n).Day) is n for n ≥ 1. If b
// comes before a, it is −Between(b, a), so days overdue come out negative. If
// either is "no day" it is 0.
func (c *Calendar) Between(a, b Day) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	if b.Before(a) {
		return -c.Between(b, a)
	}
	n := 0
	for d := a.AddDays(1); !d.After(b); d = d.AddDays(1) {
		if c.Working(d) {
			n++
		}
	}
	return n
}

// Walk returns the count of Plus(d, n) day by day, beginning with day 0; its
// last step is the day that Plus gives. Counting backwards (n negative) the
// counts are negative. For "no day" there are no steps.
func (c *Calendar) Walk(d Day, n int) []Step {
	if d.IsZero() {
		return nil
	}
	steps := []Step{{Day: d, Working: c.Working(d), Reason: c.Reason(d)}}
	for day, count := range c.days(d, n) {
		steps = append(steps, Step{Day: day, Working: c.Working(day), Reason: c.Reason(day), Count: count})
	}
	return steps
}

// days yields every day from the one next to d to the n-th working day, forwards
// or, for negative n, backwards, with the signed number of working days so far.
// It ends because a layer has only finitely many exceptions; d must be a day.
func (c *Calendar) days(d Day, n int) iter.Seq2[Day, int] {
	step := 1
	if n < 0 {
		step = -1
	}
	return func(yield func(Day, int) bool) {
		for day, count := d, 0; count != n; {
			day = day.AddDays(step)
			if c.Working(day) {
				count += step
			}
			if !yield(day, count) {
				return
			}
		}
	}
}
