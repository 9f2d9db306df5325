package workflow

import (
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// Trace is what the log may know of a letter: each field by its path, for example
// Duties.3.DueOn, in JSON. Wording is there as its SHA-256, contact details not at
// all: a telephone number is soon guessed from its digest (edges 54). Fields that
// say nothing are left out.
type Trace map[string]string

// FieldChange is one field of a letter before and after a step; an empty side is a
// field that said nothing.
type FieldChange struct {
	At  string `json:"at"`
	Was string `json:"was,omitempty"`
	Is  string `json:"is,omitempty"`
}

// logTag marks fields whose wording the log must not hold: digest, or - for none.
const logTag = "log"

// TraceOf reads a struct's exported fields into a trace.
func TraceOf(v any) Trace {
	trace := Trace{}
	trace.add("", reflect.ValueOf(v), "")
	return trace
}

// add writes one value and what it holds; a list of plain values is one field.
func (t Trace) add(at string, v reflect.Value, tag string) {
	switch {
	case v.IsZero() || tag == "-":
	case tag == "digest":
		t[at] = quote(Digest(v.String()))
	case v.Kind() == reflect.Pointer:
		t.add(at, v.Elem(), tag)
	case v.Kind() == reflect.Struct && !written(v):
		for i := range v.NumField() {
			field := v.Type().Field(i)
			t.add(join(at, field.Name), v.Field(i), field.Tag.Get(logTag))
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			t.add(join(at, strconv.Itoa(i+1)), v.Index(i), tag)
		}
	default:
		t[at] = quote(v.Interface())
	}
}

// written reports whether a struct has a text form of its own: a day, a number.
func written(v reflect.Value) bool {
	_, ok := v.Interface().(encoding.TextMarshaler)
	return ok
}

func join(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

// quote is the JSON of one field. Times are the instant itself, to the microsecond
// that is stored, wherever they were read.
func quote(v any) string {
	if at, ok := v.(time.Time); ok {
		v = at.UTC().Truncate(time.Microsecond)
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("workflow: trace of %T: %v", v, err)) // fields are plain values
	}
	return string(text)
}

// To lists the changes that make one trace the other, in the order of their paths.
func (t Trace) To(other Trace) []FieldChange {
	changes := []FieldChange{}
	for at, was := range t {
		if other[at] != was {
			changes = append(changes, FieldChange{at, was, other[at]})
		}
	}
	for at, is := range other {
		if _, known := t[at]; !known {
			changes = append(changes, FieldChange{at, "", is})
		}
	}
	slices.SortFunc(changes, func(a, b FieldChange) int { return cmp.Compare(a.At, b.At) })
	return changes
}

// Apply replays one step's changes. An error names a field that was not as the
// step found it: an event is missing, or one that was never taken is there.
func (t Trace) Apply(changes []FieldChange) error {
	for _, c := range changes {
		if t[c.At] != c.Was {
			return fmt.Errorf("replay: %s was %s, the step found %s", c.At, cmp.Or(t[c.At], "nothing"), cmp.Or(c.Was, "nothing"))
		}
		t[c.At] = c.Is
		if c.Is == "" {
			delete(t, c.At)
		}
	}
	return nil
}

// Replay builds a letter's trace from its events, oldest first.
func Replay(events []Event) (Trace, error) {
	trace := Trace{}
	for i, e := range events {
		var data StepData
		if err := json.Unmarshal([]byte(e.Data), &data); err != nil {
			return nil, fmt.Errorf("event %d of %s: %w", i+1, e.Subject, err)
		}
		if err := trace.Apply(data.Changes); err != nil {
			return nil, fmt.Errorf("event %d of %s (%s): %w", i+1, e.Subject, e.Command, err)
		}
	}
	return trace, nil
}
