package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

var extractPrompt = newPrompt(workflow.TaskExtract, 1)

var extractSchema = json.RawMessage(`{"type":"object","additionalProperties":false,` +
	`"required":["title","addressee","nickname","name","phone","places","promises"],"properties":{` +
	`"title":{"type":"string"},"addressee":{"type":"string","enum":["secretary","mayor",""]},` +
	`"nickname":{"type":"string"},"name":{"type":"string"},"phone":{"type":"string"},` +
	`"places":{"type":"array","maxItems":6,"items":{"type":"string"}},` +
	`"promises":{"type":"array","maxItems":6,"items":{"type":"object","additionalProperties":false,"required":["text","day"],` +
	`"properties":{"text":{"type":"string"},"day":{"type":"string"}}}}}}`)

// longestTitle is how many characters a proposed title may have.
const longestTitle = 40

// Extract lets the model read the fields; what does not stand in the letter is dropped.
func (m *Model) Extract(ctx context.Context, l Letter) (Extract, error) {
	rules, err := m.offline.Extract(ctx, l)
	if err != nil {
		return rules, err
	}
	if why := bars(l.Title + "\n" + l.Body); why != "" {
		rules.Call.Failure = why
		return rules, nil
	}
	masked, masking := Mask(l.Title+"\n"+l.Body, l.Known...)
	title, body, _ := strings.Cut(masked, "\n")
	var told Extract
	call, err := m.ask(ctx, task{prompt: extractPrompt, schema: extractSchema,
		system: extractPrompt.write("system", map[string]any{"Schema": string(extractSchema)}),
		user:   extractPrompt.write("user", map[string]string{"Title": title, "Body": fenced(body)}),
		reading: func(answer string) (err error) {
			told, err = readExtract(answer, l, masking, rules)
			return err
		}})
	return settled(ctx, rules, told, call, err)
}

// readExtract keeps what stands in the letter and looks like what it is called; whom the letter addresses the rules
// know where its greeting says so.
func readExtract(answer string, l Letter, masking Masking, rules Extract) (Extract, error) {
	var c struct {
		Title, Nickname, Name, Phone string
		Addressee                    workflow.Addressee
		Places                       []string
		Promises                     []struct{ Text, Day string }
	}
	if err := objectIn(answer, &c); err != nil {
		return Extract{}, err
	}
	if c.Addressee != "" && c.Addressee != workflow.ToSecretary && c.Addressee != workflow.ToMayor {
		return Extract{}, errors.New("addressee 只能是 secretary、mayor 或空")
	}
	text := plain(l.Title + "\n" + l.Body)
	stands := func(word string) string {
		if word = strings.TrimSpace(plain(masking.Restore(word))); word != "" && strings.Contains(text, word) {
			return word
		}
		return ""
	}
	x := Extract{Title: l.Title, Addressee: c.Addressee, Nickname: stands(c.Nickname), Name: stands(c.Name), Phone: stands(c.Phone)}
	if rules.Addressee != "" {
		x.Addressee = rules.Addressee
	}
	if x.Nickname != group(nickname, text) {
		x.Nickname = ""
	}
	if x.Name != rules.Name && (!wholeName.MatchString(x.Name) || wordLike.MatchString(x.Name)) {
		x.Name = ""
	}
	if !telephone.MatchString(x.Phone) {
		x.Phone = rules.Phone
	}
	if proposed := withoutMarks(c.Title); x.Title == "" && hanIn(proposed) && utf8.RuneCountInString(proposed) <= longestTitle &&
		len(Unsupported(proposed, workflow.Report{}, l)) == 0 {
		x.Title = proposed
	}
	for _, p := range c.Places {
		if p = stands(p); utf8.RuneCountInString(p) > 2 && hanIn(p) && len(x.Places) < mostPlaces {
			x.Places = append(x.Places, p)
		}
	}
	for _, p := range c.Promises {
		if said := stands(p.Text); said != "" && (len(Promises(said)) > 0 || DayIn(said) != "") {
			x.Promises = append(x.Promises, Promised{said, DayIn(p.Day)})
		}
	}
	return x, nil
}
