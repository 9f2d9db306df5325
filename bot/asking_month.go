package bot

import (
	"fmt"
	"strings"
	"time"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// monthFormat is how a question names the month it is about.
const monthFormat = "2006-01"

// analysing is the question that 统计 分析 leaves for the model.
func (t *turn) analysing(year int, month time.Month) *workflow.Ask {
	return t.question(workflow.TaskMonth, workflow.Number{}, fmt.Sprintf("%04d-%02d", year, int(month)), true)
}

// month asks what the figures of a month say.
func (a *asking) month() proposal {
	at, err := time.Parse(monthFormat, a.ask.Digest)
	if err != nil {
		return a.failed(err, workflow.Call{})
	}
	rules, err := a.bot.Store.Rules(a.ctx)
	if err != nil {
		return a.failed(err, workflow.Call{})
	}
	reader, ok := rules.People.Person(a.speaker)
	if !ok {
		return proposal{}
	}
	letters, err := monthLetters(a.ctx, a.bot.Store, rules, &reader, at.Year(), int(at.Month()))
	if err != nil {
		return a.failed(err, workflow.Call{})
	}
	f := rules.Figures(letters, at.Year(), at.Month(), a.bot.Now())
	m, err := a.bot.Model.Month(a.ctx, analysisFigures(f)+matters(letters, f))
	switch {
	case err != nil:
		return a.failed(err, m.Call)
	case m.Source != prompts.FromModel:
		return proposal{text: textNotAnalysed(m.Call), call: m.Call}
	}
	m.Call.Proposed = workflow.Digest(m.Text)
	return proposal{text: textAnalysed(f, m.Text), call: m.Call}
}

// analysisFigures are a month's figures as they are put to the model: counts and names of
// units, nothing of any letter.
func analysisFigures(f workflow.MonthFigures) string {
	text := figuresText(f) + "\n"
	for _, u := range f.Units {
		if u.Assigned > 0 {
			text += fmt.Sprintf("%s：交办 %d 件，办结 %d 件，退件 %d 件，被催办 %d 次，逾期 %d 件\n", u.Unit, u.Assigned, u.Closed, u.Returned, u.Urged, len(u.Late))
		}
	}
	return text
}

// mostMatters is how many matters that several wrote about are put to the model.
const mostMatters = 5

// matters are the month's letters by category, and what several people wrote about (反映
// 集中, 第十六条): titles alone, masked, and none that must stay in the house.
func matters(letters []workflow.Letter, f workflow.MonthFigures) string {
	from, to := workflow.MonthDays(f.Year, f.Month)
	count := map[workflow.Category]int{}
	var many []string
	for _, l := range letters {
		if day := calendar.Of(l.RegisteredAt); day.Before(from) || day.After(to) {
			continue
		}
		count[l.Category]++
		if n := len(l.Members(false)); n > 0 && len(many) < mostMatters && goesOut(&l) {
			title, _ := prompts.Mask(l.Title, promptOf(l).Known...)
			many = append(many, fmt.Sprintf("反映集中 《%s》等 %d 件\n", title, n+1))
		}
	}
	text := ""
	for _, c := range workflow.Procedures {
		if count[c] > 0 {
			text += fmt.Sprintf("%s %d 件\n", workflow.Term(c), count[c])
		}
	}
	return text + strings.Join(many, "")
}
