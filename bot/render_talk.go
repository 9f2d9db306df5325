package bot

import (
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// Answers that stand on their own.
const (
	textStranger = "您好，这里是网民留言办理助手“回音”。您还没有登记在使用人员名单中，暂时不能为您办理。\n" +
		"如因工作需要使用，请联系本单位系统管理员添加，管理员已收到提醒。"
	textOnlyWords       = "目前只能看懂文字消息。请直接输入文字，例如：待办。回复 帮助 可查看能做的事。"
	textNothingToCancel = "现在没有正在填写的内容，不需要取消。"
	textCardDone        = "已处理"
	textPasteLetter     = "请把留言板上的原文粘贴过来，一条消息即可，例如：\n" +
		"标题：…\n类型：投诉/求助\n受文领导：区委书记\n网友：…\n时间：2026-09-17 20:15\n编号：…\n内容：…\n\n回复 取消 可放弃。"
	textWhichFinding = "属实程度只能是这四种之一：属实、基本属实、部分属实、不属实。请回复其中一种（第十条）。"
)

// textBroken tells a person that we failed, with the id the log has too.
func textBroken(id string) string {
	return "抱歉，刚才这条消息处理时出了问题，没有改动任何内容。请稍后再发一次；如仍不行，请把编号 " + id + " 告诉系统管理员。"
}

func textUnknown(near []*command, typed string) string {
	if len(near) == 0 {
		return "没有看懂这句话。回复 待办 看等您处理的留言，回复 帮助 看能做的事。"
	}
	_, tail := readNumber(strings.TrimSpace(typed))
	rest := []rune(normal(tail))
	var readings []string
	for i, c := range near {
		behind := ""
		if len(rest) > len([]rune(c.word)) {
			behind = strings.TrimSpace(string(rest[len([]rune(c.word)):]))
		}
		readings = append(readings, fmt.Sprintf("%d. %s", i+1, strings.TrimSpace(c.word+" "+behind)))
	}
	return "没有看懂，未做任何处理。您是不是想说：\n" + strings.Join(readings, "\n") + "\n请把想说的那一句重新发一遍。"
}

func textUsage(c *command) string {
	return "请这样写：" + c.usage + "\n例如：" + firstOf(c.examples[0])
}

// firstOf is the first line of an example.
func firstOf(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func textNeedsNumber(c *command) string {
	return "请写上留言编号。" + textUsage(c)
}

func textLastYears(n, older workflow.Number, o order) string {
	return fmt.Sprintf("%d 年还没有第 %d 号留言。您指的是去年的 %s 吗？如果是，请回复：%s", n.Year, n.Seq, older,
		strings.TrimSpace(o.command.word+" "+older.String()+" "+o.rest))
}

// talkName names a dialogue: 登记, 报告 2026-0001.
func talkName(d workflow.Dialogue) string {
	switch d.Kind {
	case talkRegister:
		return "登记"
	case talkReturn:
		return "退回 " + d.Letter.String()
	}
	return "报告 " + d.Letter.String()
}

func textStillOpen(d workflow.Dialogue) string {
	return "（您正在填写：" + talkName(d) + "，接着输入即可；稍后再写请回复 稍后，放弃请回复 取消。）"
}

func textBusy(d workflow.Dialogue) string {
	return "您还有没写完的“" + talkName(d) + "”，内容都在。请先写完，或回复 取消 放弃后再开始新的。"
}

func textCancelled(d workflow.Dialogue) string {
	return "已取消“" + talkName(d) + "”，没有改动任何留言。"
}

func textParked(kind string) string {
	if kind == talkRegister {
		return "好的，先放着，内容都在。接着登记请回复 登记。"
	}
	return "好的，先放着，内容都在。接着写请回复 报告 加编号。"
}

func textWhyReturn(n workflow.Number) string {
	return "请回复退回 " + n.String() + " 的原因，一两句话即可（第十条：退回须说明原因）。回复 取消 则不退回。"
}

// textPreview shows a letter before it is registered, with what is missing
// and what the assistant suggests.
func textPreview(l workflow.Letter, s prompts.Suggestion) string {
	var b strings.Builder
	b.WriteString("请核对：\n")
	fmt.Fprintf(&b, "标题：%s\n受文领导：%s\n类型：%s\n网友：%s\n时间：%s\n编号：%s\n",
		or(l.Title, "【缺】"), or(addresseeNames[l.Addressee], "【缺】"), or(l.LabelText, "待补"),
		or(l.Petitioner.Nickname, "匿名"), or(when(l.PostedAt), "待补"), or(l.SourceID, "待补"))
	if c := l.Petitioner.Contact; c.Name+c.Phone != "" {
		fmt.Fprintf(&b, "联系方式：%s %s\n", c.Name, c.Phone)
	}
	fmt.Fprintf(&b, "内容（%d字）：%s\n", len([]rune(l.Body)), or(short(l.Body, 200), "【缺】"))
	if s.Category != "" {
		b.WriteString("\n" + textSuggestion(s))
	}
	b.WriteString("\n" + textMissing(l))
	return b.String()
}

func textMissing(l workflow.Letter) string {
	var missing []string
	for name, text := range map[string]string{"标题": l.Title, "受文领导": string(l.Addressee), "内容": l.Body} {
		if text == "" {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return "还缺" + strings.Join(missing, "、") + "，请补一行，例如：受文领导：区委书记。"
	}
	return "无误请回复 确认，改哪项就发哪项（如“标题：…”），放弃请回复 取消。"
}

// textSuggestion words the assistant's proposal; a person decides.
func textSuggestion(s prompts.Suggestion) string {
	line := "智能草拟（仅供参考）：" + categoryNames[s.Category]
	if len(s.KeyMatter) > 0 {
		line += "，第七条重点留言"
	}
	if s.Urgent {
		line += "，建议急办"
	}
	var units []string
	for _, u := range s.Units {
		units = append(units, u.Name)
	}
	if len(units) > 0 {
		line += "，可交" + strings.Join(units, "、")
	}
	if s.Summary != "" {
		line += "\n摘要：" + s.Summary
	}
	return line + "\n"
}

// textReport shows how far a report is.
func textReport(n workflow.Number, r reporting, found []workflow.Part) string {
	var b strings.Builder
	fmt.Fprintf(&b, "办理情况报告 %s\n", n)
	if len(found) > 0 {
		names := make([]string, len(found))
		for i, p := range found {
			names[i] = partNames[p]
		}
		b.WriteString("已记下：" + strings.Join(names, "、") + "\n")
	}
	missing := map[workflow.Part]bool{}
	for _, p := range r.Report.Missing() {
		missing[p] = true
	}
	for i, p := range parts {
		mark := "✓"
		if missing[p] {
			mark = "□"
		}
		fmt.Fprintf(&b, "%s %d.%s\n", mark, i+1, partNames[p])
	}
	b.WriteString("\n" + textNextPart(r))
	return b.String()
}

// asks says what each part wants (第十条).
var asks = map[workflow.Part]string{
	workflow.Part(workflow.Attitude):     "感谢网友，说明重视程度和提出的具体要求，并作属实程度认定。",
	workflow.Part(workflow.Process):      "写清措施、步骤和效果；没解决的写下一步打算和时限。",
	workflow.Part(workflow.Verification): "是否直接办理；未直接办理的写核查方式（电话回访、实地查验）、时间和结果。",
	workflow.Part(workflow.Feedback):     "与网友沟通的情况和意见；联系不上的写明尝试过程。",
	workflow.PartFinding:                 "回复其一：属实、基本属实、部分属实、不属实。",
	workflow.PartReply:                   "拟公开回复的文字；回复 起草 可用您写的内容草拟一份。",
}

func textNextPart(r reporting) string {
	if r.Part >= len(parts) {
		return "要素已齐。回复 预览 查看全文，提交 报送，改第2项 可修改。"
	}
	p := parts[r.Part]
	return fmt.Sprintf("请填第%d项 %s：%s\n也可以把四要素、属实程度、回复建议一次粘贴过来。", r.Part+1, partNames[p], asks[p])
}

func textReportFull(n workflow.Number) string {
	return "报告 " + n.String() + " 要素已齐，这段话没有记入。修改请先回复 改第几项（如 改第2项），报送请回复 提交。"
}

func textReportPreview(n workflow.Number, r reporting) string {
	return "报告 " + n.String() + " 预览\n" + reportBody(r.Report) + "\n回复 提交 报送，改第2项 可修改。"
}

// reportBody is a report's full text under its headings.
func reportBody(r workflow.Report) string {
	var b strings.Builder
	for i, p := range parts {
		text := ""
		switch p {
		case workflow.PartFinding:
			text = findingNames[r.Finding]
		case workflow.PartReply:
			text = r.ProposedReply
		default:
			text = r.Text(workflow.Element(p))
		}
		fmt.Fprintf(&b, "%d.%s：%s\n", i+1, partNames[p], or(text, "（未填）"))
	}
	return b.String()
}

func textCannotDraft(r workflow.Report) string {
	if len(r.Missing()) > 1 {
		return "先把四要素和属实程度填好，才能用您的原话草拟回复建议。"
	}
	return "没能草拟出回复建议，请直接写。"
}

func textDrafted(n workflow.Number, text string) string {
	return "智能草拟（只用了您报告中的原话，请核对修改）：\n\n" + text + "\n\n合适请回复 提交；要改请回复 改第6项 后发新文字（" + n.String() + "）。"
}
