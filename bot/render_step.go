package bot

import (
	"fmt"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// textAccepted answers 签收 by what the unit is to the letter.
func textAccepted(l workflow.Letter, unit string, today calendar.Day) string {
	a := l.Of(unit)
	switch {
	case a == nil || a.Role == workflow.ReferenceRole || a.Role == workflow.TransferRole:
		return fmt.Sprintf("已签收 %s。\n查看原文：查看 %s", l.Number, ref(l.Number, today))
	case a.Role == workflow.SupportRole:
		return fmt.Sprintf("已签收 %s（协办）。\n请于 %s 前报送意见：协办 %[3]s 意见\n查看原文：查看 %[3]s", head(l), on(a.DueOn, a.Provisional), ref(l.Number, today))
	}
	return fmt.Sprintf("已签收 %s。\n请于 %s 前报送办理情况（第十条）。\n查看原文：查看 %[3]s\n报送：报告 %[3]s", head(l), on(a.DueOn, a.Provisional), ref(l.Number, today))
}

// sheetAccepted answers 签收 of a 督办单, "" where it was another one (edges 40).
func sheetAccepted(before, l workflow.Letter, today calendar.Day) string {
	for i, s := range before.Supervisions {
		if s.ReceivedAt.IsZero() && !l.Supervisions[i].ReceivedAt.IsZero() {
			return fmt.Sprintf("已签收督办单 %s。\n请于 %s 前反馈：督办反馈 %s 办理结果", l.SheetNumber(s), on(s.DueOn, false), ref(l.Number, today))
		}
	}
	return ""
}

func textReturned(l workflow.Letter, r workflow.Rules) string {
	if l.Stage == workflow.Handling {
		return fmt.Sprintf("已退回 %s 的协办，已告交办科室。", head(l))
	}
	if ruling := known(dueOf(l, workflow.DutyRuling)); ruling != "" {
		return fmt.Sprintf("已退回 %s（第三次），由%s于 %s 前裁定，裁定后不能再退。", head(l), l.Supervision(r.People), ruling)
	}
	return fmt.Sprintf("已退回 %s，%s将于 %s 前改派。", head(l), l.Owner(r.People), dueOf(l, workflow.DutyAssign))
}

func textSubmitted(l workflow.Letter, r workflow.Rules) string {
	return fmt.Sprintf("已报送 %s 的办理情况（第%d版），由%s审核，审核时限 %s。审核时间不计入贵单位办理时限。", head(l),
		l.Report().Version, l.Turn(r.People), dueOf(l, workflow.DutyReview))
}

func textPassed(l workflow.Letter, r workflow.Rules, today calendar.Day) string {
	signed := l.Reviews[len(l.Reviews)-1].Office
	switch {
	case l.Stage == workflow.Approving:
		return head(l) + " 五关已签，审核完成，转入报签。\n" + submitHint(l, today)
	case l.Turn(r.People) != signed:
		return fmt.Sprintf("%s 五关已签，转%s审核，时限 %s。", head(l), l.Turn(r.People), dueOf(l, workflow.DutyReview))
	}
	var left []string
	for _, g := range l.Unsigned(signed) {
		left = append(left, workflow.Term(g))
	}
	return head(l) + " 已签。还差：" + strings.Join(left, "、") + "。"
}

// submitHint says how a letter goes to the leader: singly, or with the month's sheet
// (edges 19, 25, 28, 36).
func submitHint(l workflow.Letter, today calendar.Day) string {
	if l.Urgent || l.Single() {
		return fmt.Sprintf("须单件报签，%s前：报签 %s", dueOf(l, workflow.DutySubmit), ref(l.Number, today))
	}
	return fmt.Sprintf("单件报签：报签 %s；不单报的，%s汇总报签。", ref(l.Number, today), dueOf(l, workflow.DutySubmit))
}

func textReworked(l workflow.Letter) string {
	a := l.Lead()
	if l.Stage == workflow.Merged {
		return head(l) + " 已退改，主件重新报送后再审。"
	}
	return fmt.Sprintf("%s 已退回%s修改，新的报送时限 %s。", head(l), a.Unit, on(a.DueOn, a.Provisional))
}

func textSubmittedUp(l workflow.Letter, r workflow.Rules) string {
	return fmt.Sprintf("%s 已报%s审定。", head(l), r.People.Name(l.Approval().Leader))
}

func textAgreed(l workflow.Letter) string {
	return head(l) + " 已审定同意，交区信访局以承办单位名义公开回复。"
}

func textSentBack(l workflow.Letter) string {
	return head(l) + " 已退回督查室，意见已转达。"
}

func textPublished(l workflow.Letter, today calendar.Day) string {
	reply := lastPosted(l)
	switch {
	case reply.Kind == workflow.InterimReply:
		return fmt.Sprintf("%s 的阶段性回复已发布，承办单位继续办理，时限 %s。", head(l), dueOf(l, workflow.DutyReport))
	case reply.Standing && l.Stage != workflow.Closed:
		return head(l) + " 的礼节性回复已发布" + awaiting(l)
	case l.Stage == workflow.Following:
		return fmt.Sprintf("%s 已以%s名义公开回复，转入跟踪：%s。", head(l), reply.Unit, openList(l))
	}
	return fmt.Sprintf("%s 已以%s名义公开回复，办结。\n归档时限：%s，命令：归档 %s", head(l), reply.Unit, dueOf(l, workflow.DutyArchive), ref(l.Number, today))
}

// lastPosted is the reply that was posted last.
func lastPosted(l workflow.Letter) workflow.Reply {
	var last workflow.Reply
	for _, r := range l.Replies {
		if r.Posted && r.Channel == workflow.PublicChannel && !r.At.Before(last.At) {
			last = r
		}
	}
	return last
}

// awaiting says what a letter that is answered but not closed still waits for.
func awaiting(l workflow.Letter) string {
	if open := openList(l); open != "" {
		return "，还有未了事项：" + open + "。"
	}
	return "，现在是“" + workflow.Term(l.Stage) + "”。"
}

// openList names what is still owed on a letter.
func openList(l workflow.Letter) string {
	var open []string
	for _, d := range l.Open() {
		open = append(open, d.Owner+workflow.Term(d.Kind)+"（"+on(d.DueOn, d.Provisional)+"前）")
	}
	return strings.Join(open, "、")
}

func textUrged(l workflow.Letter, r workflow.Rules, today calendar.Day) string {
	var names []string
	for _, role := range []workflow.Role{workflow.Contact, workflow.Head} {
		for _, p := range r.People.Holders(role, l.Lead().Unit, today) {
			names = append(names, p.Name)
		}
	}
	return fmt.Sprintf("%s 已催办%s，通知：%s。", head(l), l.Lead().Unit, or(strings.Join(names, "、"), "无人，请核对通讯录"))
}

func textArchived(l workflow.Letter) string {
	return fmt.Sprintf("%s 已归档（%s）。", head(l), on(l.ArchivedOn, false))
}

// textNoSuchGate says which five gates there are (第十一条).
func textNoSuchGate(name string) string {
	var names []string
	for _, g := range workflow.Gates {
		names = append(names, workflow.Term(g))
	}
	return "没有“" + name + "”，没有审核。五关是：" + strings.Join(names, "、") + "。例如：审核 1 退回 " + names[0] + " 意见"
}
