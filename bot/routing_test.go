package bot_test

import (
	"strings"
	"testing"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// contactOf is who takes letters for a unit.
func (w *town) contactOf(unit string) string {
	w.t.Helper()
	who := w.directory().Holders(workflow.Contact, unit, calendar.Of(w.now))
	if len(who) == 0 {
		w.t.Fatalf("%s has no contact", unit)
	}
	return who[0].UserID
}

// 退件即修目录: after a return the next unit is offered for the word that misled, the entry
// is changed in chat, and from then on the proposal follows; a letter like one that was
// moved is proposed to where that one went.
func TestAReturnMendsTheDirectory(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	letter := func(place, more string) string {
		return "登记\n标题：" + place + "暖气不热\n受文领导：区委书记\n网友：清水\n内容：" + place + "的暖气五天不热，" + more + "请尽快修好锅炉。"
	}
	first := w.hears("xf_jingban", letter("老堡", "老人冻得不行，"), "智能草拟", "可交")
	wrong, _, _ := strings.Cut(strings.SplitN(first, "可交", 2)[1], "、")
	wrong, _, _ = strings.Cut(strings.SplitN(wrong, "（", 2)[0], "\n")
	right := "三营镇"
	if wrong == right {
		t.Fatalf("proposed %s", wrong)
	}
	contact := w.contactOf(wrong)
	w.hears("xf_jingban", "确认", "已登记")
	w.says("xf_jingban", "分类 1 信访")
	w.hears("xf_jingban", "交办 1 "+wrong, "已交办", "!修目录")
	w.says(contact, "退回 1 锅炉归镇里管")
	w.hears("xf_jingban", "交办 1 "+right, "退件即修目录", "目录 三营镇 加 ")
	w.says("sanying", "签收 1")
	w.hears("xf_jingban", letter("老堡村", "老人冻得不行啊，"), "可交三营镇")
	w.says("xf_jingban", "取消")
	w.hears("sanying", "目录 三营镇", "!事项", "不能查看")
	w.hears("xf_jingban", "目录 三营", "三营镇", "事项：没有")
	w.hears("xf_jingban", "目录 三营镇 锅炉", "没有改", "加 锅炉")
	w.hears("xf_jingban", "目录 三营镇 加 锅炉、一二三四五六七八九十一二三", "没有改", "2到12个字")
	w.hears("xf_jingban", "目录 火星局", "目录里没有“火星局”")
	w.hears("xf_jingban", "目录 三营镇 加 锅炉、锅炉水 简称 三营人民政府", "目录已改", "事项：锅炉、锅炉水", "三营人民政府")
	w.hears("xf_jingban", "目录 三营镇 减 锅炉水", "目录已改", "!锅炉水")
	w.hears("xf_jingban", "目录 三营镇 减 锅炉水", "目录没有变化")
	w.hears("xf_jingban", "目录 三营镇 简称 住建局", "没有改", "住房和城乡建设局")
	w.hears("xf_jingban", letter("红庄", "无人管，"), "三营镇")
}
