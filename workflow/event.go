package workflow

import (
	"encoding/json"
	"fmt"
	"time"
)

// Event is one step in the log: who, when, what, before and after. It never
// holds sealed wording or contact details, only their digests (edges 54).
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

// eventData is the stored form of a step on a letter.
type eventData struct {
	From    Stage   `json:"from,omitempty"`
	To      Stage   `json:"to"`
	Version int64   `json:"version"`
	For     string  `json:"for,omitempty"` // userid of the person whose place the actor took (代X)
	Details Details `json:"details"`
	Started []Duty  `json:"started,omitempty"`
}

func (t *taking) event(started []Duty) Event {
	data := eventData{From: t.before, To: t.letter.Stage, Version: t.letter.Version,
		Details: t.step.Details.seal(), For: t.standsFor, Started: started}
	text, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("workflow: marshal event: %v", err)) // plain structs always marshal
	}
	return Event{Subject: t.letter.Number.String(), At: t.step.At, Actor: t.step.Actor.String(),
		Command: string(t.step.Command), Data: string(text)}
}

// seal replaces wording by its digest. Contact details leave no trace at all: a
// telephone number is soon guessed from its digest.
func (d Details) seal() Details {
	sealed := Sealed{}
	keep := func(name, text string) string {
		if text != "" {
			sealed[name] = Digest(text)
		}
		return ""
	}
	if l := d.Letter; l != nil {
		keep("title", l.Title)
		keep("body", l.Body)
		keep("nickname", l.Petitioner.Nickname)
		d.Letter = &Letter{Addressee: l.Addressee, BoardLabel: l.BoardLabel, SourceID: l.SourceID, PostedAt: l.PostedAt}
	}
	if r := d.Report; r != nil {
		for _, e := range Elements {
			keep(string(e), r.Text(e))
		}
		keep(string(PartReply), r.ProposedReply)
		d.Report = &Report{Finding: r.Finding, Interim: r.Interim}
	}
	d.Reason, d.Text = keep("reason", d.Reason), keep("text", d.Text)
	if len(sealed) > 0 {
		d.Sealed = &sealed
	}
	return d
}
