package prompts

import (
	"cmp"
	"slices"
	"strings"

	"huiyin/workflow"
)

// unit is a unit with everything by which a letter can point to it.
type unit struct {
	org    workflow.Org
	names  []string
	topics []topic
}

type topic struct {
	name  string
	words *lexicon
}

// placeEnds are cut off a township's name: people write 三营 for 三营镇.
var placeEnds = []string{"街道办事处", "街道", "镇", "乡", "社区"}

func unitOf(org workflow.Org) unit {
	u := unit{org: org, names: append([]string{org.Name}, org.Aliases...)}
	if org.Kind != workflow.Department {
		for _, end := range placeEnds {
			if short := strings.TrimSuffix(org.Name, end); short != org.Name && len([]rune(short)) > 1 {
				u.names = append(u.names, short)
				break
			}
		}
	}
	for _, name := range org.Topics {
		pattern := topicWords[name]
		if pattern == nil { // an unlisted topic is its own word
			pattern = &lexicon{plain: []string{name}}
		}
		u.topics = append(u.topics, topic{name, pattern})
	}
	return u
}

// orgs are the units there are.
func (o *Offline) orgs() []workflow.Org {
	orgs := make([]workflow.Org, len(o.units))
	for i, u := range o.units {
		orgs[i] = u.org
	}
	return orgs
}

// named is the unit of a name or alias.
func (o *Offline) named(name string, c workflow.Category) (string, bool) {
	for _, u := range o.units {
		if u.takes(c) && slices.Contains(u.names, strings.TrimSpace(name)) {
			return u.org.Name, true
		}
	}
	return "", false
}

// What points to a unit, strongest first: its place, its own name in the title or the text, a topic in the title, a
// topic in the text.
const (
	placeInTitle, placeInBody = 3.0, 2.0
	nameInTitle, nameInBody   = 2.5, 1.2
	topicInTitle, topicInBody = 1.6, 0.6
	topicAgain                = 0.2
	tagged                    = 1.0
	proposeFrom               = 0.6
	mostUnits                 = 3
)

// weigh says how much of the text points to the unit, and what.
func (u unit) weigh(t text) (weight float64, reason string) {
	var why []string
	inTitle, inBody := nameInTitle, nameInBody
	if u.org.Kind != workflow.Department {
		inTitle, inBody = placeInTitle, placeInBody
	}
	for _, name := range u.names {
		in := 0.0
		if strings.Contains(t.title, name) {
			in = inTitle
		} else if strings.Contains(t.body, name) {
			in = inBody
		}
		if in > weight {
			weight, why = in, []string{"提到“" + name + "”"}
		}
	}
	for _, p := range u.topics {
		w, found := p.weigh(t)
		if w > 0 {
			weight += w
			if found != p.name {
				found = p.name + "：" + found
			}
			why = append(why, "涉及"+found)
		}
	}
	return weight, strings.Join(why, "，")
}

func (p topic) weigh(t text) (weight float64, found string) {
	if in := p.words.different(t.title); len(in) > 0 {
		weight, found = topicInTitle, in[0]
	}
	if in := p.words.different(t.body); len(in) > 0 {
		weight += topicInBody + topicAgain*float64(min(len(in)-1, furtherWords))
		if found == "" {
			found = in[0]
		}
	}
	return weight, found
}

// propose ranks the units for a category. 党风廉政 goes to 纪检 alone and 涉法涉诉 to the units tagged 政法 (第九条);
// the other letters never to 纪检.
func (o *Offline) propose(t text, c workflow.Category) []UnitSuggestion {
	type candidate struct {
		UnitSuggestion
		weight float64
	}
	var found []candidate
	for _, u := range o.units {
		if !u.takes(c) {
			continue
		}
		w, reason := u.weigh(t)
		if tagReason[c] != "" {
			w, reason = w+tagged, joined(reason, tagReason[c])
		}
		if w >= proposeFrom {
			found = append(found, candidate{UnitSuggestion{u.org.Name, reason}, w})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	units := []UnitSuggestion{}
	for _, f := range found[:min(len(found), mostUnits)] {
		units = append(units, f.UnitSuggestion)
	}
	return units
}

// takes reports whether a category may go to a unit at all: two have units of their own, and no other goes to those of
// 纪检监察 (第九条).
func (u unit) takes(c workflow.Category) bool {
	if tag, own := tagOf[c]; own {
		return slices.Contains(u.org.Tags, tag)
	}
	return !slices.Contains(u.org.Tags, workflow.DisciplineInspection)
}

var (
	tagOf = map[workflow.Category]workflow.Tag{
		workflow.Discipline: workflow.DisciplineInspection,
		workflow.Litigation: workflow.PoliticalLegal,
	}
	tagReason = map[workflow.Category]string{
		workflow.Discipline: "党风廉政类转纪检阅处（第九条）",
		workflow.Litigation: "涉法涉诉类转政法部门（第九条）",
	}
)

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "，" + b
}

// PointsTo is the word of a letter that points to a unit, the one of a topic before its name; empty where none does.
func PointsTo(units []workflow.Org, name string, l Letter) string {
	t := textOf(l)
	for _, org := range units {
		if org.Name != name {
			continue
		}
		for _, p := range unitOf(org).topics {
			if w, found := p.weigh(t); w > 0 {
				return found
			}
		}
	}
	return ""
}
