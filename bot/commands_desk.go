package bot

import "huiyin/workflow"

// lookingCommands change nothing: what waits, one letter, what was done about it.
var lookingCommands = []command{
	{word: "待办", also: []string{"今日待办", "我的待办", "待审定"}, says: "列出等您处理的留言", usage: "待办 [逾期|全部]",
		examples: [2]string{"待办", "待办 全部"}, fits: agendaFilter, run: (*turn).agenda},
	{word: "查看", also: []string{"看", "详情", "打开"}, says: "看一件留言的全部", usage: "查看 编号",
		examples: [2]string{"查看 1", "查看 2026-0001"}, letter: true, run: (*turn).show},
	{word: "记录", also: []string{"办理记录", "日志"}, says: "看一件留言的办理记录", usage: "记录 编号",
		examples: [2]string{"记录 1", "记录 2026-0001"}, letter: true, aside: true, run: (*turn).history},
}

// deskCommands are 登记交办 (第九条).
var deskCommands = []command{
	{word: "登记", also: []string{"录入", "新登记"}, says: "粘贴留言原文，核对后回复 确认", usage: "登记",
		examples: [2]string{"登记", "登记\n标题：…\n受文领导：区委书记\n网友：…\n编号：…\n内容：…"}, steps: []workflow.Command{workflow.Register}, fits: fields, run: (*turn).register},
	{word: "分类", also: []string{"归类"}, says: "确定类别；改类别须写原因", usage: "分类 编号 类别 [原因]",
		examples: [2]string{"分类 1 信访", "分类 1 咨询 原因：只问办事流程"}, steps: []workflow.Command{workflow.Classify}, letter: true, fits: anything, run: (*turn).classify},
	{word: "交办", also: []string{"转办", "派单"}, says: "交给承办单位，当日交办", usage: "交办 编号 单位 [协办 单位] [5日|15日] [急]",
		examples: [2]string{"交办 1 三营镇", "交办 1 住建局 协办 水务局 15日 急"}, steps: []workflow.Command{workflow.Assign}, letter: true, fits: anything, run: (*turn).assign},
	{word: "改派", also: []string{"重新交办"}, says: "审定前改交另一单位", usage: "改派 编号 单位 原因",
		examples: [2]string{"改派 1 水务局 该路段排水由水务局管理", "改派 2026-0001 住建局 15日 涉及房屋安全"},
		steps:    []workflow.Command{workflow.Reassign}, letter: true, aside: true, fits: anything, read: readUnit},
	{word: "协办", also: []string{"协办意见"}, says: "请单位协办；协办单位用它报送意见", usage: "协办 编号 意见，或 协办 编号 单位 问题",
		examples: [2]string{"协办 1 水务局 该路段排水管网何时改造", "协办 1 管网改造已列入今年计划，10月底完工"},
		steps:    []workflow.Command{workflow.GiveInput, workflow.Support}, letter: true, rare: true, fits: anything, run: (*turn).support},
	{word: "自办", also: []string{"科室自办"}, says: "咨询类由督查室自己答复", usage: "自办 编号",
		examples: [2]string{"自办 1", "自办 2026-0001"}, steps: []workflow.Command{workflow.SelfHandle}, letter: true, rare: true, read: readNothing},
	{word: "礼复", also: []string{"礼节性回复"}, says: "建议、感谢类的标准答复", usage: "礼复 编号",
		examples: [2]string{"礼复 1", "礼复 2026-0001"}, steps: []workflow.Command{workflow.Courtesy}, letter: true, rare: true, read: readNothing},
	{word: "送阅", also: []string{"抄送"}, says: "送单位参阅，或送受文领导阅", usage: "送阅 编号 单位或领导",
		examples: [2]string{"送阅 1 水务局", "送阅 1 领导"}, steps: []workflow.Command{workflow.Copy}, letter: true, aside: true, fits: anything, read: readCopy},
	{word: "加急", also: []string{"急件", "转急件"}, says: "转为急件，时限缩短", usage: "加急 编号",
		examples: [2]string{"加急 1", "加急 2026-0001"}, steps: []workflow.Command{workflow.Hasten}, letter: true, aside: true, read: readNothing},
	{word: "标记", also: []string{"标注"}, says: "标记第七条重点事项、敏感", usage: "标记 编号 [重点一、三] [敏感]",
		examples: [2]string{"标记 1 重点1、3", "标记 1 敏感"}, steps: []workflow.Command{workflow.Mark}, letter: true, aside: true, fits: anything, read: readMarks},
	{word: "改受文领导", also: []string{"改领导"}, says: "受文领导登记有误时更正", usage: "改受文领导 编号 领导 原因",
		examples: [2]string{"改受文领导 1 区长 登记有误", "改受文领导 1 区委书记 登记有误"}, steps: []workflow.Command{workflow.Readdress}, letter: true, aside: true, fits: anything, read: readAddressee},
	{word: "作废", also: []string{"注销"}, says: "登记错误申请作废，审核人确认", usage: "作废 编号 原因；审核人：作废 编号 同意",
		examples: [2]string{"作废 1 重复登记", "作废 1 同意"}, steps: []workflow.Command{workflow.Void}, letter: true, aside: true, fits: anything, read: readVoiding},
	{word: "不归本区", also: []string{"不属本区"}, says: "答复主管单位并办结", usage: "不归本区 编号 主管单位",
		examples: [2]string{"不归本区 1 市交通运输局", "不归本区 2026-0001 省人社厅"}, steps: []workflow.Command{workflow.OutOf}, letter: true, aside: true, fits: anything, read: readReason},
	{word: "网帖已删", also: []string{"帖子已删"}, says: "记录网友删帖，写明截图存放处", usage: "网帖已删 编号 截图 [办结]",
		examples: [2]string{"网帖已删 1 截图在值班本第3页", "网帖已删 1 截图已存 办结"}, steps: []workflow.Command{workflow.BoardGone}, letter: true, aside: true, fits: anything, read: readProof},
	{word: "撤回", also: []string{"撤销"}, says: "10分钟内撤回自己的上一步", usage: "撤回 编号",
		examples: [2]string{"撤回 1", "撤回 2026-0001"}, steps: []workflow.Command{workflow.Undo}, letter: true, aside: true, read: readNothing},
}

// besideCommands are 移送, 拆件, 并案 and 回避 (edges 5, 8, 13, 14, 38).
var besideCommands = []command{
	{word: "移送", also: []string{"转纪委"}, says: "党风廉政内容转纪检监察单位", usage: "移送 编号 原因",
		examples: [2]string{"移送 1 反映干部违纪", "移送 2026-0001 反映干部违纪"}, steps: []workflow.Command{workflow.Transfer}, letter: true, aside: true, fits: anything, read: readReason},
	{word: "退还", also: []string{"退还移送"}, says: "5日内退还移送件一次", usage: "退还 编号 原因",
		examples: [2]string{"退还 1 不属于纪检监察范围", "退还 2026-0001 不涉及党员干部"}, steps: []workflow.Command{workflow.Decline}, letter: true, rare: true, fits: anything, read: readReason},
	{word: "拆件", also: []string{"拆分"}, says: "把党风廉政的一段另立一件并隐去", usage: "拆件 编号 原文中的一段",
		examples: [2]string{"拆件 1 村干部收了我家的钱", "拆件 2026-0001 原文中的一段"}, steps: []workflow.Command{workflow.SplitOff}, letter: true, aside: true, fits: anything, read: readText},
	{word: "并案", also: []string{"合并"}, says: "同一事项并到另一件，逐件回复", usage: "并案 编号 主件编号",
		examples: [2]string{"并案 1 3", "并案 2026-0001 2026-0003"}, steps: []workflow.Command{workflow.Merge}, letter: true, aside: true, fits: anything, read: readInto},
	{word: "拆并", also: []string{"取消并案"}, says: "报签前把并案的一件拆出来", usage: "拆并 编号",
		examples: [2]string{"拆并 2", "拆并 2026-0002"}, steps: []workflow.Command{workflow.Unmerge}, letter: true, rare: true, read: readNothing},
	{word: "回避", says: "留言涉及的单位或人员回避", usage: "回避 编号 单位或姓名 原因",
		examples: [2]string{"回避 1 三营镇 留言反映该镇干部", "回避 1 张三 是当事人亲属"}, steps: []workflow.Command{workflow.Recuse}, letter: true, aside: true, fits: anything, read: readAccused},
	{word: "解除回避", says: "督查室解除回避", usage: "解除回避 编号 单位或姓名 原因",
		examples: [2]string{"解除回避 1 三营镇 经核实不涉及", "解除回避 1 张三 经核实不涉及"}, steps: []workflow.Command{workflow.Unrecuse}, letter: true, aside: true, fits: anything, read: readAccused},
}
