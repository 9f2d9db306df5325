package bot

import (
	"fmt"
	"regexp"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// letterText lays a letter out as far as the speaker may see it; beside is what it may
// be joined to.
func (t *turn) letterText(v workflow.View, l *workflow.Letter, beside string) string {
	var b strings.Builder
	urgent := ""
	if l.Urgent {
		urgent = "【急】"
	}
	fmt.Fprintf(&b, "%s%s\n状态：%s　类别：%s", urgent, head(*l), workflow.Term(l.Stage), or(workflow.Term(l.Category), "未分类"))
	fmt.Fprintf(&b, "\n受文领导：%s　网友：%s　留言时间：%s\n", workflow.Term(l.Addressee), or(l.Petitioner.Nickname, "匿名"), or(when(l.PostedAt), "待补"))
	if marks := markText(*l); marks != "无" {
		b.WriteString("标记：" + marks + "\n")
	}
	contacts := workflow.SeesContacts(t.speaker, l, v.Rules.People, t.today())
	veiled := veil(l, contacts)
	if c := l.Petitioner.Contact; c.Name+c.Phone != "" && contacts {
		fmt.Fprintf(&b, "联系方式：%s\n", strings.TrimSpace(c.Name+" "+c.Phone))
	}
	if l.URL != "" || len(l.Attachments) > 0 {
		b.WriteString("原帖：" + strings.Join(append([]string{l.URL}, l.Attachments...), " ") + "\n")
	}
	b.WriteString(t.partsText(v, l))
	b.WriteString(beside)
	b.WriteString("\n原文：" + veiled(l.Text()) + "\n")
	b.WriteString(t.doneText(v, l, veiled))
	if can := t.can(v, *l); can != "" {
		b.WriteString("\n现在您可以：" + can)
	}
	if needed := t.needed(v, *l); needed != "" {
		b.WriteString("\n必要时：" + needed)
	}
	return b.String()
}

// decisions are where the rules point to what the regulation leaves open; people read the
// rule itself.
var decisions = regexp.MustCompile(`[,，]? ?edges [\d、]+ ?|\[default\] ?`)

// basisText is the article that sets a deadline, as people read it.
func basisText(d workflow.Duty) string {
	if d.Kind == workflow.DutyReport && d.Days > 0 && d.Days != 5 && d.Days != 15 {
		return fmt.Sprintf("第十条 急事急办，%d个工作日", d.Days)
	}
	return or(strings.TrimSpace(decisions.ReplaceAllString(workflow.ArticleOf(d.Kind), "")), "按办理细则")
}

// whyText counts one duty's working days: day 0 is the day it began.
func whyText(d workflow.Duty, c *calendar.Calendar) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s：%s前（%s，%s）\n", workflow.Term(d.Kind), dueText(d), d.Owner, basisText(d))
	switch {
	case !d.DueAt.IsZero():
		b.WriteString("急件按小时计算，每天08:00–21:00计时，节假日不停。\n")
		return b.String()
	case d.Fixed:
		b.WriteString("日期是指定的，不按工作日推算。\n")
	case d.DueOn == d.NotBefore:
		b.WriteString("退改后的时限不早于原时限。\n")
	}
	from := d.From
	if d.Fixed || from.IsZero() {
		from = d.OpenedOn
	}
	for _, s := range c.Walk(from, c.Between(from, d.DueOn)) {
		day, count := s.Day.Chinese(), "不计"
		if s.Reason != "工作日" && !strings.HasSuffix(day, s.Reason) {
			day += " " + s.Reason
		}
		switch {
		case s.Day == from:
			count = "起算（第0日）"
		case s.Working:
			count = fmt.Sprintf("第%d日", s.Count)
		}
		fmt.Fprintf(&b, "%s：%s\n", day, count)
	}
	if d.Provisional {
		b.WriteString("该年放假通知尚未录入，日期暂定。\n")
	}
	return b.String()
}

// dueText is when a duty is due: by the hour where hours count.
func dueText(d workflow.Duty) string {
	if !d.DueAt.IsZero() {
		return when(d.DueAt) + " "
	}
	return on(d.DueOn, d.Provisional) + " 18:00 "
}

func figuresText(f workflow.MonthFigures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d年%d月统计（截至%s）\n登记 %d 件\n", f.Year, int(f.Month), when(f.AsOf), f.Registered)
	for _, s := range workflow.Stages {
		if f.ByStage[s] > 0 {
			fmt.Fprintf(&b, "　%s %d 件\n", workflow.Term(s), f.ByStage[s])
		}
	}
	for _, r := range []struct {
		name string
		rate workflow.Rate
	}{{"按时办结率", f.OnTime}, {"当日交办率", f.SameDay}, {"按时签收率", f.Accepted}, {"一次审核通过率", f.FirstPass}, {"公开回复率", f.Replied}, {"应公开回复率", f.Owed}} {
		fmt.Fprintf(&b, "%s %s（%d/%d）\n", r.name, r.rate, r.rate.Met, r.rate.Total)
	}
	return b.String() + "按本月到期的事项计算；没有到期事项的为“—”。"
}

func textNoClock(n workflow.Number) string { return n.String() + " 现在没有在计时的时限。" }

func textNotForUnits(c *command) string {
	return "“" + c.word + "”由督查室、信访局使用，您的岗位不能查看。"
}

func textWhichMonth(o order) string { return "没有看懂是哪个月。" + textUsage(o) }

func textBulletin(f workflow.MonthFigures) string {
	return fmt.Sprintf("%d年%d月通报（草稿）已生成，审核人核定后印发。", f.Year, int(f.Month))
}

// textHelpOn shows one command's usage and two examples.
func textHelpOn(c *command) string {
	return fmt.Sprintf("%s：%s\n写法：%s\n例如：\n%s\n%s", c.word, c.says, c.usage, c.examples[0], c.examples[1])
}

// textHelp lists commands, one a line, for a phone: it has to fit one message. What
// is seldom needed is named only.
func textHelp(may []*command) string {
	var b strings.Builder
	var aside []string
	b.WriteString("您可以：\n")
	example := may[0]
	for _, c := range may {
		if c.aside || c.rare {
			aside = append(aside, c.word)
			continue
		}
		usages := strings.SplitN(c.usage, "，或", 3)
		fmt.Fprintf(&b, "%s — %s\n", strings.Join(usages[:min(2, len(usages))], "，或"), c.says)
		if len(example.steps) == 0 && (len(c.steps) > 0 || (c.letter && !example.letter)) {
			example = c
		}
	}
	if len(aside) > 0 {
		b.WriteString("不常用的：" + strings.Join(aside, "、") + "\n")
	}
	return b.String() + "\n编号写 1、#1、2026-0001 都可以。想看例子：帮助 " + example.word
}
