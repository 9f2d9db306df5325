package bot

import (
	"slices"
	"strconv"
	"strings"

	"huiyin/workflow"
)

// doneWords say what a step did, where one sentence says it all; a line whose
// facts are missing is left out.
var doneWords = map[workflow.Command]string{
	workflow.Void:       "{题} {作废}。",
	workflow.Mark:       "{题} 已标记：{标记}。",
	workflow.Hasten:     "{题} 已加急，宣传部已知悉。\n交办时限：{交办时限}\n签收时限：{签收时限}\n报送时限：{报送办理情况时限}",
	workflow.Readdress:  "{题} 的受文领导已改为{领导}，由{督查室}办理。",
	workflow.OutOf:      "{题} 按不归本区办理，标准答复已交区信访局发布（{发布礼节性回复时限}前）。",
	workflow.BoardGone:  "{题} 已记录网帖删除，现在是“{环节}”。",
	workflow.Support:    "{题} 已请{协办}协办，已通知联络员。\n协办意见时限：{协办意见时限}",
	workflow.Copy:       "{题} 已送阅。",
	workflow.SelfHandle: "{题} 由{主办}自办，办理时限 {办理时限}。\n报送：报告 {号}",
	workflow.Courtesy:   "{题} 的礼节性回复已交区信访局，{发布礼节性回复时限}前发布。\n转被感谢单位：{转送}",
	workflow.Transfer:   "{件} 已移送纪检监察单位，不再按一般程序办理（第九条）。",
	workflow.Decline:    "{件} 已退还{督查室}。",
	workflow.SplitOff:   "{题} 已拆件：拆出的一段另立为 {另件}，原件中已隐去。",
	workflow.Merge:      "{题} 已并入 {主件}，一并办理、逐件回复。拆开：拆并 {号}",
	workflow.Unmerge:    "{题} 已拆出，单独办理。\n下一步：交办 {号} 单位（{交办时限}前）",
	workflow.Recuse:     "{题} 已回避：{回避}不再承办、不再收到通知、不能查看。现在是“{环节}”。看下一步：查看 {号}",
	workflow.Unrecuse:   "{题} 已解除回避。",

	workflow.Reassign:     "{题} 已改派{主办}，已通知联络员。\n签收时限：{签收时限}\n办理时限：{办理时限}\n{修目录}",
	workflow.Object:       "{题} 的异议已转交办科室，{答复异议时限}前答复；办理时限照常计算（第十条）。",
	workflow.AnswerObject: "{题} 的异议已答复，已通知承办单位。",
	workflow.Extend:       "{题} 已申请延至15个工作日，{决定延期时限}前答复，逾期不答复视为同意（第十条）。",
	workflow.Renew:        "{题} 已申请续期，{决定延期时限}前答复，逾期不答复视为同意。",
	workflow.DecideExtend: "{题} 的延期申请已答复：{答复}，已通知承办单位。\n办理时限：{办理时限}",
	workflow.GiveInput:    "{题} 的协办意见已送主办单位{主办}。",
	workflow.AskBack:      "{题} 已请求退改，{决定请求退改时限}前答复。",
	workflow.DecideBack:   "{题} 的退改请求已答复：{答复}，已通知承办单位。\n报送时限：{报送办理情况时限}",

	workflow.Edit:        "{题} 已改稿，现在是“{环节}”。改动：\n{改动}\n{下一步}",
	workflow.Vouch:       "{题} 已记录核实出处。\n还待核实：{存疑}\n{可审}",
	workflow.Withhold:    "{题} 已提出不予公开（{不公开}），审核、报签后由领导审定（第十二条）。",
	workflow.Transcribe:  "{题} 的领导改稿已核对，已通知区信访局发布。",
	workflow.Instruct:    "{题} 的批示已交{督查室}落实（{落实批示时限}前），只有您和督查室能看到批示内容。",
	workflow.Direct:      "{题} 的转办要求已发{主办}；单位看不到批示原文。",
	workflow.CarryOut:    "{题} 的批示已落实，已报告领导。",
	workflow.PublishFail: "{题} 未能发布的原因已记录，仍为待回复；改动文字须单件审定：报告或更正后再报签。",
	workflow.Individual:  "{题} 的个别回复已登记，现在是“{环节}”。",
	workflow.Promise:     "{题} 的承诺已记录：{承诺}。\n{提醒}",
	workflow.Keep:        "{题} 的承诺已记为兑现。\n再回复时限：{再回复时限}，命令：报告 {号}",
	workflow.Revisit:     "{题} 的复查情况已记录，现在是“{环节}”。",
	workflow.Correct:     "{题} 的更正稿已转报签，须单件审定（{报签时限}前）：报签 {号}\n改动：\n{改动}",
	workflow.TakeDown:    "{题} 已记录撤下，已通知督查室。请督查室更正后单件报签：更正 {号} 全文",
	workflow.Satisfy:     "{题} 的满意度已登记：{满意度}。\n{重办}",
	workflow.Reopen:      "{题} 已重新办理（第{轮}轮），{交办时限}前交办。\n下一步：交办 {号} 单位",

	workflow.AnswerUrge: "{题} 的催办已答复，{承诺日}前不再催。",
	workflow.Supervise:  "{题} 已发{专项}督办单 {单号}，{督办单反馈时限}前反馈，已通知{主办}。",
	workflow.AnswerSup:  "{题} 的督办单已反馈，已通知督查室。",
	workflow.Inspect:    "{题} 的督查情况已记录（第十三条）。",
	workflow.Study:      "{题} 的会商结论已记录，{落实会商结论时限}前落实（第十六条）。",
	workflow.FinishUp:   "{题} 的会商结论已落实。",
	workflow.Guide:      "{题} 的引导措施已记录，已告督查室（第五条）。",
	workflow.Undo:       "{题} 已撤回“{撤回}”，现在是“{环节}”。",
}

// doneFacts are what a sentence about a step that was taken may say.
func (t *turn) doneFacts(v workflow.View, out workflow.Outcome, d workflow.Details) facts {
	l := out.Letter
	f := letterFacts(l, v.Rules.People, t.today())
	f.add("下一步", t.nextStep(l))
	f.add("存疑", doubtText(&l))
	f.add("可审", clearedText(&l, t.today()))
	f.add("修目录", strings.TrimSpace(t.mendText(&l)))
	f.add("标记", markText(l))
	f.add("作废", voidingText(l))
	f.add("转送", forwarding(l, t.today()))
	f.add("协办", d.Unit)
	f.add("主件", l.HandledWith.String())
	f.add("回避", or(d.Unit, v.Rules.People.Name(d.Person)))
	f.add("答复", answerText(d.No))
	f.add("不公开", workflow.Term(d.Withhold))
	f.add("满意度", workflow.Term(d.Source)+" "+workflow.Term(d.Level))
	f.add("轮", strconv.Itoa(l.Round))
	f.add("承诺日", known(on(d.Until, false)))
	f.add("撤回", t.undone(v, l.Number))
	f.add("改动", changedText(&l))
	for _, other := range out.Others {
		f.add("另件", other.Letter.Number.String())
	}
	if n := len(l.Supervisions); n > 0 {
		f.add("单号", l.SheetNumber(l.Supervisions[n-1]))
		f.add("专项", map[bool]string{true: "专项", false: ""}[l.Supervisions[n-1].Special])
	}
	f.add("重办", t.reopenHint(l, d.Level))
	promise, reminder := promised(l, d)
	f.add("承诺", promise)
	f.add("提醒", reminder)
	return f
}

// reopenHint says what a writer's discontent offers: a new round once the letter is
// done, to those who may open it (edges 33, 35).
func (t *turn) reopenHint(l workflow.Letter, level workflow.SatisfactionLevel) string {
	switch {
	case level != workflow.Dissatisfied:
		return ""
	case slices.Contains(t.rules.Possible(l, t.speaker.UserID, t.now), workflow.Reopen):
		return "网友不满意，可重新办理：重办 " + ref(l.Number, t.today()) + " 原因"
	}
	return "网友不满意，已告知承办科室，办结后可重新办理。"
}

// promised says what was put down as a promise, and from when it is followed: a promise
// is the writer's once the reply is public (第十二条).
func promised(l workflow.Letter, d workflow.Details) (promise, reminder string) {
	reminder = "公开回复后开始跟踪，到期前两个工作日提醒。"
	if l.Stage == workflow.Following {
		reminder = "到期前两个工作日提醒。"
	}
	if l.Stage == workflow.Replying && d.Until.IsZero() {
		return "改动的承诺已确认，日期不变", reminder
	}
	var open []string
	for _, c := range l.Commitments {
		if c.Round == l.Round && !c.Kept() && !c.Undone && c.DueOn == d.Until {
			open = append(open, on(c.DueOn, false)+"前 "+c.Text)
		}
	}
	return strings.Join(open, "；"), reminder
}
