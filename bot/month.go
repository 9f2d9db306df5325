package bot

import (
	"context"
	"slices"
	"time"

	"huiyin/workflow"
)

// MonthOf works out a month's figures of the letters a reader may see; a nil
// reader sees all, as the command line on the server does.
func MonthOf(ctx context.Context, store workflow.Store, rules workflow.Rules, reader *workflow.Person, year, month int, at time.Time) (workflow.MonthFigures, error) {
	letters, err := monthLetters(ctx, store, rules, reader, year, month)
	if err != nil {
		return workflow.MonthFigures{}, err
	}
	return rules.Figures(letters, year, time.Month(month), at), nil
}

// monthLetters are the letters of a month that a reader may see.
func monthLetters(ctx context.Context, store workflow.Store, rules workflow.Rules, reader *workflow.Person, year, month int) ([]workflow.Letter, error) {
	from, to := workflow.MonthDays(year, time.Month(month))
	letters, err := store.OfMonth(ctx, from, to)
	if err == nil && reader != nil {
		letters = slices.DeleteFunc(letters, func(l workflow.Letter) bool { return !workflow.CanRead(*reader, &l, rules.People) })
	}
	return letters, err
}
