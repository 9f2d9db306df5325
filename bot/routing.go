package bot

import (
	"slices"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
	"huiyin/workflow/likeness"
)

// Bounds of a unit's topics: short words, so that a letter can be found by them.
const (
	longestTopic = 12 // characters
	mostTopics   = 40
)

// routing shows what a unit is responsible for (目录 住建局), or changes it (目录 住建局 加
// 路灯、井盖); what units give back is learnt here (退件即修目录).
func (t *turn) routing(o order) error {
	word, rest := t.entryAhead(strings.TrimSpace(o.words()))
	found := t.rules.People.FindUnits(word)
	switch {
	case !t.may(o.command):
		return t.say(said{text: textNotForUnits(o.command)})
	case word == "":
		return t.say(said{text: textUsage(o)})
	case len(found) != 1:
		return t.say(said{text: textWhichEntry(word, found)})
	case !t.entitled():
		return t.say(said{text: textEntry(found[0]) + textEntryTheirs})
	}
	r := workflow.Routing{Unit: found[0].Name, By: t.speaker.UserID, At: t.now}
	if wrong := readTopics(rest, found[0], &r); wrong != "" {
		return t.say(said{text: wrong})
	}
	if other, taken := t.rules.People.Namesake(r); taken {
		return t.say(said{text: textNamesake(other)})
	}
	if len(r.Add)+len(r.Drop)+len(r.Aliases) == 0 {
		return t.say(said{text: textEntry(found[0]) + textEntryUsage(r.Unit)})
	}
	return t.bot.Desk.Route(t.ctx, r, func(after *workflow.Directory, changed bool) ([]workflow.Notice, *workflow.Turn) {
		unit, _ := after.Org(r.Unit)
		return t.close(said{text: textEdited(unit, changed)})
	})
}

// entryAhead is the unit that the words begin with, and what is to be done with it; the
// space between them may be missing.
func (t *turn) entryAhead(words string) (unit, rest string) {
	unit, rest, _ = strings.Cut(words, " ")
	if len(t.rules.People.FindUnits(unit)) > 0 {
		return unit, rest
	}
	for _, v := range routingVerbs {
		if name, behind, ok := strings.Cut(words, v.word); ok && len(t.rules.People.FindUnits(strings.TrimSpace(name))) > 0 && strings.TrimSpace(name) != "" {
			return strings.TrimSpace(name), v.word + behind
		}
	}
	return unit, rest
}

// routingVerbs are the words behind which topics are added, short names are added, and
// either is dropped.
var routingVerbs = []struct{ word, means string }{{"增加", "加"}, {"加上", "加"}, {"加", "加"}, {"简称", "简称"}, {"减去", "减"}, {"删除", "减"}, {"减", "减"}, {"删", "减"}}

// readTopics reads 加 路灯、井盖 减 物业 简称 住建, in any order; wrong says what does not fit.
func readTopics(words string, unit workflow.Org, r *workflow.Routing) (wrong string) {
	lists := map[string]*[]string{"加": &r.Add, "减": &r.Drop, "简称": &r.Aliases}
	var into *[]string
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(" 、，,；;：:", r) }) {
		verb, rest := routingVerb(w)
		if verb != "" {
			into, w = lists[verb], rest
		}
		switch n := len([]rune(w)); {
		case w == "" && verb != "":
		case into == nil:
			return textWhichVerb(unit, w)
		case n < 2 || n > longestTopic:
			return textBadTopic(w)
		default:
			*into = append(*into, w)
		}
	}
	if len(unit.Topics)+len(r.Add) > mostTopics || len(unit.Aliases)+len(r.Aliases) > mostTopics {
		return textTooManyTopics
	}
	return ""
}

func routingVerb(w string) (means, rest string) {
	for _, v := range routingVerbs {
		if rest, ok := strings.CutPrefix(w, v.word); ok {
			return v.means, rest
		}
	}
	return "", w
}

// learnt moves the unit to the front that handles a letter like this one since another
// unit gave it back or lost it: what happened counts for more than a word.
func learnt(units []prompts.UnitSuggestion, alike []likeness.Found) []prompts.UnitSuggestion {
	for _, f := range alike {
		lead := f.Letter.Lead()
		moved := slices.ContainsFunc(f.Letter.Assignments, func(a workflow.Assignment) bool {
			return a.Role == workflow.LeadRole && lead != nil && a.Unit != lead.Unit && (a.Status == workflow.Returned || a.Status == workflow.Reassigned)
		})
		if lead == nil || !moved || lead.AcceptedBy == "" {
			continue
		}
		first := prompts.UnitSuggestion{Name: lead.Unit, Reason: textLearnt(f.Letter.Number)}
		rest := slices.DeleteFunc(slices.Clone(units), func(u prompts.UnitSuggestion) bool { return u.Name == lead.Unit })
		return append([]prompts.UnitSuggestion{first}, rest...)
	}
	return units
}
