package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// without drops a line of the pasted letter.
func without(line string) string {
	var kept []string
	for l := range strings.SplitSeq(pasted, "\n") {
		if !strings.HasPrefix(l, line) {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// registered is the start of most scenes: letter 1 is 交办 to 三营镇.
var registered = pathOf(1, pasted, replyLink)[:4]

// plus joins scenes.
func plus(parts ...[]step) []step {
	var all []step
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// markdownReport is a report as an assistant or a phone's notes would give it.
const markdownReport = `## 一、表明态度
感谢网友关心，镇党委高度重视，要求三日内办结。经核查，反映的问题属实。

## 二、工作过程
9月21日更换阀门2处，当日恢复供水。工作过程：分两步走，先抢修后更换。

**三、核查情况**：9月22日到户查验12户。
### 网友反馈：
电话联系，网友表示满意。
【属实程度】基本属实
**回复建议**
网友您好！供水已恢复，感谢监督！`

var variants = []struct {
	name  string
	steps []step
}{
	{"登记 alone, then the paste", []step{
		{"xf_jingban", "登记", "粘贴", ""},
		{"xf_jingban", pasted, "请核对", ""},
		{"xf_jingban", "确认", "2026-0001", "registered"}}},
	{"the paste alone", []step{
		{"xf_jingban", pasted, "请核对", ""},
		{"xf_jingban", "确认。", "2026-0001", "registered"}}},
	{"a missing addressee is asked for and added", []step{
		{"xf_jingban", "登记\n" + without("受文领导"), "受文领导", ""},
		{"xf_jingban", "确认", "受文领导", ""},
		{"xf_jingban", "受文领导：区委书记", "请核对", ""},
		{"xf_jingban", "确认", "2026-0001", "registered"}}},
	{"待办 in the middle of 登记", []step{
		{"xf_jingban", "登记\n" + pasted, "请核对", ""},
		{"xf_jingban", "待办", "登记", ""},
		{"xf_jingban", "确认", "2026-0001", "registered"}}},
	{"取消 ends 登记, and the number stays free", []step{
		{"xf_jingban", "登记\n" + pasted, "请核对", ""},
		{"xf_jingban", "取消", "取消", ""},
		{"xf_jingban", "确认", "", ""},
		{"xf_jingban", "登记\n" + pasted, "请核对", ""},
		{"xf_jingban", "确认", "2026-0001", "registered"}}},
	{"numbers in every form", plus(registered[:2], []step{
		{"xf_jingban", "分类　＃１　信访", "信访类", "registered"},
		{"xf_jingban", "交办２０２６－０００１三营", "三营镇", "handling"},
		{"sanying", "签收１", "已签收", "handling"},
		{"sanying", "查看 #1", "2026-0001", ""}, {"sanying", "查看0001", "2026-0001", ""},
		{"sanying", "查看 ２０２６-０００１", "2026-0001", ""}, {"sanying", "1 查看", "2026-0001", ""}, {"sanying", "#1 为什么", "2026-09-24", ""}})},
	{"15日 and 急", plus(registered[:3], []step{
		{"xf_jingban", "交办 1 三营镇 15日 急", "2026-10-15", "handling"}})},
	{"15日 and 急 in another order, full-width", plus(registered[:3], []step{
		{"xf_jingban", "交办　１　急　１５日　三营镇", "2026-10-15", "handling"}})},
	{"the report, guided, six answers", plus(registered, []step{
		{"sanying", "签收 1", "已签收", ""},
		{"sanying", "报告 1", "第1项", ""},
		{"sanying", "感谢网友关心。镇党委高度重视，要求三日内解决，反映情况属实。", "第2项", ""},
		{"sanying", "9月21日更换阀门2处，当日恢复供水。\n分类处理了三组和四组，签收材料12份。", "第3项", ""},
		{"sanying", "9月22日到户查验12户，水压正常。", "第4项", ""},
		{"sanying", "电话联系，网友表示满意。", "第5项", ""},
		{"sanying", "好像是属实吧不确定的那种", "", "handling"},
		{"sanying", "属实", "", "handling"},
		{"sanying", "网友您好！供水已恢复，感谢监督！", "齐", "handling"},
		{"sanying", "提交", "第1版", "reviewing"}})},
	{"the report with headings in markdown", plus(registered, []step{
		{"sanying", "签收 1", "已签收", ""},
		{"sanying", "报告 1\n" + markdownReport, "齐", "handling"},
		{"sanying", "预览", "先抢修后更换", "handling"},
		{"sanying", "提交", "第1版", "reviewing"}})},
	{"an incomplete report is not handed in", plus(registered, []step{
		{"sanying", "签收 1", "已签收", ""},
		{"sanying", "报告 1", "第1项", ""},
		{"sanying", "表明态度：感谢网友关心。\n工作过程：已修好。", "第3项", ""},
		{"sanying", "提交", "核查情况", "handling"},
		{"sanying", "待办", "报告 2026-0001", "handling"},
		{"sanying", "核查情况：已查验。网友反馈：满意。属实程度：属实 回复建议：网友您好！已修好。", "齐", "handling"},
		{"sanying", "提交", "第1版", "reviewing"}})},
	{"a reviewer's return and the second version", plus(registered, pathOf(1, pasted, replyLink)[4:8], []step{
		{"xf_shenhe", "审核 1 退回 文字关 请写明修复完成时间", "2026-0001", "handling"},
		{"sanying", "报告 1", "齐", "handling"},
		{"sanying", "改第2项", "第2项", "handling"},
		{"sanying", "9月21日18时修复完成。", "齐", "handling"},
		{"sanying", "提交", "第2版", "reviewing"},
		{"xf_shenhe", "审核 1 通过", "区委督查室", "reviewing"},
		{"dw_shenhe", "审核 1 退回 事实关 请补充漏损水量", "2026-0001", "handling"},
		{"sanying", "报告 1\n" + fourElements, "齐", "handling"},
		{"sanying", "提交", "第3版", "reviewing"},
		{"xf_shenhe", "通过 1", "", ""},
		{"xf_shenhe", "审核 1 通过", "区委督查室", "reviewing"},
		{"dw_shenhe", "审核 1 通过", "", "approving"},
		{"dw_jingban", "报签 1", "", "approving"},
		{"shuji", "审定 1 退回 请补充下一步打算", "", "reviewing"},
		{"dw_shenhe", "审核 1 通过", "", "approving"},
		{"dw_jingban", "报签 1", "", "approving"},
		{"shuji", "审定1同意", "已审定", "replying"}})},
	{"the unit's return, 交办 anew", plus(registered, []step{
		{"sanying", "退回 1", "原因", "handling"},
		{"sanying", "退回 1 团结村供水由水务局统管，不属于我镇管辖", "已退回", "registered"},
		{"xf_jingban", "交办 1 水务局", "水务局", "handling"},
		{"sanying", "签收 1", "", "handling"},
		{"shuiwu", "签收 1", "已签收", "handling"}})},
	{"what 分类 does not know", plus(registered[:2], []step{
		{"xf_jingban", "分类 1 表扬", "信访", "registered"}, {"xf_jingban", "分类 1", "信访", "registered"},
		{"xf_jingban", "交办 1 三营镇", "分类", "registered"}})},
	{"units that are not clear", plus(registered[:3], []step{
		{"xf_jingban", "交办 1 街道", "古雁街道", "registered"}, {"xf_jingban", "交办 1 不存在镇", "不存在镇", "registered"},
		{"xf_jingban", "交办 1 三营镇 8日", "15日", "registered"}})},
	{"a letter that is known already", plus(registered[:2], []step{
		{"xf_jingban", "登记\n" + pasted, "请核对", ""},
		{"xf_jingban", "确认", "2026-0001", "registered"}, {"xf_jingban", "查看 2", "2026-0002", ""}})},
}

func TestWhatATesterWouldType(t *testing.T) {
	t.Parallel()
	for _, v := range variants {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t)
			c := chat{town: tn, service: tn.serve()}
			c.walk("2026-0001", v.steps)
			c.settled()
			l := c.letter("2026-0001")
			if strings.HasPrefix(v.name, "15日") && (!l.Urgent || l.Assignments[0].DueOn != "2026-10-15") {
				t.Errorf("urgent %v, due %s", l.Urgent, l.Assignments[0].DueOn)
			}
			if strings.HasPrefix(v.name, "the unit's return") && (len(l.Assignments) != 2 || l.Assignments[0].Status != "returned" ||
				l.Assignments[1].Status != "accepted" || l.Assignments[1].Unit != "水务局") {
				t.Errorf("assignments %+v", l.Assignments)
			}
			if n := c.count(`SELECT count(*) FROM letters`); n != 1 {
				t.Errorf("%d letters", n)
			}
			tn.run("audit", "verify").must(t, 0)
		})
	}
}

func TestWhatIsWrittenIsFiledUnderItsHeading(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", plus(registered, []step{{"sanying", "签收 1", "已签收", ""},
		{"sanying", "报告 1\n" + markdownReport, "齐", ""}, {"sanying", "提交", "第1版", "reviewing"}}))
	var attitude, process, verification, feedback, finding, reply string
	tn.sql(func(ctx context.Context, conn *pgx.Conn) error {
		return conn.QueryRow(ctx, `SELECT attitude, process, verification, feedback, finding, proposed_reply FROM reports`).
			Scan(&attitude, &process, &verification, &feedback, &finding, &reply)
	})
	for _, part := range []struct{ name, got, want string }{
		{"表明态度", attitude, "感谢网友关心，镇党委高度重视，要求三日内办结。经核查，反映的问题属实。"},
		{"工作过程", process, "9月21日更换阀门2处，当日恢复供水。工作过程：分两步走，先抢修后更换。"},
		{"核查情况", verification, "9月22日到户查验12户。"},
		{"网友反馈", feedback, "电话联系，网友表示满意。"},
		{"属实程度", finding, "mostly_substantiated"},
		{"回复建议", reply, "网友您好！供水已恢复，感谢监督！"},
	} {
		if part.got != part.want {
			t.Errorf("%s holds %q, want %q", part.name, part.got, part.want)
		}
	}
}

func TestTheCardDoesWhatTheWordsDo(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", registered)
	card := c.hears("sanying", "新交办", "2026-0001")
	if card.card == nil {
		t.Fatalf("the assignment is no card: %s", card.words())
	}
	c.presses("sanying", card, "退回")
	c.hears("sanying", "原因")
	c.says("sanying", "取消", "取消")
	c.presses("sanying", card, "签收")
	c.hears("sanying", "已签收", "2026-0001")
	c.settled()
	events := c.events()
	c.presses("sanying", card, "签收")
	c.hears("sanying", "2026-0001")
	c.settled()
	if n := c.events(); n != events {
		t.Errorf("the second press left %d events", n-events)
	}
	if got := c.letter("2026-0001").Assignments[0].Status; got != "accepted" {
		t.Errorf("the assignment is %s", got)
	}
	if labels := c.wecom.labels(); len(labels) == 0 || slices.ContainsFunc(labels, func(l string) bool { return l != "已处理" }) {
		t.Errorf("the card was given the labels %q", labels)
	}
}
