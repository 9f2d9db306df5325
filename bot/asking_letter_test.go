package bot_test

import (
	"context"
	"testing"

	"huiyin/prompts"
	"huiyin/workflow"
)

// readsModel reads the fields that a paste lacks.
type readsModel struct{ wordsModel }

func (m *readsModel) Knowing([]workflow.Org) prompts.Assistant { return m }

func (m *readsModel) Extract(context.Context, prompts.Letter) (prompts.Extract, error) {
	return prompts.Extract{Made: prompts.Made{Source: prompts.FromModel, Call: workflow.Call{Task: workflow.TaskExtract, Prompt: "extract/1", Model: "small", At: morningOf}},
		Title: "东关路灯不亮", Addressee: workflow.ToSecretary, Nickname: "不该换", Name: "马小兰", Phone: "13912345678", Places: []string{"东关"},
		Promises: []prompts.Promised{{Text: "街道说月底修好", Day: "月底"}}}, nil
}

// answersKept counts the proposals that lie in the database to be taken over.
func (w *town) answersKept() (n int) {
	w.t.Helper()
	if err := w.db.Pool.QueryRow(w.t.Context(), `SELECT count(*) FROM asks WHERE answer <> ''`).Scan(&n); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// What a pasted letter lacks is read in its text and taken over with 采用: only what is
// missing, and kept no longer than the form (第十九条).
func TestWhatALetterLacksIsReadInIt(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	m := &readsModel{wordsModel{Assistant: w.bot.Assistant}}
	w.bot.Model = m
	const paste = "登记\n网友：清水河畔\n内容：书记您好，我叫马小兰，电话13912345678。东关的路灯不亮，街道说月底修好，请督促。"
	w.hears("xf_jingban", paste, "标题：【缺】", "原文中好像有（按规则摘录", "受文领导：区委书记", "大模型正在原文中找")
	w.hears("xf_jingban", "", "从原文中摘录", "标题：东关路灯不亮", "电话：13912345678", "地点：东关", "街道说月底修好", "!不该换")
	if n := w.answersKept(); n != 1 {
		t.Errorf("%d proposals are kept", n)
	}
	w.hears("xf_jingban", "采用", "已采用从原文中的摘录", "标题：东关路灯不亮", "受文领导：区委书记", "网友：清水河畔", "马小兰 13912345678")
	if n := w.answersKept(); n != 0 {
		t.Errorf("%d proposals are kept after 采用", n)
	}
	w.hears("xf_jingban", "采用", "没有可采用的摘录")
	w.hears("xf_jingban", "确认", "已登记 2026-0001")
	w.says("xf_jingban", paste)
	w.answers("xf_jingban")
	w.hears("xf_jingban", "取消", "取消")
	if n := w.answersKept(); n != 0 {
		t.Errorf("%d proposals are kept after 取消", n)
	}
	w.hears("xf_jingban", "统计 模型", "摘录·大模型", "采用1/1")
}

// Without a model the rules read in the text what the form lacks.
func TestTheRulesReadWhatALetterLacks(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.hears("xf_jingban", "登记\n内容：区长您好，东关巷的路灯坏了半个月，我叫马小兰，电话13912345678。", "标题：【缺】", "原文中好像有（按规则摘录", "受文领导：区长", "姓名：马小兰", "采用请回复 采用", "!大模型")
	w.hears("xf_jingban", "采用", "已采用从原文中的摘录", "受文领导：区长", "马小兰 13912345678", "!【缺】")
	w.hears("xf_jingban", "采用", "没有可采用的摘录")
	w.hears("xf_jingban", "确认", "已登记 2026-0001")
	w.hears("xf_jingban", "统计 模型", "摘录·规则 1次：采用1/1")
}
