package prompts

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"huiyin/workflow"
)

func TestClassifyStreamAnswersLineByLine(t *testing.T) {
	in := "\n" + `{"id":"a","title":"三营不供暖","body":"没有供暖<请解决>","label":"x"}` + "\r\n\n" +
		`{"id":"b","title":"咨询","body":"请问医保怎么办理？"}` // the last line has no end
	var out bytes.Buffer
	if err := ClassifyStream(t.Context(), NewOffline(district), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines: %s", len(lines), out.String())
	}
	const want = `{"id":"a","category":"petition","key_matter":[1],"urgent":true,"repeat":false,"units":["三营镇","住房和城乡建设局"],` +
		`"summary":"没有供暖<请解决>","source":"offline"}`
	if lines[0] != want {
		t.Errorf("first line\n%s\nwant\n%s", lines[0], want)
	}
	var second answered
	if err := json.Unmarshal([]byte(lines[1]), &second); err != nil {
		t.Fatal(err)
	}
	if second.ID != "b" || second.Category != workflow.Inquiry || second.KeyMatter == nil || second.Units == nil {
		t.Errorf("second line %s", lines[1])
	}
}

func TestABadLineIsNamedAndTheGoodOnesAreKept(t *testing.T) {
	in := `{"id":"a","title":"路灯不亮"}` + "\n\n{\"id\":\n" + `{"id":"c"}` + "\n"
	var out bytes.Buffer
	err := ClassifyStream(t.Context(), NewOffline(nil), strings.NewReader(in), &out)
	if err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Fatalf("error %v does not name line 3", err)
	}
	if got := out.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, `"id":"a"`) {
		t.Errorf("kept output %q", got)
	}
}

func TestALongLetterIsNoBadLine(t *testing.T) {
	body, err := json.Marshal(strings.Repeat("道路破损多年无人修复，请解决。", 2000))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = ClassifyStream(t.Context(), echo{}, strings.NewReader(`{"id":"long","body":`+string(body)+`}`), &out)
	if err != nil || !strings.Contains(out.String(), `"id":"long"`) {
		t.Errorf("%v, %.80s", err, out.String())
	}
}

// echo is an assistant that only says it was asked.
type echo struct{ *Offline }

func (echo) Classify(_ context.Context, l Letter) (Suggestion, error) {
	return Suggestion{Summary: l.Title}, nil
}

// silent is an assistant that cannot answer.
type silent struct{ *Offline }

var errSilent = errors.New("no answer")

func (silent) Classify(context.Context, Letter) (Suggestion, error) { return Suggestion{}, errSilent }

func TestAnAssistantThatCannotAnswerStopsTheStream(t *testing.T) {
	var a Assistant = silent{}
	err := ClassifyStream(t.Context(), a, strings.NewReader(`{"id":"x"}`), &bytes.Buffer{})
	if !errors.Is(err, errSilent) || !strings.Contains(err.Error(), `line 1: classify "x"`) {
		t.Errorf("error %v", err)
	}
}
