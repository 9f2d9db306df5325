package bot

import (
	"slices"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// What is said of drafts while a report is written.

func textDraftTooEarly(n workflow.Number, missing []workflow.Part) string {
	missing = slices.DeleteFunc(missing, func(p workflow.Part) bool { return p == workflow.PartReply })
	return n.String() + " 还不能起草：先填好" + itemList(missing) + "，才能用您的原话草拟回复建议。"
}

func textCannotDraft(n workflow.Number) string {
	return n.String() + " 的报告里没有可以公开的句子，没能草拟出回复建议，请直接写。"
}

func textDrafted(n workflow.Number, text string, d prompts.Draft) string {
	return n.String() + " 回复建议（智能草拟，只用了您报告中的原话，请核对）：\n\n" + text + "\n\n出处：" + sources(d) + omittedText(d) + "\n\n合适请回复 提交；要改请回复 改第6项，再发新文字。"
}

// omittedText lists what of the report a draft leaves out and why; the feedback is left out always.
func omittedText(d prompts.Draft) string {
	var b strings.Builder
	for _, o := range d.Omitted {
		if o.Ref.Part != workflow.Part(workflow.Feedback) {
			b.WriteString("\n没有写进去：" + refText(o.Ref) + "（" + o.Reason + "），要写请改后自己加上。")
		}
	}
	return b.String()
}

// What is said of the model while a report is written.
const textDrafting = "大模型正在起草，稍后补发；不必等，可接着办。"

// textModelDraft shows the model's wording with its footnotes; 采用 takes it over.
func textModelDraft(n workflow.Number, d prompts.Draft) string {
	text := n.String() + " 大模型草拟的回复（智能草拟，请核对）：\n\n" + footnoted(d) + "\n\n"
	if len(d.Invented) > 0 {
		text += "带【无出处】的内容报告里没有写，请改掉或补进报告，否则审核人要逐项核实后才能签事实关。\n"
	}
	return text + "换用这一稿请回复 采用；不用就接着办。"
}

func textNothingToAdopt(n workflow.Number) string {
	return n.String() + " 没有可采用的草拟：大模型还没有答复，或草拟之后报告改过。重新草拟请回复 起草。"
}

// textModelSpoken shows the model's wording of what is said in person.
func textModelSpoken(n workflow.Number, d prompts.Draft) string {
	return n.String() + " 大模型的草拟（请核对）：\n\n" + footnoted(d)
}

// textSpoken shows a draft of what is said in person; asked says that the model is at it.
func textSpoken(n workflow.Number, kind prompts.DraftKind, d prompts.Draft, asked bool) string {
	text := n.String() + " " + draftNames[kind] + "（智能草拟，请核对；系统不会发出）：\n\n" + footnoted(d)
	if asked {
		text += "\n\n" + textDrafting
	}
	return text
}

// draftNames are the replies that are drafted outside a report.
var draftNames = map[prompts.DraftKind]string{prompts.DraftIndividual: "个别回复", prompts.DraftCourtesy: "礼节性回复"}

func textNoCourtesy(l *workflow.Letter, today calendar.Day) string {
	return l.Number.String() + " 是" + workflow.Term(l.Category) + "，礼节性回复只用于建议类和感谢。个别回复请用：起草 " + ref(l.Number, today) + " 个别"
}

func textNothingReported(n workflow.Number) string {
	return n.String() + " 还没有办理情况，没法起草。承办单位在报告里填好后回复 起草。"
}

// textSayAlone asks for a word that moves about in a report as a message of its own.
func textSayAlone(words string) string {
	line, _ := firstLine(words)
	return "\n报告已打开，没有记入“" + short(line, 20) + "”。请把它单独再发一次。"
}

func textNothingToSort(n workflow.Number) string {
	return n.String() + " 没有整理：请在 整理 后面粘贴办理情况全文，会按四要素归类，不改字。"
}

func textSortReplaces(n workflow.Number, typed []workflow.Part) string {
	return n.String() + " 没有整理：" + itemList(typed) + "已经填了，整理会整项替换。要替换请回复 重新整理 全文；只改一项请回复 改第几项。"
}

// textSorted shows what stands in which element now; asked says that the model sorts too.
func textSorted(n workflow.Number, f prompts.Filed, asked bool) string {
	text := n.String() + " 已按四要素归类（智能草拟，只归类，不改字，请核对）：\n" + filedText(f)
	if asked {
		text += "大模型也在归类，有不同会补发。\n"
	}
	return text
}
