package prompts

import (
	"context"
	"slices"

	"huiyin/workflow"
)

// Offline is the assistant that needs nothing but its own tables (离线助手).
type Offline struct {
	units []unit
}

// NewOffline makes an assistant that proposes the given units; offices among them are left out.
func NewOffline(units []workflow.Org) *Offline {
	o := &Offline{}
	for _, org := range units {
		if org.Kind.IsUnit() {
			o.units = append(o.units, unitOf(org))
		}
	}
	return o
}

// Knowing is the assistant of another organisation.
func (o *Offline) Knowing(units []workflow.Org) Assistant { return NewOffline(units) }

// Classify proposes what the words of the letter speak for. The only error is the context's.
func (o *Offline) Classify(ctx context.Context, l Letter) (Suggestion, error) {
	if err := ctx.Err(); err != nil {
		return Suggestion{}, err
	}
	t := textOf(l)
	s := Suggestion{Summary: summary(l)}
	s.Category, s.Reasons = category(t, l.Label)
	s.Suspect = s.Category == workflow.Discipline || suspicious(l.Title+"\n"+l.Body) || s.Category == workflow.Litigation && reportsOfficial(l.Title+"\n"+l.Body)
	if s.Category != workflow.Discipline && s.Suspect {
		s.Reasons = append(s.Reasons, "含疑似违纪线索，请人工判断是否属党风廉政类")
	}
	var why []string
	if s.Urgent, why = t.urgent(); s.Urgent {
		s.Reasons = append(s.Reasons, prefixed("急：", why)...)
	}
	if s.Repeat, why = reaches(repeatCues, repeatFrom, t); s.Repeat {
		s.Reasons = append(s.Reasons, prefixed("重复：", why)...)
	}
	s.KeyMatter = keyMatter(t, s)
	s.Units = o.propose(t, s.Category)
	s.Several = several(t)
	s.Accused = o.accused(t)
	s.Made = byRules(workflow.TaskClassify, string(s.Category))
	return s, nil
}

// category decides by content first for the two categories that content decides, then by the heavier of the other
// three (domain.md §2).
func category(t text, label workflow.BoardLabel) (workflow.Category, []string) {
	discipline, whyD := t.discipline()
	litigation, whyL := t.briefly(litigationCues)
	if discipline >= disciplineFrom && discipline-disciplineFrom >= litigation-litigationFrom {
		return workflow.Discipline, whyD
	}
	if litigation >= litigationFrom {
		return workflow.Litigation, whyL
	}
	if onlyThanks(t, label) {
		return workflow.Thanks, []string{"表达感谢，未提诉求"}
	}
	best, weight, why := workflow.Petition, petitionBase, []string{"反映问题或求助"}
	for _, c := range []struct {
		is   workflow.Category
		cues []cue
	}{{workflow.Suggestion, suggestionCues}, {workflow.Inquiry, inquiryCues}} {
		w, reasons := sum(c.cues, t)
		if c.is == workflow.Inquiry {
			w += t.inquires()
		}
		if labelCategory[label] == c.is {
			w, reasons = w+labelWeight, append(reasons, "网友自选标签")
		}
		if w > weight {
			best, weight, why = c.is, w, reasons
		}
	}
	return best, why
}

var (
	thankful = words(`感谢|致谢|谢谢|表扬|点赞|锦旗|好人好事`)
	demand   = words(`希望|建议|投诉|举报|反映|请求|要求|恳请|请问|咨询|望|求|解决|问题|扰民|为什么|何时|什么时候`)
)

// onlyThanks reports whether a letter thanks and asks for nothing.
func onlyThanks(t text, label workflow.BoardLabel) bool {
	return (label == workflow.LabelThanks || thankful.MatchString(t.title)) &&
		thankful.MatchString(t.all) && !demand.MatchString(t.all)
}

// keyMatter proposes clauses of 第七条.
func keyMatter(t text, s Suggestion) []int {
	clauses := []int{}
	if s.Category == workflow.Discipline {
		return append(clauses, 4)
	}
	if yes, _ := reaches(livelihoodCues, livelihoodFrom, t); yes || (s.Urgent && s.Category != workflow.Litigation) {
		clauses = append(clauses, 1)
	}
	if yes, _ := reaches(broadCues, broadFrom, t); yes && s.Category == workflow.Suggestion {
		clauses = append(clauses, 3)
	}
	if yes, _ := reaches(conductCues, conductFrom, t); yes {
		clauses = append(clauses, 4)
	}
	slices.Sort(clauses)
	return clauses
}

// urgent reports whether the letter is 急事急办 (第十条), and by what.
func (t text) urgent() (bool, []string) {
	weight, why := t.briefly(urgentCues)
	return weight >= urgentFrom, why
}

func reaches(cues []cue, from float64, t text) (bool, []string) {
	w, why := sum(cues, t)
	return w >= from, why
}

func prefixed(prefix string, in []string) []string {
	out := make([]string, 0, len(in))
	for _, s := range in {
		out = append(out, prefix+s)
	}
	return out
}

// rulesPrompt stands for a template where the rules proposed.
const rulesPrompt = "rules"

// byRules is a proposal of the rules, as it is kept.
func byRules(task workflow.Task, proposed string) Made {
	return Made{FromOffline, workflow.Call{Task: task, Prompt: rulesPrompt, Proposed: proposed}}
}
