package bot

import (
	"slices"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// sees reports whether a person may read a letter that day: for themselves,
// or as the deputy of somebody who is away (edges 24), or what they are asked
// to do in that place they could not read.
func sees(p workflow.Person, l *workflow.Letter, d *workflow.Directory, on calendar.Day) bool {
	return slices.ContainsFunc(d.ActsAs(p, on), func(q workflow.Person) bool { return workflow.CanRead(q, l, d) })
}

// seesContacts is sees for the petitioner's contact details.
func seesContacts(p workflow.Person, l *workflow.Letter, d *workflow.Directory, on calendar.Day) bool {
	return slices.ContainsFunc(d.ActsAs(p, on), func(q workflow.Person) bool { return workflow.CanReadContacts(q, l, d) })
}

// seesDecision reports whether a person may read a leader's words on a letter:
// the leader and the office he wrote them to (第十九条).
func seesDecision(p workflow.Person, l *workflow.Letter, d *workflow.Directory, on calendar.Day) bool {
	return slices.ContainsFunc(d.ActsAs(p, on), func(q workflow.Person) bool {
		if q.Has(workflow.Leader) {
			return q.Addressee == l.Addressee
		}
		return q.Org == d.Supervision(l.Addressee)
	})
}
