package workflow

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"huiyin/workflow/calendar"
)

// ChangedTo is the event of an organisation that changes: every field before and
// after, so that who was where on any day can be told from the log alone. Posts
// and names of staff are no secret; what else is to be kept goes into says.
func (d *Directory) ChangedTo(after *Directory, at time.Time, actor, command string, says Trace) Event {
	return Event{Subject: SubjectOrganisation, At: at, Actor: actor, Command: command,
		Data: dataOf(StepData{Says: says, Changes: TraceOf(*d).To(TraceOf(*after))})}
}

// LayerData is what an event of the calendar tells: one layer whole, as it stands
// from then on.
type LayerData struct {
	Layer    string     `json:"layer"`
	Position int        `json:"position,omitempty"` // later ones win
	Years    []int      `json:"years"`
	Days     []LayerDay `json:"days"`
}

// LayerDay is one day of a layer.
type LayerDay struct {
	Day     calendar.Day `json:"day"`
	Working bool         `json:"working"`
	Name    string       `json:"name"`
}

// LayerSaved is the event of a layer that was put in the place of the old one.
func LayerSaved(l calendar.Layer, at time.Time, actor, command string) Event {
	data := LayerData{Layer: l.Name, Position: calendar.Position(l.Name), Years: l.Years, Days: []LayerDay{}}
	for _, e := range l.Entries {
		data.Days = append(data.Days, LayerDay(e))
	}
	return Event{Subject: SubjectCalendar, At: at, Actor: actor, Command: command, Data: dataOf(data)}
}

func dataOf(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("workflow: marshal event: %v", err)) // plain structs always marshal
	}
	return string(text)
}

// Trace is a layer by its fields; each day is one field. Of two entries for one
// day the last wins, and "no day" says nothing.
func (d LayerData) Trace() Trace {
	t := Trace{join(d.Layer, "Position"): quote(d.Position)}
	if len(d.Years) > 0 {
		t[join(d.Layer, "Years")] = quote(d.Years)
	}
	for _, e := range d.Days {
		if !e.Day.IsZero() {
			t[join(d.Layer, e.Day.String())] = quote(e)
		}
	}
	return t
}

// AddLayer replays one event of the calendar: the layer is from now on what the
// event tells.
func (r *Rebuilt) AddLayer(data string) error {
	var d LayerData
	if err := json.Unmarshal([]byte(data), &d); err != nil {
		return fmt.Errorf("read calendar event: %w", err)
	}
	if d.Layer == "" || d.Days == nil {
		return errors.New("read calendar event: it tells no layer's days")
	}
	if d.Position == 0 {
		d.Position = calendar.Position(d.Layer)
	}
	was := Trace{}
	for at, text := range r.trace {
		if strings.HasPrefix(at, d.Layer+".") {
			was[at] = text
		}
	}
	r.Add(was.To(d.Trace()))
	return nil
}
