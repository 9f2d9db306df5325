package bot

import (
	"fmt"
	"slices"
	"strings"

	"huiyin/bot/wecom"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// message is a notice in words, ready to become requests.
type message struct {
	text string
	card *wecom.Card
	file *workflow.File
	safe bool
}

// word words a notice for its recipient; letter is the one it is about.
func word(n workflow.Notice, l workflow.Letter, p workflow.Person, letter func(workflow.Number) (workflow.Letter, bool), d *workflow.Directory, today calendar.Day) message {
	if n.File != nil {
		return message{file: n.File}
	}
	seq := ref(l.Number, today)
	switch n.Kind {
	case workflow.ToldAnswer:
		return message{text: n.Data.Text, safe: n.Data.Safe}
	case workflow.ToldAssigned:
		return message{card: assignmentCard(l, n, seq)}
	case workflow.ToldRedated:
		return message{text: movesText(noticeFacts(n, l, p, d, today), n.Data.Moves)}
	case workflow.ToldAgenda:
		list := listed(p, n.Data.Lines, letter, d, today)
		if len(list) == 0 {
			return message{}
		}
		return message{text: "今日待办 " + on(n.Data.DueOn, false) + "\n" + agendaText(list, mostLines, today)}
	case workflow.ToldSheet:
		list := listed(p, n.Data.Lines, letter, d, today)
		if len(list) == 0 {
			return message{}
		}
		return message{text: n.Data.Batch + " 审定单\n" + agendaText(list, len(list), today) + "\n看内容：查看 编号；决定：审定 编号 同意，或 审定 编号 退回 意见。"}
	case workflow.ToldRegistered:
		return message{text: fmt.Sprintf("新登记 %s%s。\n下一步：%s", head(l), deskWork(l), nextAtDesk(l, today))}
	case workflow.ToldReview:
		return message{text: fmt.Sprintf("待审核 %s（%s报送），请于 %s 前审核。\n看内容：查看 %s；通过：审核 %s 通过；退回：审核 %s 退回 文字关 意见", head(l), n.Data.Unit, dueOf(l, workflow.DutyReview), seq, seq, seq)}
	case workflow.ToldRework:
		return message{text: fmt.Sprintf("%s 的办理情况被退回修改（%s）：%s\n请于 %s 前重新报送：报告 %s", head(l), or(workflow.Term(n.Data.Gate), "审核"), n.Data.Reason, limit(l, n.Data.DueOn), seq)}
	case workflow.ToldPassed:
		return message{text: head(l) + " 审核完成。" + submitHint(l, today)}
	case workflow.ToldDecide:
		return message{text: decideText(l, seq, veil(&l, workflow.SeesContacts(p, &l, d, today))), safe: true}
	case workflow.ToldAgreed:
		return message{text: agreedText(l, seq)}
	case workflow.ToldSentBack:
		return message{text: fmt.Sprintf("领导退回 %s，请于 %s 前处理后重新审核。意见请用 查看 %s 查看。", head(l), dueOf(l, workflow.DutyReview), seq)}
	case workflow.ToldPublished:
		return message{text: publishedText(l, n.Data.Unit)}
	case workflow.ToldUrged:
		return message{text: urgeText(l, n.Data, p, seq)}
	case workflow.ToldNobody:
		return message{text: fmt.Sprintf("%s 有一条通知没有人可收（%s），请核对通讯录并电话告知。", head(l), or(n.Data.Unit, "岗位空缺"))}
	case workflow.ToldLost:
		return message{text: strings.TrimSpace(fmt.Sprintf("%s 发给%s的消息没有送达，请电话告知，并请管理员核对其企业微信账号。", l.Number, n.Data.By))}
	case workflow.ToldStranger:
		return message{text: "有未登记成员尝试使用：" + n.Data.By + "。如属工作人员，请在组织文件中添加后导入。"}
	}
	return message{text: noticeFacts(n, l, p, d, today).fill(noticeWords[n.Kind])}
}

// noticeFacts are what a sentence of a notice may say.
func noticeFacts(n workflow.Notice, l workflow.Letter, p workflow.Person, d *workflow.Directory, today calendar.Day) facts {
	f := letterFacts(l, d, today)
	f.addNotice(n.Data, d)
	for c, fact := range hinted {
		text := ""
		if slices.ContainsFunc(d.ActsAs(p, today), func(q workflow.Person) bool { return workflow.Entitled(q, c, &l, d) }) {
			text = stepName(c) + " " + ref(l.Number, today)
		}
		f.add(fact, text)
	}
	return f
}

// hinted are the steps that a notice offers to those of its readers who may take them.
var hinted = map[workflow.Command]string{
	workflow.Classify: "令分类", workflow.Reopen: "令重办", workflow.Individual: "令个别回复", workflow.Correct: "令更正",
}

// publishedText says how a letter stands after its reply was posted.
func publishedText(l workflow.Letter, unit string) string {
	switch {
	case lastPosted(l).Standing:
		return head(l) + " 的标准答复已发布" + awaiting(l)
	case l.Stage == workflow.Following:
		return fmt.Sprintf("%s 已以%s名义公开回复%s", head(l), unit, awaiting(l))
	}
	return fmt.Sprintf("%s 已以%s名义公开回复并办结。", head(l), unit)
}

// assignmentCard is the one card of this table: 签收 or 退回 at a touch; typed
// commands do the same.
func assignmentCard(l workflow.Letter, n workflow.Notice, seq string) *wecom.Card {
	urgent := ""
	if l.Urgent {
		urgent = "【急】"
	}
	return &wecom.Card{
		Source: "网民留言交办", Title: urgent + "新交办 " + l.Number.String(), Desc: short(l.Title, 40),
		Fields: []wecom.CardField{
			{Name: or(workflow.Term(n.Data.Part), "承办") + "单位", Value: n.Data.Unit}, {Name: "办理时限", Value: limit(l, n.Data.DueOn)},
			{Name: "签收时限", Value: dueOf(l, workflow.DutyAccept)}, {Name: "查看原文", Value: "查看 " + seq},
		},
		Buttons: []wecom.CardButton{
			{Text: "签收", Key: string(workflow.Accept) + " " + l.Number.String(), Style: 1},
			{Text: "退回", Key: string(workflow.Return) + " " + l.Number.String(), Style: 2},
		},
	}
}

// urgeText says what a unit is urged to do, by when it was due, and how.
func urgeText(l workflow.Letter, n workflow.NoticeData, p workflow.Person, seq string) string {
	matter := fmt.Sprintf("【催办】%s，请%s尽快办理。", head(l), n.Unit)
	if n.Duty != "" {
		matter = fmt.Sprintf("【催办】%s 的%s时限是 %s，请%s尽快办理。", head(l), workflow.Term(n.Duty), on(n.DueOn, false), n.Unit)
	}
	return matter + n.Reason + "\n" + nextAtUnit(l, n.Duty, p, seq)
}

// nextAtUnit is what the reminded person can do: only the contact reports.
func nextAtUnit(l workflow.Letter, owed workflow.DutyKind, p workflow.Person, seq string) string {
	lead := l.Lead()
	switch {
	case !p.Has(workflow.Contact):
		return "请督促联络员办理。内容：查看 " + seq
	case lead != nil && lead.Status == workflow.Offered:
		return "先签收：签收 " + seq + "，再报送：报告 " + seq
	case urgedTo[owed] != "":
		return strings.ReplaceAll(urgedTo[owed], "{号}", seq)
	}
	return "报送：报告 " + seq
}

// urgedTo is how a duty beside the report is met.
var urgedTo = map[workflow.DutyKind]string{
	workflow.DutyCommitment:  "兑现后登记：兑现 {号} 证明",
	workflow.DutyFurther:     "再回复：报告 {号}",
	workflow.DutyIndividual:  "登记：个别回复 {号} 方式 网友意见",
	workflow.DutyConfirm:     "确认：承诺 {号}",
	workflow.DutySupervision: "反馈：督办反馈 {号} 办理结果",
}

// decideText is what a leader with ten minutes reads: the matter, the
// finding, the reply.
func decideText(l workflow.Letter, seq string, veiled func(string) string) string {
	r := l.Report()
	if r == nil {
		return "请审定 " + head(l) + "，全文：查看 " + seq
	}
	return fmt.Sprintf("请审定 %s\n留言：%s\n认定：%s\n%s\n\n同意：审定 %[5]s 同意\n退回：审定 %[5]s 退回 意见\n全文：查看 %[5]s",
		head(l), short(veiled(l.Text()), 150), workflow.Term(r.Finding), proposedText(&l, r), seq)
}

// proposedText is what a yes means: the reply, or that there is none in public
// (第十二条).
func proposedText(l *workflow.Letter, r *workflow.Report) string {
	w := l.Withheld()
	if w == nil {
		return "拟回复：" + r.ProposedReply
	}
	text := "拟不予公开：" + workflow.Term(w.Reason) + "。" + w.Words
	if !w.RevisitOn.IsZero() {
		text += "（" + on(w.RevisitOn, false) + "复查）"
	}
	return text
}

// agreedText hands 信访局 the approved wording ready to paste.
func agreedText(l workflow.Letter, seq string) string {
	a := l.Approval()
	if a == nil || l.Lead() == nil {
		return head(l) + " 已审定，内容：查看 " + seq
	}
	if a.Edited && a.CheckedBy == "" {
		return head(l) + " 已审定，领导改稿待督查室核对，核对后再发布。"
	}
	return fmt.Sprintf("%s 已审定，请于 %s 前以%s名义公开回复。发布后回复：发布 %s 回复链接\n——以下为审定稿，请原文粘贴——\n%s",
		head(l), dueOf(l, workflow.DutyReply), l.Lead().Unit, seq, a.Wording)
}
