package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// cohort is one month as figures see it: its days, and the day before whose beginning
// everything counts (edges 42).
type cohort struct {
	from, to calendar.Day
	cutOff   calendar.Day // the day of the figures, at the latest the first of the next month
}

func (c cohort) within(d calendar.Day) bool { return !d.Before(c.from) && !d.After(c.to) }

// met reports whether a duty was met in time, and before the cut-off.
func (c cohort) met(d Duty) bool {
	return d.Ended == Met && !d.Late(c.cutOff) && !d.MetOn.After(c.to)
}

// published reports whether a letter was answered in public before the cut-off.
func (c cohort) published(l *Letter) bool {
	return slices.ContainsFunc(l.Replies, func(r Reply) bool {
		return r.Channel == PublicChannel && r.Posted && !calendar.Of(r.At).After(c.to)
	})
}

// answered reports whether a round of a letter was over before the cut-off: its final
// reply posted, or withheld by the leader.
func (c cohort) answered(l *Letter, round int) bool {
	return slices.ContainsFunc(l.Replies, func(r Reply) bool {
		return r.Round == round && r.Channel == PublicChannel && r.Posted && r.Kind != InterimReply && !calendar.Of(r.At).After(c.to)
	}) || slices.ContainsFunc(l.Withholdings, func(w Withholding) bool {
		return w.Round == round && w.Answer == Granted && !calendar.Of(w.DecidedAt).After(c.to)
	})
}
