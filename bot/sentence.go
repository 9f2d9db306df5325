package bot

import (
	"strconv"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// facts are what can be put into a sentence: {号} is how the letter is typed,
// {交办时限} the open deadline of 交办, {单位} the unit it speaks of …
type facts []string

func (f *facts) add(name, value string) { *f = append(*f, "{"+name+"}", value) }

// fill puts the facts into a sentence. A line whose facts are all missing is left
// out: a sentence never says that something is "—".
func (f facts) fill(sentence string) string {
	for _, name := range names(sentence) {
		for i := 0; i+1 < len(f); i += 2 {
			if f[i] == name && strings.TrimSpace(f[i+1]) == "" {
				sentence = dropLines(sentence, name)
			}
		}
	}
	return strings.TrimSpace(strings.NewReplacer(f...).Replace(sentence))
}

// names lists the facts that a sentence asks for.
func names(sentence string) []string {
	var found []string
	for _, part := range strings.Split(sentence, "{")[1:] {
		if name, _, ok := strings.Cut(part, "}"); ok {
			found = append(found, "{"+name+"}")
		}
	}
	return found
}

// dropLines leaves out the lines behind the first that hold a fact that is missing.
func dropLines(sentence, name string) string {
	lines := strings.Split(sentence, "\n")
	kept := lines[:1]
	for _, line := range lines[1:] {
		if !strings.Contains(line, name) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// letterFacts are what any sentence about a letter may say.
func letterFacts(l workflow.Letter, d *workflow.Directory, today calendar.Day) facts {
	var f facts
	f.add("件", l.Number.String())
	f.add("题", head(l))
	f.add("号", ref(l.Number, today))
	f.add("急", urgentMark(l))
	f.add("类别", workflow.Term(l.Category))
	f.add("领导", workflow.Term(l.Addressee))
	f.add("环节", workflow.Term(l.Stage))
	f.add("督查室", l.Supervision(d))
	f.add("科室", l.Owner(d))
	f.add("审核单位", l.Turn(d))
	lead := workflow.Assignment{}
	if a := l.Lead(); a != nil {
		lead = *a
	}
	f.add("主办", lead.Unit)
	f.add("办理时限", known(on(lead.DueOn, lead.Provisional)))
	for _, kind := range workflow.DutyKinds {
		f.add(workflow.Term(kind)+"时限", known(dueOf(l, kind)))
	}
	return f
}

// addNotice adds what the step said that a notice is about.
func (f *facts) addNotice(n workflow.NoticeData, d *workflow.Directory) {
	f.add("单位", n.Unit)
	f.add("人", d.Name(n.By))
	f.add("原因", n.Reason)
	f.add("关", or(workflow.Term(n.Gate), "审核"))
	f.add("日", known(on(n.DueOn, false)))
	f.add("天", strconv.Itoa(n.Days))
	f.add("单号", n.Sheet)
	f.add("另件", n.Other.String())
	answer := "同意"
	if n.No {
		answer = "不同意"
	}
	f.add("答复", answer)
}

// known is empty for what stands where nothing is known.
func known(s string) string { return strings.TrimSuffix(s, "—") }
