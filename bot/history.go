package bot

import (
	"fmt"
	"strings"

	"huiyin/workflow"
)

// history shows who did what on a letter (记录). Units see it as far as they see
// the handling.
func (t *turn) history(o order) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	steps, err := t.bot.Store.History(t.ctx, n)
	if err != nil {
		return err
	}
	return t.read(o, func(v workflow.View, l *workflow.Letter) said {
		if !workflow.SeesHandling(t.speaker, l, v.Rules.People, t.today()) {
			return said{text: textNotForYou(n)}
		}
		return said{text: historyText(l, steps, v.Rules.People), safe: true}
	})
}

// historyText lists the steps, one a line; how an office looked for itself is
// hidden, and so are the words of every step (第十三条, 第十九条).
func historyText(l *workflow.Letter, steps []workflow.Logged, d *workflow.Directory) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s 办理记录\n", head(*l))
	for _, s := range steps {
		c := s.Command
		if c == workflow.Inspect || c == workflow.Instruct || c == workflow.CarryOut {
			continue
		}
		fmt.Fprintf(&b, "%s %s %s\n", when(s.At), actorName(s.Actor, d), workflow.Term(c))
	}
	return strings.TrimSpace(b.String())
}

// actorName is how people are told who acted: a name, 接口, or 系统 for a job.
func actorName(actor string, d *workflow.Directory) string {
	switch {
	case actor == "api":
		return "接口"
	case strings.HasPrefix(actor, "job:with/"):
		return "随 " + strings.TrimPrefix(actor, "job:with/")
	case strings.HasPrefix(actor, "job:"):
		return "系统"
	}
	return d.Name(actor)
}
