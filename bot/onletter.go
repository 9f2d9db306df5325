package bot

import (
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// letterOf finds the letter an order names; when it answers itself, ok is
// false.
func (t *turn) letterOf(o order) (n workflow.Number, ok bool, err error) {
	if o.number.zero() {
		return n, false, t.say(said{text: textNeedsNumber(o)})
	}
	year := calendar.Of(t.now).Year()
	latest, err := t.bot.Store.LatestNumber(t.ctx, year)
	if err != nil {
		return n, false, err
	}
	before, err := t.bot.Store.LatestNumber(t.ctx, year-1)
	if err != nil {
		return n, false, err
	}
	n, older := resolve(o.number, year, latest.Seq, before.Seq)
	if !older.IsZero() {
		return n, false, t.say(said{text: textLastYears(n, older, o)})
	}
	return n, true, nil
}

// onLetter is letterOf followed by a step.
func (t *turn) onLetter(o order, c workflow.Command, d workflow.Details, done func(workflow.View, workflow.Outcome) said) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	return t.take(c, n, d, done)
}

// read shows a letter to whom it may be shown; others are told that it is not
// theirs, and nothing of it.
func (t *turn) read(o order, show func(v workflow.View, l *workflow.Letter) said) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	return t.readLetter(n, show)
}

func (t *turn) readLetter(n workflow.Number, show func(v workflow.View, l *workflow.Letter) said) error {
	return t.bot.Desk.Open(t.ctx, workflow.Request{Letters: []workflow.Number{n}, Look: true}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn, []workflow.Reading) {
		s, readings := t.opened(v, n, show)
		notices, turn := t.close(s)
		return notices, turn, readings
	})
}

// opened words a letter for its reader; what is sealed in it is logged as read where
// the answer shows the text (domain.md §5, edges 54).
func (t *turn) opened(v workflow.View, n workflow.Number, show func(v workflow.View, l *workflow.Letter) said) (said, []workflow.Reading) {
	l, exists := v.Letters[n]
	switch {
	case !exists:
		return said{text: t.explain(&workflow.Refusal{Reason: workflow.NoSuchLetter, Letter: n}, v)}, nil
	case !t.sees(&l):
		return said{text: textNotForYou(n)}, nil
	}
	s := show(v, &l)
	if !s.safe {
		return s, nil
	}
	s.of = n
	return s, workflow.ReadingsOf(t.speaker, &l, v.Rules.People, t.today(), t.now)
}
