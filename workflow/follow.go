package workflow

// follow takes the steps that this one brings about on the letters handled with
// it, and registers what was split off; one that cannot be taken refuses the whole,
// unless the row says that the letter may stay as it is.
func (t *taking) follow() error {
	for _, s := range t.born {
		if err := t.bring(Letter{}, s); err != nil {
			return err
		}
	}
	for _, then := range t.row.Then {
		for _, n := range then.on.of(t) {
			if err := t.bring(t.kin[n], t.following(then.command, n)); err != nil && !then.maybe {
				return err
			}
		}
	}
	return nil
}

// bring takes a step on another letter because of this one.
func (t *taking) bring(l Letter, s Step) error {
	next := t.rules.taking(l, s, []Letter{t.letter})
	next.cause = t
	if err := next.take(); err != nil {
		return err
	}
	t.kin[s.Letter] = next.letter
	t.others = append(t.others, next.outcome())
	return nil
}

// following is the system's step on another letter, in the words of this one.
func (t *taking) following(c Command, n Number) Step {
	d := t.step.Details
	return Step{Command: c, Letter: n, At: t.step.At, Actor: Actor{Job: "with/" + t.letter.Number.String()},
		Details: Details{Into: t.letter.Number, Unit: d.Unit, Person: d.Person, Until: d.Until, Reason: d.Reason, Gates: d.Gates}}
}
