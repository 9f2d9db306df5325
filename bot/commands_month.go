package bot

import "huiyin/workflow"

// supervisionCommands are 督促协调 (第五、十三、十六条).
var supervisionCommands = []command{
	{word: "催办", also: []string{"催一下"}, says: "催承办单位", usage: "催办 编号",
		examples: [2]string{"催办 1", "催办 2026-0001"}, steps: []workflow.Command{workflow.UrgeUnit}, letter: true, fits: anything, run: (*turn).urge},
	{word: "督办", also: []string{"专项督办", "发督办单"}, says: "发督办单或专项督办", usage: "督办 编号 [专项] [日期] 要求",
		examples: [2]string{"督办 1 10月9日 请说明未办结原因", "督办 1 专项 多人反映，请彻底整改"}, steps: []workflow.Command{workflow.Supervise}, letter: true, aside: true, fits: anything, read: readSheet},
	{word: "督查", also: []string{"督查发现"}, says: "记录明察暗访、电话询访、实地走访", usage: "督查 编号 方式 发现",
		examples: [2]string{"督查 1 实地走访 路面已修复", "督查 1 电话询访 网友称未联系"}, steps: []workflow.Command{workflow.Inspect}, letter: true, aside: true, fits: anything, read: readMethod},
	{word: "会商", also: []string{"共同研究"}, says: "多科室共同研究反映集中的事项", usage: "会商 编号 科室 日期 结论",
		examples: [2]string{"会商 1 区信访局 10月20日 一并研究该路段养护", "会商 2026-0001 区委督查室 10月20日 结论"}, steps: []workflow.Command{workflow.Study}, letter: true, aside: true, fits: anything, read: readStudy},
	{word: "会商落实", also: []string{"落实会商"}, says: "登记会商结论的落实情况", usage: "会商落实 编号 情况",
		examples: [2]string{"会商落实 1 已列入养护计划", "会商落实 2026-0001 情况"}, steps: []workflow.Command{workflow.FinishUp}, letter: true, rare: true, fits: anything, read: readReason},
	{word: "引导", also: []string{"引导措施"}, says: "宣传部记录正面引导措施", usage: "引导 编号 措施",
		examples: [2]string{"引导 1 已发布情况说明", "引导 2026-0001 措施"}, steps: []workflow.Command{workflow.Guide}, letter: true, rare: true, fits: anything, read: readReason},
}

// monthCommands are the month's figures and documents (第十四条), and what comes last
// in help.
var monthCommands = []command{
	{word: "统计", also: []string{"汇总"}, says: "一个月的件数与按时办结率", usage: "统计 [模型或分析] [年-月]",
		examples: [2]string{"统计 2026-09", "统计 模型 9月"}, month: true, offices: true, fits: figuresShape, run: (*turn).figures},
	{word: "通报", says: "生成一个月的通报（Word 草稿）", usage: "通报 年-月",
		examples: [2]string{"通报 2026-09", "通报 9月"}, month: true, offices: true, fits: monthShape, run: (*turn).bulletin},
	{word: "审计", also: []string{"查阅记录"}, says: "看谁查阅过密件内容", usage: "审计 编号",
		examples: [2]string{"审计 1", "审计 2026-0001"}, letter: true, offices: true, aside: true, run: (*turn).audit},
	{word: "目录", also: []string{"分工目录", "单位目录"}, says: "看、改承办单位的事项词：草拟时按它推荐单位，退件后随手修", usage: "目录 单位 [加 词、词] [减 词] [简称 词]",
		examples: [2]string{"目录 三营镇", "目录 水务局 加 机井、渠道"}, offices: true, rare: true, fits: anything, run: (*turn).routing},
	{word: "日历", also: []string{"工作日历"}, says: "看一年的放假和调休；录入放假通知", usage: "日历 [年份]，或 粘贴通知全文",
		examples: [2]string{"日历", "日历 2026"}, month: true, rare: true, fits: anything, run: (*turn).calendar},
	{word: "为什么", also: []string{"为啥", "怎么算"}, says: "一天一天看时限是怎么算的", usage: "为什么 编号",
		examples: [2]string{"为什么 1", "为什么 2026-0001"}, letter: true, run: (*turn).why},
	{word: "取消", also: []string{"放弃"}, says: "放弃正在填写的登记或报告", usage: "取消",
		examples: [2]string{"取消", "放弃"}, run: (*turn).cancel},
}
