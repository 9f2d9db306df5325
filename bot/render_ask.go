package bot

import (
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// What is said of what the model proposes, and of what it does not.

// extractText lists what was read and the form lacks.
func extractText(l workflow.Letter, x prompts.Extract) string {
	var b strings.Builder
	for _, f := range []struct{ name, has, read string }{
		{"标题", l.Title, x.Title}, {"受文领导", string(l.Addressee), known(workflow.Term(x.Addressee))}, {"网友", l.Petitioner.Nickname, x.Nickname},
		{"姓名", l.Petitioner.Contact.Name, x.Name}, {"电话", l.Petitioner.Contact.Phone, x.Phone},
	} {
		if f.has == "" && f.read != "" {
			fmt.Fprintf(&b, "%s：%s\n", f.name, f.read)
		}
	}
	if len(x.Places) > 0 {
		b.WriteString("地点：" + strings.Join(x.Places, "、") + "\n")
	}
	for _, p := range x.Promises {
		fmt.Fprintf(&b, "文中提到的承诺：%s（%s）\n", p.Text, or(p.Day, "没有日期"))
	}
	return b.String()
}

// filedText shows what stands in which element.
func filedText(f prompts.Filed) string {
	var b strings.Builder
	for _, e := range workflow.Elements {
		if text := f.Elements[e]; text != "" {
			fmt.Fprintf(&b, "%s：%s\n", workflow.Term(e), text)
		}
	}
	return b.String()
}

// textNotUsed says why the model proposes nothing.
func textNotUsed(c workflow.Call) string { return or(c.Failure, "大模型没有答复") }

func textModelSuggestion(title string, s prompts.Suggestion) string {
	return "《" + title + "》大模型的建议：\n" + textSuggestion(s) + "以您确认的为准。无误请回复 确认。"
}

func textRulesSuggest(c workflow.Call) string {
	return textNotUsed(c) + "，上面按规则的草拟照旧可用。无误请回复 确认。"
}

func textExtracted(lines string) string {
	return "大模型从原文中摘录（请核对）：\n" + lines + "采用请回复 采用；要改的直接发，如“标题：…”。"
}

const (
	textFieldsTaken = "已采用从原文中的摘录，请核对。\n"
	textNothingRead = "没有可采用的摘录：还没有读出来，或之后这件改过。分类建议不用采用，无误请回复 确认。"
)

// textFound shows what the rules read in the text of what the form lacks.
func textFound(lines string) string {
	return "原文中好像有（按规则摘录，请核对）：\n" + lines + "采用请回复 采用。\n"
}

// textNoFields says that the model read nothing of what the form lacks, or why it was not asked.
func textNoFields(c workflow.Call) string {
	return or(c.Failure, "大模型没有读出缺的项目") + "，请照上面的提示补发。"
}

// textsAsking say that the model is being asked while a form is filled.
var textsAsking = map[workflow.Task]string{
	workflow.TaskClassify: "大模型正在草拟，稍后补发；不必等，可直接 确认。\n",
	workflow.TaskExtract:  "大模型正在原文中找缺的项目，稍后补发；也可直接补发。\n",
}

func textRulesDraft(n workflow.Number, c workflow.Call) string {
	return n.String() + " " + textNotUsed(c) + "，上面按规则草拟的照旧可用。"
}

func textRulesFile(n workflow.Number, c workflow.Call) string {
	return n.String() + " " + textNotUsed(c) + "，上面按规则归的照旧可用。"
}

func textModelFiled(n workflow.Number, f prompts.Filed) string {
	return n.String() + " 大模型的归类（只归类，不改字）：\n" + filedText(f) + "换用这个归法请回复 采用。"
}

func textChecked(n workflow.Number, list []prompts.Warning) string {
	return n.String() + " 大模型的核对提示（仅供参考，由您判断）：\n" + warningText(list)
}

func textAnalysed(f workflow.MonthFigures, text string) string {
	return fmt.Sprintf("%d年%d月分析（智能草拟，请逐个核对数字后使用）：\n\n%s", f.Year, int(f.Month), text)
}

func textNotAnalysed(c workflow.Call) string {
	return textNotUsed(c) + "，没有写出分析，数字以上面的统计为准。"
}

func textAdopted(n workflow.Number, task workflow.Task) string {
	return n.String() + " 已采用大模型的" + workflow.Term(task) + "。"
}
