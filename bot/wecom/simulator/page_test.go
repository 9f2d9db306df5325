package simulator

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestThePageIsServedWithoutOutsideParts(t *testing.T) {
	w := newWorld(t)
	kinds := map[string]string{"/": "text/html", "/style.css": "text/css", "/app.js": "text/javascript", "/bubble.js": "text/javascript", "/clock.js": "text/javascript"}
	outside := regexp.MustCompile(`(src|href)="(https?:)?//|@import|url\(`)
	for path, kind := range kinds {
		status, header, body := w.fetch(path, "")
		if status != http.StatusOK || !strings.HasPrefix(header.Get("Content-Type"), kind) {
			t.Errorf("%s: %d %s", path, status, header.Get("Content-Type"))
		}
		if outside.MatchString(body) || strings.Contains(body, "innerHTML") {
			t.Errorf("%s loads from outside or parses HTML", path)
		}
		if !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: policy %q", path, header.Get("Content-Security-Policy"))
		}
		if path == "/" && !strings.Contains(body, "模拟器 · 不是企业微信") {
			t.Error("the banner is missing")
		}
	}
}

func TestOtherSitesAreKeptOut(t *testing.T) {
	w := newWorld(t)
	origin := w.http.URL
	for name, c := range map[string]struct {
		host, origin string
		get, post    int
	}{
		"this page":         {"", origin, 200, 200},
		"a program":         {"", "", 200, 200},
		"localhost":         {"localhost:8090", "http://localhost:8090", 200, 200},
		"IPv6":              {"[::1]:8090", "http://[::1]:8090", 200, 200},
		"a rebound name":    {"evil.example:8090", "http://evil.example:8090", 403, 403},
		"another site":      {"", "https://evil.example", 200, 403},
		"a sandboxed frame": {"", "null", 200, 403},
		"another port here": {"127.0.0.1:1", "http://127.0.0.1:2", 200, 403},
	} {
		for method, want := range map[string]int{http.MethodGet: c.get, http.MethodPost: c.post} {
			path := "/simulator/clock"
			if method == http.MethodPost {
				path = "/simulator/faults"
			}
			req, err := http.NewRequestWithContext(t.Context(), method, w.http.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Host = c.host
			if c.origin != "" {
				req.Header.Set("Origin", c.origin)
			}
			resp, err := w.http.Client().Do(req)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			if resp.StatusCode != want {
				t.Errorf("%s, %s: %d, want %d", name, method, resp.StatusCode, want)
			}
		}
	}
}

func TestMessagesAreWaitedFor(t *testing.T) {
	w := newWorld(t)
	got := make(chan map[string]any)
	go func() { got <- w.get("/simulator/members/lisi/messages?after=0&wait=60") }()
	w.send(map[string]any{"touser": "wangwu"})
	w.send(nil)
	found := (<-got)["messages"].([]any)
	if len(found) != 1 || found[0].(map[string]any)["text"] != "您好" || found[0].(map[string]any)["direction"] != "out" {
		t.Fatalf("found %v", found)
	}
	id := int(found[0].(map[string]any)["id"].(float64))
	if got := w.inbox("lisi"); len(got) != 1 || int(got[0].ID) != id {
		t.Errorf("inbox %+v", got)
	}
	if rest := w.get("/simulator/members/lisi/messages?after=9")["messages"].([]any); len(rest) != 0 {
		t.Errorf("after the last: %v", rest)
	}
	if status, _ := w.do(http.MethodGet, "/simulator/members/nobody/messages", nil, nil); status != http.StatusNotFound {
		t.Errorf("a stranger's: %d", status)
	}
}

func TestChangesTellOfCardsThatChanged(t *testing.T) {
	w := newWorld(t)
	rc := w.sendCard("task-1")
	first := w.get("/simulator/changes?since=0")
	if len(first["messages"].([]any)) != 1 || first["boot"] == "" || first["now"] == "" {
		t.Fatalf("%v", first)
	}
	w.api("message/update_template_card", map[string]any{"userids": []string{"lisi"}, "agentid": agent, "response_code": rc, "button": map[string]any{"replace_name": "已签收"}})
	second := w.get("/simulator/changes?since=1")
	m := second["messages"].([]any)
	if len(m) != 1 || m[0].(map[string]any)["id"] != 1.0 || second["revision"] != 2.0 {
		t.Fatalf("%v", second)
	}
	card := m[0].(map[string]any)["card"].(map[string]any)
	list := card["button_list"].([]any)
	if card["replaced"] != "已签收" || card["clickable"] != false || list[0].(map[string]any)["state"] != "replaced" {
		t.Errorf("card %v", card)
	}
}

func TestMembersAreReadFromAnOrganisationFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "org.yaml")
	org := "region: 某区\noffices: [{name: 信访局}]\npeople:\n  - {userid: a, name: 甲, org: 信访局, roles: [registrar]}\n  - {userid: b, org: 某镇}\n"
	if err := os.WriteFile(file, []byte(org), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := ReadMembers(file)
	if err != nil || len(got) != 2 || got[0] != (Member{"a", "甲", "信访局"}) || got[1] != (Member{"b", "b", "某镇"}) {
		t.Errorf("%v %v", got, err)
	}
	for name, content := range map[string]string{"empty.yaml": "people: []", "broken.yaml": "people: {"} {
		bad := filepath.Join(filepath.Dir(file), name)
		if err := os.WriteFile(bad, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadMembers(bad); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := ReadMembers(file + ".none"); err == nil {
		t.Error("a missing file was read")
	}
}
