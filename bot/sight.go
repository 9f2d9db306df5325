package bot

import (
	"slices"
	"strings"
	"unicode/utf8"

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

// veil takes the writer's name and telephone out of words that others wrote,
// for readers who may not know them (第十九条). The proposed reply is never
// veiled: who approves it has to see what would be published.
func veil(l *workflow.Letter, contacts bool) func(string) string {
	c := l.Petitioner.Contact
	var pairs []string
	if utf8.RuneCountInString(c.Name) > 1 {
		pairs = append(pairs, c.Name, veiledName)
	}
	if len(c.Phone) >= shortestPhone {
		pairs = append(pairs, c.Phone, veiledPhone)
	}
	if contacts || len(pairs) == 0 {
		return func(s string) string { return s }
	}
	return strings.NewReplacer(pairs...).Replace
}

// shortestPhone keeps a slip of the pen from veiling every 1 in a text.
const shortestPhone = 7
