package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"huiyin/workflow"
)

var filePrompt = newPrompt(workflow.TaskFile, 1)

var fileSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["sentences"],"properties":{` +
	`"sentences":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["n","element"],` +
	`"properties":{"n":{"type":"integer"},"element":{"type":"string","enum":["attitude","process","verification","feedback"]}}}}}}`)

// mostFiled is how many sentences are put to a model at once.
const mostFiled = 60

// File lets the model sort the sentences by their numbers: it cannot change a word.
func (m *Model) File(ctx context.Context, text string, known ...string) (Filed, error) {
	rules, err := m.offline.File(ctx, text, known...)
	if err != nil {
		return rules, err
	}
	all := sentences(text)
	if why := bars(text); why != "" || len(all) == 0 || len(all) > mostFiled {
		rules.Call.Failure = why
		return rules, nil
	}
	masked, _ := Mask(strings.Join(all, "\n"), known...)
	sorted := make([]workflow.Element, len(all))
	call, err := m.ask(ctx, task{prompt: filePrompt, schema: fileSchema,
		system:  filePrompt.write("system", map[string]any{"Schema": string(fileSchema)}),
		user:    filePrompt.write("user", map[string]any{"Sentences": strings.Split(fenced(masked), "\n")}),
		reading: func(answer string) error { return readFiled(answer, sorted) }})
	told := Filed{}
	if err == nil {
		told.fill(all, sorted)
	}
	return settled(ctx, rules, told, call, err)
}

// readFiled reads where each sentence belongs; every one has its place.
func readFiled(answer string, sorted []workflow.Element) error {
	var told struct {
		Sentences []struct {
			N       int
			Element workflow.Element
		}
	}
	if err := objectIn(answer, &told); err != nil {
		return err
	}
	for _, s := range told.Sentences {
		if s.N < 1 || s.N > len(sorted) || !slices.Contains(workflow.Elements, s.Element) {
			return fmt.Errorf("第%d句的 element 不对", s.N)
		}
		sorted[s.N-1] = s.Element
	}
	if slices.Contains(sorted, "") {
		return errors.New("有的句子没有归类，每句都要有")
	}
	return nil
}
