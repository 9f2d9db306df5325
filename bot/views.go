package bot

import (
	"fmt"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// help shows what this person may do, or one command's usage.
func (t *turn) help(o order) error {
	if c, _ := leading(o.words()); c != nil {
		return t.say(said{text: fmt.Sprintf("%s：%s\n写法：%s\n例如：\n%s\n%s", c.word, c.says, c.usage, c.examples[0], c.examples[1])})
	}
	var b strings.Builder
	b.WriteString("您可以：\n")
	for i := range commands {
		if c := &commands[i]; c.mayUse(t.speaker, t.rules.People) {
			fmt.Fprintf(&b, "%s — %s\n", c.usage, c.says)
		}
	}
	b.WriteString("\n编号写 1、#1、2026-0001 都可以。想看某个命令的例子：帮助 交办")
	return t.say(said{text: b.String()})
}

// agenda shows what waits for the person (待办).
func (t *turn) agenda(order) error {
	duties, err := t.bot.Store.OpenDuties(t.ctx)
	if err != nil {
		return err
	}
	var numbers []workflow.Number
	lines := t.rules.Agenda(t.speaker, duties, calendar.Of(t.now))
	if t.speaker.Has(workflow.Leader) {
		lines = t.rules.Desktop(t.speaker, duties)
	}
	for _, l := range lines {
		numbers = append(numbers, l.Letter)
	}
	return t.bot.Desk.Close(t.ctx, workflow.Request{Letters: numbers}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn) {
		text := agendaText(t.speaker, lines, func(n workflow.Number) (workflow.Letter, bool) {
			l, ok := v.Letters[n]
			return l, ok
		}, v.Rules.People)
		if text == "" {
			text = "目前没有等您处理的留言。"
		}
		return t.close(said{text: text})
	})
}

// agendaText words a list of duties under its headings; letters the person
// may no longer read are left out. It is empty when nothing is left.
func agendaText(p workflow.Person, lines []workflow.AgendaLine, letter func(workflow.Number) (workflow.Letter, bool), d *workflow.Directory) string {
	var b strings.Builder
	group := workflow.AgendaGroup("")
	for _, line := range lines {
		l, ok := letter(line.Letter)
		if !ok || !workflow.CanRead(p, &l, d) {
			continue
		}
		if line.Group != group {
			group = line.Group
			fmt.Fprintf(&b, "【%s】\n", groupNames[group])
		}
		urgent := ""
		if l.Urgent {
			urgent = "急·"
		}
		fmt.Fprintf(&b, "%s%s %s，%s前：%s\n", urgent, line.Letter, dutyNames[line.Kind], on(line.DueOn, line.Provisional), short(l.Title, 20))
	}
	return strings.TrimSpace(b.String())
}

// show lays a letter out (查看).
func (t *turn) show(o order) error {
	return t.read(o, func(v workflow.View, l *workflow.Letter) said {
		return said{text: t.letterText(v, l), safe: true}
	})
}

func (t *turn) letterText(v workflow.View, l *workflow.Letter) string {
	var b strings.Builder
	urgent := ""
	if l.Urgent {
		urgent = "【急】"
	}
	fmt.Fprintf(&b, "%s%s\n状态：%s", urgent, head(*l), stageNames[l.Stage])
	if l.Category != "" {
		fmt.Fprintf(&b, "　类别：%s", categoryNames[l.Category])
	}
	fmt.Fprintf(&b, "\n受文领导：%s　网友：%s　留言时间：%s\n", addresseeNames[l.Addressee], or(l.Petitioner.Nickname, "匿名"), or(when(l.PostedAt), "待补"))
	if c := l.Petitioner.Contact; c.Name+c.Phone != "" && workflow.CanReadContacts(t.speaker, l, v.Rules.People) {
		fmt.Fprintf(&b, "联系方式：%s %s\n", c.Name, c.Phone)
	}
	for _, a := range l.Assignments {
		fmt.Fprintf(&b, "主办：%s（%s），时限 %s\n", a.Unit, statusNames[a.Status], on(a.DueOn, a.Provisional))
	}
	for _, d := range l.Open() {
		fmt.Fprintf(&b, "待办：%s %s，%s前\n", d.Owner, dutyNames[d.Kind], on(d.DueOn, d.Provisional))
	}
	b.WriteString("\n原文：" + l.Body + "\n")
	b.WriteString(progressText(l))
	if can := t.can(v, *l); can != "" {
		b.WriteString("\n现在您可以：" + can)
	}
	return b.String()
}

// progressText lays out what has been done about a letter so far.
func progressText(l *workflow.Letter) string {
	var b strings.Builder
	if r := l.Report(); r != nil {
		fmt.Fprintf(&b, "\n办理情况（第%d版）：\n%s", r.Version, reportBody(*r))
	}
	for _, r := range l.Reviews {
		if !r.Passed {
			fmt.Fprintf(&b, "退改：%s %s：%s\n", r.Office, gateNames[r.Gate], r.Opinion)
		}
	}
	if a := l.Approval(); a != nil && a.Opinion != "" {
		fmt.Fprintf(&b, "审定意见：%s\n", a.Opinion)
	}
	for _, r := range l.Replies {
		fmt.Fprintf(&b, "公开回复（%s）：%s\n%s\n", r.Unit, r.URL, r.Text)
	}
	return b.String()
}

// why opens the letter's deadlines into their arithmetic, day by day.
func (t *turn) why(o order) error {
	return t.read(o, func(v workflow.View, l *workflow.Letter) said {
		open := l.Open()
		if len(open) == 0 {
			return said{text: l.Number.String() + " 现在没有在计时的时限。"}
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s 的时限\n", l.Number)
		for _, d := range open {
			b.WriteString(whyText(d, v.Rules.Calendar))
		}
		return said{text: strings.TrimSpace(b.String())}
	})
}

// whyText counts one duty's working days: day 0 is the day it began.
func whyText(d workflow.Duty, c *calendar.Calendar) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s：%s 18:00 前（%s，%s）\n", dutyNames[d.Kind], on(d.DueOn, d.Provisional), d.Owner, workflow.ArticleOf(d.Kind))
	for _, s := range c.Walk(d.OpenedOn, c.Between(d.OpenedOn, d.DueOn)) {
		count := "不计"
		switch {
		case s.Day == d.OpenedOn:
			count = "起算（第0日）"
		case s.Working:
			count = fmt.Sprintf("第%d日", s.Count)
		}
		fmt.Fprintf(&b, "%s %s：%s\n", s.Day.Chinese(), s.Reason, count)
	}
	if d.Provisional {
		b.WriteString("该年放假通知尚未录入，日期暂定。\n")
	}
	return b.String()
}

// figures shows a month's counts (统计).
func (t *turn) figures(o order) error {
	f, ok, err := t.month(o)
	if err != nil || !ok {
		return err
	}
	return t.say(said{text: figuresText(f)})
}

// month works out the figures of the month an order names, of the letters its
// speaker may read; when it answers itself, ok is false.
func (t *turn) month(o order) (f workflow.MonthFigures, ok bool, err error) {
	if !o.command.mayUse(t.speaker, t.rules.People) {
		return f, false, t.say(said{text: "“" + o.command.word + "”由督查室、信访局使用，您的岗位不能查看。"})
	}
	year, month, ok := readMonth(or(o.rest, calendar.Of(t.now).String()[:7]), calendar.Of(t.now).Year())
	if !ok {
		return f, false, t.say(said{text: "没有看懂是哪个月。" + textUsage(o.command)})
	}
	f, err = MonthOf(t.ctx, t.bot.Store, t.rules, &t.speaker, year, month, t.now)
	return f, err == nil, err
}

func figuresText(f workflow.MonthFigures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d年%d月统计（截至%s）\n登记 %d 件\n", f.Year, int(f.Month), when(f.AsOf), f.Registered)
	for _, s := range workflow.Stages {
		if f.ByStage[s] > 0 {
			fmt.Fprintf(&b, "　%s %d 件\n", stageNames[s], f.ByStage[s])
		}
	}
	for _, r := range []struct {
		name string
		rate workflow.Rate
	}{{"按时办结率", f.OnTime}, {"当日交办率", f.SameDay}, {"按时签收率", f.Accepted}, {"一次审核通过率", f.FirstPass}, {"公开回复率", f.Replied}} {
		fmt.Fprintf(&b, "%s %s（%d/%d）\n", r.name, r.rate, r.rate.Met, r.rate.Total)
	}
	return b.String() + "按本月到期的事项计算；没有到期事项的为“—”。"
}

// bulletin sends the month's 通报 as a file.
func (t *turn) bulletin(o order) error {
	if o.rest == "" {
		return t.say(said{text: textUsage(o.command)})
	}
	f, ok, err := t.month(o)
	if err != nil || !ok {
		return err
	}
	name, content, err := t.bot.Documents.Bulletin(f, t.rules.People)
	if err != nil {
		return err
	}
	return t.say(said{text: fmt.Sprintf("%d年%d月通报（草稿）已生成，审核人核定后印发。", f.Year, int(f.Month)),
		file: &workflow.File{Name: name, Content: content}})
}
