package bot

import "huiyin/workflow"

// reviewCommands are 审核报签 (第十一条).
var reviewCommands = []command{
	{word: "审核", also: []string{"初审", "退改"}, says: "五关审核：通过、退回或修改", usage: "审核 编号 通过，或 审核 编号 退回 某关 意见，或 审核 编号 修改 全文",
		examples: [2]string{"审核 1 通过", "审核 1 退回 文字关 请写明修复完成时间"},
		steps:    []workflow.Command{workflow.Pass, workflow.Rework, workflow.Edit}, letter: true, fits: anything, run: (*turn).review},
	{word: "核实", also: []string{"核实事实"}, says: "核实草拟稿中没有出处的事实，核实完才能签事实关", usage: "核实 编号 [第几项] 出处",
		examples: [2]string{"核实 1 第1项 工程台账第3页", "核实 2026-0001 第2项 出处"}, steps: []workflow.Command{workflow.Vouch}, letter: true, rare: true, fits: anything, read: readSource},
	{word: "不公开", also: []string{"不予公开"}, says: "提出不予公开（四种情形），领导审定", usage: "不公开 编号 情形 说明 [复查日期]",
		examples: [2]string{"不公开 1 不属实 经三次核查无此事", "不公开 1 不可抗力 12月1日 等待解冻"},
		steps:    []workflow.Command{workflow.Withhold}, letter: true, aside: true, fits: anything, read: readWithholding},
	{word: "报签", also: []string{"送签"}, says: "单件报领导审定", usage: "报签 编号 [领导姓名]",
		examples: [2]string{"报签 1", "报签 2026-0001"}, steps: []workflow.Command{workflow.SubmitFor}, letter: true, fits: anything, run: (*turn).submitUp},
	{word: "审定", also: []string{"签批", "全部同意"}, says: "领导审定：同意、退回或改稿", usage: "审定 编号 同意，或 退回 意见，或 修改 全文；整单：审定 全部同意，3、7退回：意见",
		examples: [2]string{"审定 1 同意", "审定 1 退回 请补充下一步打算"},
		steps:    []workflow.Command{workflow.Agree, workflow.SendBack}, letter: true, many: true, fits: anything, run: (*turn).decide},
	{word: "核对", also: []string{"核对改稿"}, says: "核对领导改稿", usage: "核对 编号",
		examples: [2]string{"核对 1", "核对 2026-0001"}, steps: []workflow.Command{workflow.Transcribe}, letter: true, rare: true, read: readNothing},
	{word: "批示", says: "领导批示，只有督查室能看到", usage: "批示 编号 内容",
		examples: [2]string{"批示 1 请水务局举一反三", "批示 2026-0001 内容"}, steps: []workflow.Command{workflow.Instruct}, letter: true, aside: true, fits: anything, read: readReason},
	{word: "转办要求", also: []string{"转办批示"}, says: "用督查室自己的话把批示要求转给单位", usage: "转办要求 编号 内容",
		examples: [2]string{"转办要求 1 请排查全镇同类问题", "转办要求 2026-0001 内容"}, steps: []workflow.Command{workflow.Direct}, letter: true, aside: true, fits: anything, read: readItem},
	{word: "落实", also: []string{"批示落实"}, says: "登记批示的落实情况", usage: "落实 编号 [第几项] 情况",
		examples: [2]string{"落实 1 已排查整改", "落实 1 第2项 已排查整改"}, steps: []workflow.Command{workflow.CarryOut}, letter: true, rare: true, fits: anything, read: readItem},
}

// replyCommands are 统一回复 (第十二条) and what comes after it.
var replyCommands = []command{
	{word: "发布", also: []string{"公开回复"}, says: "登记留言板上已发布的回复", usage: "发布 编号 回复链接",
		examples: [2]string{"发布 1 https://liuyan.people.com.cn/…", "发布 2026-0001 https://…"},
		steps:    []workflow.Command{workflow.Publish}, letter: true, fits: anything, run: (*turn).publish},
	{word: "发布失败", says: "留言板未能发布，记录原因", usage: "发布失败 编号 原因",
		examples: [2]string{"发布失败 1 留言板提示含敏感词", "发布失败 2026-0001 原因"}, steps: []workflow.Command{workflow.PublishFail}, letter: true, aside: true, fits: anything, read: readReason},
	{word: "更正", also: []string{"更正回复"}, says: "更正已发布的回复，须单件审定", usage: "更正 编号 更正后的全文",
		examples: [2]string{"更正 1 网友您好！……", "更正 2026-0001 全文"}, steps: []workflow.Command{workflow.Correct}, letter: true, aside: true, fits: anything, read: readText},
	{word: "撤下", also: []string{"撤稿"}, says: "记录已从留言板撤下（泄露个人信息先撤下）", usage: "撤下 编号 原因",
		examples: [2]string{"撤下 1 误发电话号码", "撤下 2026-0001 原因"}, steps: []workflow.Command{workflow.TakeDown}, letter: true, aside: true, fits: anything, read: readReason},
	{word: "复查", says: "登记不可抗力的复查情况", usage: "复查 编号 情况",
		examples: [2]string{"复查 1 已解冻复工", "复查 2026-0001 情况"}, steps: []workflow.Command{workflow.Revisit}, letter: true, rare: true, fits: anything, read: readReason},
	{word: "满意度", also: []string{"满意率"}, says: "登记网友满意度", usage: "满意度 编号 来源 等次",
		examples: [2]string{"满意度 1 电话 满意", "满意度 1 留言板 不满意"}, steps: []workflow.Command{workflow.Satisfy}, letter: true, rare: true, fits: anything, read: readSatisfaction},
	{word: "重办", also: []string{"重新办理"}, says: "办结后重新办理", usage: "重办 编号 原因",
		examples: [2]string{"重办 1 网友反映未解决", "重办 2026-0001 原因"}, steps: []workflow.Command{workflow.Reopen}, letter: true, aside: true, fits: anything, read: readReason},
	{word: "归档", also: []string{"立卷", "存档"}, says: "办结后立卷存档", usage: "归档 编号",
		examples: [2]string{"归档 1", "归档 2026-0001"}, steps: []workflow.Command{workflow.Archive}, letter: true, run: (*turn).archive},
}
