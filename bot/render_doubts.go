package bot

import (
	"fmt"
	"strconv"
	"strings"

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

// firstDoubt is the number of the first of them, as it is typed.
func firstDoubt(l *workflow.Letter) string {
	if open := l.OpenDoubts(); len(open) > 0 {
		return strconv.Itoa(open[0].N)
	}
	return "1"
}

// clearedText says that the 事实关 can be signed; empty while something is in doubt.
func clearedText(l *workflow.Letter, today calendar.Day) string {
	if len(l.OpenDoubts()) > 0 {
		return ""
	}
	return "都已核实，可以签事实关：审核 " + ref(l.Number, today) + " 通过"
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
