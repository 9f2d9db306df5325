package workflow

import (
	"context"
	"fmt"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

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

// sheet is what lies before one leader: the month's letters and whose office keeps
// them.
type sheet struct {
	leader string
	office string
	lines  []AgendaLine
}

// sheets submits the letters and tells each leader and the 督查室 once.
func (v View) sheets(waiting []Number, month string, at time.Time) Change {
	var change Change
	var sheets []sheet
	for _, n := range waiting {
		one := v.change(Step{Command: SubmitFor, Letter: n, Actor: Actor{Job: "approval"}, At: at, Details: Details{Batch: month}})
		if len(one.Letters) == 0 {
			continue
		}
		change.add(one)
		l := one.Letters[0]
		leader, office := l.Approval().Leader, l.Supervision(v.Rules.People)
		i := slices.IndexFunc(sheets, func(s sheet) bool { return s.leader == leader && s.office == office })
		if i < 0 {
			i, sheets = len(sheets), append(sheets, sheet{leader: leader, office: office})
		}
		due := l.Duties[lastDuty(&l, DutyDecide)]
		sheets[i].lines = append(sheets[i].lines, AgendaLine{Group: GroupYours, Letter: n, Kind: DutyDecide, DueOn: due.DueOn, Provisional: due.Provisional})
	}
	for _, s := range sheets {
		change.Notices = append(change.Notices, v.Rules.sheetNotices(s, month, at)...)
	}
	return change
}

func (r Rules) sheetNotices(s sheet, month string, at time.Time) []Notice {
	today := calendar.Of(at)
	people := r.People.Holders(Registrar, s.office, today)
	leader, ok := r.People.Person(s.leader)
	if ok && leader.AwayOn(today) {
		leader, ok = r.People.Person(leader.Deputy)
	}
	if ok {
		people = append([]Person{leader}, people...)
	}
	var notices []Notice
	for _, p := range people {
		notices = append(notices, Notice{Key: fmt.Sprintf("sheet/%s/%s/%s/%s", month, s.leader, s.lines[0].Letter, p.UserID), To: p.UserID,
			Kind: ToldSheet, Due: at, Data: NoticeData{Batch: month, Lines: s.lines}})
	}
	return notices
}
