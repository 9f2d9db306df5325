package bot

import (
	"slices"

	"huiyin/prompts"
	"huiyin/workflow"
)

// What is said of drafts while a report is written.

func textDraftTooEarly(n workflow.Number, missing []workflow.Part) string {
	missing = slices.DeleteFunc(missing, func(p workflow.Part) bool { return p == workflow.PartReply })
	return n.String() + " 还不能起草：先填好" + itemList(missing) + "，才能用您的原话草拟回复建议。"
}

func textCannotDraft(n workflow.Number) string {
	return n.String() + " 的报告里没有可以公开的句子，没能草拟出回复建议，请直接写。"
}

func textDrafted(n workflow.Number, text, sources string) string {
	return n.String() + " 回复建议（智能草拟，只用了您报告中的原话，请核对）：\n\n" + text + "\n\n出处：" + sources + "\n\n合适请回复 提交；要改请回复 改第6项，再发新文字。"
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
