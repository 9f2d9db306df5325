package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// Rules take steps on letters: the table together with the facts it needs.
type Rules struct {
	Calendar *calendar.Calendar
	People   *Directory
	Settings Settings
}

// Outcome is what one step leaves behind; all of it is stored together or
// not at all.
type Outcome struct {
	Letter  Letter
	Event   Event
	Notices []Notice
	Others  []Outcome // what the step brought about on other letters (edges 51)
}

// taking is one step on its way through the table.
type taking struct {
	rules     Rules
	step      Step
	letter    Letter // the copy that changes
	kin       map[Number]Letter
	cause     *taking // the step on another letter that brought this one about (edges 51)
	before    Letter
	today     calendar.Day
	row       Row
	as        Who    // by which entry of the row the actor was admitted
	actor     Person // zero for jobs and the API
	actingOrg string // for which the actor acts: their own, or that of whom they stand for
	standsFor string // userid of the person away whose place the actor takes (edges 24)
	touched   string // unit that the step took the letter from
	mine      int    // assignment that the step is about, 0 for the letter as a whole
	fresh     []int  // assignments that the step made
	moved     []Move // deadlines that a new calendar moved
	born      []Step // letters that come of this one
	wasUrgent bool
	others    []Outcome
}

// Take takes one step. The letter given is not changed; kin are the letters it
// is or will be handled with. The error is always a *Refusal.
func (r Rules) Take(l Letter, s Step, kin ...Letter) (Outcome, error) {
	t := r.taking(l, s, kin)
	if err := t.take(); err != nil {
		return Outcome{}, err
	}
	return t.outcome(), nil
}

func (r Rules) taking(l Letter, s Step, kin []Letter) *taking {
	t := &taking{rules: r, step: s, letter: l.clone(), before: l, today: calendar.Of(s.At), wasUrgent: l.Urgent, kin: map[Number]Letter{}}
	for _, k := range kin {
		t.kin[k.Number] = k
	}
	return t
}

// take finds the row, asks its guards, writes, and takes what follows.
func (t *taking) take() error {
	if err := t.choose(); err != nil {
		return err
	}
	for _, g := range append([]guard{{check: wordsShort}}, t.row.Needs...) {
		if refusal := g.check(t); refusal != nil {
			return t.complete(refusal)
		}
	}
	t.commit()
	return t.follow()
}

func (t *taking) outcome() Outcome {
	return Outcome{Letter: t.letter, Event: t.event(), Notices: t.tell(), Others: t.others}
}

// commit writes the effect, moves the stage and runs the clocks.
func (t *taking) commit() {
	t.end(t.row.Stops, Met)
	t.row.Does(t)
	if t.row.To != "" {
		t.letter.Stage = t.row.To
	}
	t.end(t.row.Drops, Dropped)
	for _, kind := range t.row.Starts {
		t.start(kind)
	}
	t.alignInputs()
	t.close()
	t.letter.Version++
	if t.row.Command != Undo {
		t.letter.Last = LastStep{Command: t.step.Command, By: t.step.Actor.Person, At: t.step.At, Version: t.letter.Version,
			Stage: t.before.Stage, Category: t.before.Category}
	}
}

// close notes the day of 办结, which a later step may take back (edges 34, 35).
func (t *taking) close() {
	closed := t.letter.Stage == Closed || t.letter.Stage == Archived
	switch {
	case closed && t.letter.ClosedOn.IsZero():
		t.letter.ClosedOn = t.today
	case !closed:
		t.letter.ClosedOn = calendar.Day{}
	}
}

// clone copies the letter deeply enough that a step cannot reach the original.
func (l Letter) clone() Letter {
	l.KeyMatter = slices.Clone(l.KeyMatter)
	l.Attachments = slices.Clone(l.Attachments)
	l.Assignments = slices.Clone(l.Assignments)
	l.Reports = slices.Clone(l.Reports)
	l.Reviews = slices.Clone(l.Reviews)
	l.Approvals = slices.Clone(l.Approvals)
	l.Replies = slices.Clone(l.Replies)
	l.Urges = slices.Clone(l.Urges)
	l.Duties = slices.Clone(l.Duties)
	l.Extensions = slices.Clone(l.Extensions)
	l.Objections = slices.Clone(l.Objections)
	l.Inputs = slices.Clone(l.Inputs)
	l.Recalls = slices.Clone(l.Recalls)
	l.Commitments = slices.Clone(l.Commitments)
	l.Doubts = slices.Clone(l.Doubts)
	l.Withholdings = slices.Clone(l.Withholdings)
	l.Satisfaction = slices.Clone(l.Satisfaction)
	l.Instructions = slices.Clone(l.Instructions)
	l.Supervisions = slices.Clone(l.Supervisions)
	l.Studies = slices.Clone(l.Studies)
	l.Guidances = slices.Clone(l.Guidances)
	l.Recusals = slices.Clone(l.Recusals)
	l.Joins = slices.Clone(l.Joins)
	l.Masks = slices.Clone(l.Masks)
	return l
}
