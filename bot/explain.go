package bot

import (
	"fmt"
	"slices"
	"strings"

	"huiyin/workflow"
)

// textNotForYou refuses sight of a letter without telling anything of it.
func textNotForYou(n workflow.Number) string {
	return n.String() + " 不在您的办理范围内，不能查看。"
}

// explain words a refusal: what is wrong, and what would be right. Nothing
// was changed.
func (t *turn) explain(r *workflow.Refusal, v workflow.View) string {
	n := r.Letter.String()
	seq := ref(r.Letter, t.today())
	switch r.Reason {
	case workflow.NoSuchLetter:
		return "没有编号为 " + n + " 的留言。回复 待办 可查看等您处理的留言。"
	case workflow.NotYours:
		if t.lost(r, v) {
			return n + " 不在贵单位名下：没有交办给贵单位，或已退回、改派。没有办理。"
		}
		return strings.TrimSpace(n+" 没有办理：") + "“" + stepNames[r.Command] + "”应由" + t.who(r, v) + "办理，您的岗位不能做这一步。" + t.possible(r, v)
	case workflow.WrongStage:
		return n + " 现在是“" + workflow.Term(r.Stage) + "”，" + t.early(r, v) + "“" + stepNames[r.Command] + "”要在“" + stageList(r.From) + "”时进行。" + t.possible(r, v)
	case workflow.NoCategory:
		return n + " 还没有分类，不能交办。请先回复：分类 " + seq + " 信访"
	case workflow.UnknownCategory:
		return n + " 没有分类。目前能办理的类别：" + procedures() + "。例如：分类 " + seq + " 信访"
	case workflow.UnknownUnit:
		return textWhichUnit(r.Letter, seq, r.Unit, nil)
	case workflow.NoContact:
		return n + " 没有交办：" + r.Unit + "现在没有可联系的联络员。请管理员补上联络员，或交办其他单位。"
	case workflow.BadDays:
		return n + " 没有交办：办理时限只有 5日 或 15日（第十条）。例如：交办 " + seq + " 三营镇 15日"
	case workflow.NotAccepted:
		return n + " 还没有签收。请先回复：签收 " + seq
	case workflow.AlreadyAccepted:
		return fmt.Sprintf("%s 已由%s签收，不需要再签收。报送办理情况：报告 %s", n, v.Rules.People.Name(r.By), seq)
	case workflow.WindowClosed:
		return t.tooLate(r, v)
	case workflow.NoReason:
		return n + " 没有办理：请写明原因或意见。" + t.exampleOf(r)
	case workflow.TooManyReturns:
		return n + " 已被退回两次，再有异议须由督查室裁定，不能直接退回。请与交办科室联系。"
	case workflow.ReportIncomplete:
		return n + " 的报告还缺：" + partList(r.Missing) + "，没有提交，已写的都在。请接着填写（第十条：要素齐全）。"
	case workflow.DraftedBySelf:
		return n + " 的报告是您起草的，起草人不能审核，请由其他审核人办理。"
	case workflow.ReviewedBySelf:
		return n + " 由您起草或审核过，不能再由您审定。"
	case workflow.GateSigned:
		return n + " 的" + workflow.Term(r.Gate) + "已经签过了，未作改动。"
	case workflow.NotSubmitted:
		return n + " 还没有报签，不能审定。请督查室先报签。"
	case workflow.AlreadySubmitted:
		return n + " 已经报签，正在等领导审定。"
	case workflow.NoLeader:
		return n + " 的受文领导不在通讯录中，不能报签，请联系管理员。"
	case workflow.BadLink:
		return n + " 没有发布：没有看到回复的网页地址。请附上留言板上该回复的链接，例如：发布 " + seq + " https://liuyan.people.com.cn/…"
	case workflow.WordingDiffers:
		return n + " 没有登记发布：贴出的文字与审定稿不一致。" + t.difference(r, v) + "请在留言板改成审定稿，再发一次；只发链接表示已按审定稿发布。"
	case workflow.NotPublishable:
		return n + " 认定为“不属实”，按第十二条不予公开回复，请与督查室商定个别回复。"
	case workflow.NothingToUrge:
		return n + " 现在没有承办单位，不需要催办。"
	case workflow.MissingFields:
		return "还缺" + fieldList(r.Fields) + "，没有登记，已填的都在。请补发，例如：" + fieldExample(fieldNames[r.Fields[len(r.Fields)-1]])
	case workflow.TooLong:
		return fieldList(r.Fields) + "过长，没有登记，已填的都在。标题不超过200字，编号不超过128字，内容不超过20000字。"
	case workflow.AlreadyKnown:
		return t.alreadyKnown(r)
	case workflow.SameWording:
		return "内容与已登记的 " + n + " 完全相同，没有登记。如确是另一件留言，请回复：仍要登记；否则回复 取消。"
	}
	return "没有办理。回复 帮助 查看能做的事。"
}

func (t *turn) alreadyKnown(r *workflow.Refusal) string {
	text := "这件留言已经登记过，编号 " + r.Letter.String() + "（" + workflow.Term(r.Stage) + "），没有重复登记。"
	if r.Changed {
		text += "这次粘贴的正文与原登记的不同，原登记未改动，请核对。"
	}
	return text
}

// early says who has moved the letter already, for the second of two people.
func (t *turn) early(r *workflow.Refusal, v workflow.View) string {
	if r.By == "" || r.By == t.speaker.UserID {
		return ""
	}
	return "上一步由" + v.Rules.People.Name(r.By) + "办理，"
}

// possible says what the person can do with the letter instead.
func (t *turn) possible(r *workflow.Refusal, v workflow.View) string {
	l, ok := v.Letters[r.Letter]
	if !ok {
		return ""
	}
	if can := t.can(v, l); can != "" {
		return "现在您可以：" + can + "。"
	}
	return ""
}

// wanting are refusals that a person's words can still cure: the step itself
// is open to them.
var wanting = []workflow.Reason{workflow.ReportIncomplete, workflow.UnknownUnit, workflow.UnknownCategory, workflow.BadLink}

// can lists the words for what the person may do with the letter now.
func (t *turn) can(v workflow.View, l workflow.Letter) string {
	var words []string
	for _, c := range v.Rules.Possible(l, t.speaker.UserID, t.now) {
		refusal := v.Rules.Rehearse(l, workflow.Step{Command: c, Letter: l.Number, At: t.now,
			Actor: workflow.Actor{Person: t.speaker.UserID}, Details: workflow.Details{Reason: "?", Report: &workflow.Report{}}})
		if refusal == nil || slices.Contains(wanting, refusal.Reason) {
			words = append(words, strings.TrimSpace(stepNames[c]+" "+ref(l.Number, t.today())+" "+stepWords[c]))
		}
	}
	return strings.Join(words, "、")
}

// exampleOf shows how a refused command is written with its reason.
func (t *turn) exampleOf(r *workflow.Refusal) string {
	for i := range commands {
		if slices.Contains(commands[i].steps, r.Command) {
			return "例如：" + strings.Replace(commands[i].reasoned(), " 1", " "+ref(r.Letter, t.today()), 1)
		}
	}
	return ""
}

// reasoned is the example that holds a reason: the last that names letter 1.
func (c *command) reasoned() string {
	if strings.Contains(c.examples[1], " 1 ") {
		return c.examples[1]
	}
	return c.examples[0]
}

// lost reports whether a unit asks for a letter that is not, or no longer, its
// own: the people of units learn no more than that.
func (t *turn) lost(r *workflow.Refusal, v workflow.View) bool {
	l, exists := v.Letters[r.Letter]
	org, _ := t.rules.People.Org(t.speaker.Org)
	return exists && org.Kind.IsUnit() && !t.sees(&l)
}

// who names who may take a step: by the office's own name to those who may see
// the letter, in general words to others.
func (t *turn) who(r *workflow.Refusal, v workflow.View) string {
	l, ok := v.Letters[r.Letter]
	if !ok || !t.sees(&l) {
		return whoName(r.Who, scopeNames)
	}
	d := v.Rules.People
	orgs := map[workflow.Scope]string{workflow.OwnerOffice: l.Owner(d), workflow.Supervisors: d.Supervision(l.Addressee)}
	if turn := l.Turn(d); turn != "" {
		orgs[workflow.ReviewingTurn] = turn
	}
	if lead := l.Lead(); lead != nil {
		orgs[workflow.LeadUnit] = lead.Unit
	}
	for scope, name := range scopeNames {
		orgs[scope] = or(orgs[scope], name)
	}
	return whoName(r.Who, orgs)
}

// tooLate says why a letter cannot be returned any more: the days are over, or
// there is a report already.
func (t *turn) tooLate(r *workflow.Refusal, v workflow.View) string {
	n := r.Letter.String()
	if l, ok := v.Letters[r.Letter]; ok && l.Report() != nil {
		return n + " 已报送过办理情况，不能再退回。有不同意见请与交办科室沟通。" + t.possible(r, v)
	}
	return fmt.Sprintf("%s 没有退回：退回期限是 %s 18:00，已经过了（第十条：2日内退回）。有不同意见请与交办科室沟通。", n, on(r.Day, false)) + t.possible(r, v)
}

// difference shows where a posted text leaves the approved wording.
func (t *turn) difference(r *workflow.Refusal, v workflow.View) string {
	l, ok := v.Letters[r.Letter]
	if !ok || l.Approval() == nil {
		return ""
	}
	return differs(l.Approval().Wording, t.posted)
}

func procedures() string {
	names := make([]string, len(workflow.Procedures))
	for i, c := range workflow.Procedures {
		names[i] = workflow.Term(c)
	}
	return strings.Join(names, "、")
}

func partList(missing []workflow.Part) string {
	names := make([]string, len(missing))
	for i, p := range missing {
		names[i] = workflow.Term(p)
	}
	return strings.Join(names, "、")
}

// fieldNames are the fields without which nothing is registered.
var fieldNames = map[string]string{"title": "标题", "body": "内容", "addressee": "受文领导", "source_id": "编号"}

// fieldList names missing fields in the order of the form.
func fieldList(fields []string) string {
	var list []string
	for _, f := range []string{"title", "addressee", "body"} {
		if slices.Contains(fields, f) {
			list = append(list, fieldNames[f])
		}
	}
	return strings.Join(list, "、")
}

// differs shows two texts at the first place where they part.
func differs(approved, posted string) string {
	a, b := []rune(approved), []rune(posted)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-6)
	part := func(r []rune) string {
		if i >= len(r) {
			return string(r[min(from, len(r)):]) + "（到此为止）"
		}
		return short(string(r[from:]), 14)
	}
	return fmt.Sprintf("从第%d个字起不同，审定稿是“%s”，贴出的是“%s”。", i+1, part(a), part(b))
}
