package workflow

import (
	"encoding/json"
	"fmt"
	"time"
)

// Event is one step in the log: who, when, what, before and after. It never
// holds sealed wording or contact details, only digests of wording (edges 54).
type Event struct {
	Subject string // a letter's number, organisation, calendar
	At      time.Time
	Actor   string
	Command string
	Data    string // JSON; the bytes that are hashed
}

// Change of the organisation or the calendar is logged under these subjects.
const (
	SubjectOrganisation = "organisation" // 组织机构
	SubjectCalendar     = "calendar"     // 日历
)

// StepData is the stored form of a step on a letter: what it said and what it
// changed. Replay reads it back.
type StepData struct {
	For     string        `json:"for,omitempty"` // userid of the person whose place the actor took (代X)
	Says    Trace         `json:"says,omitempty"`
	Changes []FieldChange `json:"changes"`
}

func (t *taking) event() Event {
	data := StepData{For: t.standsFor, Says: TraceOf(t.step.Details), Changes: TraceOf(t.before).To(TraceOf(t.letter))}
	text, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("workflow: marshal event: %v", err)) // plain structs always marshal
	}
	return Event{Subject: t.letter.Number.String(), At: t.step.At, Actor: t.step.Actor.String(),
		Command: string(t.step.Command), Data: string(text)}
}

// Logged is one step of a letter as its log tells it.
type Logged struct {
	At      time.Time
	Actor   string
	Command Command
}
