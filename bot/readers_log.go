package bot

import (
	"fmt"
	"strings"

	"huiyin/workflow"
)

// sealedNames are what was opened, in words.
var sealedNames = map[workflow.SealedItem]string{
	workflow.SealedContact: "联系方式", workflow.SealedInstruction: "批示", workflow.SealedDiscipline: "党风廉政件", workflow.SealedDossier: "案卷",
}

// audit shows who opened what is sealed (审计, domain.md §5): to those of the offices
// who may read the letter themselves.
func (t *turn) audit(o order) error {
	if !o.command.mayUse(t.speaker, t.rules.People) || t.speaker.Has(workflow.Leader) {
		return t.say(said{text: textNotForUnits(o.command)})
	}
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	readings, err := t.bot.Store.Readings(t.ctx, n)
	if err != nil {
		return err
	}
	return t.read(o, func(v workflow.View, l *workflow.Letter) said {
		return said{text: readingsText(l, readings, v.Rules.People)}
	})
}

func readingsText(l *workflow.Letter, readings []workflow.Reading, d *workflow.Directory) string {
	if len(readings) == 0 {
		return l.Number.String() + " 的保密内容没有人查阅过。"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s 保密内容查阅记录\n", l.Number)
	for _, r := range readings {
		fmt.Fprintf(&b, "%s %s 查阅%s\n", when(r.At), d.Name(r.Reader), sealedNames[r.What])
	}
	return strings.TrimSpace(b.String())
}
