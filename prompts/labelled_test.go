package prompts

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

// labelled is a letter that a person has sorted by the labelling guide. The letters are real and never committed.
type labelled struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Body      string            `json:"body"`
	Category  workflow.Category `json:"category"`
	KeyMatter string            `json:"key_matter"`
	Urgent    bool              `json:"urgent"`
	Repeat    bool              `json:"repeat"`
	BoardType string            `json:"board_type"`
}

// samples reads a file of the letters, or skips the test where they do not lie.
func samples(t *testing.T, name string) []labelled { return samplesOf[labelled](t, name) }

func samplesOf[T any](t *testing.T, name string) []T {
	t.Helper()
	dir := os.Getenv("HUIYIN_DATA_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("no labelled letters here (set HUIYIN_DATA_SAMPLES to their folder): %v", err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var l T
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatalf("decode line %d of %s: %v", len(out)+1, name, err)
		}
		out = append(out, l)
	}
	if err := lines.Err(); err != nil || len(out) == 0 {
		t.Fatalf("read %s: %d letters, %v", name, len(out), err)
	}
	return out
}

// tally counts hits and misses of one class.
type tally struct{ hit, missed, wrong int }

func (c tally) precision() float64 { return ratio(c.hit, c.hit+c.wrong) }
func (c tally) recall() float64    { return ratio(c.hit, c.hit+c.missed) }
func (c tally) f1() float64        { return ratio(2*c.hit, 2*c.hit+c.missed+c.wrong) }

func (c tally) String() string {
	return fmt.Sprintf("P %.2f R %.2f F1 %.2f (n=%d)", c.precision(), c.recall(), c.f1(), c.hit+c.missed)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c *tally) add(want, got bool) {
	switch {
	case want && got:
		c.hit++
	case want:
		c.missed++
	case got:
		c.wrong++
	}
}

var fiveClasses = []workflow.Category{workflow.Petition, workflow.Inquiry, workflow.Suggestion, workflow.Litigation, workflow.Discipline}

// TestOfflineOnLabelled measures the offline assistant on letters labelled by hand, without their board labels. The
// floors lie below what was measured, so that a slip is seen and a trade between classes is not forbidden.
func TestOfflineOnLabelled(t *testing.T) {
	t.Parallel()
	letters := samples(t, "category_dev.jsonl")
	classes := map[workflow.Category]*tally{}
	for _, c := range fiveClasses {
		classes[c] = &tally{}
	}
	var urgent, repeat, suspect, key tally
	for _, l := range letters {
		s := classified(t, l)
		for _, c := range fiveClasses {
			classes[c].add(l.Category == c, s.Category == c)
		}
		urgent.add(l.Urgent, s.Urgent)
		repeat.add(l.Repeat, s.Repeat)
		suspect.add(l.Category == workflow.Discipline, SuspectsDiscipline(l.Title+"\n"+l.Body))
		key.add(l.KeyMatter != "0", slices.ContainsFunc(s.KeyMatter, func(n int) bool { return fmt.Sprint(n) == l.KeyMatter }))
	}
	macro := 0.0
	for _, c := range fiveClasses {
		t.Logf("%-11s %v", c, classes[c])
		macro += classes[c].f1() / float64(len(fiveClasses))
	}
	t.Logf("macro F1 %.3f; urgent %v; repeat %v; clause of 第七条 found %.2f; suspicion %v", macro, urgent, repeat, key.recall(), suspect)
	floor(t, "macro F1", macro, 0.70)
	floor(t, "recall of 涉法涉诉", classes[workflow.Litigation].recall(), 0.70)
	floor(t, "recall of 党风廉政", classes[workflow.Discipline].recall(), 0.70)
	floor(t, "recall of urgent", urgent.recall(), 0.75)
	floor(t, "recall of the suspicion that guards the model", suspect.recall(), 0.85)
}

// TestOfflineOnBoardLabels compares with what the writers of a real board chose for themselves, a noisy truth: a third
// of what is filed as 建言 there complains.
func TestOfflineOnBoardLabels(t *testing.T) {
	t.Parallel()
	of := map[string]workflow.Category{"投诉/求助": workflow.Petition, "咨询": workflow.Inquiry, "建议": workflow.Suggestion}
	classes := map[workflow.Category]*tally{workflow.Petition: {}, workflow.Inquiry: {}, workflow.Suggestion: {}}
	for _, l := range samples(t, "dev.jsonl") {
		want, ok := of[l.BoardType]
		if !ok || !strings.HasPrefix(l.ID, "people-") {
			continue
		}
		got, _ := category(textOf(Letter{Title: l.Title, Body: l.Body}), "")
		for c, tally := range classes {
			tally.add(want == c, got == c)
		}
	}
	for c, tally := range classes {
		t.Logf("%-11s %v", c, tally)
	}
	macro := 0.0
	for _, c := range classes {
		macro += c.f1() / float64(len(classes))
	}
	t.Logf("macro F1 %.3f", macro)
	floor(t, "macro F1", macro, 0.69)
	floor(t, "F1 of 投诉/求助", classes[workflow.Petition].f1(), 0.88)
	floor(t, "F1 of 咨询", classes[workflow.Inquiry].f1(), 0.50)
}

func classified(t *testing.T, l labelled) Suggestion {
	t.Helper()
	s, err := NewOffline(nil).Classify(t.Context(), Letter{ID: l.ID, Title: l.Title, Body: l.Body})
	if err != nil {
		t.Fatalf("classify %s: %v", l.ID, err)
	}
	if n := len([]rune(s.Summary)); n > SummaryLength {
		t.Errorf("%s: a summary of %d characters", l.ID, n)
	}
	return s
}

func floor(t *testing.T, what string, got, want float64) {
	t.Helper()
	if got < want {
		t.Errorf("%s is %.3f, below %.2f", what, got, want)
	}
}

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
		for kind, planted := range map[FactKind]string{FactNumber: "共投入98765.4万元。", FactDate: "已于2037年2月30日复查。", FactLaw: "依据《回音试验条例》办理。",
			FactPromise: "我单位将于近期完成全部试验井盖加装。"} {
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

// What a model would be sent of every real letter holds no telephone and no identity card (第十九条).
func TestNoNumberOfARealLetterGoesOut(t *testing.T) {
	t.Parallel()
	all := samples(t, "dev.jsonl")
	for _, l := range all {
		masked, masking := Mask(l.Title + "\n" + l.Body)
		if numbersOut.MatchString(masked) {
			t.Errorf("%s: a number goes out", l.ID)
		}
		if masking.Restore(masked) != l.Title+"\n"+l.Body {
			t.Errorf("%s does not come back as it was", l.ID)
		}
	}
	t.Logf("%d letters", len(all))
}
