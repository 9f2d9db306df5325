package prompts

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"huiyin/workflow"
)

// endpointAsked is what the fake endpoint was sent.
type endpointAsked struct {
	Messages []struct{ Role, Content string } `json:"messages"`
	Format   struct {
		Type string `json:"type"`
	} `json:"response_format"`
}

// fakeEndpoint is a model that answers as the test says, one handler a request; the last one again.
type fakeEndpoint struct {
	*httptest.Server
	mu    sync.Mutex
	asked []endpointAsked
	wire  strings.Builder // everything it was sent
}

type reply func(w http.ResponseWriter, r *http.Request, asked endpointAsked)

func newFake(t testing.TB, replies ...reply) *fakeEndpoint {
	t.Helper()
	f := &fakeEndpoint{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		var a endpointAsked
		_ = json.Unmarshal(data, &a)
		f.mu.Lock()
		f.asked = append(f.asked, a)
		f.wire.Write(data)
		n := min(len(f.asked), len(replies))
		f.mu.Unlock()
		replies[n-1](w, r, a)
	}))
	t.Cleanup(func() { f.CloseClientConnections(); f.Close() })
	return f
}

func (f *fakeEndpoint) sent() []endpointAsked {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]endpointAsked(nil), f.asked...)
}

// says answers with a text, as a model would.
func says(content string) reply {
	return func(w http.ResponseWriter, _ *http.Request, _ endpointAsked) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"id": "x", "object": "chat.completion", "model": "fake",
			"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]string{"role": "assistant", "content": content}}},
			"usage":   map[string]int{"prompt_tokens": 60, "completion_tokens": 40, "total_tokens": 100}})
	}
}

// refuses answers with a status.
func refuses(status int, message string) reply {
	return func(w http.ResponseWriter, _ *http.Request, _ endpointAsked) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"error":{"message":%q,"type":"x"}}`, message)
	}
}

// onlyObject refuses a schema, as endpoints do that know none.
func onlyObject(content string) reply {
	return func(w http.ResponseWriter, r *http.Request, a endpointAsked) {
		if a.Format.Type == string(FormatSchema) {
			refuses(http.StatusBadRequest, "response_format json_schema is not supported")(w, r, a)
			return
		}
		says(content)(w, r, a)
	}
}

// hangs says nothing until the asker has gone.
func hangs(_ http.ResponseWriter, r *http.Request, _ endpointAsked) { <-r.Context().Done() }

// resets breaks the connection.
func resets(http.ResponseWriter, *http.Request, endpointAsked) { panic(http.ErrAbortHandler) }

// huge answers with more than anybody reads.
func huge(w http.ResponseWriter, _ *http.Request, _ endpointAsked) {
	_, _ = io.WriteString(w, `{"choices":[{"message":{"content":"`+strings.Repeat("路", 200<<10/3)+`"}}]}`)
}

// modelAt is an assistant with the fake behind it.
func modelAt(f *fakeEndpoint, change func(*Endpoint)) *Model {
	e := Endpoint{BaseURL: f.URL + "/v1", Model: "fake", Timeout: 5 * time.Second, Pause: time.Millisecond}
	if change != nil {
		change(&e)
	}
	units := []workflow.Org{{Name: "三营镇", Kind: workflow.Township}, {Name: "住房和城乡建设局", Kind: workflow.Department, Aliases: []string{"住建局"}, Topics: []string{"供暖"}}}
	return NewModel(e, NewOffline(units))
}
