package prompts

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"huiyin/workflow"
)

var draftPrompt = newPrompt(workflow.TaskDraft, 1)

var draftSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["sentences"],"properties":{` +
	`"sentences":{"type":"array","minItems":1,"maxItems":30,"items":{"type":"object","additionalProperties":false,"required":["text","refs"],` +
	`"properties":{"text":{"type":"string"},"refs":{"type":"array","items":{"type":"string"}}}}}}}`)

// longestSentence is how many characters a drafted sentence may have.
const longestSentence = 200

// material is one sentence that a draft may rest on.
type material struct {
	ID   string
	Text string // masked, as it goes out
	own  string // as the unit wrote it
	ref  Ref
}

// partMark begins the id of a sentence of each part.
var partMark = map[workflow.Part]string{
	workflow.Part(workflow.Attitude): "A", workflow.Part(workflow.Process): "P", workflow.Part(workflow.Verification): "V",
	workflow.PartReply: "R", workflow.PartFinding: "F", PartLetter: "L",
}

// PartLetter is the letter itself, which a courtesy rests on.
const PartLetter workflow.Part = "letter"

// Draft lets the model word the report's own publishable sentences; what it states beside them is marked.
func (m *Model) Draft(ctx context.Context, c Commission) (Draft, error) {
	rules, err := m.offline.Draft(ctx, c)
	if err != nil {
		return rules, err
	}
	all := materialOf(c)
	if why := bars(joinedTexts(all)); why != "" || len(all) == 0 {
		rules.Call.Failure = why
		return rules, nil
	}
	told, call, err := m.draft(ctx, c, all)
	told.Omitted = rules.Omitted
	return settled(ctx, rules, told, call, err)
}

// materialOf lists what a draft may rest on: nothing internal and nothing personal is among it.
func materialOf(c Commission) []material {
	var list []material
	if c.Kind == DraftCourtesy {
		for i, s := range sentences(withoutGreeting(c.Letter.Title + "。" + c.Letter.Body)) {
			list = append(list, material{own: s, ref: Ref{PartLetter, i + 1}})
		}
	} else {
		parts := composed(c)
		for _, s := range slices.Concat(parts.attitude, parts.found, parts.done, parts.next) {
			list = append(list, material{own: s.Text, ref: s.Refs[0]})
		}
	}
	for i := range list {
		list[i].ID = fmt.Sprintf("%s%d", partMark[list[i].ref.Part], list[i].ref.N)
	}
	return list
}

func joinedTexts(all []material) string {
	var texts []string
	for _, a := range all {
		texts = append(texts, a.own)
	}
	return strings.Join(texts, "\n")
}

func (m *Model) draft(ctx context.Context, c Commission, all []material) (Draft, workflow.Call, error) {
	masked, masking := Mask(joinedTexts(all), append(c.Known, c.Letter.Known...)...)
	for i, text := range strings.Split(masked, "\n") {
		all[i].Text = fenced(text)
	}
	f := frames[cmp.Or(c.Kind, DraftPublic)]
	var d Draft
	call, err := m.ask(ctx, task{prompt: draftPrompt, schema: draftSchema,
		system: draftPrompt.write("system", map[string]any{"Schema": string(draftSchema)}),
		user:   draftPrompt.write("user", map[string]any{"Kind": draftTerms[cmp.Or(c.Kind, DraftPublic)], "Frame": f.salutation + f.opening, "Closing": f.closing, "Material": all}),
		reading: func(answer string) (err error) {
			d, err = readDraft(answer, all, masking, c)
			return err
		}})
	if err == nil {
		call.Proposed = workflow.Digest(d.Text)
	}
	return d, call, err
}

// draftTerms names the replies to the model.
var draftTerms = map[DraftKind]string{DraftPublic: "公开回复", DraftIndividual: "个别回复（电话或当面说给网友本人）", DraftCourtesy: "对建议的礼节性回复", DraftFurther: "再回复（承诺兑现后的后续回复）"}
