package workflow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The names that the page of states gives to identifiers. They are read by
// those who build and check the table; what members read is worded by the bot.
var (
	stageTerms = map[Stage]string{Registered: "已登记", Handling: "承办中", Reviewing: "审核中", Approving: "报签中",
		Replying: "待回复", Closed: "已办结", Archived: "已归档"}
	commandTerms = map[Command]string{Register: "登记", Classify: "分类", Assign: "交办", Accept: "签收", Return: "退回",
		Submit: "提交", Pass: "审核通过", Rework: "退改", SubmitFor: "报签", Agree: "审定同意", SendBack: "审定退回",
		Publish: "发布", UrgeUnit: "催办", Archive: "归档"}
	// A leader's scope is the person already.
	roleTerms  = map[Role]string{Registrar: "经办", Reviewer: "审核", Contact: "联络员", Head: "负责人"}
	scopeTerms = map[Scope]string{AnyOffice: "任一主管科室", OwnerOffice: "归口科室", Bureau: "区信访局",
		Supervisors: "受文领导的督查室", ReviewingTurn: "当前审核单位", LeadUnit: "主办单位", TheAddressee: "受文领导",
		TheSystem: "定时任务", TheAPI: "接口"}
	dutyTerms = map[DutyKind]string{DutyAssign: "交办", DutyAccept: "签收", DutyReport: "报送", DutyReview: "审核",
		DutySubmit: "报签", DutyDecide: "审定", DutyReply: "回复", DutyArchive: "归档"}
	noticeTerms = map[NoticeKind]string{ToldRegistered: "新登记", ToldAssigned: "新交办", ToldReturned: "单位退回",
		ToldReview: "待审核", ToldRework: "退改", ToldPassed: "待报签", ToldDecide: "待审定", ToldAgreed: "待发布",
		ToldSentBack: "领导退回", ToldPublished: "已公开回复", ToldUrged: "催办"}
)

// StatesPage renders the table as a page of documentation: the state diagram,
// the rows and the clocks. docs/states.md is this text, and a test keeps it so.
func StatesPage() string {
	var b strings.Builder
	b.WriteString("# 留言办理状态图 · States of a letter\n\n" +
		"Generated from `workflow.Table` by `go test ./workflow -run TestStates -update`; do not edit.\n" +
		"Every step checks, in this order: the stage, the person, then 须具备 from left to right. A step that is\n" +
		"refused changes nothing. Where one command has several rows, the condition under 由 → 到 chooses.\n\n")
	writeDiagram(&b)
	writeRows(&b)
	writeClocks(&b)
	return b.String()
}

// writeDiagram draws one arrow for each pair of stages; steps that leave the
// stage as it is are arrows back to itself.
func writeDiagram(b *strings.Builder) {
	b.WriteString("```mermaid\nstateDiagram-v2\n")
	for _, s := range Stages {
		fmt.Fprintf(b, "    state \"%s\" as %s\n", stageTerms[s], s)
	}
	var arrows []string
	labels := map[string][]string{}
	for _, r := range Table {
		for _, from := range r.origins() {
			arrow := cmp.Or(string(from), "[*]") + " --> " + string(cmp.Or(r.To, from))
			if labels[arrow] == nil {
				arrows = append(arrows, arrow)
			}
			if label := commandTerms[r.Command]; !slices.Contains(labels[arrow], label) {
				labels[arrow] = append(labels[arrow], label)
			}
		}
	}
	for _, arrow := range arrows {
		fmt.Fprintf(b, "    %s : %s\n", arrow, strings.Join(labels[arrow], "、"))
	}
	fmt.Fprintf(b, "    %s --> [*]\n```\n\n", Archived)
}

// origins are the stages a row starts from, the empty one for a new letter.
func (r Row) origins() []Stage {
	if len(r.From) == 0 {
		return []Stage{""}
	}
	return r.From
}

func writeRows(b *strings.Builder) {
	b.WriteString("## 步骤 · Rows\n\n| 命令 | 由 → 到 | 谁可以 | 须具备 | 时限：止 / 起 | 告知 | 依据 |\n|---|---|---|---|---|---|---|\n")
	for _, r := range Table {
		move := list(r.From, "、", func(s Stage) string { return stageTerms[s] })
		move = cmp.Or(move, "（新）") + " → " + cmp.Or(stageTerms[r.To], "不变")
		if r.When.says != "" {
			move += "（" + r.When.says + "）"
		}
		fmt.Fprintf(b, "| %s `%s` | %s | %s | %s | %s | %s | %s |\n", commandTerms[r.Command], r.Command, move,
			list(r.Who, "、", Who.term), list(r.Needs, "；", func(g guard) string { return g.says }), r.clockTerms(),
			list(r.Tells, "；", func(t telling) string { return noticeTerms[t.kind] + "：" + list(t.to, "、", Who.term) }), r.Article)
	}
}

func writeClocks(b *strings.Builder) {
	b.WriteString("\n## 时限 · Clocks\n\nA period ends at 18:00 of its last working day; day 0 is the day on which it starts.\n\n" +
		"| 待办 | 由谁 | 依据 |\n|---|---|---|\n")
	var kinds []DutyKind
	for _, r := range Table {
		kinds = append(kinds, r.Starts...)
	}
	for i, kind := range kinds {
		if !slices.Contains(kinds[:i], kind) {
			fmt.Fprintf(b, "| %s `%s` | %s | %s |\n", dutyTerms[kind], kind, roleTerms[kind.Role()], clocks[kind].article)
		}
	}
}

// clockTerms says which clocks a row stops, drops (转出) and starts.
func (r Row) clockTerms() string {
	term := func(k DutyKind) string { return dutyTerms[k] }
	ended := list(r.Stops, "、", term)
	if len(r.Drops) > 0 {
		ended = strings.TrimPrefix(ended+"、转出"+list(r.Drops, "、", term), "、")
	}
	if started := list(r.Starts, "、", term); ended+started != "" {
		return cmp.Or(ended, "—") + " / " + cmp.Or(started, "—")
	}
	return ""
}

func (w Who) term() string { return scopeTerms[w.Of] + roleTerms[w.Role] }

func list[T any](items []T, separator string, term func(T) string) string {
	terms := make([]string, len(items))
	for i, item := range items {
		terms[i] = term(item)
	}
	return strings.Join(terms, separator)
}
