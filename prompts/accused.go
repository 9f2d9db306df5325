package prompts

import "strings"

// complains is what a letter says of a unit that it holds against it.
var complains = words(`不作为|乱作为|慢作为|推诿|踢皮球|敷衍|不管不问|置之不理|包庇|袒护|偏袒|徇私|刁难|打骂|殴打|辱骂|态度恶劣|强拆|强占|强征|侵占|截留|克扣|吃拿卡要|失职|违规|弄虚作假|欺上瞒下|(?:举报|控告|投诉|检举).{0,6}$`)

// accused finds the units that a sentence of the letter complains of by name: they may have to stand back, which a
// person decides (edges 14).
func (o *Offline) accused(t text) []UnitSuggestion {
	var found []UnitSuggestion
	for _, u := range o.units {
		for _, s := range append([]string{t.title}, t.sentences...) {
			if why := u.complainedOf(s); why != "" {
				found = append(found, UnitSuggestion{Name: u.org.Name, Reason: why})
				break
			}
		}
	}
	return found
}

// complainedOf is the word that a sentence holds against the unit, empty for none.
func (u unit) complainedOf(sentence string) string {
	for _, name := range u.names {
		if before, behind, ok := strings.Cut(sentence, name); ok {
			if why := complains.FindString(behind); why != "" {
				return why
			}
			if why := complains.FindString(before); why != "" {
				return why
			}
		}
	}
	return ""
}
