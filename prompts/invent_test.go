package prompts

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

// inventions are what a careless model adds to a reply, one of every kind.
var inventions = map[workflow.FactKind]string{workflow.FactNumber: "共投入98765.4万元。", workflow.FactDate: "已于2037年2月28日完工。", workflow.FactLaw: "依据《回音试验条例》办理。",
	workflow.FactPromise: "我单位将于近期完成全部试验井盖加装。", workflow.FactUnit: "经量子航运局核准。", workflow.FactPlace: "同时修好了月球大道。"}

var idsInPrompt = regexp.MustCompile(`(?m)^([A-Z]\d+) (.+)$`)

// invents is a model that repeats its material word for word and adds one sentence, with a source that does not say it.
func invents(added string) reply {
	return func(w http.ResponseWriter, r *http.Request, a endpointAsked) {
		type sentence struct {
			Text string   `json:"text"`
			Refs []string `json:"refs"`
		}
		told := []sentence{{Text: "网友：您好！", Refs: []string{}}}
		for _, m := range idsInPrompt.FindAllStringSubmatch(a.Messages[1].Content, -1) {
			told = append(told, sentence{m[2], []string{m[1]}})
		}
		if added != "" {
			told = append(told, sentence{added, told[len(told)-1].Refs})
		}
		answer, _ := json.Marshal(map[string]any{"sentences": told})
		says(string(answer))(w, r, a)
	}
}

// A draft by the model states nothing unmarked that the report does not, and whatever is added is marked, of every kind.
func TestWhatAModelInventsIsMarked(t *testing.T) {
	t.Parallel()
	inventsNothingUnmarked(t, []workflow.Report{repaired, heatingReport, drainReport})
}

// The same on fifty real replies, cut into elements (domain.md §9).
func TestWhatAModelInventsInRealRepliesIsMarked(t *testing.T) {
	type replied struct {
		Reply string `json:"reply"`
	}
	var reports []workflow.Report
	for _, l := range samplesOf[replied](t, "dev.jsonl") {
		if len(reports) == 50 {
			break
		}
		f, err := NewOffline(nil).File(t.Context(), l.Reply)
		r := workflow.Report{Attitude: f.Elements[workflow.Attitude], Process: f.Elements[workflow.Process], Verification: f.Elements[workflow.Verification], Finding: workflow.Substantiated}
		if err == nil && len(materialOf(Commission{Report: r})) >= 3 && bars(joinedTexts(materialOf(Commission{Report: r}))) == "" &&
			!slices.ContainsFunc(materialOf(Commission{Report: r}), func(a material) bool { return len([]rune(a.own)) > longestSentence }) {
			reports = append(reports, r)
		}
	}
	if len(reports) < 50 {
		t.Fatalf("only %d reports", len(reports))
	}
	inventsNothingUnmarked(t, spread(reports, 5))
}

func inventsNothingUnmarked(t *testing.T, reports []workflow.Report) {
	t.Helper()
	plainly := modelAt(newFake(t, invents("")), nil)
	trials := map[workflow.FactKind]int{}
	for i, r := range reports {
		for name, a := range map[string]Assistant{"rules": plainly.offline, "model": plainly} {
			d, err := a.Draft(t.Context(), Commission{Report: r})
			if err != nil || len(d.Invented) > 0 || (name == "model") != (d.Source == FromModel) {
				t.Fatalf("report %d by the %s: %s, %v, %d invented, %v", i, name, d.Source, d.Call.Failure, len(d.Invented), err)
			}
			if loose := Unsupported(d.Text, r, Letter{}); len(loose) > 0 {
				t.Errorf("report %d by the %s: an unmarked %s", i, name, loose[0].Kind)
			}
		}
	}
	for kind, added := range inventions {
		m := modelAt(newFake(t, invents(added)), nil)
		for i, r := range reports {
			d, err := m.Draft(t.Context(), Commission{Report: r})
			if err != nil || d.Source != FromModel || !slices.ContainsFunc(d.Invented, func(f Fact) bool { return f.Kind == kind && strings.Contains(d.Text, f.Text) }) {
				t.Errorf("report %d: a planted %s is not marked: %s %v %v", i, kind, d.Source, d.Invented, err)
				continue
			}
			if loose := Unsupported(d.Text, r, Letter{}); !slices.ContainsFunc(loose, func(f Fact) bool { return f.Kind == kind }) {
				t.Errorf("report %d: a planted %s does not block", i, kind)
			}
			trials[kind]++
		}
	}
	t.Logf("%d reports; marked of each kind: %v", len(reports), trials)
}
