package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
)

// modelServer is an endpoint that answers every question in the same way.
func modelServer(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s.URL + "/v1"
}

func saying(content string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"choices":[{"message":{"role":"assistant","content":%q}}],"usage":{"total_tokens":50}}`, content)
	}
}

const modelSays = `{"category":"suggestion","key_matter":[],"urgent":false,"repeat":false,"several":false,"units":[],"summary":"老街排水沟堵塞，请疏通。"}`

// aModel is how an endpoint behaves, and what is heard of it; none at all without an answer.
type aModel struct {
	answer http.HandlerFunc
	hears  string
}

var models = map[string]aModel{
	"right": {saying(modelSays), "大模型的建议"},
	"wrong": {saying("我不知道"), "大模型的答复不合格式"},
	"slow": {func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // only then the server sees that the asker has gone
		<-r.Context().Done()
	}, "大模型接口没有答复"},
	"off": {nil, "已登记"},
}

// settings are those of a service that asks the model.
func (m aModel) settings(t *testing.T) []string {
	t.Helper()
	if m.answer == nil {
		return nil
	}
	return []string{"HUIYIN_LLM_BASE_URL=" + modelServer(t, m.answer), "HUIYIN_LLM_MODEL=small", "HUIYIN_LLM_TIMEOUT=2s"}
}

// Model off, slow or wrong: the seven steps pass all the same, and the lane of who asks
// does not wait (domain.md §11).
func TestTheSevenStepsPassWhateverTheModelDoes(t *testing.T) {
	t.Parallel()
	for name, c := range models {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t, c.settings(t)...)
			ch := chat{town: tn, service: tn.serve()}
			path := pathOf(1, pasted, replyLink)
			if c.answer != nil {
				ch.says(path[0].who, path[0].types, "大模型正在草拟")
				if err := tn.wecom.await(within(t, deadline), func() bool {
					return slices.ContainsFunc(tn.wecom.inbox(path[0].who), func(m sentMessage) bool { return holds(m.words(), []string{c.hears}) })
				}); err != nil {
					t.Fatalf("nothing of the model: %v", err)
				}
				path = path[1:]
			}
			ch.walk("2026-0001", path)
			tn.run("audit", "verify").must(t, exitDone)
		})
	}
}
