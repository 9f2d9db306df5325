package bot

import (
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// textPreview shows a letter before it is registered, with what is missing
// and what the assistant suggests.
func textPreview(l workflow.Letter, s prompts.Suggestion, alike string) string {
	var b strings.Builder
	b.WriteString("请核对：\n")
	fmt.Fprintf(&b, "标题：%s\n受文领导：%s\n类型：%s\n网友：%s\n时间：%s\n编号：%s\n",
		or(l.Title, "【缺】"), or(workflow.Term(l.Addressee), "【缺】"), or(l.LabelText, "待补"),
		or(l.Petitioner.Nickname, "匿名"), or(when(l.PostedAt), "待补"), or(l.SourceID, "待补"))
	if c := l.Petitioner.Contact; c.Name+c.Phone != "" {
		fmt.Fprintf(&b, "联系方式：%s\n", strings.TrimSpace(c.Name+" "+c.Phone))
	}
	fmt.Fprintf(&b, "内容（%d字）：%s\n", len([]rune(l.Body)), or(short(l.Body, 200), "【缺】"))
	if strings.Contains(l.Body, s.Summary) {
		s.Summary = "" // the text itself stands above
	}
	if s.Category != "" {
		b.WriteString("\n" + textSuggestion(s))
	}
	b.WriteString(alike)
	if !l.Repeats.IsZero() {
		fmt.Fprintf(&b, "重复反映：%s\n", l.Repeats)
	}
	b.WriteString("\n" + textMissing(l))
	return b.String()
}

func textMissing(l workflow.Letter) string {
	var missing []string
	for _, f := range []struct{ name, text string }{{"标题", l.Title}, {"受文领导", string(l.Addressee)}, {"内容", l.Body}} {
		if strings.TrimSpace(f.text) == "" {
			missing = append(missing, f.name)
		}
	}
	if len(missing) > 0 {
		return "还缺" + strings.Join(missing, "、") + "，请补发，例如：" + fieldExample(missing[0])
	}
	return "无误请回复 确认，改哪项就发哪项（如“标题：…”），放弃请回复 取消。"
}

var textBodyTooLong = fmt.Sprintf("内容超过%d字，没有记入。请核对是否多粘贴了别的内容，精简后再发；之前填的都在。", workflow.MaxText)

// fieldExample shows how a missing field is added.
func fieldExample(name string) string {
	if name == "受文领导" {
		return "受文领导：区委书记"
	}
	return name + "：…"
}

// textSuggestion words the assistant's proposal; a person decides.
func textSuggestion(s prompts.Suggestion) string {
	line := "智能草拟（仅供参考）：" + workflow.Term(s.Category)
	if len(s.KeyMatter) > 0 {
		line += "，第七条重点留言"
	}
	if s.Repeat {
		line += "，自述多次反映"
	}
	if s.Urgent {
		line += "，建议急办"
	}
	var units []string
	for i, u := range s.Units {
		if i == 0 && u.Reason != "" {
			u.Name += "（" + u.Reason + "）"
		}
		units = append(units, u.Name)
	}
	if len(units) > 0 {
		line += "，可交" + strings.Join(units, "、")
	}
	if s.Summary != "" {
		line += "\n摘要：" + s.Summary
	}
	if s.Several {
		line += "\n好像说了几件事，要不同单位办的，登记后可拆件。"
	}
	if s.Suspect && s.Category != workflow.Discipline {
		line += "\n含疑似违纪线索，请人工判断是否属党风廉政类。"
	}
	for _, u := range s.Accused {
		line += "\n留言中有对" + u.Name + "的意见（" + u.Reason + "），交办前请考虑是否回避。"
	}
	return line + "\n"
}

// textReplaced says that a letter pasted over another took its place.
func textReplaced(before, now workflow.Letter) string {
	if before.Title == "" || before.Title == now.Title {
		return ""
	}
	return "刚才没登记完的《" + short(before.Title, 20) + "》已换成这一件。\n"
}
