package bot

import (
	"fmt"
	"strings"

	"huiyin/bot/wecom"
	"huiyin/workflow"
)

// message is a notice in words, ready to become requests.
type message struct {
	text string
	card *wecom.Card
	file *workflow.File
	safe bool
}

// word words a notice for its recipient; letter is the one it is about.
func word(n workflow.Notice, l workflow.Letter, p workflow.Person, letter func(workflow.Number) (workflow.Letter, bool), d *workflow.Directory) message {
	if n.File != nil {
		return message{file: n.File}
	}
	seq := l.Number.Seq
	switch n.Kind {
	case workflow.ToldAnswer:
		return message{text: n.Data.Text, safe: n.Data.Safe}
	case workflow.ToldAssigned:
		return message{card: assignmentCard(l, n)}
	case workflow.ToldAgenda:
		text := agendaText(p, n.Data.Lines, letter, d)
		if text == "" {
			return message{}
		}
		return message{text: "今日待办 " + on(n.Data.DueOn, false) + "\n" + text}
	case workflow.ToldSheet:
		text := agendaText(p, n.Data.Lines, letter, d)
		if text == "" {
			return message{}
		}
		return message{text: n.Data.Batch + " 审定单\n" + text + "\n看内容：查看 编号；决定：审定 编号 同意，或 审定 编号 退回 意见。"}
	case workflow.ToldRegistered:
		return message{text: fmt.Sprintf("新登记 %s，请于 %s 前交办。\n下一步：分类 %d 信访", head(l), dueOf(l, workflow.DutyAssign), seq)}
	case workflow.ToldReturned:
		return message{text: fmt.Sprintf("%s 退回 %s。\n原因：%s\n请于 %s 前改派：交办 %d 单位名称", n.Data.Unit, head(l), n.Data.Reason, dueOf(l, workflow.DutyAssign), seq)}
	case workflow.ToldReview:
		return message{text: fmt.Sprintf("待审核 %s（%s报送），请于 %s 前审核。\n看内容：查看 %d；通过：审核 %d 通过；退回：审核 %d 退回 文字关 意见", head(l), n.Data.Unit, dueOf(l, workflow.DutyReview), seq, seq, seq)}
	case workflow.ToldRework:
		return message{text: fmt.Sprintf("%s 的办理情况被退回修改（%s）：%s\n请于 %s 前重新报送：报告 %d", head(l), gateNames[n.Data.Gate], n.Data.Reason, on(n.Data.DueOn, false), seq)}
	case workflow.ToldPassed:
		return message{text: fmt.Sprintf("%s 审核完成。单件报签：报签 %d；不单报的，%s汇总报签。", head(l), seq, dueOf(l, workflow.DutySubmit))}
	case workflow.ToldDecide:
		return message{text: decideText(l), safe: true}
	case workflow.ToldAgreed:
		return message{text: agreedText(l)}
	case workflow.ToldSentBack:
		return message{text: fmt.Sprintf("领导退回 %s，请于 %s 前处理后重新审核。意见请用 查看 %d 查看。", head(l), dueOf(l, workflow.DutyReview), seq)}
	case workflow.ToldPublished:
		return message{text: fmt.Sprintf("%s 已以%s名义公开回复并办结。", head(l), n.Data.Unit)}
	case workflow.ToldUrged:
		return message{text: fmt.Sprintf("【催办】%s 的办理时限是 %s，请%s尽快报送办理情况。%s\n报送：报告 %d", head(l), on(n.Data.DueOn, false), n.Data.Unit, n.Data.Reason, seq)}
	case workflow.ToldNobody:
		return message{text: fmt.Sprintf("%s 有一条通知没有人可收（%s），请核对通讯录并电话告知。", head(l), or(n.Data.Unit, "岗位空缺"))}
	case workflow.ToldLost:
		return message{text: strings.TrimSpace(fmt.Sprintf("%s 发给%s的通知没有送达，请电话告知，并请管理员核对其企业微信账号。", l.Number, n.Data.By))}
	case workflow.ToldStranger:
		return message{text: "有未登记成员尝试使用：" + n.Data.By + "。如属工作人员，请在组织文件中添加后导入。"}
	}
	return message{}
}

// assignmentCard is the one card of this table: 签收 or 退回 at a touch; typed
// commands do the same.
func assignmentCard(l workflow.Letter, n workflow.Notice) *wecom.Card {
	urgent := ""
	if l.Urgent {
		urgent = "【急】"
	}
	return &wecom.Card{
		Source: "网民留言交办", Title: urgent + "新交办 " + l.Number.String(), Desc: short(l.Title, 40),
		Fields: []wecom.CardField{
			{Name: "承办单位", Value: n.Data.Unit}, {Name: "办理时限", Value: on(n.Data.DueOn, false)},
			{Name: "签收时限", Value: dueOf(l, workflow.DutyAccept)}, {Name: "查看原文", Value: fmt.Sprintf("查看 %d", l.Number.Seq)},
		},
		Buttons: []wecom.CardButton{
			{Text: "签收", Key: string(workflow.Accept) + " " + l.Number.String(), Style: 1},
			{Text: "退回", Key: string(workflow.Return) + " " + l.Number.String(), Style: 2},
		},
	}
}

// decideText is what a leader with ten minutes reads: the matter, the
// finding, the reply.
func decideText(l workflow.Letter) string {
	r := l.Report()
	if r == nil {
		return "请审定 " + head(l) + "，全文：查看 " + fmt.Sprint(l.Number.Seq)
	}
	return fmt.Sprintf("请审定 %s\n留言：%s\n认定：%s\n拟回复：%s\n\n同意：审定 %d 同意\n退回：审定 %d 退回 意见\n全文：查看 %d",
		head(l), short(l.Body, 150), findingNames[r.Finding], r.ProposedReply, l.Number.Seq, l.Number.Seq, l.Number.Seq)
}

// agreedText hands 信访局 the approved wording ready to paste.
func agreedText(l workflow.Letter) string {
	a := l.Approval()
	if a == nil || l.Lead() == nil {
		return head(l) + " 已审定，内容：查看 " + fmt.Sprint(l.Number.Seq)
	}
	return fmt.Sprintf("%s 已审定，请于 %s 前以%s名义公开回复。发布后回复：发布 %d 回复链接\n——以下为审定稿，请原文粘贴——\n%s",
		head(l), dueOf(l, workflow.DutyReply), l.Lead().Unit, l.Number.Seq, a.Wording)
}
