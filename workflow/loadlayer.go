package workflow

import (
	"context"
	"encoding/json"
	"fmt"
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
	By    Actor
	At    time.Time
}

// LoadLayer changes the calendar and counts the open duties of all letters anew, in
// one change: owners hear the old day, the new day and why. The outcomes are those
// of the letters whose days moved.
func (d *Desk) LoadLayer(ctx context.Context, load Loading, closing func(View, []Outcome) ([]Notice, *Turn)) error {
	_, err := d.Store.Update(ctx, Request{House: true, Open: true}, func(v View) (Change, error) {
		layer := v.Rules.Calendar.Layer(load.Layer.Name).Add(load.Layer)
		v.Rules.Calendar = v.Rules.Calendar.With(layer)
		change, moved := v.redate(load)
		change.Layer = &layer
		change.Events = append(change.Events, load.event(layer))
		if closing != nil {
			notices, turn := closing(v, moved)
			change.Notices, change.Turn = append(change.Notices, notices...), turn
		}
		return change, nil
	})
	return err
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

// layerDay is one day of a layer in the log.
type layerDay struct {
	Day     calendar.Day `json:"day"`
	Working bool         `json:"working"`
	Name    string       `json:"name"`
}

// event logs the layer whole, so that the calendar can be told from the log alone.
func (load Loading) event(layer calendar.Layer) Event {
	data := struct {
		Layer    string     `json:"layer"`
		Position int        `json:"position"`
		Years    []int      `json:"years"`
		Days     []layerDay `json:"days"`
	}{layer.Name, calendar.Position(layer.Name), layer.Years, nil}
	for _, e := range layer.Entries {
		data.Days = append(data.Days, layerDay{e.Day, e.Working, e.Name})
	}
	text, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("workflow: marshal layer: %v", err)) // plain structs always marshal
	}
	return Event{Subject: SubjectCalendar, At: load.At, Actor: load.By.String(), Command: LoadCalendar, Data: string(text)}
}
