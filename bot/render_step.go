package bot

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

func or(s, otherwise string) string {
	if strings.TrimSpace(s) == "" {
		return otherwise
	}
	return s
}

// when is a time as people write it; empty for no time.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(calendar.CST).Format("2006-01-02 15:04")
}

// short cuts a text for a list or preview.
func short(s string, n int) string {
	runes := []rune(strings.TrimSpace(s))
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n]) + "……"
}

// on is a deadline: its date, weekday and 暂定 where the year is not loaded.
func on(d calendar.Day, provisional bool) string {
	if d.IsZero() {
		return "—"
	}
	text := d.String() + " " + calendar.WeekdayName(d.Weekday())
	if provisional {
		text += "（暂定）"
	}
	return text
}

// head is how every message about a letter begins.
func head(l workflow.Letter) string { return l.Number.String() + "《" + l.Title + "》" }

// ref is how a letter is typed: by its bare number in its own year, in full
// after that (edges 44).
func ref(n workflow.Number, today calendar.Day) string {
	if n.Year == today.Year() {
		return strconv.Itoa(n.Seq)
	}
	return n.String()
}

// limit is the handling limit of the letter's unit, 暂定 where it is.
func limit(l workflow.Letter, day calendar.Day) string {
	lead := l.Lead()
	return on(day, lead != nil && lead.Provisional && lead.DueOn == day)
}

// dueOf is the open deadline of a kind of duty.
func dueOf(l workflow.Letter, kind workflow.DutyKind) string {
	for _, d := range l.Open() {
		switch {
		case d.Kind == kind && !d.DueAt.IsZero():
			return when(d.DueAt)
		case d.Kind == kind:
			return on(d.DueOn, d.Provisional)
		}
	}
	return "—"
}

// textRegistered offers the category that the assistant drafted.
func textRegistered(l workflow.Letter, drafted workflow.Category, today calendar.Day) string {
	return fmt.Sprintf("已登记 %s。\n交办时限：%s 18:00（当日交办，第九条）\n下一步：分类 %s %s", head(l),
		dueOf(l, workflow.DutyAssign), ref(l.Number, today), or(categoryShort[drafted], categoryShort[workflow.Petition]))
}

// nextAtDesk is what the office types next: first 分类, then what the category asks
// for (第九条).
func nextAtDesk(l workflow.Letter, today calendar.Day) string {
	seq := ref(l.Number, today)
	switch l.Category {
	case "":
		return "分类 " + seq + " 信访"
	case workflow.Suggestion:
		return "礼复 " + seq + "；需要时 送阅 " + seq + " 单位或领导"
	case workflow.Thanks:
		return "礼复 " + seq + "；转被感谢单位 交办 " + seq + " 单位"
	case workflow.Inquiry:
		return "交办 " + seq + " 单位名称，或 自办 " + seq
	case workflow.Discipline:
		return "移送 " + seq + " 原因"
	}
	return "交办 " + seq + " 单位名称（可加 15日、急）"
}

// deskWork is what the office owes on a new letter, and until when.
func deskWork(l workflow.Letter) string {
	for _, kind := range []workflow.DutyKind{workflow.DutyCourtesy, workflow.DutyAssign} {
		if due := dueOf(l, kind); due != "—" {
			return "，请于 " + due + " 前办理"
		}
	}
	return ""
}

// classified says the next step to whoever owns the letter now, else who that is.
func (t *turn) classified(l workflow.Letter) string {
	text := fmt.Sprintf("%s 已定为%s。\n", head(l), workflow.Term(l.Category))
	if owner := l.Owner(t.rules.People); owner != t.speaker.Org {
		return text + "已转" + owner + "办理。"
	}
	return text + "下一步：" + nextAtDesk(l, t.today())
}

func textAssigned(l workflow.Letter, r workflow.Rules) string {
	a := l.Lead()
	switch {
	case l.Stage == workflow.Transferred:
		return l.Number.String() + " 已转纪检监察单位阅处，不再按一般程序办理（第九条）。"
	case a == nil:
		return head(l) + " 已转被感谢单位。"
	}
	urgent := ""
	if l.Urgent {
		urgent = "【急】"
	}
	text := fmt.Sprintf("%s%s 已交办%s（主办，%s），已通知联络员。\n签收时限：%s\n办理时限：%s", urgent, head(l), a.Unit, periodText(l, r),
		dueOf(l, workflow.DutyAccept), on(a.DueOn, a.Provisional))
	if supports := supportsOf(l); supports != "" {
		text += "\n协办：" + supports + "，意见时限 " + dueOf(l, workflow.DutyInput)
	}
	return text
}

// textWhichUnitFor is textWhichUnit for another command than 交办.
func textWhichUnitFor(c *command, n workflow.Number, today calendar.Day, name string, found []workflow.Org) string {
	text := textWhichUnit(n, ref(n, today), name, found)
	what, _, _ := strings.Cut(text, "请写")
	return strings.Replace(what, "没有交办", "没有办理", 1) + "请写单位全称或常用简称，例如：" + exampleFor(c.examples[0], spoken{n.Year, n.Seq})
}

// textWhichUnit asks for one unit; seq is how the letter is typed, found what
// the name may mean.
func textWhichUnit(n workflow.Number, seq, name string, found []workflow.Org) string {
	if len(found) == 0 {
		return n.String() + " 没有交办：没有叫“" + name + "”的承办单位。请写单位全称或常用简称，例如：交办 " + seq + " 三营镇"
	}
	names := make([]string, len(found))
	for i, o := range found {
		names[i] = o.Name
	}
	return n.String() + " 没有交办：“" + name + "”可能是" + strings.Join(names, "、") + "。请写清一个主办单位，例如：交办 " + seq + " " + names[0]
}

// periodText is how long the lead has: 5个工作日, or less on an urgent letter.
func periodText(l workflow.Letter, r workflow.Rules) string {
	a := l.Lead()
	return fmt.Sprintf("%d个工作日", r.Calendar.Between(calendar.Of(a.AssignedAt), a.DueOn))
}

// supportsOf lists the units that support the lead.
func supportsOf(l workflow.Letter) string {
	var units []string
	for _, a := range l.Assignments {
		if a.Round == l.Round && a.Role == workflow.SupportRole && a.Status.Holds() {
			units = append(units, a.Unit)
		}
	}
	return strings.Join(units, "、")
}

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

func textPassed(l workflow.Letter, p workflow.Person, r workflow.Rules, today calendar.Day) string {
	switch {
	case l.Stage == workflow.Approving:
		return head(l) + " 五关已签，审核完成，转入报签。\n" + submitHint(l, today)
	case l.Turn(r.People) != p.Org:
		return fmt.Sprintf("%s 五关已签，转%s审核，时限 %s。", head(l), l.Turn(r.People), dueOf(l, workflow.DutyReview))
	}
	var left []string
	for _, g := range l.Unsigned(p.Org) {
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
		return fmt.Sprintf("%s 的礼节性回复已发布，现在是“%s”。", head(l), workflow.Term(l.Stage))
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
