package bot

import (
	"strings"

	"huiyin/workflow"
)

// help shows what this person may do, or one command's usage.
func (t *turn) help(o order) error {
	if c, _, _ := leading(o.words()); c != nil {
		return t.say(said{text: textHelpOn(c)})
	}
	var may []*command
	for i := range commands {
		if t.may(&commands[i]) {
			may = append(may, &commands[i])
		}
	}
	return t.say(said{text: textHelp(may)})
}

// show lays a letter out (查看).
func (t *turn) show(o order) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	beside := t.besides(n)
	return t.readLetter(n, func(v workflow.View, l *workflow.Letter) said {
		text := t.letterText(v, l, t.alikeText(v, *l, beside))
		return said{text: text, safe: true, ask: t.checking(l), calls: t.checked}
	})
}

// why opens the letter's deadlines into their arithmetic, day by day.
func (t *turn) why(o order) error {
	return t.read(o, func(v workflow.View, l *workflow.Letter) said {
		open := l.Open()
		if len(open) == 0 {
			return said{text: textNoClock(l.Number)}
		}
		var b strings.Builder
		b.WriteString(l.Number.String() + " 的时限\n")
		for _, d := range open {
			b.WriteString(whyText(d, v.Rules.Calendar))
		}
		return said{text: strings.TrimSpace(b.String())}
	})
}

// figures shows a month's counts (统计).
func (t *turn) figures(o order) error {
	if rest, ok := about(o.rest, figuresAnalysed); ok {
		return t.analysis(o, rest)
	}
	rest, onlyModel := ofModel(o.rest)
	o.rest = rest
	f, ok, err := t.month(o)
	if err != nil || !ok {
		return err
	}
	rows, err := t.assisted(f.Year, f.Month)
	if err != nil {
		return err
	}
	switch {
	case onlyModel:
		return t.say(said{text: modelText(f.Year, f.Month, rows)})
	case len(rows) == 0:
		return t.say(said{text: figuresText(f)})
	}
	return t.say(said{text: figuresText(f) + "\n\n" + modelText(f.Year, f.Month, rows)})
}

// analysis asks the model to word a month's figures beside them (统计 分析).
func (t *turn) analysis(o order, month string) error {
	o.rest = month
	f, ok, err := t.month(o)
	if err != nil || !ok {
		return err
	}
	ask := t.analysing(f.Year, f.Month)
	if ask == nil {
		return t.say(said{text: figuresText(f) + "\n\n没有设置大模型，分析请照上面的数字写。"})
	}
	return t.say(said{text: figuresText(f) + "\n\n大模型正在写分析，稍后补发。", ask: ask})
}

// month works out the figures of the month an order names, of the letters its
// speaker may read; when it answers itself, ok is false.
func (t *turn) month(o order) (f workflow.MonthFigures, ok bool, err error) {
	if !o.command.mayUse(t.speaker, t.rules.People) {
		return f, false, t.say(said{text: textNotForUnits(o.command)})
	}
	year, month, ok := readMonth(or(o.rest, thisMonth[0]), t.today())
	if !ok {
		return f, false, t.say(said{text: textWhichMonth(o)})
	}
	f, err = MonthOf(t.ctx, t.bot.Store, t.rules, &t.speaker, year, month, t.now)
	return f, err == nil, err
}

// bulletin sends the month's 通报 as a file.
func (t *turn) bulletin(o order) error {
	if o.rest == "" {
		return t.say(said{text: textUsage(o)})
	}
	f, ok, err := t.month(o)
	if err != nil || !ok {
		return err
	}
	name, content, err := t.bot.Documents.Bulletin(f, t.rules.People)
	if err != nil {
		return err
	}
	return t.say(said{text: textBulletin(f),
		file: &workflow.File{Name: name, Content: content}})
}
