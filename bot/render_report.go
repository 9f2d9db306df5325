package bot

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// textReport shows how far a report is.
func textReport(n workflow.Number, r reporting, found []workflow.Part, unfiled string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", reportName(r.Report), n)
	if utf8.RuneCountInString(unfiled) > longestCaption {
		fmt.Fprintf(&b, "开头“%s”没有写明属于哪一项，未记入。\n", short(unfiled, 20))
	}
	if len(found) > 0 {
		names := make([]string, len(found))
		for i, p := range found {
			names[i] = workflow.Term(p)
		}
		b.WriteString("已记下：" + strings.Join(names, "、") + "\n")
	}
	if missing := r.missing(); len(missing) > 0 {
		b.WriteString("还缺：" + itemList(missing) + "\n")
	}
	b.WriteString("\n" + textNextPart(r))
	return b.String()
}

// reportName says whether a report is interim.
func reportName(r workflow.Report) string {
	if r.Interim {
		return "阶段性报告"
	}
	return "办理情况报告"
}

func textKeptForLater(seq string) string {
	return "您写的已存好，签收后回复 报告 " + seq + " 接着报送。"
}

// itemList names parts by their items: 3.核查情况、5.属实程度.
func itemList(missing []workflow.Part) string {
	names := make([]string, len(missing))
	for i, p := range missing {
		names[i] = fmt.Sprintf("%d.%s", slices.Index(parts, p)+1, workflow.Term(p))
	}
	return strings.Join(names, "、")
}

// longestCaption is how long a title over a pasted report may be; what is
// longer is a part without its heading, and must not get lost unnoticed.
const longestCaption = 40

// textRework recalls why the report came back.
func textRework(l *workflow.Letter) string {
	var b strings.Builder
	for _, v := range l.Reviews {
		if report := l.Report(); report != nil && v.Version == report.Version && !v.Passed {
			fmt.Fprintf(&b, "退改意见（%s）：%s\n", workflow.Term(v.Gate), v.Opinion)
		}
	}
	return b.String()
}

// textChange asks for one part anew and shows what stands there.
func textChange(n workflow.Number, r reporting) string {
	p := parts[r.Part]
	return fmt.Sprintf("报告 %s 请填第%d项 %s，会整项替换。现在写的是：%s\n\n%s", n, r.Part+1, workflow.Term(p), partText(r.Report, p), asks[p])
}

// partText is one part as it stands.
func partText(r workflow.Report, p workflow.Part) string {
	text := ""
	switch p {
	case workflow.PartFinding:
		text = workflow.Term(r.Finding)
	case workflow.PartReply:
		text = r.ProposedReply
	case workflow.PartNext:
		text = r.NextStep
	case workflow.PartDate:
		text = known(on(r.NextDate, false))
	default:
		text = r.Text(workflow.Element(p))
	}
	return or(text, "（未填）")
}

// textSigned puts under a draft what 第十八条 asks for, unit and date.
func textSigned(text string, l *workflow.Letter, on calendar.Day) string {
	lead := l.Lead()
	if lead == nil {
		return text
	}
	y, m, d := on.Date()
	text = strings.TrimSpace(text)
	if guidance := workflow.GuidanceOwed(l.Category, l.Reachable(), text); guidance != "" {
		text += "\n" + guidance
	}
	return fmt.Sprintf("%s\n%s\n%d年%d月%d日", text, lead.Unit, y, m, d)
}

// asks says what each part wants (第十条).
var asks = map[workflow.Part]string{
	workflow.Part(workflow.Attitude):     "感谢网友，说明重视程度和提出的具体要求，并作属实程度认定。",
	workflow.Part(workflow.Process):      "写清措施、步骤和效果；没解决的写下一步打算和时限。",
	workflow.Part(workflow.Verification): "是否直接办理；未直接办理的写核查方式（电话回访、实地查验）、时间和结果。",
	workflow.Part(workflow.Feedback):     "与网友沟通的情况和意见；联系不上的写明尝试过程。",
	workflow.PartFinding:                 "回复其一：属实、基本属实、部分属实、不属实（涉法涉诉、咨询、建议可写 不涉及）。",
	workflow.PartNext:                    "还要做什么、怎么做。",
	workflow.PartDate:                    "写一个日期，60天以内，如 10月20日。",
	workflow.PartReply:                   "拟公开回复的文字；回复 起草 可用您写的内容草拟一份。",
}

func textNextPart(r reporting) string {
	if r.Part >= len(r.parts()) {
		return undeclaredText(r) + guidanceText(r) + "要素已齐。回复 预览 查看全文，提交 报送，改第2项 可修改。" + signedText(r)
	}
	p := parts[r.Part]
	text := fmt.Sprintf("请填第%d项 %s：%s", r.Part+1, workflow.Term(p), asks[p])
	if len(r.missing()) == len(r.parts()) {
		text += "\n也可以把四要素、属实程度、回复建议一次粘贴过来。"
	}
	return text
}

// textWhichPart asks again for what could not be read.
func textWhichPart(n workflow.Number, p workflow.Part) string {
	if p == workflow.PartDate {
		return n.String() + " 的解决时限没有看懂，未记入。请只写日期，例如：10月20日。"
	}
	return textWhichFinding(n)
}

func textPartTooLong(n workflow.Number) string {
	return fmt.Sprintf("报告 %s 没有记入：每项不超过%d字，请精简后再发。已写的都在。", n, workflow.MaxText)
}

func textWhichPromise(n workflow.Number) string {
	return "报告 " + n.String() + " 的承诺没有记下：要有今天或以后的日期和内容，例如：承诺 10月20日 完成路面修复。已写的都在。"
}

func textWhichFinding(n workflow.Number) string {
	return n.String() + " 的属实程度没有看懂，未记入。请只回复其中一种：属实、基本属实、部分属实、不属实（第十条）。"
}
