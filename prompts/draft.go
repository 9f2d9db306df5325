package prompts

import (
	"cmp"
	"context"
	"strings"

	"huiyin/workflow"
)

// frame is the courtesies of a reply: the only words of a draft that are not the unit's (domain.md §9).
type frame struct{ salutation, opening, closing string }

const (
	salutation = "网友：您好！"
	closing    = "感谢您的理解与支持！"
)

var frames = map[DraftKind]frame{
	DraftPublic:     {salutation, "您的留言已收悉，感谢您的关注。现将有关情况回复如下：", closing},
	DraftIndividual: {"您好！", "您在留言板上的留言我们已收到，感谢您的信任。现向您个别答复如下：", "如还有不清楚的地方，请随时与我们联系。感谢您的理解与支持！"},
	DraftFurther:    {salutation, "关于您此前反映的问题，现将后续办理情况回复如下：", closing},
	DraftCourtesy: {salutation, "您的建议已收悉，感谢您对我区工作的关心和支持。",
		"我们已将您的建议转有关单位研究参考。欢迎您继续提出宝贵意见！"},
}

// findingText says the finding (属实程度) to the petitioner.
var findingText = map[workflow.Finding]string{
	workflow.Substantiated:       "经核查，您反映的问题属实。",
	workflow.MostlySubstantiated: "经核查，您反映的问题基本属实。",
	workflow.PartlySubstantiated: "经核查，您反映的问题部分属实。",
	workflow.Unsubstantiated:     "经核查，您反映的问题不属实。",
}

// Draft puts the unit's own sentences into the order of a public reply: what was found, what was done, what comes
// next. 网友反馈 tells how the petitioner was reached and stays inside. If the four elements hold nothing publishable,
// the proposed reply as it stands is taken. A courtesy says only that the suggestion was received.
func (o *Offline) Draft(ctx context.Context, c Commission) (Draft, error) {
	if err := ctx.Err(); err != nil {
		return Draft{}, err
	}
	parts := composed(c)
	if parts.empty() && c.Kind != DraftCourtesy {
		return Draft{}, ErrNothingToDraft
	}
	d := parts.draft(c)
	d.Made = byRules(workflow.TaskDraft, workflow.Digest(d.Text))
	return d, nil
}

// composed sorts what a report says into the parts of a reply.
func composed(commission Commission) composing {
	r := commission.Report
	c := composing{known: commission.Known, seen: map[string]bool{}}
	for _, e := range []workflow.Element{workflow.Attitude, workflow.Verification, workflow.Process, workflow.Feedback} {
		c.take(workflow.Part(e), r.Text(e))
	}
	if c.empty() {
		c.take(workflow.PartReply, r.ProposedReply)
	}
	if c.empty() {
		return c
	}
	if text := findingText[r.Finding]; text != "" && !c.saysFinding() {
		c.found = append([]Sentence{{Text: text, Refs: []Ref{{Part: workflow.PartFinding}}}}, c.found...)
	}
	return c
}

// composing collects sentences under the paragraphs they belong to.
type composing struct {
	known             []string
	seen              map[string]bool // wordings already taken
	attitude          []Sentence
	found, done, next []Sentence
	omitted           []Omission
}

func (c *composing) empty() bool { return len(c.attitude)+len(c.found)+len(c.done)+len(c.next) == 0 }

// take sorts the sentences of one part.
func (c *composing) take(part workflow.Part, content string) {
	for i, raw := range sentences(content) {
		s := ownWords(raw)
		if s == "" || courtesy.MatchString(s) || c.seen[s] {
			continue
		}
		c.seen[s] = true
		ref := Ref{part, i + 1}
		if why := unfit(part, s, c.known); why != "" {
			c.omitted = append(c.omitted, Omission{ref, s, why})
			continue
		}
		c.place(part, Sentence{Text: s, Refs: []Ref{ref}})
	}
}

func (c *composing) place(part workflow.Part, s Sentence) {
	switch {
	case nextStep.MatchString(s.Text):
		c.next = append(c.next, s)
	case part == workflow.Part(workflow.Attitude):
		c.attitude = append(c.attitude, s)
	case part == workflow.Part(workflow.Verification):
		c.found = append(c.found, s)
	default:
		c.done = append(c.done, s)
	}
}

// draft lays the paragraphs out. The finding is said once: by the unit where it said it, by us otherwise.
func (c *composing) draft(commission Commission) Draft {
	d := Draft{Omitted: c.omitted}
	f := frames[cmp.Or(commission.Kind, DraftPublic)]
	paragraphs := [][]Sentence{
		{{Text: f.salutation}}, {{Text: f.opening}}, c.attitude, c.found, c.done, c.next, {{Text: f.closing}},
	}
	var lines []string
	for _, p := range paragraphs {
		var line strings.Builder
		for _, s := range p {
			line.WriteString(s.Text)
		}
		if line.Len() > 0 {
			lines = append(lines, line.String())
		}
		d.Sentences = append(d.Sentences, p...)
	}
	d.Text = strings.Join(lines, "\n")
	return d
}

func (c *composing) saysFinding() bool {
	for _, p := range [][]Sentence{c.attitude, c.found, c.done, c.next} {
		for _, s := range p {
			if findingSaid.MatchString(s.Text) {
				return true
			}
		}
	}
	return false
}
