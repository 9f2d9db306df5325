package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A model that is set is asked, with what is personal masked; what may not go out is
// answered by the rules, and so is everything when nobody answers (domain.md §11).
func TestAssistAsksTheModelThatIsSet(t *testing.T) {
	t.Parallel()
	var wire strings.Builder
	model := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.Write(&wire)
		fmt.Fprint(w, `{"choices":[{"message":{"role":"assistant","content":"{\"category\":\"inquiry\",\"key_matter\":[],\"urgent\":false,\"repeat\":false,\"several\":false,\"units\":[],\"summary\":\"咨询供暖时间。\"}"}}]}`)
	}))
	t.Cleanup(model.Close)
	dir := dataFolder(t)
	letters := `{"id":"1","title":"何时供暖","body":"请问何时供暖，电话13900001234。"}` + "\n" + `{"id":"2","title":"反映","body":"举报村支书贪污低保款，请纪委查处。"}` + "\n"
	env := []string{"HUIYIN_DATA_DIR=" + dir, "HUIYIN_LLM_BASE_URL=" + model.URL + "/v1", "HUIYIN_LLM_MODEL=small", "HUIYIN_LLM_API_KEY=a-key-nobody-sees"}
	got := runIn(t, dir, env, letters, "assist", "classify").must(t, exitDone)
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"source":"model"`) || !strings.Contains(lines[0], "咨询供暖时间") || !strings.Contains(lines[1], `"source":"offline"`) || !strings.Contains(lines[1], "discipline") {
		t.Errorf("answered:\n%s", got.out)
	}
	if sent := wire.String(); !strings.Contains(sent, "〔电话1〕") || strings.Contains(sent, "13900001234") || strings.Contains(sent, "贪污低保款") || strings.Contains(got.out+got.err, "a-key-nobody-sees") {
		t.Errorf("on the wire:\n%s", sent)
	}
	model.Close()
	if got := runIn(t, dir, env, letters, "assist", "classify").must(t, exitDone); strings.Count(got.out, `"source":"offline"`) != 2 {
		t.Errorf("nobody answers:\n%s", got.out)
	}
}
