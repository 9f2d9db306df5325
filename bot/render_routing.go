package bot

import (
	"fmt"
	"slices"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// What is said of the directory of units.

func textEntry(unit workflow.Org) string {
	return fmt.Sprintf("%s\n简称：%s\n事项：%s\n", unit.Name, or(strings.Join(unit.Aliases, "、"), "没有"), or(strings.Join(unit.Topics, "、"), "没有"))
}

func textWhichEntry(word string, found []workflow.Org) string {
	if len(found) == 0 {
		return "目录里没有“" + short(word, 20) + "”这个承办单位，请写单位全称或常用简称，例如：目录 三营镇"
	}
	names := make([]string, len(found))
	for i, o := range found {
		names[i] = o.Name
	}
	return "“" + word + "”可能是" + strings.Join(names, "、") + "，请写全称。"
}

// mendText offers the entry that would have spared a return, once another unit has the
// letter: the word that pointed to the wrong unit, for the right one.
func (t *turn) mendText(l *workflow.Letter) string {
	lead := l.Lead()
	if lead == nil || !t.entitled() || t.bot.Assistant == nil {
		return ""
	}
	for _, a := range slices.Backward(l.Assignments) {
		if a.Role != workflow.LeadRole || a.Unit == lead.Unit || (a.Status != workflow.Returned && a.Status != workflow.Reassigned) {
			continue
		}
		if word := prompts.PointsTo(t.rules.People.Orgs, a.Unit, promptOf(*l)); word != "" {
			if unit, _ := t.rules.People.Org(lead.Unit); !slices.Contains(unit.Topics, word) {
				return "\n退件即修目录：以后“" + word + "”类的要先想到" + lead.Unit + "，请回复 目录 " + lead.Unit + " 加 " + word
			}
		}
		return ""
	}
	return ""
}
