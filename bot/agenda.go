package bot

import (
	"slices"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// mostLines is how many letters a list spells out unless all are asked for;
// behind them stand numbers only, so that forty fit a phone.
const mostLines = 12

// wordAll asks for a list without that limit.
const wordAll = "全部"

// listing is one line of a list that its reader may see.
type listing struct {
	workflow.AgendaLine
	letter workflow.Letter
}

// agenda shows what waits for the person (待办), all or one group of it.
func (t *turn) agenda(o order) error {
	duties, err := t.bot.Store.OpenDuties(t.ctx)
	if err != nil {
		return err
	}
	lines, today := t.waiting(duties), t.today()
	var numbers []workflow.Number
	for _, l := range lines {
		numbers = append(numbers, l.Letter)
	}
	return t.bot.Desk.Close(t.ctx, workflow.Request{Letters: numbers, Look: true}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn) {
		list := listed(t.speaker, lines, func(n workflow.Number) (workflow.Letter, bool) {
			l, ok := v.Letters[n]
			return l, ok
		}, v.Rules.People, today)
		most := mostLines
		if agendaFilter(o.rest) && o.rest != "" {
			most = len(list)
			list = slices.DeleteFunc(list, func(l listing) bool { return o.rest != wordAll && workflow.Term(l.Group) != o.rest })
		}
		if len(list) == 0 {
			return t.close(said{text: textNothingWaits})
		}
		return t.close(said{text: agendaText(list, most, today)})
	})
}

// waiting is what lies before the speaker: a leader's desk, or an agenda; and
// so for those whose place they take.
func (t *turn) waiting(duties []workflow.OpenDuty) []workflow.AgendaLine {
	today := t.today()
	desk := t.rules.Desktop(t.speaker, duties, today)
	if t.speaker.Has(workflow.Leader) {
		return desk
	}
	return append(t.rules.Agenda(t.speaker, duties, today), desk...)
}

// listed keeps what the reader may see, each duty once.
func listed(p workflow.Person, lines []workflow.AgendaLine, letter func(workflow.Number) (workflow.Letter, bool),
	d *workflow.Directory, today calendar.Day) []listing {
	var list []listing
	for _, line := range lines {
		if l, ok := letter(line.Letter); ok && workflow.Sees(p, &l, d, today) {
			list = append(list, listing{line, l})
		}
	}
	return list
}

// agendaFilter reports whether a text names a part of the list: 逾期, 全部.
func agendaFilter(s string) bool {
	for _, group := range workflow.AgendaGroups {
		if s == workflow.Term(group) {
			return true
		}
	}
	return strings.TrimSpace(s) == wordAll
}
