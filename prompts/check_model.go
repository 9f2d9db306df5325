package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

var checkPrompt = newPrompt(workflow.TaskCheck, 1)

var checkSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["warnings"],"properties":{` +
	`"warnings":{"type":"array","maxItems":8,"items":{"type":"object","additionalProperties":false,"required":["kind","quote","advice"],` +
	`"properties":{"kind":{"type":"string","enum":["off_topic","missing","tone","undated","law","personal","contradiction"]},` +
	`"quote":{"type":"string"},"advice":{"type":"string"}}}}}}`)

// longestAdvice is how many characters an advice may have.
const longestAdvice = 60

// Check lets the model read the reply beside letter and report; what the rules notice is not repeated.
func (m *Model) Check(ctx context.Context, r Reviewed) (Checked, error) {
	rules, err := m.offline.Check(ctx, r)
	if err != nil {
		return rules, err
	}
	texts := []string{r.Letter.Title, r.Letter.Body, r.Report.Attitude, r.Report.Process, r.Report.Verification, r.Report.ProposedReply}
	if why := bars(strings.Join(texts, "\n")); why != "" {
		rules.Call.Failure = why
		return rules, nil
	}
	masked, masking := maskedAll(texts, r.Letter.Known)
	var told Checked
	call, err := m.ask(ctx, task{prompt: checkPrompt, schema: checkSchema,
		system: checkPrompt.write("system", map[string]any{"Schema": string(checkSchema)}),
		user: checkPrompt.write("user", map[string]string{"Title": masked[0], "Body": fenced(masked[1]), "Finding": workflow.Term(r.Report.Finding),
			"Report": fenced(strings.Join(masked[2:5], "\n")), "Reply": fenced(masked[5])}),
		reading: func(answer string) (err error) {
			told.Warnings, err = readWarnings(answer, r.Report.ProposedReply, masking)
			return err
		}})
	return settled(ctx, rules, told, call, err)
}

// textBorder stands between texts that are masked together, so that the same words get the same placeholder.
const textBorder = "\n␞\n"

func maskedAll(texts, known []string) ([]string, Masking) {
	masked, masking := Mask(strings.Join(texts, textBorder), known...)
	return strings.Split(masked, textBorder), masking
}

// readWarnings reads warnings whose words stand in the reply; others are the model's own and dropped.
func readWarnings(answer, reply string, masking Masking) ([]Warning, error) {
	var told struct {
		Warnings []struct {
			Kind          WarningKind
			Quote, Advice string
		}
	}
	if err := objectIn(answer, &told); err != nil {
		return nil, err
	}
	var list []Warning
	for _, w := range told.Warnings {
		quote := strings.TrimSpace(masking.Restore(w.Quote))
		switch {
		case w.Kind.Term() == "":
			return nil, fmt.Errorf("kind %q 不在列表里", shortened(string(w.Kind)))
		case strings.ContainsAny(w.Advice, "\n\r【】") || address.MatchString(w.Advice):
			return nil, errors.New("advice 只写一句话，不要换行、方括号和网址")
		case utf8.RuneCountInString(w.Advice) > longestAdvice || !hanIn(w.Advice):
			return nil, fmt.Errorf("advice 要用中文，不超过%d字", longestAdvice)
		case quote == "" || strings.Contains(reply, quote):
			list = append(list, Warning{w.Kind, shortened(quote), withoutMarks(w.Advice)})
		}
	}
	return list, nil
}
