package prompts

import (
	"context"
	"strings"

	"huiyin/workflow"
)

// The courtesies of a public reply: the only words of a draft that are not the unit's (domain.md §9).
const (
	salutation = "网友：您好！"
	opening    = "您的留言已收悉，感谢您的关注。现将有关情况回复如下："
	closing    = "感谢您的理解与支持！"
)

// findingText says the finding (属实程度) to the petitioner.
var findingText = map[workflow.Finding]string{
	workflow.Substantiated:       "经核查，您反映的问题属实。",
	workflow.MostlySubstantiated: "经核查，您反映的问题基本属实。",
	workflow.PartlySubstantiated: "经核查，您反映的问题部分属实。",
	workflow.Unsubstantiated:     "经核查，您反映的问题不属实。",
}

// Draft puts the unit's own sentences into the order of a public reply: what was found, what was done, what comes
// next. 网友反馈 tells how the petitioner was reached and stays inside. If the four elements hold nothing publishable,
// the proposed reply as it stands is taken.
func (o *Offline) Draft(ctx context.Context, r workflow.Report, known ...string) (Draft, error) {
	if err := ctx.Err(); err != nil {
		return Draft{}, err
	}
	c := composing{known: known, seen: map[string]bool{}}
	for _, e := range []workflow.Element{workflow.Attitude, workflow.Verification, workflow.Process, workflow.Feedback} {
		c.take(workflow.Part(e), r.Text(e))
	}
	if c.empty() {
		c.take(workflow.PartReply, r.ProposedReply)
	}
	if c.empty() {
		return Draft{}, ErrNothingToDraft
	}
	return c.draft(r.Finding), nil
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
		c.place(part, Sentence{s, []Ref{ref}})
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
func (c *composing) draft(f workflow.Finding) Draft {
	d := Draft{Source: FromOffline, Omitted: c.omitted}
	if text := findingText[f]; text != "" && !c.saysFinding() {
		c.found = append([]Sentence{{text, []Ref{{Part: workflow.PartFinding}}}}, c.found...)
	}
	paragraphs := [][]Sentence{
		{{Text: salutation}}, {{Text: opening}}, c.attitude, c.found, c.done, c.next, {{Text: closing}},
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
