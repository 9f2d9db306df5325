package bot

import (
	"fmt"
	"strconv"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// doubtText lists the facts of a drafted reply that a person has still to clear.
func doubtText(l *workflow.Letter) string {
	var items []string
	for _, d := range l.OpenDoubts() {
		items = append(items, fmt.Sprintf("第%d项 %s“%s”", d.N, workflow.Term(d.Kind), short(d.Text, 40)))
	}
	return strings.Join(items, "；")
}

// clearedText says that the 事实关 can be signed; empty while something is in doubt.
func clearedText(l *workflow.Letter, today calendar.Day) string {
	if len(l.OpenDoubts()) > 0 {
		return ""
	}
	return "都已核实，可以签事实关：审核 " + ref(l.Number, today) + " 通过"
}

// doubtsOf are the facts of a reply that neither the report nor the letter states, as
// they go with the report (domain.md §9). A promise that is declared has its source.
func doubtsOf(r *workflow.Report, l *workflow.Letter, promises []workflow.Commitment) []workflow.Doubt {
	var doubts []workflow.Doubt
	for _, f := range prompts.Unsupported(r.ProposedReply, *r, prompts.Letter{Title: l.Title, Body: l.Text() + "\n" + unitsOf(l)}, promises...) {
		doubts = append(doubts, workflow.Doubt{Kind: f.Kind, Text: f.Text})
	}
	return doubts
}

// openDoubts lists them under the report that an office reviews.
func openDoubts(b *strings.Builder, l *workflow.Letter) {
	for _, d := range l.OpenDoubts() {
		fmt.Fprintf(b, "存疑%d：%s“%s”没有出处，核实后才能签事实关\n", d.N, workflow.Term(d.Kind), d.Text)
	}
	for _, d := range l.CurrentDoubts() {
		if !d.At.IsZero() {
			fmt.Fprintf(b, "存疑%d：%s“%s”已核实：%s\n", d.N, workflow.Term(d.Kind), d.Text, d.Source)
		}
	}
}

// readSource takes which fact it is, and where a person found it: no number and no 无 is a
// source.
func readSource(_ *turn, o order) (workflow.Details, string) {
	item, rest := itemAhead(o.words())
	if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && item == 0 {
		item, rest = n, ""
	}
	reason := strings.TrimSpace(o.typed(rest))
	if len([]rune(reason)) < 2 || isOneOf(reason, "没有", "不知道", "已核实", "核实", "属实") {
		reason = ""
	}
	return workflow.Details{Item: item, Reason: reason}, ""
}
