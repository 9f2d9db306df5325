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

const textEntryTheirs = "目录由信访局、督查室经办人修改。"

var textTooManyTopics = fmt.Sprintf("没有改：一个单位最多%d个词，请先减去不用的。", mostTopics)

func textEntryUsage(unit string) string {
	return "改动：目录 " + unit + " 加 路灯、井盖；减、简称 也这样写"
}

func textEdited(unit workflow.Org, changed bool) string {
	if !changed {
		return "目录没有变化。\n" + textEntry(unit)
	}
	return "目录已改，以后的草拟按新目录。\n" + textEntry(unit)
}

func textNamesake(other workflow.Org) string {
	return "没有改：这个简称已经是" + other.Name + "的名称，一个简称只能指一个单位。"
}

func textWhichVerb(unit workflow.Org, word string) string {
	return "没有改：请写 加、减 或 简称，例如：目录 " + unit.Name + " 加 " + short(word, longestTopic)
}

func textBadTopic(word string) string {
	return fmt.Sprintf("没有改：“%s”应为2到%d个字的词，例如 路灯。", short(word, 20), longestTopic)
}

// textLearnt says why a unit is proposed that no word points to.
func textLearnt(n workflow.Number) string { return "相近的" + n.String() + "退改后由其承办" }
