package workflow

import (
	"cmp"
	"slices"

	"huiyin/workflow/calendar"
)

// AgendaGroup is the heading under which a line stands.
type AgendaGroup string

// The groups of an agenda, in the order people read them (domain.md §8).
const (
	GroupOverdue AgendaGroup = "overdue" // 逾期
	GroupToday   AgendaGroup = "today"   // 今日到期
	GroupSoon    AgendaGroup = "soon"    // 即将到期
	GroupNew     AgendaGroup = "new"     // 新交办
	GroupYours   AgendaGroup = "yours"   // 待你处理
)

// AgendaGroups lists the groups in order.
var AgendaGroups = []AgendaGroup{GroupOverdue, GroupToday, GroupSoon, GroupNew, GroupYours}

// soonDays is how many working days before its day a duty is "soon": T−2, T−1.
const soonDays = 2

// AgendaLine is one duty in somebody's list.
type AgendaLine struct {
	Group       AgendaGroup  `json:"group"`
	Letter      Number       `json:"letter"`
	Kind        DutyKind     `json:"kind"`
	DueOn       calendar.Day `json:"due_on"`
	Provisional bool         `json:"provisional,omitempty"`
}

// Agenda is what a person has to do (今日待办): their own org's duties that
// fall to their role, each once; within a group urgent letters first, then those of 第七条 (edges 9).
func (r Rules) Agenda(p Person, duties []OpenDuty, today calendar.Day) []AgendaLine {
	var lines []AgendaLine
	rank := map[Number]int{}
	for _, q := range r.People.ActsAs(p, today) {
		for _, d := range duties {
			if d.Duty.Owner != q.Org || !r.People.serves(q, d.Duty.Kind.Role()) || d.hiddenFrom(p, q) {
				continue
			}
			group := r.group(d.Duty, today)
			line := AgendaLine{group, d.Letter, d.Duty.Kind, d.Duty.DueOn, d.Duty.Provisional}
			if group == "" || hidden(d, group, duties) || slices.Contains(lines, line) {
				continue
			}
			lines = append(lines, line)
			rank[d.Letter] = d.rank()
		}
	}
	slices.SortStableFunc(lines, func(a, b AgendaLine) int {
		return cmp.Or(slices.Index(AgendaGroups, a.Group)-slices.Index(AgendaGroups, b.Group), rank[b.Letter]-rank[a.Letter])
	})
	return lines
}

// rank is how far in front a letter stands among others of its group.
func (o OpenDuty) rank() int {
	switch {
	case o.Urgent:
		return 2
	case o.KeyMatter:
		return 1
	}
	return 0
}

// group puts a duty under its heading; a leader's decision is nobody's line
// until its day, because leaders are never urged (edges 29).
func (r Rules) group(d Duty, today calendar.Day) AgendaGroup {
	left := r.Calendar.Between(today, d.DueOn)
	switch {
	case d.DueOn.Before(today):
		return GroupOverdue
	case d.DueOn == today:
		return GroupToday
	case d.Kind == DutyDecide:
		return ""
	case d.Kind == DutyAccept:
		return GroupNew
	case left <= soonDays && d.Kind != DutySubmit:
		return GroupSoon
	}
	return GroupYours
}

// hiddenFrom reports whether the letter accuses one of the people: who looks, and
// whose place they take (edges 14).
func (o OpenDuty) hiddenFrom(people ...Person) bool {
	l := Letter{Recusals: o.Barred}
	return slices.ContainsFunc(people, l.Barred)
}

// hidden keeps a report that is not pressing out of the list while the same
// letter still waits to be accepted.
func hidden(d OpenDuty, group AgendaGroup, duties []OpenDuty) bool {
	if d.Duty.Kind != DutyReport || group == GroupOverdue || group == GroupToday {
		return false
	}
	return slices.ContainsFunc(duties, func(e OpenDuty) bool { return e.Letter == d.Letter && e.Duty.Kind == DutyAccept })
}

// Desktop is what lies before a leader, or before his deputy while he is away:
// the letters submitted to him and not yet decided (待审定). It is shown when
// he asks; nothing urges him.
func (r Rules) Desktop(p Person, duties []OpenDuty, today calendar.Day) []AgendaLine {
	var lines []AgendaLine
	for _, leader := range r.People.ActsAs(p, today) {
		for _, d := range duties {
			if leader.Has(Leader) && d.Duty.Kind == DutyDecide && d.Leader == leader.UserID && !d.hiddenFrom(p, leader) {
				lines = append(lines, AgendaLine{GroupYours, d.Letter, d.Duty.Kind, d.Duty.DueOn, d.Duty.Provisional})
			}
		}
	}
	return lines
}
