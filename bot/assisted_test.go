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

// What was decided of one letter says nothing of another in the same words.
func TestALettersProposalsAreJudgedByItsOwn(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	for _, line := range []string{lampLetter, "确认", "分类 1 信访", lampLetter, "确认", "仍要登记", "分类 2 咨询"} {
		w.says("xf_jingban", line)
	}
	w.hears("xf_jingban", "统计 模型 9月", "分类·规则 2次：采用1/2（50.0%）")
}

// Each office is held against its own verdict, and one that never looked against none.
func TestAnOfficesCheckIsItsOwn(t *testing.T) {
	t.Parallel()
	w := reportingTown(t, &wordsModel{})
	for _, line := range []string{"整理 " + drained, "起草", "提交"} {
		w.says("sanying", line)
	}
	w.says("xf_shenhe", "查看 1")
	w.says("xf_shenhe", "审核 1 通过")
	w.hears("xf_shenhe", "", "!核对提示")
	w.hears("dw_jingban", "统计 模型 9月", "核对·规则 1次：与审核结论一致0/1", "!核对·大模型")
	w.says("dw_shenhe", "退改 1 文字关 请写明期限")
	w.hears("dw_jingban", "统计 模型 9月", "核对·规则 1次：与审核结论一致0/1")
}

// The figures in words can be asked for beside an open form, as the figures can.
func TestTheAnalysisIsAskedForBesideAForm(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.says("xf_jingban", lampLetter)
	w.hears("xf_jingban", "统计 分析 9月", "!没有记入", "您正在填写：登记")
}
