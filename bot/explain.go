package bot

import (
	"fmt"
	"slices"
	"strconv"
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
	case workflow.NotYours:
		if t.lost(r, v) {
			return n + " 不在贵单位名下：没有交办给贵单位，或已退回、改派。没有办理。"
		}
		if l, there := v.Letters[r.Letter]; there && !t.sees(&l) {
			return n + " 不在您的办理范围内，没有办理。"
		}
		return strings.TrimSpace(n+" 没有办理：") + "“" + stepName(r.Command) + "”应由" + t.who(r, v) + "办理，您的岗位不能做这一步。" + t.possible(r, v)
	case workflow.WrongStage:
		return n + " 现在是“" + workflow.Term(r.Stage) + "”，" + t.early(r, v) + "“" + stepName(r.Command) + "”要在“" + stageList(r.From) + "”时进行。" + t.possible(r, v)
	case workflow.UnknownCategory:
		return n + " 没有分类。目前能办理的类别：" + procedures() + "。例如：分类 " + seq + " 信访"
	case workflow.UnknownUnit:
		return textWhichUnit(r.Letter, seq, r.Unit, nil)
	case workflow.WindowClosed:
		return t.tooLate(r, v)
	case workflow.ReportIncomplete:
		return n + " 的报告还缺：" + partList(r.Missing) + "，没有提交，已写的都在。请接着填写（第十条：要素齐全）。"
	case workflow.WordingDiffers:
		return n + " 没有登记发布：贴出的文字与审定稿不一致。" + t.difference(r, v) + "请在留言板改成审定稿，再发一次；只发链接表示已按审定稿发布。"
	case workflow.MissingFields:
		return "还缺" + fieldList(r.Fields) + "，没有登记，已填的都在。请补发，例如：" + fieldExample(fieldNames[r.Fields[len(r.Fields)-1]])
	case workflow.TooLong:
		return t.overlong(r)
	case workflow.AlreadyKnown:
		return t.alreadyKnown(r)
	}
	if sentence, ok := refusals[r.Reason]; ok {
		return t.refusalFacts(r, v).fill(sentence)
	}
	return "没有办理。回复 帮助 查看能做的事。"
}

// refusalFacts are what a sentence about a refusal may say.
func (t *turn) refusalFacts(r *workflow.Refusal, v workflow.View) facts {
	l, ok := v.Letters[r.Letter]
	if !ok {
		l = workflow.Letter{Number: r.Letter, Stage: r.Stage}
	}
	f := letterFacts(l, v.Rules.People, t.today())
	f.add("存疑", doubtText(&l))
	f.add("项", firstDoubt(&l))
	f.add("步", stepName(r.Command))
	f.add("例", t.exampleOf(r))
	f.add("可以", t.possible(r, v))
	f.add("单位", r.Unit)
	f.add("标签", workflow.Term(r.Tag))
	f.add("人", v.Rules.People.Name(r.By))
	f.add("关", workflow.Term(r.Gate))
	f.add("事项", workflow.Term(r.Kind))
	f.add("日", known(on(r.Day, false)))
	f.add("限", strconv.Itoa(r.Limit))
	var kin []string
	for _, n := range r.Kin {
		kin = append(kin, n.String())
	}
	f.add("并案", strings.Join(kin, "、"))
	f.add("缺", or(strings.Join(kin, "、"), r.Letter.String()))
	return f
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
