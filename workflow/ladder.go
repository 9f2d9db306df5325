package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// The ladder of an assignment in working days after its day (domain.md §8): the
// urge, then a prepared 督办单 for the office; and before it, the warning that a
// promise will be due. [default]
const (
	offerSheetAfter = 3
	warnPromiseAt   = 2
)

// pressed are the duties of a unit that the ladder presses for.
var pressed = []DutyKind{DutyReport, DutyCommitment, DutyFurther}

// Overdue climbs the ladder once every working morning: units past their day are
// urged, offices are offered a 督办单, promises are announced before they fall due,
// and an office's silence on 延期 grants it (domain.md §8, edges 17, 40).
func (d *Desk) Overdue(ctx context.Context, nominal, at time.Time) ([]Notice, error) {
	rules, duties, today, err := d.morning(ctx, nominal)
	if err != nil || !rules.Calendar.Working(today) {
		return nil, err
	}
	var told []Notice
	var failed error // one letter that cannot be stored must not keep the others from being urged
	for _, o := range duties {
		if rules.rung(o, today) == nil {
			continue
		}
		some, err := d.Store.Update(ctx, Request{Letters: []Number{o.Letter}, Kin: true}, func(v View) (Change, error) {
			return v.press(o, today, at)
		})
		failed = errors.Join(failed, err)
		told = append(told, some...)
	}
	return told, failed
}

// rung is what the ladder does about a duty on a day, nil for nothing.
func (r Rules) rung(o OpenDuty, today calendar.Day) func(View, OpenDuty, calendar.Day, time.Time) Change {
	late := o.Duty.DueOn.Before(today)
	switch {
	case late && o.Duty.Kind == DutyExtension:
		return View.grantBySilence
	case late && slices.Contains(pressed, o.Duty.Kind):
		return View.urgeOrOffer
	case o.Duty.Kind == DutyCommitment && r.Calendar.Between(today, o.Duty.DueOn) == warnPromiseAt:
		return View.warnOfPromise
	case r.longUnanswered(o, today):
		return View.offerSpecial
	}
	return nil
}

// longUnanswered reports whether a letter waits so long for its first answer that
// 专项督办 is called for (edges 40).
func (r Rules) longUnanswered(o OpenDuty, today calendar.Day) bool {
	return slices.Contains(unpublished, o.Stage) && r.Calendar.Between(o.Registered, today) >= r.Settings.SilentDays
}

// press decides again under lock: the duty may have been met since the list was
// read.
func (v View) press(o OpenDuty, today calendar.Day, at time.Time) (Change, error) {
	l := v.Letters[o.Letter]
	i := slices.IndexFunc(l.Open(), func(d Duty) bool { return d.N == o.Duty.N })
	if i < 0 {
		return Change{}, nil
	}
	o.Duty, o.Stage = l.Open()[i], l.Stage
	rung := v.Rules.rung(o, today)
	if rung == nil {
		return Change{}, nil
	}
	c := rung(v, o, today, at)
	if v.Rules.longUnanswered(o, today) {
		c.Notices = append(c.Notices, v.offerSpecial(o, today, at).Notices...)
	}
	return c, nil
}

// urgeOrOffer urges once for each duty; days later, unless the unit answered with
// a date that is not over, the office is offered a 督办单.
func (v View) urgeOrOffer(o OpenDuty, today calendar.Day, at time.Time) Change {
	l := v.Letters[o.Letter]
	urged := slices.IndexFunc(l.Urges, func(u Urge) bool { return u.Duty == o.Duty.N })
	switch days := v.Rules.Calendar.Between(o.Duty.DueOn, today); {
	case urged < 0:
		return v.change(Step{Command: UrgeUnit, Letter: o.Letter, Actor: Actor{Job: "overdue"}, At: at, Details: Details{Duty: o.Duty.N}})
	case days < offerSheetAfter || !today.After(l.Urges[urged].PromisedOn) || l.openSupervision() != nil:
		return Change{}
	default:
		return v.remind(o, ToldLongOverdue, assigner, NoticeData{Unit: o.Duty.Owner, DueOn: o.Duty.DueOn, Days: days}, at)
	}
}

// grantBySilence takes the office's silence for a yes (edges 17).
func (v View) grantBySilence(o OpenDuty, _ calendar.Day, at time.Time) Change {
	return v.change(Step{Command: DecideExtend, Letter: o.Letter, Actor: Actor{Job: "overdue"}, At: at})
}

// warnOfPromise tells the unit two working days before its promise is due (domain.md §4).
func (v View) warnOfPromise(o OpenDuty, _ calendar.Day, at time.Time) Change {
	return v.remind(o, ToldPromiseSoon, unitContact, NoticeData{Unit: o.Duty.Owner, DueOn: o.Duty.DueOn, Days: warnPromiseAt}, at)
}

// offerSpecial offers 专项督办 of a letter that waits too long (第十三条, edges 40).
func (v View) offerSpecial(o OpenDuty, today calendar.Day, at time.Time) Change {
	l := v.Letters[o.Letter]
	if l.Published() || slices.ContainsFunc(l.Supervisions, func(s Supervision) bool { return s.Special && s.Round == l.Round }) {
		return Change{}
	}
	o.Duty.N = 0 // once for the letter, whatever is owed on it
	return v.remind(o, ToldSpecialOffer, supervisor, NoticeData{Days: v.Rules.Calendar.Between(o.Registered, today)}, at)
}

// remind tells who a thing that is no step, once for each duty and kind; where
// nobody of them is there, the office hears that it must telephone (domain.md §8).
func (v View) remind(o OpenDuty, kind NoticeKind, who Who, data NoticeData, at time.Time) Change {
	l := v.Letters[o.Letter]
	var c Change
	people := v.reading(&l, who, at)
	if len(people) == 0 && who == assigner {
		people = v.reading(&l, officeRegistrar, at) // the letter has gone to another leader since
	}
	if len(people) == 0 {
		kind, people = ToldNobody, v.Rules.Keepers(l, at)
	}
	for _, p := range people {
		c.Notices = append(c.Notices, Notice{Key: fmt.Sprintf("%s/%s/%d/%d/%s", kind, o.Letter, l.Round, o.Duty.N, p.UserID),
			To: p.UserID, Kind: kind, Letter: o.Letter, Due: at, Data: data})
	}
	return c
}

// reading are those of who that may read the letter.
func (v View) reading(l *Letter, who Who, at time.Time) []Person {
	today := calendar.Of(at)
	return slices.DeleteFunc(who.people(l, v.Rules.People, today), func(p Person) bool { return !Sees(p, l, v.Rules.People, today) })
}
