package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

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

// agendaBatch is how many people's agendas are committed together.
const agendaBatch = 100

// AgendaLine is one duty in somebody's list.
type AgendaLine struct {
	Group       AgendaGroup  `json:"group"`
	Letter      Number       `json:"letter"`
	Kind        DutyKind     `json:"kind"`
	DueOn       calendar.Day `json:"due_on"`
	Provisional bool         `json:"provisional,omitempty"`
}

// Agenda is what a person has to do (今日待办): their own org's duties that
// fall to their role, each once, urgent letters first within a group.
func (r Rules) Agenda(p Person, duties []OpenDuty, today calendar.Day) []AgendaLine {
	var lines []AgendaLine
	urgent := map[Number]int{}
	for _, q := range r.People.ActsAs(p, today) {
		for _, d := range duties {
			if d.Duty.Owner != q.Org || !q.Has(d.Duty.Kind.Role()) {
				continue
			}
			group := r.group(d.Duty, today)
			line := AgendaLine{group, d.Letter, d.Duty.Kind, d.Duty.DueOn, d.Duty.Provisional}
			if group == "" || hidden(d, group, duties) || slices.Contains(lines, line) {
				continue
			}
			lines = append(lines, line)
			if d.Urgent {
				urgent[d.Letter] = 1
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b AgendaLine) int {
		return cmp.Or(slices.Index(AgendaGroups, a.Group)-slices.Index(AgendaGroups, b.Group), urgent[b.Letter]-urgent[a.Letter])
	})
	return lines
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

// hidden keeps a report that is not pressing out of the list while the same
// letter still waits to be accepted.
func hidden(d OpenDuty, group AgendaGroup, duties []OpenDuty) bool {
	if d.Duty.Kind != DutyReport || group == GroupOverdue || group == GroupToday {
		return false
	}
	return slices.ContainsFunc(duties, func(e OpenDuty) bool { return e.Letter == d.Letter && e.Duty.Kind == DutyAccept })
}

// Agendas tells everybody their agenda of a working day's morning; at is the
// service's time, nominal the time the firing was meant for.
func (d *Desk) Agendas(ctx context.Context, nominal, at time.Time) ([]Notice, error) {
	rules, duties, today, err := d.morning(ctx, nominal)
	if err != nil || !rules.Calendar.Working(today) {
		return nil, err
	}
	var notices []Notice
	for _, p := range rules.People.People {
		if p.Has(Leader) || p.AwayOn(today) {
			continue
		}
		if lines := rules.Agenda(p, duties, today); len(lines) > 0 {
			notices = append(notices, Notice{Key: fmt.Sprintf("agenda/%s/%s", today, p.UserID),
				To: p.UserID, Kind: ToldAgenda, Due: at, Data: NoticeData{Lines: lines, DueOn: today}})
		}
	}
	return d.tellAll(ctx, notices)
}

// tellAll stores notices in batches, each in its own transaction.
func (d *Desk) tellAll(ctx context.Context, notices []Notice) ([]Notice, error) {
	var told []Notice
	var failed error
	for batch := range slices.Chunk(notices, agendaBatch) {
		some, err := d.Store.Update(ctx, Request{}, func(View) (Change, error) { return Change{Notices: batch}, nil })
		failed = errors.Join(failed, err)
		told = append(told, some...)
	}
	return told, failed
}

// Overdue urges the units whose report is past its day, once per duty: T+1 of
// the ladder, to contact and head (domain.md §8).
func (d *Desk) Overdue(ctx context.Context, nominal, at time.Time) ([]Notice, error) {
	rules, duties, today, err := d.morning(ctx, nominal)
	if err != nil || !rules.Calendar.Working(today) {
		return nil, err
	}
	var told []Notice
	var failed error // one letter that cannot be stored must not keep the others from being urged
	for _, late := range duties {
		if late.Duty.Kind != DutyReport || !late.Duty.DueOn.Before(today) {
			continue
		}
		some, err := d.Store.Update(ctx, Request{Letters: []Number{late.Letter}}, func(v View) (Change, error) {
			return v.urgeOnce(late, at)
		})
		failed = errors.Join(failed, err)
		told = append(told, some...)
	}
	return told, failed
}

// urgeOnce decides again under lock: the duty may have been met or urged
// since the list was read.
func (v View) urgeOnce(late OpenDuty, at time.Time) (Change, error) {
	l := v.Letters[late.Letter]
	open := slices.ContainsFunc(l.Open(), func(d Duty) bool { return d.N == late.Duty.N })
	urged := slices.ContainsFunc(l.Urges, func(u Urge) bool { return u.Duty == late.Duty.N })
	if !open || urged {
		return Change{}, nil
	}
	return v.change(Step{Command: UrgeUnit, Letter: late.Letter, Actor: Actor{Job: "overdue"}, At: at,
		Details: Details{Duty: late.Duty.N}})
}

// change takes a step that cannot be refused for a person's sake; a refusal
// leaves the letter to people.
func (v View) change(s Step) (Change, error) {
	o, refused := v.take(s)
	if refused != nil {
		return Change{}, nil
	}
	return Change{Letters: []Letter{o.Letter}, Events: []Event{o.Event}, Notices: o.Notices}, nil
}

// Sheets submits, on the first working day of a month, everything that passed
// review and was not submitted yet, one sheet per leader (第十一条 按月整理,
// edges 28); on a later day only what that day should have taken, had it not
// been missed. The sheet is named after the month that ended.
func (d *Desk) Sheets(ctx context.Context, nominal, at time.Time) ([]Notice, error) {
	rules, duties, today, err := d.morning(ctx, nominal)
	if err != nil || !rules.Calendar.Working(today) {
		return nil, err
	}
	first := today == rules.Calendar.FirstOfMonth(today.Year(), today.Month())
	var waiting []Number
	for _, o := range duties {
		if o.Duty.Kind == DutySubmit && (first || !o.Duty.DueOn.After(today)) {
			waiting = append(waiting, o.Letter)
		}
	}
	if len(waiting) == 0 {
		return nil, nil
	}
	slices.SortFunc(waiting, Number.Compare)
	month := calendar.Date(today.Year(), today.Month(), 1).AddDays(-1).String()[:7]
	return d.Store.Update(ctx, Request{Letters: waiting}, func(v View) (Change, error) {
		return v.sheets(waiting, month, at), nil
	})
}

// sheets submits the letters and tells each leader and his 督查室 once.
func (v View) sheets(waiting []Number, month string, at time.Time) Change {
	var change Change
	lines := map[Addressee][]AgendaLine{}
	for _, n := range waiting {
		one, _ := v.change(Step{Command: SubmitFor, Letter: n, Actor: Actor{Job: "approval"}, At: at, Details: Details{Batch: month}})
		if len(one.Letters) == 0 {
			continue
		}
		change.Letters, change.Events = append(change.Letters, one.Letters...), append(change.Events, one.Events...)
		l := one.Letters[0]
		lines[l.Addressee] = append(lines[l.Addressee], AgendaLine{Group: GroupYours, Letter: n, Kind: DutyDecide, DueOn: l.NextDue()})
	}
	for _, to := range []Addressee{ToSecretary, ToMayor} {
		if len(lines[to]) > 0 {
			change.Notices = append(change.Notices, v.Rules.sheetNotices(to, lines[to], month, at)...)
		}
	}
	return change
}

func (r Rules) sheetNotices(to Addressee, lines []AgendaLine, month string, at time.Time) []Notice {
	today := calendar.Of(at)
	people := append(addressee.people(&Letter{Addressee: to}, r.People, today),
		r.People.Holders(Registrar, r.People.Supervision(to), today)...)
	var notices []Notice
	for _, p := range people {
		notices = append(notices, Notice{Key: fmt.Sprintf("sheet/%s/%s/%s/%s", month, to, lines[0].Letter, p.UserID), To: p.UserID,
			Kind: ToldSheet, Due: at, Data: NoticeData{Batch: month, Lines: lines}})
	}
	return notices
}

// morning reads what every sweep looks at.
func (d *Desk) morning(ctx context.Context, nominal time.Time) (Rules, []OpenDuty, calendar.Day, error) {
	rules, err := d.Store.Rules(ctx)
	if err != nil {
		return Rules{}, nil, calendar.Day{}, err
	}
	duties, err := d.Store.OpenDuties(ctx)
	return rules, duties, calendar.Of(nominal), err
}

// Desktop is what lies before a leader, or before his deputy while he is away:
// the letters submitted to him and not yet decided (待审定). It is shown when
// he asks; nothing urges him.
func (r Rules) Desktop(p Person, duties []OpenDuty, today calendar.Day) []AgendaLine {
	var lines []AgendaLine
	for _, leader := range r.People.ActsAs(p, today) {
		for _, d := range duties {
			if leader.Has(Leader) && leader.Addressee != "" && d.Duty.Kind == DutyDecide && d.Duty.Owner == r.People.Supervision(leader.Addressee) {
				lines = append(lines, AgendaLine{GroupYours, d.Letter, d.Duty.Kind, d.Duty.DueOn, d.Duty.Provisional})
			}
		}
	}
	return lines
}
