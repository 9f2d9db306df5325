package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// agendaBatch is how many people's agendas are committed together.
const agendaBatch = 100

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

// change takes a step that cannot be refused for a person's sake; a refusal
// leaves the letter to people.
func (v View) change(s Step) Change {
	o, refused := v.take(s)
	if refused != nil {
		return Change{}
	}
	return o.change()
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
