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
	from, to := workflow.MonthDays(year, time.Month(month))
	letters, err := store.OfMonth(ctx, from, to)
	if err != nil {
		return workflow.MonthFigures{}, err
	}
	if reader != nil {
		letters = slices.DeleteFunc(letters, func(l workflow.Letter) bool { return !workflow.CanRead(*reader, &l, rules.People) })
	}
	return rules.Figures(letters, year, time.Month(month), at), nil
}
