package bot

import (
	"slices"

	"huiyin/workflow"
)

// noticeWords say what people are told, where one sentence says it all; word has
// the others. A line whose facts are missing is left out.
var noticeWords = map[workflow.NoticeKind]string{
	workflow.ToldRecategorised: "{题} 的类别已改为{类别}：{原因}\n办理时限不变：{办理时限}",
	workflow.ToldUrgent:        "{急}{题} 是急件，请关注舆情。看内容：查看 {号}；记录措施：引导 {号} 措施",
	workflow.ToldSensitive:     "{题} 是敏感件，请关注舆情。看内容：查看 {号}；记录措施：引导 {号} 措施",
	workflow.ToldHastened:      "【急】{题} 已转为急件，时限缩短。\n签收时限：{签收时限}\n报送时限：{报送办理情况时限}\n报送：报告 {号}",
	workflow.ToldReaddressed:   "{题} 的受文领导已改为{领导}：{原因}\n由{督查室}办理。看内容：查看 {号}",
	workflow.ToldTakenAway:     "{件} 已改由其他方式办理，不再由贵单位承办，不用报送。",
	workflow.ToldVoidAsked:     "{人}申请作废 {题}：{原因}\n请于 {确认作废时限} 前确认：作废 {号} 同意，或 作废 {号} 不同意 原因",
	workflow.ToldVoided:        "{件} 已作废，编号保留。",
	workflow.ToldNotVoided:     "{题} 不同意作废，请继续办理。\n{原因}",
	workflow.ToldPost:          "{题} 的标准答复请于 {发布礼节性回复时限} 前发布，全文：查看 {号}\n发布后回复：发布 {号} 回复链接",
	workflow.ToldBoardGone:     "{题} 的网帖已被删除，截图已存；有事实的继续办理，不再公开回复。",

	workflow.ToldSupported:   "{题} 增加了协办单位，意见会送到这里。看内容：查看 {号}",
	workflow.ToldCopied:      "送阅 {件}，请签收：签收 {号}\n看内容：查看 {号}",
	workflow.ToldForReading:  "送阅 {题}，全文：查看 {号}",
	workflow.ToldTransferred: "移送 {件}，请于 {回执时限} 前签收：签收 {号}\n5个工作日内可退还一次：退还 {号} 原因",
	workflow.ToldDeclined:    "{件} 被退还：{原因}\n请重新分类：{令分类} 类别",
	workflow.ToldTakenIn:     "{另件} 已并入 {题}，一并办理、逐件回复。时限以最早的为准：{办理时限}",
	workflow.ToldRecused:     "{题} 有回避：{原因}\n现在是“{环节}”。看下一步：查看 {号}",

	workflow.ToldReturned:          "{单位} 退回 {题}。\n原因：{原因}\n请于 {交办时限} 前改派：交办 {号} 单位名称\n第三次退回，由{督查室}于 {裁定退件时限} 前裁定。",
	workflow.ToldRuling:            "{单位}第三次退回 {题}：{原因}\n请于 {裁定退件时限} 前裁定：交办 {号} 单位（裁定后不能再退）",
	workflow.ToldObjection:         "{单位}对 {题} 有异议：{原因}\n请于 {答复异议时限} 前答复：答复异议 {号} 内容",
	workflow.ToldObjectionAnswered: "{题} 的异议已答复：{原因}\n办理时限照常：{办理时限}",
	workflow.ToldExtension:         "{单位}申请延长 {题} 的时限：{原因}\n请于 {决定延期时限} 前答复，逾期视为同意：准延 {号}，或 不准延 {号} 原因",
	workflow.ToldExtensionAnswered: "{题} 的延期申请：{答复}。\n{原因}\n办理时限：{办理时限}",
	workflow.ToldInput:             "{题} 收到协办意见，看内容：查看 {号}",
	workflow.ToldSubmitted:         "{题} 的办理情况已由{人}报送，载明经您审签。如有出入请联络员回复：请求退改 {号} 原因",
	workflow.ToldRecall:            "{单位}请求退改 {题}：{原因}\n请于 {决定请求退改时限} 前答复：答复退改 {号} 同意，或 答复退改 {号} 不同意 原因",
	workflow.ToldRecallAnswered:    "{题} 的退改请求：{答复}。\n{原因}\n重新报送时限：{报送办理情况时限}",

	workflow.ToldBureauRework: "{题} 被督查室退改，单位重新报送后请再审。",
	workflow.ToldEdited:       "{题} 的回复建议经审核人修改，看改动：查看 {号}",
	workflow.ToldPaper:        "{题} 已按您的纸批录入，扫描件已存。看内容：查看 {号}",
	workflow.ToldWithheld:     "{题} 经审定不予公开（第十二条）。现在是“{环节}”。\n个别回复时限：{个别回复时限}\n登记：{令个别回复} 方式 网友意见",
	workflow.ToldTranscript:   "领导改了 {题} 的回复，请于 {核对领导改稿时限} 前核对。\n看改动：查看 {号}；无误回复：核对 {号}",
	workflow.ToldConfirm:      "领导改动了 {题} 的回复，其中有贵单位的承诺，请于 {确认领导改动的承诺时限} 前确认：承诺 {号} 日期 内容",
	workflow.ToldInstruction:  "领导对 {题} 有批示，请于 {落实批示时限} 前落实。看批示：查看 {号}\n转单位：转办要求 {号} 内容；办完：落实 {号} 情况",
	workflow.ToldDirection:    "督查室对 {题} 的转办要求：{原因}\n看内容：查看 {号}",
	workflow.ToldCarriedOut:   "您对 {题} 的批示已落实：{原因}",

	workflow.ToldInterimPublished: "{题} 的阶段性回复已发布，请于 {报送办理情况时限} 前报送最终办理情况：报告 {号}",
	workflow.ToldPublishFailed:    "{题} 未能在留言板发布：{原因}\n改动文字须单件审定。看内容：查看 {号}",
	workflow.ToldIndividual:       "{题} 已审定，请于 {个别回复时限} 前向网友个别回复，并登记：个别回复 {号} 方式 网友意见",
	workflow.ToldClosed:           "{题} 已办结。归档时限：{归档时限}",
	workflow.ToldPromise:          "{单位}在 {题} 中承诺：{原因}\n兑现日期：{日}",
	workflow.ToldKept:             "{题} 的承诺已兑现：{原因}\n看内容：查看 {号}",
	workflow.ToldTakenDown:        "{题} 的公开回复已撤下：{原因}\n更正后须单件审定：{令更正} 全文",
	workflow.ToldDissatisfied:     "{题} 网友评价不满意，已告知承办科室。\n办结后可重新办理：{令重办} 原因",
	workflow.ToldReopened:         "{题} 重新办理：{原因}\n请于 {交办时限} 前交办：交办 {号} 单位",

	workflow.ToldUrgeAnswered:        "{题} 催办已答复：{原因}\n承诺日期：{日}，到期前不再催。",
	workflow.ToldLongOverdue:         "{题} 已逾期{天}个工作日（{单位}，时限 {日}）。发督办单请回复：督办 {号} 请说明未办结原因并限期办结",
	workflow.ToldPromiseSoon:         "{题} 的承诺 {日} 到期，请按期兑现并登记：兑现 {号} 证明",
	workflow.ToldSpecialOffer:        "{题} 反映集中或长期未答复，可专项督办：督办 {号} 专项 要求",
	workflow.ToldSupervised:          "【督办单 {单号}】{题}：{原因}\n请于 {日} 前反馈：督办反馈 {号} 办理结果\n收到请签收：签收 {号}",
	workflow.ToldSupervisionAnswered: "{题} 的督办单已反馈：{原因}",
	workflow.ToldInspected:           "{题} 有新的督查发现，看内容：查看 {号}",
	workflow.ToldStudy:               "{题} 会商结论：{原因}\n{日} 前落实，办完回复：会商落实 {号} 情况",
	workflow.ToldGuided:              "{题} 宣传部已采取引导措施：{原因}",
	workflow.ToldUndone:              "{题} 的上一步已由{人}撤回，现在是“{环节}”。看内容：查看 {号}",
}

// movesText tells an owner which deadlines a new calendar moved, and why
// (domain.md §4).
func movesText(f facts, moves []workflow.Move) string {
	text := "{题} 的时限按新录入的放假安排重新计算：{原因}"
	if slices.ContainsFunc(moves, func(m workflow.Move) bool { return m.Kind == workflow.DutyInput && m.Followed }) {
		text = "{题} 的主办时限有变动，协办意见的时限随之改变。"
	}
	for _, m := range moves {
		text += "\n" + workflow.Term(m.Kind) + "：原 " + on(m.Was, false) + "，现 " + on(m.Is, m.Provisional)
	}
	return f.fill(text + "\n怎么算的：为什么 {号}")
}
