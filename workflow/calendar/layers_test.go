package calendar_test

import (
	"slices"
	"testing"

	"huiyin/workflow/calendar"
)

// A later layer wins whatever the order in which they were loaded (domain.md §4).
func TestLayersLieInTheirOrder(t *testing.T) {
	day := calendar.Date(2026, 3, 20)
	local := calendar.Layer{Name: calendar.LocalName, Entries: []calendar.Entry{{Day: day, Working: true, Name: "停电后补班"}}}
	region := calendar.Layer{Name: calendar.RegionName, Entries: []calendar.Entry{{Day: day, Name: "开斋节"}, {Day: day.AddDays(3), Name: "开斋节"}}}
	for _, c := range []*calendar.Calendar{calendar.New(calendar.National()).With(local).With(region), calendar.New(calendar.National()).With(region).With(local)} {
		if !c.Working(day) || c.Working(day.AddDays(3)) {
			t.Errorf("%s: working %v, %s: working %v", day, c.Working(day), day.AddDays(3), c.Working(day.AddDays(3)))
		}
		var names []string
		for _, l := range c.Layers() {
			names = append(names, l.Name)
		}
		if !slices.Equal(names, calendar.LayerNames) {
			t.Errorf("the layers lie as %v", names)
		}
	}
}

// A notice replaces its year and leaves the others; single days are added.
func TestAddingToALayer(t *testing.T) {
	old := calendar.National()
	notice := calendar.Layer{Name: calendar.NationalName, Years: []int{2026}, Entries: []calendar.Entry{{Day: calendar.Date(2026, 5, 1), Name: "劳动节"}}}
	c := calendar.New(old.Add(notice))
	if c.Working(calendar.Date(2026, 5, 1)) || !c.Working(calendar.Date(2026, 5, 4)) || c.Working(calendar.Date(2025, 5, 2)) || !c.Loaded(2024) {
		t.Error("the year of the notice is not replaced, or another one is")
	}
	one := calendar.Layer{Name: calendar.LocalName, Entries: []calendar.Entry{{Day: calendar.Date(2026, 6, 1), Name: "停电"}}}
	two := calendar.Layer{Name: calendar.LocalName, Entries: []calendar.Entry{{Day: calendar.Date(2026, 6, 2), Name: "停电"}}}
	if sum := one.Add(two); len(sum.Entries) != 2 {
		t.Errorf("two days add up to %v", sum.Entries)
	}
}
