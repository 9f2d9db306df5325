package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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
	f := frames[or(c.Kind, DraftPublic)]
	var d Draft
	call, err := m.ask(ctx, task{prompt: draftPrompt, schema: draftSchema,
		system: draftPrompt.write("system", map[string]any{"Schema": string(draftSchema)}),
		user:   draftPrompt.write("user", map[string]any{"Kind": draftTerms[or(c.Kind, DraftPublic)], "Frame": f.salutation + f.opening, "Closing": f.closing, "Material": all}),
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

// readDraft holds a drafted reply against its material: every sentence rests on some of it or is a courtesy, and none
// carries what is personal or internal.
func readDraft(answer string, all []material, masking Masking, c Commission) (Draft, error) {
	var told struct {
		Sentences []struct {
			Text string   `json:"text"`
			Refs []string `json:"refs"`
		} `json:"sentences"`
	}
	if err := objectIn(answer, &told); err != nil {
		return Draft{}, err
	}
	if len(told.Sentences) == 0 {
		return Draft{}, errors.New("sentences 是空的")
	}
	d := Draft{}
	for i, s := range told.Sentences {
		sentence := Sentence{Text: masking.Restore(strings.TrimSpace(s.Text))}
		rests, err := restsOn(s.Refs, all)
		if err == nil {
			err = faultIn(sentence.Text, rests, all, c)
		}
		if err != nil {
			return Draft{}, fmt.Errorf("第%d句%w", i+1, err)
		}
		for _, r := range rests {
			sentence.Refs = append(sentence.Refs, r.ref)
		}
		d.Sentences = append(d.Sentences, sentence)
		d.Invented = append(d.Invented, stateless(sentence.Text, rests, c)...)
	}
	d.Text = laidOut(d.Sentences)
	return d, nil
}

// stateless are the facts of a sentence that none of the material states.
func stateless(text string, from []material, c Commission) []Fact {
	return Unsupported(text, workflow.Report{Process: joinedTexts(from)}, Letter{Body: c.Unit})
}

// restsOn finds the sentences that a drafted one names.
func restsOn(refs []string, all []material) ([]material, error) {
	var rests []material
	for _, id := range refs {
		i := slices.IndexFunc(all, func(a material) bool { return a.ID == strings.TrimSpace(id) })
		if i < 0 {
			return nil, fmt.Errorf("的出处 %q 不在材料里", shortened(id))
		}
		rests = append(rests, all[i])
	}
	return rests, nil
}

// faultIn says what is wrong with one drafted sentence.
func faultIn(text string, rests, all []material, c Commission) error {
	switch n := utf8.RuneCountInString(text); {
	case n == 0 || n > longestSentence:
		return fmt.Errorf("是空的或超过%d字", longestSentence)
	case !hanIn(text):
		return errors.New("要用中文")
	case placeholder.MatchString(text):
		return errors.New("含有隐去的个人信息，请去掉")
	case len(rests) == 0 && (len(stateless(text, all, c)) > 0 || !courteous(text, c)):
		return errors.New("没有写明出处，不是客气话就要有 refs")
	}
	if why := unfit(workflow.PartReply, text, append(c.Known, c.Letter.Known...)); why != "" && why != formFieldWhy {
		return errors.New(why + "，不能出现在回复里")
	}
	return nil
}

// polite is how a courtesy sounds that states nothing.
var polite = words(`您好|感谢|谢谢|收悉|回复如下|答复如下|理解|支持|欢迎|关心|关注|祝|联系`)

// courteous reports whether a sentence without a source may stand.
func courteous(text string, c Commission) bool {
	f := frames[or(c.Kind, DraftPublic)]
	return strings.Contains(f.salutation+f.opening+f.closing, text) || polite.MatchString(text) && utf8.RuneCountInString(text) <= 60
}

// laidOut puts sentences into paragraphs: courtesies and each part of the report have their own.
func laidOut(all []Sentence) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 && paragraphOf(s) != paragraphOf(all[i-1]) || i == 1 {
			b.WriteString("\n")
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func paragraphOf(s Sentence) workflow.Part {
	if len(s.Refs) == 0 {
		return ""
	}
	return s.Refs[0].Part
}
