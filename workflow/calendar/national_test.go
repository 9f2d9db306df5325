package calendar

import (
	"slices"
	"testing"
)

func TestTheBuiltInTableIsInOrderAndWithinItsYears(t *testing.T) {
	l := National()
	if len(l.Entries) != 110 {
		t.Errorf("the table has %d days, want 110", len(l.Entries))
	}
	for i, e := range l.Entries {
		if i > 0 && !e.Day.After(l.Entries[i-1].Day) {
			t.Errorf("%s stands after %s", e.Day, l.Entries[i-1].Day)
		}
		if !slices.Contains(l.Years, e.Day.Year()) || e.Name == "" {
			t.Errorf("%s %q is of no loaded year or has no name", e.Day, e.Name)
		}
		if e.Working && !weekend(e.Day) {
			t.Errorf("%s is a weekday and is listed as worked", e.Day)
		}
	}
}
