package workflow

import (
	"errors"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// RowsOf lists the rows of one command in table order.
func RowsOf(c Command) []Row {
	return slices.DeleteFunc(slices.Clone(Table), func(r Row) bool { return r.Command != c })
}

// Possible lists the commands the person may take on the letter now, in table
// order (现在能做什么): a row of it fits the letter as it stands. Guards are not asked:
// they need the words of the step.
func (r Rules) Possible(l Letter, person string, at time.Time) []Command {
	var can []Command
	t := &taking{rules: r, step: Step{Actor: Actor{Person: person}, At: at}, letter: l, before: l, today: calendar.Of(at)}
	for _, row := range Table {
		if slices.Contains(row.From, l.Stage) && !slices.Contains(can, row.Command) && t.admitted(row) && t.possible(row) {
			can = append(can, row.Command)
		}
	}
	return can
}

// possible reports whether the condition of a row holds for the letter as it stands.
func (t *taking) possible(r Row) bool {
	t.row = r
	t.mine = t.concern()
	return r.When.holds == nil || r.When.holds(t)
}

// Rehearse says whether a step would be refused, and why; nil means it would
// be taken.
func (r Rules) Rehearse(l Letter, s Step, kin ...Letter) *Refusal {
	var refusal *Refusal
	errors.As(r.taking(l, s, kin).take(), &refusal)
	return refusal
}
