package bot

import (
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

// veil takes the writer's name and telephone out of words that others wrote,
// for readers who may not know them (第十九条). The proposed reply is never
// veiled: who approves it has to see what would be published.
func veil(l *workflow.Letter, contacts bool) func(string) string {
	c := l.Petitioner.Contact
	var pairs []string
	if utf8.RuneCountInString(c.Name) > 1 {
		pairs = append(pairs, c.Name, veiledName)
	}
	if len(c.Phone) >= shortestPhone {
		pairs = append(pairs, c.Phone, veiledPhone)
	}
	if contacts || len(pairs) == 0 {
		return func(s string) string { return s }
	}
	return strings.NewReplacer(pairs...).Replace
}

// shortestPhone keeps a slip of the pen from veiling every 1 in a text.
const shortestPhone = 7
