package workflow_test

import (
	"testing"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// edges 2: by the close of the working day after the posting; 2026-09-20 is a Sunday that
// is worked, 2026-09-25 to 27 are off.
func TestWhenAPostingIsRegistered(t *testing.T) {
	t.Parallel()
	rules := workflow.Rules{Calendar: calendar.New(calendar.National())}
	for _, c := range []struct {
		posted, now, by string
		late            bool
	}{
		{"2026-09-17 20:15", "2026-09-18 18:00", "2026-09-18", false},
		{"2026-09-17 20:15", "2026-09-18 18:01", "2026-09-18", true},
		{"2026-09-19 09:00", "2026-09-20 17:00", "2026-09-20", false},
		{"2026-09-24 09:00", "2026-09-28 09:00", "2026-09-28", false},
		{"2026-09-24 09:00", "2026-09-29 09:00", "2026-09-28", true},
	} {
		if by, late := rules.RegisterBy(at(c.posted), at(c.now)); by != day(c.by) || late != c.late {
			t.Errorf("posted %s: by %s, late at %s: %v", c.posted, by, c.now, late)
		}
	}
	if by, late := rules.RegisterBy(time.Time{}, at("2026-09-18 09:00")); !by.IsZero() || late {
		t.Errorf("posted at an unknown time: by %s, %v", by, late)
	}
}
