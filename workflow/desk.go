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
			change = outcome.change()
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

// change gathers what a step leaves behind on every letter it touched.
func (o Outcome) change() Change {
	c := Change{Letters: []Letter{o.Letter}, Events: []Event{o.Event}, Notices: slices.Clone(o.Notices)}
	for _, other := range o.Others {
		c.add(other.change())
	}
	return c
}

// request says what a step needs locked: its letter with all that is handled with
// it, and what it would be joined to (edges 51).
func (s Step) request() Request {
	switch s.Command {
	case Register:
		l := s.Details.Letter
		return Request{Year: yearOf(s), SourceID: l.SourceID, Body: l.Body}
	case SplitOff:
		return Request{Letters: []Number{s.Letter}, Year: yearOf(s)}
	case Merge:
		return Request{Letters: []Number{s.Letter, s.Details.Into}, Kin: true}
	}
	return Request{Letters: []Number{s.Letter}, Kin: true}
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
	s.Spare = v.Next
	return v.Rules.Take(l, s, v.kin(l, s)...)
}

// kin lists the letters of the view that a step on l can reach.
func (v View) kin(l Letter, s Step) []Letter {
	var kin []Letter
	for _, n := range append(l.Kin(), s.Details.Into) {
		if k, ok := v.Letters[n]; ok {
			kin = append(kin, k)
		}
	}
	return kin
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

// TakeAll takes several steps of one person in one change: each is taken or
// refused by itself, and all that were taken are stored together with the turn.
func (d *Desk) TakeAll(ctx context.Context, steps []Step, closing func(View, []Outcome, []*Refusal) ([]Notice, *Turn)) error {
	var numbers []Number
	for _, s := range steps {
		numbers = append(numbers, s.Letter)
	}
	_, err := d.Store.Update(ctx, Request{Letters: numbers, Kin: true}, func(v View) (Change, error) {
		taken, refused := v.takeAll(steps)
		var all Change
		for _, o := range taken {
			all.add(o.change())
		}
		notices, turn := closing(v, taken, refused)
		all.Notices, all.Turn = append(all.Notices, notices...), turn
		return all, nil
	})
	return err
}

// takeAll takes the steps one after the other, each on what the one before left.
func (v View) takeAll(steps []Step) (taken []Outcome, refused []*Refusal) {
	for _, s := range steps {
		o, err := v.take(s)
		var refusal *Refusal
		if errors.As(err, &refusal) {
			refused = append(refused, refusal)
			continue
		}
		taken = append(taken, o)
		for _, l := range o.change().Letters {
			v.Letters[l.Number] = l
		}
	}
	return taken, refused
}

// add puts another change behind this one; a letter changed twice is stored as it
// came out last.
func (c *Change) add(more Change) {
	for _, l := range more.Letters {
		c.Letters = slices.DeleteFunc(c.Letters, func(k Letter) bool { return k.Number == l.Number })
	}
	c.Letters = append(c.Letters, more.Letters...)
	c.Events, c.Notices = append(c.Events, more.Events...), append(c.Notices, more.Notices...)
}
