package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// registerDays is how many working days after the posting a letter is registered at
// the latest (edges 2).
const registerDays = 1

// RegisterBy is the day by whose close, 18:00, a posting is to be registered, and
// whether that is past at now; the zero day of one that does not say when it was made.
func (r Rules) RegisterBy(posted, now time.Time) (by calendar.Day, late bool) {
	if posted.IsZero() {
		return by, false
	}
	by = r.Calendar.Plus(calendar.Of(posted), registerDays).Day
	return by, now.After(by.At(closeHour, 0))
}
