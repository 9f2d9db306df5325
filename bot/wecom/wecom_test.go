package wecom

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

const (
	ourCorp   = "ww-corp"
	ourSecret = "S3cret+of/the=app"
)

// seen is one request that reached the fake WeCom.
type seen struct {
	API, Token, Body, ContentType string
}

// fake is a WeCom that answers what the test tells it to: one answer per API, the last one for ever.
type fake struct {
	*httptest.Server
	mu      sync.Mutex
	calls   []seen
	answers map[string][]string
	tokens  int
}

// newFake starts a fake WeCom that hands out tok-1, tok-2 … and otherwise answers from the table.
func newFake(t *testing.T, answers map[string][]string) *fake {
	t.Helper()
	f := &fake{answers: answers}
	f.Server = httptest.NewServer(http.HandlerFunc(f.serve))
	t.Cleanup(f.Close)
	return f
}

func (f *fake) serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	f.mu.Lock()
	defer f.mu.Unlock()
	api := strings.TrimPrefix(r.URL.Path, "/cgi-bin/")
	f.calls = append(f.calls, seen{api, r.URL.Query().Get("access_token"), string(body), r.Header.Get("Content-Type")})
	queue := f.answers[api]
	if len(queue) == 0 {
		if api != apiToken {
			http.NotFound(w, r)
			return
		}
		f.tokens++
		queue = []string{`{"errcode":0,"errmsg":"ok","access_token":"tok-` + string(rune('0'+f.tokens)) + `","expires_in":7200}`}
	} else if len(queue) > 1 {
		f.answers[api] = queue[1:]
	}
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	_, _ = io.WriteString(w, queue[0])
}

// apis lists the calls in order.
func (f *fake) apis() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []string
	for _, c := range f.calls {
		out = append(out, c.API)
	}
	return strings.Join(out, " ")
}

func (f *fake) last() seen {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls[len(f.calls)-1]
}

func clientAt(t *testing.T, base string) *Client {
	t.Helper()
	c := NewClient(Config{CorpID: ourCorp, Secret: ourSecret, AgentID: ourAgent, Base: base}, nil)
	t.Cleanup(c.Close)
	return c
}
