package bot_test

import (
	"strings"
	"testing"

	"huiyin/prompts"
)

// 统计 模型: what the model and the rules proposed is held against what the person
// decided, each for itself (domain.md §11).
func TestWhatBecameOfTheProposals(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.bot.Model = &saysModel{source: prompts.FromModel}
	w.says("xf_jingban", lampLetter)
	w.answers("xf_jingban")
	w.says("xf_jingban", "确认")
	w.says("xf_jingban", "分类 1 信访")
	w.deliver("xf_jingban")
	w.post.sent = nil
	w.says("xf_jingban", "统计 模型 9月")
	w.deliver("xf_jingban")
	said := w.heard("xf_jingban")
	for _, want := range []string{"分类·大模型（没答上0次，77词元，平均0.0秒） 1次：采用0/1（0.0%）", "建议类 采用0/1", "分类·规则 1次：采用1/1（100.0%）", "信访类 采用1/1"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	if strings.Contains(said, "登记") {
		t.Errorf("asked for the model alone: %s", said)
	}
}
