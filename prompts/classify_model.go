package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"huiyin/workflow"
)

var classifyPrompt = newPrompt(workflow.TaskClassify, 1)

// classifySchema is the form of the answer.
var classifySchema = json.RawMessage(`{"type":"object","additionalProperties":false,` +
	`"required":["category","key_matter","urgent","repeat","several","units","summary"],"properties":{` +
	`"category":{"type":"string","enum":["petition","inquiry","suggestion","litigation","discipline"]},` +
	`"key_matter":{"type":"array","items":{"type":"integer","enum":[1,2,3,4,5]}},` +
	`"urgent":{"type":"boolean"},"repeat":{"type":"boolean"},"several":{"type":"boolean"},` +
	`"units":{"type":"array","maxItems":3,"items":{"type":"object","additionalProperties":false,"required":["name","reason"],` +
	`"properties":{"name":{"type":"string"},"reason":{"type":"string"}}}},` +
	`"summary":{"type":"string"}}}`)

// classification is what the model answers; null for what it leaves out.
type classification struct {
	Category  workflow.Category `json:"category"`
	KeyMatter []int             `json:"key_matter"`
	Urgent    *bool             `json:"urgent"`
	Repeat    *bool             `json:"repeat"`
	Several   *bool             `json:"several"`
	Units     []struct {
		Name   string `json:"name"`
		Reason string `json:"reason"`
	} `json:"units"`
	Summary string `json:"summary"`
}

// classify asks the model about one letter that may go out.
func (m *Model) classify(ctx context.Context, l Letter) (Suggestion, workflow.Call, error) {
	masked, masking := Mask(l.Title+"\n"+l.Body, l.Known...)
	title, body, _ := strings.Cut(masked, "\n")
	var s Suggestion
	call, err := m.ask(ctx, task{prompt: classifyPrompt, schema: classifySchema,
		system: classifyPrompt.write("system", map[string]any{"Units": m.offline.orgs(), "Schema": string(classifySchema)}),
		user:   classifyPrompt.write("user", map[string]string{"Title": title, "Body": fenced(body)}),
		reading: func(answer string) error {
			var c classification
			if err := objectIn(answer, &c); err != nil {
				return err
			}
			var err error
			s, err = m.suggestion(c, plain(masked))
			return err
		}})
	s.Summary = withoutMarks(s.Summary)
	for i := range s.Units {
		s.Units[i].Reason = masking.Restore(s.Units[i].Reason)
	}
	if err == nil {
		call.Proposed = string(s.Category)
	}
	return s, call, err
}

// fenced keeps a text from ending the material it stands in.
func fenced(text string) string { return strings.ReplaceAll(text, "</", "〈/") }

// withoutMarks is a summary without personal data: names stay masked, and what the model copied is
// masked again.
func withoutMarks(summary string) string {
	masked, _ := Mask(summary)
	return shortened(withoutNumbers(masked))
}

// suggestion checks an answer against what there is: the categories, the clauses, the organisation, and the words of the
// letter, in which the reason for a unit stands.
func (m *Model) suggestion(c classification, letter string) (Suggestion, error) {
	s := Suggestion{Category: c.Category, Urgent: truth(c.Urgent), Repeat: truth(c.Repeat), Several: truth(c.Several),
		Summary: strings.TrimSpace(c.Summary), KeyMatter: []int{}}
	switch {
	case c.Category == workflow.Thanks || !slices.Contains(workflow.Procedures, c.Category):
		return Suggestion{}, fmt.Errorf("category 是 %q，只能是五类之一", shortened(string(c.Category)))
	case utf8.RuneCountInString(s.Summary) > 4*SummaryLength:
		return Suggestion{}, errors.New("summary 太长，不超过60字")
	case address.MatchString(s.Summary) || strings.ContainsAny(s.Summary, "\n\r【】"):
		return Suggestion{}, errors.New("summary 只写一句话，不要换行、方括号和网址")
	case s.Summary != "" && !hanIn(s.Summary):
		return Suggestion{}, errors.New("summary 要用中文")
	}
	if slices.ContainsFunc(Unsupported(s.Summary, workflow.Report{}, Letter{Body: letter}), func(f Fact) bool { return slices.Contains(ofSummary, f.Kind) }) {
		s.Summary = "" // what the letter does not say is no summary of it
	}
	for _, clause := range c.KeyMatter {
		if clause >= 1 && clause <= 5 && !slices.Contains(s.KeyMatter, clause) {
			s.KeyMatter = append(s.KeyMatter, clause)
		}
	}
	slices.Sort(s.KeyMatter)
	for _, u := range c.Units {
		if name, ok := m.offline.named(u.Name, c.Category); ok && len(s.Units) < mostUnits {
			if !hanIn(u.Reason) || utf8.RuneCountInString(u.Reason) < 2 || !strings.Contains(letter, plain(u.Reason)) {
				u.Reason = "" // the model's own words are no reason
			}
			s.Units = append(s.Units, UnitSuggestion{Name: name, Reason: shortened(u.Reason)})
		}
	}
	return s, nil
}

// ofSummary are the kinds of facts that a summary may take from the letter alone.
var ofSummary = []workflow.FactKind{workflow.FactNumber, workflow.FactDate, workflow.FactLaw}

// hanIn reports whether a text is in Chinese at all.
func hanIn(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func truth(b *bool) bool { return b != nil && *b }
