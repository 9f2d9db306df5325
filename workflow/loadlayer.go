package workflow

import (
	"context"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// LoadCalendar is the command under which a loaded layer is logged.
const LoadCalendar = "load_calendar"

// Loading is a calendar layer that an officer confirmed: what it says is added to
// the layer of its name (domain.md §4).
type Loading struct {
	Layer calendar.Layer
	Why   string // what moved the dates, as their owners are told
	By    string // how the log names who loads it: a userid, "cli", a job
	At    time.Time
}

// LoadLayer changes the calendar and counts the open duties of all letters anew, in
// one change: owners hear the old day, the new day and why. The outcomes are those
// of the letters whose days moved.
func (d *Desk) LoadLayer(ctx context.Context, load Loading, closing func(View, []Outcome) ([]Notice, *Turn)) (moved []Outcome, err error) {
	_, err = d.Store.Update(ctx, Request{House: true, Open: true}, func(v View) (Change, error) {
		layer := v.Rules.Calendar.Layer(load.Layer.Name).Add(load.Layer)
		v.Rules.Calendar = v.Rules.Calendar.With(layer)
		var change Change
		change, moved = v.redate(load)
		change.Layer = &layer
		change.Events = append(change.Events, LayerSaved(layer, load.At, load.By, LoadCalendar))
		if closing != nil {
			notices, turn := closing(v, moved)
			change.Notices, change.Turn = append(change.Notices, notices...), turn
		}
		return change, nil
	})
	return moved, err
}

// redate takes the step on every letter of the view whose days move.
func (v View) redate(load Loading) (Change, []Outcome) {
	var change Change
	var moved []Outcome
	var numbers []Number
	for n := range v.Letters {
		numbers = append(numbers, n)
	}
	slices.SortFunc(numbers, Number.Compare)
	for _, n := range numbers {
		o, refused := v.Rules.Take(v.Letters[n], Step{Command: Redate, Letter: n, Actor: Actor{Job: "calendar"}, At: load.At, Details: Details{Reason: load.Why}})
		if refused == nil {
			change.add(o.change())
			moved = append(moved, o)
		}
	}
	return change, moved
}
