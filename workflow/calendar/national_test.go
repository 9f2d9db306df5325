package calendar

import (
	"slices"
	"strings"
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

func TestATableThatIsWrongIsRefusedWithItsLine(t *testing.T) {
	for _, tc := range []struct{ name, table, says string }{
		{"no date", "# 注\n2026-02-30,0,春节\n", "2026-02-30"},
		{"neither worked nor off", "2026-02-15,yes,春节\n", `"yes"`},
		{"a column short", "2026-02-15,0\n", "line 1"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			entries, err := readEntries(tc.table)
			if err == nil || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v, %v; want an error that says %s", entries, err, tc.says)
			}
		})
	}
}
