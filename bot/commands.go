package bot

import (
	"slices"

	"huiyin/workflow"
)

// command is one row of what can be typed: adding a command is adding a row.
type command struct {
	word     string
	also     []string
	says     string // one line of help
	usage    string
	examples [2]string
	steps    []workflow.Command // the steps behind it: who may is theirs to say
	letter   bool               // needs a letter's number
	month    bool               // a number behind it is a month (edges 44)
	offices  bool               // for the offices, where no step says who may
	fits     func(string) bool  // what may stand behind it inside a dialogue; nil for nothing
	run      func(*turn, order) error
}

func (c *command) words() []string { return append([]string{c.word}, c.also...) }

// anything may stand behind commands that take people's words.
func anything(string) bool { return true }

// commandName reports whether a text begins with a command's word.
func commandName(s string) bool {
	c, _, _ := leading(s)
	return c != nil
}

// fields reports whether a text names a field of a letter.
func fields(s string) bool { return readPaste(s, &workflow.Letter{}) }

// commands is filled in init because help, which is one of them, reads it.
var commands []command

func init() {
	commands = []command{
		{word: "帮助", also: []string{"help", "？", "?", "菜单"}, says: "看看现在能做什么", usage: "帮助 [命令]",
			examples: [2]string{"帮助", "帮助 交办"}, fits: commandName, run: (*turn).help},
		{word: "待办", also: []string{"今日待办", "我的待办", "待审定"}, says: "列出等您处理的留言", usage: "待办 [逾期|全部]",
			examples: [2]string{"待办", "待办 全部"}, fits: agendaFilter, run: (*turn).agenda},
		{word: "查看", also: []string{"看", "详情", "打开"}, says: "看一件留言的全部", usage: "查看 编号",
			examples: [2]string{"查看 1", "查看 2026-0001"}, letter: true, run: (*turn).show},
		{word: "登记", also: []string{"录入", "新登记"}, says: "粘贴留言原文，核对后回复 确认", usage: "登记",
			examples: [2]string{"登记", "登记\n标题：…\n受文领导：区委书记\n网友：…\n编号：…\n内容：…"}, steps: []workflow.Command{workflow.Register}, fits: fields, run: (*turn).register},
		{word: "分类", also: []string{"归类"}, says: "确定类别", usage: "分类 编号 类别",
			examples: [2]string{"分类 1 信访", "分类 2026-0001 信访类"}, steps: []workflow.Command{workflow.Classify}, letter: true, fits: anything, run: (*turn).classify},
		{word: "交办", also: []string{"转办", "派单"}, says: "交给承办单位，当日交办", usage: "交办 编号 单位 [5日|15日] [急]",
			examples: [2]string{"交办 1 三营镇", "交办 1 住建局 15日 急"}, steps: []workflow.Command{workflow.Assign}, letter: true, fits: anything, run: (*turn).assign},
		{word: "签收", also: []string{"接收", "收到"}, says: "签收交办的留言", usage: "签收 编号",
			examples: [2]string{"签收 1", "签收 2026-0001"}, steps: []workflow.Command{workflow.Accept}, letter: true, run: (*turn).accept},
		{word: "退回", also: []string{"退件"}, says: "2日内退回并说明原因", usage: "退回 编号 原因",
			examples: [2]string{"退回 1 不属于我镇管辖，建议转交通运输局", "退回 2026-0001 该路段由市级养护"},
			steps:    []workflow.Command{workflow.Return}, letter: true, fits: anything, run: (*turn).giveBack},
		{word: "报告", also: []string{"回复", "办理情况"}, says: "报送办理情况：逐项填写或一次粘贴，最后回复 提交", usage: "报告 编号",
			examples: [2]string{"报告 1", "报告 2026-0001"}, steps: []workflow.Command{workflow.Submit}, letter: true, fits: anything, run: (*turn).report},
		{word: "审核", also: []string{"初审", "退改"}, says: "五关审核：通过或退回", usage: "审核 编号 通过，或 审核 编号 退回 某关 意见",
			examples: [2]string{"审核 1 通过", "审核 1 退回 文字关 请写明修复完成时间"},
			steps:    []workflow.Command{workflow.Pass, workflow.Rework}, letter: true, fits: anything, run: (*turn).review},
		{word: "报签", also: []string{"送签"}, says: "单件报领导审定", usage: "报签 编号",
			examples: [2]string{"报签 1", "报签 2026-0001"}, steps: []workflow.Command{workflow.SubmitFor}, letter: true, run: (*turn).submitUp},
		{word: "审定", also: []string{"签批"}, says: "领导审定：同意或退回", usage: "审定 编号 同意，或 审定 编号 退回 意见",
			examples: [2]string{"审定 1 同意", "审定 1 退回 请补充下一步打算"},
			steps:    []workflow.Command{workflow.Agree, workflow.SendBack}, letter: true, fits: anything, run: (*turn).decide},
		{word: "发布", also: []string{"公开回复"}, says: "登记留言板上已发布的回复", usage: "发布 编号 回复链接",
			examples: [2]string{"发布 1 https://liuyan.people.com.cn/…", "发布 2026-0001 https://…"},
			steps:    []workflow.Command{workflow.Publish}, letter: true, fits: anything, run: (*turn).publish},
		{word: "催办", also: []string{"催一下"}, says: "催承办单位", usage: "催办 编号",
			examples: [2]string{"催办 1", "催办 2026-0001"}, steps: []workflow.Command{workflow.UrgeUnit}, letter: true, fits: anything, run: (*turn).urge},
		{word: "归档", also: []string{"立卷", "存档"}, says: "办结后立卷存档", usage: "归档 编号",
			examples: [2]string{"归档 1", "归档 2026-0001"}, steps: []workflow.Command{workflow.Archive}, letter: true, run: (*turn).archive},
		{word: "统计", also: []string{"汇总"}, says: "一个月的件数与按时办结率", usage: "统计 [年-月]",
			examples: [2]string{"统计 2026-09", "统计 9月"}, month: true, offices: true, fits: monthShape, run: (*turn).figures},
		{word: "通报", says: "生成一个月的通报（Word 草稿）", usage: "通报 年-月",
			examples: [2]string{"通报 2026-09", "通报 9月"}, month: true, offices: true, fits: monthShape, run: (*turn).bulletin},
		{word: "为什么", also: []string{"为啥", "怎么算"}, says: "一天一天看时限是怎么算的", usage: "为什么 编号",
			examples: [2]string{"为什么 1", "为什么 2026-0001"}, letter: true, run: (*turn).why},
		{word: "取消", also: []string{"放弃"}, says: "放弃正在填写的登记或报告", usage: "取消",
			examples: [2]string{"取消", "放弃"}, run: (*turn).cancel},
	}
}

// mayUse reports whether a command can ever be this person's, going by role
// and kind of org: what 帮助 shows.
func (c *command) mayUse(p workflow.Person, d *workflow.Directory) bool {
	o, _ := d.Org(p.Org)
	if len(c.steps) == 0 {
		return !c.offices || p.Has(workflow.Leader) || (!o.Kind.IsUnit() && (p.Has(workflow.Registrar) || p.Has(workflow.Reviewer)))
	}
	return slices.ContainsFunc(c.steps, func(step workflow.Command) bool {
		return slices.ContainsFunc(workflow.RowsOf(step), func(r workflow.Row) bool { return workflow.Eligible(p, o.Kind, r.Who) })
	})
}
