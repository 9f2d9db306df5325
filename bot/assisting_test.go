package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"huiyin/prompts"
	"huiyin/workflow"
)

// morningOf is a moment of the town's first day.
var morningOf = time.Date(2026, 9, 18, 1, 10, 0, 0, time.UTC)

// saysModel is a model that proposes one thing, or falls back as the real one does.
type saysModel struct {
	prompts.Assistant // the other tasks, by the rules
	source            prompts.Source
	asked             []prompts.Letter
}

func (m *saysModel) Knowing([]workflow.Org) prompts.Assistant { return m }

func (m *saysModel) Classify(_ context.Context, l prompts.Letter) (prompts.Suggestion, error) {
	m.asked = append(m.asked, l)
	return prompts.Suggestion{Category: workflow.Suggestion, Summary: "建议修好路灯。", Made: prompts.Made{Source: m.source,
		Call: workflow.Call{Task: workflow.TaskClassify, Prompt: "classify/1", Model: "small", Tokens: 77, At: morningOf, Proposed: string(workflow.Suggestion)}}}, nil
}

const lampLetter = "登记\n标题：路灯不亮\n受文领导：区委书记\n网友：清水河畔\n姓名：马小兰\n内容：文化街的路灯三天不亮，请尽快维修。"

// answers lets the assist lane of one person run until it is empty.
func (w *town) answers(who string) {
	w.t.Helper()
	for more := true; more; {
		var err error
		if more, err = w.bot.Answer(w.t.Context(), who); err != nil {
			w.t.Fatal(err)
		}
	}
	w.deliver(who)
}

// The chat does not wait for the model: the rules answer at once, and what the model
// proposes follows, if the form is still the same (domain.md §11).
func TestTheModelAnswersBesideTheLane(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	m := &saysModel{source: prompts.FromModel}
	w.bot.Model = m
	hear := func(text string, want, not string) {
		t.Helper()
		w.post.sent = nil
		if text != "" {
			w.says("xf_jingban", text)
		}
		w.deliver("xf_jingban")
		if said := w.heard("xf_jingban"); !strings.Contains(said, want) || (not != "" && strings.Contains(said, not)) {
			t.Errorf("%q: no %q, or %q, in: %s", text, want, not, said)
		}
	}
	later := func() string {
		w.post.sent = nil
		w.answers("xf_jingban")
		return w.heard("xf_jingban")
	}
	hear(lampLetter, "大模型正在草拟", "大模型的建议")
	if said := later(); !strings.Contains(said, "大模型的建议") || !strings.Contains(said, "建议类") || len(m.asked) != 1 || len(m.asked[0].Known) != 3 || m.asked[0].Known[0] != "马小兰" {
		t.Errorf("the model said %q, was asked %+v", said, m.asked)
	}
	hear("标题：文化街路灯不亮", "大模型正在草拟", "")
	hear("标题：文化街三盏路灯不亮", "大模型正在草拟", "")
	if said := later(); strings.Count(said, "大模型的建议") != 1 || !strings.Contains(said, "三盏") || len(m.asked) != 2 {
		t.Errorf("of two forms it spoke of: %q, asked %d times", said, len(m.asked))
	}
	m.source = prompts.FromOffline
	hear("标题：路灯", "大模型正在草拟", "")
	if said := later(); !strings.Contains(said, "大模型没有答复") {
		t.Errorf("without an answer: %q", said)
	}
	hear("标题：路灯坏了", "大模型正在草拟", "")
	hear("确认", "已登记 2026-0001", "")
	if said := later(); said != "" {
		t.Errorf("after 登记 it still speaks: %q", said)
	}
	hear(strings.Replace(lampLetter, "文化街的路灯三天不亮，请尽快维修。", "举报村支书贪污低保款，请纪委查处。", 1), "党风廉政", "大模型正在草拟")
	hear("取消", "", "")
	hear(strings.Replace(lampLetter, "文化街的路灯三天不亮，请尽快维修。", "这份机密文件请领导阅示，内容见附件。", 1), "请核对", "大模型正在草拟")
	if said := later(); said != "" || len(m.asked) != 3 {
		t.Errorf("what must stay home was asked: %q, %d", said, len(m.asked))
	}
}
