package prompts

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

// Real replies stand for reports: what repeats them has its source, and each of four things planted into fifty of them
// is found every time.
func TestPlantedFactsInRealReplies(t *testing.T) {
	type replied struct {
		Reply string `json:"reply"`
	}
	replies := 0
	for _, l := range samplesOf[replied](t, "dev.jsonl") {
		text := strings.Join(sentences(plain(l.Reply)), "")
		if len([]rune(text)) < 80 || replies >= 50 {
			continue
		}
		replies++
		r := workflow.Report{Process: text}
		if got := Unsupported(text, r, Letter{}); len(got) > 0 {
			t.Errorf("reply %d: %d facts of its own have no source, the first a %s", replies, len(got), got[0].Kind)
		}
		for kind, planted := range map[workflow.FactKind]string{workflow.FactNumber: "共投入98765.4万元。", workflow.FactDate: "已于2037年2月30日复查。", workflow.FactLaw: "依据《回音试验条例》办理。",
			workflow.FactPromise: "我单位将于近期完成全部试验井盖加装。"} {
			if got := Unsupported(text+planted, r, Letter{}); !slices.ContainsFunc(got, func(f Fact) bool { return f.Kind == kind }) {
				t.Errorf("reply %d: a planted %s is not found: %v", replies, kind, got)
			}
		}
	}
	if replies < 50 {
		t.Errorf("only %d replies", replies)
	}
}

// numbersOut are what must not leave the house in any letter: a mobile telephone, an identity card.
var numbersOut = regexp.MustCompile(`(?:^|\D)(?:1[3-9]\d{9}|\d{15}|\d{17}[\dXx])(?:\D|$)`)

// What a model would be sent of the real letters (all of them with -letters.all) holds no telephone and no identity card (第十九条).
func TestNoNumberOfARealLetterGoesOut(t *testing.T) {
	t.Parallel()
	all := spread(samples(t, "dev.jsonl"), 100)
	f := newFake(t, func(w http.ResponseWriter, r *http.Request, a endpointAsked) {
		if said := a.Messages[len(a.Messages)-1].Content; numbersOut.MatchString(plain(said)) {
			t.Errorf("a number goes out in a letter of %d characters", len([]rune(said)))
		}
		says(sound)(w, r, a)
	})
	m := modelAt(f, nil)
	ordering := 0
	for _, l := range all {
		if Orders(l.Title + "\n" + l.Body) {
			ordering++
		}
		if _, err := m.Classify(t.Context(), Letter{Title: l.Title, Body: l.Body}); err != nil {
			t.Fatal(err)
		}
		if masked, masking := Mask(l.Title + "\n" + l.Body); masking.Restore(masked) != l.Title+"\n"+l.Body {
			t.Errorf("%s does not come back as it was", l.ID)
		}
	}
	t.Logf("%d letters, %d of them were sent, %d seem to order a machine", len(all), len(f.sent()), ordering)
}
