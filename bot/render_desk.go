package bot

import (
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// textRegistered offers the category that the assistant drafted.
func textRegistered(l workflow.Letter, drafted workflow.Category, today calendar.Day) string {
	text := fmt.Sprintf("已登记 %s。\n交办时限：%s 18:00（当日交办，第九条）\n下一步：分类 %s %s", head(l),
		dueOf(l, workflow.DutyAssign), ref(l.Number, today), or(categoryShort[drafted], categoryShort[workflow.Petition]))
	if drafted != workflow.Discipline && prompts.SuspectsDiscipline(l.Title+"\n"+l.Body) {
		text += "\n有疑似违纪线索：属党风廉政的请改用 分类 " + ref(l.Number, today) + " " + categoryShort[workflow.Discipline]
	}
	return text
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
