package workflow

import (
	"encoding/json"
	"fmt"
)

// Rebuilt is the state of a subject as its log tells it, built event by event.
// Unlike Replay it goes on after a contradiction: an audit names every one of
// them (domain.md §12). The zero value is a subject nothing is known of yet.
type Rebuilt struct{ trace Trace }

// Add replays the changes of one event and names the fields that were not as
// the event found them: an event before it is missing or was changed.
func (r *Rebuilt) Add(changes []FieldChange) (unfit []string) {
	if r.trace == nil {
		r.trace = Trace{}
	}
	for _, c := range changes {
		c.Was, c.Is = told(c.Was), told(c.Is)
		if r.trace.Apply([]FieldChange{c}) != nil {
			unfit = append(unfit, c.At)
			c.Was = r.trace[c.At]
			_ = r.trace.Apply([]FieldChange{c}) // fits now: the later event is believed
		}
	}
	return unfit
}

// Differs names the fields in which what stands is not what the log tells. It
// names no wording: neither side holds any (edges 54).
func (r *Rebuilt) Differs(stands Trace) []string {
	now := Trace{}
	for at, text := range stands {
		if told(text) != "" {
			now[at] = text
		}
	}
	var fields []string
	for _, c := range r.trace.To(now) {
		fields = append(fields, c.At)
	}
	return fields
}

// told leaves out an empty list: a database does not tell it from a missing one.
func told(text string) string {
	if text == "[]" {
		return ""
	}
	return text
}

// Changes reads what an event changed; an event that tells nothing of it is an
// error, for nothing can be rebuilt from it.
func (e Event) Changes() ([]FieldChange, error) {
	var data StepData
	if err := json.Unmarshal([]byte(e.Data), &data); err != nil {
		return nil, fmt.Errorf("read event %s of %s: %w", e.Command, e.Subject, err)
	}
	if data.Changes == nil {
		return nil, fmt.Errorf("read event %s of %s: it tells no changes", e.Command, e.Subject)
	}
	return data.Changes, nil
}
