package bot

import (
	"fmt"
	"strings"
	"time"

	"huiyin/workflow"
)

// How it is told what became of proposals.

// modelText shows how far people followed what was proposed (domain.md §11).
func modelText(year int, month time.Month, rows []workflow.Assisted) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d年%d月智能草拟\n", year, int(month))
	if len(rows) == 0 {
		return b.String() + "这个月没有草拟过。"
	}
	for _, task := range workflow.Tasks {
		for _, byModel := range []bool{true, false} {
			b.WriteString(taskText(task, byModel, rows))
		}
	}
	return b.String() + "一致、采用的按人最后确认的算；还没有人确认的不算在内。"
}

// taskText is one task of one maker: all of it, then by category.
func taskText(task workflow.Task, byModel bool, rows []workflow.Assisted) string {
	var all workflow.Assisted
	var by []string
	for _, r := range rows {
		if r.Task != task || r.Model != byModel {
			continue
		}
		all.Add(r)
		if r.Category != "" && r.Decided() > 0 {
			by = append(by, workflow.Term(r.Category)+" "+share(r))
		}
	}
	if all.Calls == 0 {
		return ""
	}
	maker := "规则"
	if byModel {
		maker = fmt.Sprintf("大模型（没答上%d次，%d词元，平均%.1f秒）", all.Failed, all.Tokens, all.Took.Seconds()/float64(all.Calls))
	}
	text := fmt.Sprintf("%s·%s %d次：%s\n", workflow.Term(task), maker, all.Calls, shareOf(task, all))
	if len(by) > 0 {
		text += "　" + strings.Join(by, "；") + "\n"
	}
	return text
}

// shareOf tells it in the task's own words: a check is held against the reviewer's
// verdict, and the analysis of a month (月度分析) is only read.
func shareOf(task workflow.Task, a workflow.Assisted) string {
	switch task {
	case workflow.TaskMonth:
		return "供参考"
	case workflow.TaskCheck:
		return strings.Replace(share(a), "采用", "与审核结论一致", 1)
	}
	return share(a)
}

// share is how many of the decided proposals were taken as they were.
func share(a workflow.Assisted) string {
	if a.Decided() == 0 {
		return "还没有人确认"
	}
	text := fmt.Sprintf("采用%d/%d（%s）", a.AsIs, a.Decided(), workflow.Rate{Met: a.AsIs, Total: a.Decided()})
	if a.Changed > 0 {
		text += fmt.Sprintf("，改后采用%d", a.Changed)
	}
	return text
}
