package workflow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
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
		fmt.Fprintf(b, "    state \"%s\" as %s\n", Term(s), s)
	}
	var arrows []string
	labels := map[string][]string{}
	for _, r := range Table {
		for _, from := range r.origins() {
			arrow := cmp.Or(string(from), "[*]") + " --> " + string(cmp.Or(r.To, from))
			if labels[arrow] == nil {
				arrows = append(arrows, arrow)
			}
			if label := Term(r.Command); !slices.Contains(labels[arrow], label) {
				labels[arrow] = append(labels[arrow], label)
			}
		}
	}
	for _, arrow := range arrows {
		fmt.Fprintf(b, "    %s : %s\n", arrow, strings.Join(labels[arrow], "、"))
	}
	for _, s := range Stages {
		if s.Ended() {
			fmt.Fprintf(b, "    %s --> [*]\n", s)
		}
	}
	b.WriteString("```\n\n")
}

// origins are the stages a row starts from, the empty one for a new letter.
func (r Row) origins() []Stage {
	if len(r.From) == 0 {
		return []Stage{""}
	}
	return r.From
}

func writeRows(b *strings.Builder) {
	b.WriteString("## 步骤 · Rows\n\n| 命令 | 由 → 到 | 谁可以 | 须具备 | 时限：止 / 起 | 告知 | 牵连 | 依据 |\n|---|---|---|---|---|---|---|---|\n")
	for _, r := range Table {
		move := list(r.From, "、", func(s Stage) string { return Term(s) })
		move = cmp.Or(move, "（新）") + " → " + cmp.Or(Term(r.To), "不变")
		if r.When.says != "" {
			move += "（" + r.When.says + "）"
		}
		fmt.Fprintf(b, "| %s `%s` | %s | %s | %s | %s | %s | %s | %s |\n", Term(r.Command), r.Command, move,
			list(r.Who, "、", Who.term), list(r.Needs, "；", func(g guard) string { return g.says }), r.clockTerms(),
			list(r.Tells, "；", telling.term), list(r.Then, "；", then.term), r.Article)
	}
}

// term says what is told to whom, and when only sometimes.
func (t telling) term() string {
	said := Term(t.kind) + "：" + list(t.to, "、", Who.term)
	if t.when.says != "" {
		said += "（" + t.when.says + "）"
	}
	return said
}

// term says which step follows on which letters.
func (t then) term() string { return Term(t.on) + Term(t.command) }

func writeClocks(b *strings.Builder) {
	b.WriteString("\n## 时限 · Clocks\n\nA period ends at 18:00 of its last working day; day 0 is the day on which it starts.\n\n" +
		"| 待办 | 由谁 | 依据 |\n|---|---|---|\n")
	var kinds []DutyKind
	for _, r := range Table {
		kinds = append(kinds, r.Starts...)
	}
	for i, kind := range kinds {
		if !slices.Contains(kinds[:i], kind) {
			fmt.Fprintf(b, "| %s `%s` | %s | %s |\n", Term(kind), kind, Term(kind.Role()), clocks[kind].article)
		}
	}
}

// clockTerms says which clocks a row stops, drops (转出) and starts.
func (r Row) clockTerms() string {
	term := func(k DutyKind) string { return Term(k) }
	ended := list(r.Stops, "、", term)
	if len(r.Drops) > 0 {
		ended = strings.TrimPrefix(ended+"、转出"+list(r.Drops, "、", term), "、")
	}
	if started := list(r.Starts, "、", term); ended+started != "" {
		return cmp.Or(ended, "—") + " / " + cmp.Or(started, "—")
	}
	return ""
}

// term names who: some scopes are the person already.
func (w Who) term() string {
	if w.Role == "" || w.Of == TheAddressee {
		return Term(w.Of)
	}
	return Term(w.Of) + Term(w.Role)
}

func list[T any](items []T, separator string, term func(T) string) string {
	terms := make([]string, len(items))
	for i, item := range items {
		terms[i] = term(item)
	}
	return strings.Join(terms, separator)
}
