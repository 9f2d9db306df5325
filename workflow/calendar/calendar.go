package calendar

import (
	"slices"
	"time"
)

// Entry says of one day that it is off (Working false, 放假) or is worked
// (Working true, 上班), and by what name: the holiday's, as in 中秋节.
type Entry struct {
	Day     Day
	Working bool
	Name    string
}

// Layer is one source of exceptions to the weekday rule: the national notice,
// the region's days, the local closures (domain.md §4).
type Layer struct {
	// Name says whose layer it is, as in 全国.
	Name string
	// Years are the years whose national notice this layer holds. A layer that
	// only adds days to such years leaves it empty: entering one regional
	// holiday of 2027 does not make 2027 known.
	Years []int
	// Entries may come in any order; of two for one day the last wins. One of
	// "no day" says nothing.
	Entries []Entry
}

// Calendar knows which days are worked (工作日历). It is immutable and so safe for
// concurrent use; an edited layer means a new Calendar.
type Calendar struct {
	layers  []Layer
	loaded  map[int]bool
	entries map[Day]Entry
}

// New puts the layers on top of the weekday rule; later ones win. The layers
// are copied. Without layers only weekends and 1 January are off.
func New(layers ...Layer) *Calendar {
	c := &Calendar{loaded: map[int]bool{}, entries: map[Day]Entry{}}
	for _, l := range layers {
		c.layers = append(c.layers, l.clone())
		for _, y := range l.Years {
			c.loaded[y] = true
		}
		for _, e := range l.Entries {
			if !e.Day.IsZero() {
				c.entries[e.Day] = e
			}
		}
	}
	return c
}

// Loaded reports whether the notice for the year is in one of the layers. What
// is counted through a year that is not loaded is provisional (暂定).
func (c *Calendar) Loaded(year int) bool { return c.loaded[year] }

// LoadedYears returns the loaded years in order.
func (c *Calendar) LoadedYears() []int {
	years := make([]int, 0, len(c.loaded))
	for y := range c.loaded {
		years = append(years, y)
	}
	slices.Sort(years)
	return years
}

// Working reports whether d is a working day (工作日). "No day" is not.
func (c *Calendar) Working(d Day) bool {
	if d.IsZero() {
		return false
	}
	if e, ok := c.entries[d]; ok {
		return e.Working
	}
	return !weekend(d) && !newYear(d)
}

// Reason says in Chinese why d is or is not a working day: 周六, 中秋节,
// 国庆节调休上班, 工作日. For "no day" it is "".
func (c *Calendar) Reason(d Day) string {
	if d.IsZero() {
		return ""
	}
	if e, ok := c.entries[d]; ok {
		return e.reason()
	}
	switch {
	case newYear(d):
		return "元旦"
	case weekend(d):
		return WeekdayName(d.Weekday())
	}
	return "工作日"
}

// reason words an entry. A worked Saturday makes up for a day off elsewhere
// (调休); a worked weekday only undoes what an earlier layer or the statute said.
func (e Entry) reason() string {
	switch {
	case !e.Working && e.Name == "":
		return "放假"
	case !e.Working:
		return e.Name
	case weekend(e.Day):
		return e.Name + "调休上班"
	case e.Name == "":
		return "工作日"
	}
	return e.Name + "照常上班"
}

func weekend(d Day) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// newYear is the one holiday taken as known before the notice: 1 January is off
// by statute (全国年节及纪念日放假办法) in a year not loaded too (domain.md §4).
func newYear(d Day) bool {
	_, m, day := d.Date()
	return m == time.January && day == 1
}
