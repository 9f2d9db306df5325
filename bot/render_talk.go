package bot

import (
	"fmt"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Answers that stand on their own.
const (
	textStranger = "您好，这里是网民留言办理助手“回音”。您还没有登记在使用人员名单中，暂时不能为您办理。\n" +
		"如因工作需要使用，请联系本单位系统管理员添加，管理员已收到提醒。"
	textOnlyWords       = "目前只能看懂文字消息。请直接输入文字，例如：待办。回复 帮助 可查看能做的事。"
	textNothingToCancel = "现在没有正在填写的内容，不需要取消。"
	textCardDone        = "已处理"
	textCardStale       = "已失效"
	textPasteLetter     = "请把留言板上的原文粘贴过来，一条消息即可，例如：\n" +
		"标题：…\n类型：投诉/求助\n受文领导：区委书记\n网友：…\n时间：2026-09-17 20:15\n编号：…\n内容：…\n\n回复 取消 可放弃。"
	textNotTaken = "这句话没有记入留言。如是正文的后续，请以“续：”开头再发；登记请回复 确认；改哪项就发哪项，例如：标题：…；放弃请回复 取消。"
)

// textBroken tells a person that we failed, with the id the log has too.
func textBroken(id string) string {
	return "抱歉，刚才这条消息处理时出了问题，没有改动任何内容。请稍后再发一次；如仍不行，请把编号 " + id + " 告诉系统管理员。"
}

// textUnknown asks which of the readings was meant; nothing was done.
func textUnknown(readings []string) string {
	if len(readings) == 0 {
		return "没有看懂这句话，未做任何处理。回复 待办 看等您处理的留言，回复 帮助 看能做的事。"
	}
	return "没有看懂，未做任何处理。您是不是想说：\n" + numbered(readings) + "请把想说的那一句发过来。"
}

func numbered(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&b, "%d. %s\n", i+1, line)
	}
	return b.String()
}

// textYesOrNo asks what 同意，但请补充… is to be.
func textYesOrNo(n workflow.Number, o order) string {
	_, opinion := readVerdict(o.words())
	yes, no := "同意", "退回 "
	if o.command.word == "审核" {
		_, opinion = readGates(opinion)
		yes, no = "通过", "退回 文字关 "
	}
	head := o.command.word + " " + o.number.String() + " "
	return n.String() + " 没有办理：“" + yes + "”后面又提了要求，请选一句发过来：\n" +
		numbered([]string{head + yes, head + no + o.typed(opinion)})
}

// textUsage shows how a command is written, with the letter that was named.
func textUsage(o order) string {
	return "请这样写：" + o.command.usage + "\n例如：" + exampleFor(o.command.examples[0], o.number)
}

// exampleFor puts the letter that was named into an example.
func exampleFor(example string, n spoken) string {
	line := firstOf(example)
	if n.zero() {
		return line
	}
	return strings.Replace(line, " 1", " "+n.String(), 1)
}

// firstOf is the first line of an example.
func firstOf(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func textNeedsNumber(o order) string { return "请写上留言编号。" + textUsage(o) }

func textOneAtATime(c *command) string {
	return "一次只能办一件，这次都没有办理。请一件一件发，例如：" + firstOf(c.examples[0])
}

func textLastYears(n, older workflow.Number, o order) string {
	return fmt.Sprintf("%d 年还没有第 %d 号留言。您指的是去年的 %s 吗？如果是，请回复：%s", n.Year, n.Seq, older,
		strings.TrimSpace(o.command.word+" "+older.String()+" "+o.typed(o.words())))
}

// talkName names a dialogue: 登记, 报告 2026-0001.
func talkName(d workflow.Dialogue) string {
	switch d.Kind {
	case talkRegister:
		return "登记"
	case talkReturn:
		return "退回 " + d.Letter.String()
	case talkCalendar:
		return "录入放假安排"
	}
	return "报告 " + d.Letter.String()
}

func textStillOpen(d workflow.Dialogue) string {
	return "（您正在填写：" + talkName(d) + "，接着输入即可；稍后再写请回复 稍后，放弃请回复 取消。）"
}

// textPutAside says of the dialogue that was open that a new one took its place.
func textPutAside(d workflow.Dialogue, today calendar.Day) string {
	return "（“" + talkName(d) + "”先放着，内容都在，接着写请回复 " + talkWord(d, today) + "。）"
}

// textReadyAgain reminds of a dialogue that was put aside.
func textReadyAgain(d workflow.Dialogue, today calendar.Day) string {
	return "（您还有没写完的“" + talkName(d) + "”，接着写请回复 " + talkWord(d, today) + "。）"
}

// talkWord is what takes a dialogue up again.
func talkWord(d workflow.Dialogue, today calendar.Day) string {
	switch d.Kind {
	case talkRegister:
		return "登记"
	case talkReturn:
		return "退回 " + ref(d.Letter, today) + " 原因"
	case talkCalendar:
		return "日历，再粘贴通知"
	}
	return "报告 " + ref(d.Letter, today)
}

func textCancelled(d workflow.Dialogue) string {
	return "已取消“" + talkName(d) + "”，没有改动任何留言。"
}

func textParked(kind string, n workflow.Number, today calendar.Day) string {
	d := workflow.Dialogue{Kind: kind, Letter: n}
	return "好的，“" + talkName(d) + "”先放着，内容都在。接着写请回复 " + talkWord(d, today) + "。"
}

func textWhyReturn(n workflow.Number) string {
	return "请回复退回 " + n.String() + " 的原因，一两句话即可（第十条：退回须说明原因）。回复 取消 则不退回。"
}
