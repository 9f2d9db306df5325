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

// Analysis is what a month's figures say in words (月度分析).
type Analysis struct {
	Made
	Text string
}

// Month says of the figures only what stands in them: the lines themselves.
func (o *Offline) Month(ctx context.Context, figures string) (Analysis, error) {
	if err := ctx.Err(); err != nil {
		return Analysis{}, err
	}
	return Analysis{byRules(workflow.TaskMonth, ""), strings.TrimSpace(figures)}, nil
}

var monthPrompt = newPrompt(workflow.TaskMonth, 1)

var monthSchema = json.RawMessage(`{"type":"object","additionalProperties":false,"required":["paragraphs"],"properties":{` +
	`"paragraphs":{"type":"array","minItems":1,"maxItems":6,"items":{"type":"string"}}}}`)

// longestParagraph is how many characters a paragraph of an analysis may have.
const longestParagraph = 300

// Month lets the model word the figures; a number that is not among them is sent back.
func (m *Model) Month(ctx context.Context, figures string) (Analysis, error) {
	rules, err := m.offline.Month(ctx, figures)
	if err != nil {
		return rules, err
	}
	if Secret(figures) {
		rules.Call.Failure = secretWhy
		return rules, nil
	}
	masked, _ := Mask(figures)
	var told Analysis
	call, err := m.ask(ctx, task{prompt: monthPrompt, schema: monthSchema,
		system: monthPrompt.write("system", map[string]any{"Schema": string(monthSchema)}),
		user:   monthPrompt.write("user", map[string]string{"Figures": fenced(masked)}),
		reading: func(answer string) (err error) {
			told.Text, err = readAnalysis(answer, figures)
			return err
		}})
	return settled(ctx, rules, told, call, err)
}

// ofFigures are the kinds of facts that an analysis may take from the figures alone.
var ofFigures = []workflow.FactKind{workflow.FactNumber, workflow.FactDate, workflow.FactLaw, workflow.FactUnit}

// unfigured are comparisons that the figures of one month do not bear out by themselves.
var unfigured = words(`同比|环比|过半|大幅|最高|最低|全部(?:按时|按期|办结)`)

// readAnalysis holds an analysis against the figures.
func readAnalysis(answer, figures string) (string, error) {
	var told struct{ Paragraphs []string }
	if err := objectIn(answer, &told); err != nil {
		return "", err
	}
	if len(told.Paragraphs) == 0 {
		return "", errors.New("paragraphs 是空的")
	}
	for i, p := range told.Paragraphs {
		if n := utf8.RuneCountInString(p); n == 0 || n > longestParagraph || !hanIn(p) || placeholder.MatchString(p) {
			return "", fmt.Errorf("第%d段是空的、太长或不是中文", i+1)
		}
		if w := unfigured.FindString(p); w != "" && !strings.Contains(figures, w) {
			return "", fmt.Errorf("第%d段的“%s”数据里没有", i+1, w)
		}
		for _, s := range sentences(p) {
			for _, f := range Unsupported(s, workflow.Report{}, Letter{Body: linesFor(s, figures)}) {
				if slices.Contains(ofFigures, f.Kind) {
					return "", fmt.Errorf("第%d段的“%s”不在数据里，或不是这个单位的数", i+1, f.Text)
				}
			}
		}
	}
	return strings.Join(told.Paragraphs, "\n"), nil
}

// linesFor are the lines that a sentence of an analysis may take its numbers from: those of the whole month, and those
// of the units it names.
func linesFor(sentence, figures string) string {
	var of, all []string
	for _, line := range strings.Split(figures, "\n") {
		unit, _, named := strings.Cut(line, "：")
		switch {
		case !named:
			all = append(all, line)
		case strings.Contains(sentence, unit):
			of = append(of, line)
		}
	}
	return strings.Join(append(of, all...), "\n")
}
