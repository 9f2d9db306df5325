package workflow

import (
	"context"
	"errors"
	"slices"

	"huiyin/workflow/calendar"
)

// Desk takes steps on stored letters: lock, decide by the rules, store
// everything together.
type Desk struct {
	Store Store
}

// Closing adds the conversation's part to a change, knowing how the step went:
// outcome on success, otherwise the refusal. It must not fail.
type Closing func(v View, o Outcome, refusal *Refusal) ([]Notice, *Turn)

// Take takes one step and closes the turn with it. A refusal changes no
// letter, is worded by closing and is returned; other errors come from the
// store, and then nothing is changed.
func (d *Desk) Take(ctx context.Context, s Step, closing Closing) (Outcome, error) {
	var outcome Outcome
	var refused error
	_, err := d.Store.Update(ctx, s.request(), func(v View) (Change, error) {
		outcome, refused = v.take(s)
		var refusal *Refusal
		errors.As(refused, &refusal)
		change := Change{}
		if refused == nil {
			change.Letters, change.Events = []Letter{outcome.Letter}, []Event{outcome.Event}
			change.Notices = slices.Clone(outcome.Notices)
		}
		if closing != nil {
			notices, turn := closing(v, outcome, refusal)
			change.Notices, change.Turn = append(change.Notices, notices...), turn
		}
		return change, nil
	})
	if err != nil {
		return Outcome{}, err
	}
	return outcome, refused
}

// Close ends a turn that takes no step: answers and the dialogue only. The
// view holds the letters asked for.
func (d *Desk) Close(ctx context.Context, req Request, closing func(View) ([]Notice, *Turn)) error {
	_, err := d.Store.Update(ctx, req, func(v View) (Change, error) {
		notices, turn := closing(v)
		return Change{Notices: notices, Turn: turn}, nil
	})
	return err
}

// request says what a step needs locked.
func (s Step) request() Request {
	if s.Command == Register {
		l := s.Details.Letter
		return Request{Year: yearOf(s), SourceID: l.SourceID, Body: l.Body}
	}
	return Request{Letters: []Number{s.Letter}}
}

// take finds the step's letter in the view and takes it.
func (v View) take(s Step) (Outcome, error) {
	if s.Command == Register {
		s.Letter = v.Next
		o, err := v.Rules.Take(Letter{}, s)
		if known := v.known(s); err == nil && known != nil {
			return Outcome{}, known // only who may register hears what is there
		}
		return o, err
	}
	l, ok := v.Letters[s.Letter]
	if !ok {
		return Outcome{}, &Refusal{Reason: NoSuchLetter, Command: s.Command, Letter: s.Letter}
	}
	return v.Rules.Take(l, s)
}

// yearOf is the year whose numbers a registration takes from: China's date.
func yearOf(s Step) int { return calendar.Of(s.At).Year() }

// known refuses a letter that is registered already: the board's id is unique
// (edges 50); without one, equal wording is for a person to decide (edges 3).
func (v View) known(s Step) *Refusal {
	l := s.Details.Letter
	switch {
	case !v.SameSource.Number.IsZero():
		same := v.SameSource
		return &Refusal{Reason: AlreadyKnown, Command: Register, Letter: same.Number, Stage: same.Stage, Changed: same.Body != l.Body}
	case l.SourceID == "" && len(v.SameBody) > 0 && !s.Details.Anyway:
		return &Refusal{Reason: SameWording, Command: Register, Letter: v.SameBody[0]}
	}
	return nil
}
