package bot

import (
	"fmt"
	"regexp"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// What is said of a report as a whole, before it goes in.

// signedText is what 提交 states of the unit's head (edges 21).
func signedText(r reporting) string {
	if r.Head == "" {
		return ""
	}
	return "\n提交即载明：已经单位主要负责人（" + r.Head + "）审签。"
}

// guidanceText reminds of the line of 第十八条 that a reply lacks.
func guidanceText(r reporting) string {
	owed := workflow.GuidanceOwed(r.Category, r.Reached, r.Report.ProposedReply)
	if owed == "" {
		return ""
	}
	return "第十八条：回复建议里宜加一句“" + owed + "”，加上请回复 改第6项。\n"
}

// wholeDay is a day that can be typed as it stands.
var wholeDay = regexp.MustCompile(`(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]`)

// undeclaredText asks about what looks like a promise and is not declared (edges 21).
func undeclaredText(r reporting) string {
	found := prompts.Promises(r.Report.ProposedReply)
	known := r.Declared + len(r.Promises)
	if len(found) <= known {
		return ""
	}
	example := or(wholeDay.FindString(prompts.DayIn(found[known])), "10月20日") + " 完成路面修复"
	return "回复建议里好像有承诺：“" + short(found[known], 60) + "”\n是承诺请登记日期和内容，例如：承诺 " + example + "；不是可直接提交。\n"
}

func textReportFull(n workflow.Number) string {
	return "报告 " + n.String() + " 要素已齐，这段话没有记入。修改请先回复 改第几项（如 改第2项），报送请回复 提交。"
}

func textReportPreview(n workflow.Number, r reporting) string {
	return "报告 " + n.String() + " 预览\n" + reportBody(r.Report, strings.TrimSpace) + promiseList(r.Promises) + "\n回复 提交 报送，改第2项 可修改。" + signedText(r)
}

// reportBody is a report's full text under its headings.
func reportBody(r workflow.Report, veiled func(string) string) string {
	var b strings.Builder
	report := reporting{Report: r}
	for i, p := range report.parts() {
		text := partText(r, p)
		if p != workflow.PartReply {
			text = veiled(text)
		}
		fmt.Fprintf(&b, "%d.%s：%s\n", i+1, workflow.Term(p), text)
	}
	return b.String()
}

func textPromised(n workflow.Number, promises []workflow.Commitment) string {
	return "报告 " + n.String() + " 已记下承诺：\n" + promiseList(promises) + "接着填写，或回复 提交。"
}

// promiseList numbers the commitments of a report.
func promiseList(promises []workflow.Commitment) string {
	var b strings.Builder
	for i, c := range promises {
		fmt.Fprintf(&b, "承诺%d：%s前 %s\n", i+1, on(c.DueOn, false), c.Text)
	}
	return b.String()
}
