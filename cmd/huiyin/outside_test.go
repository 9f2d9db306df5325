package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// outside is a WeCom that is not our simulator: written by the reference
// alone, as strict as it, and ignorant of what it carries.
type outside struct {
	board
	t       testing.TB
	url     string
	members map[string]bool // userids in lower case
	token   string
	asked   map[string]int // calls by path
	sent    []sentMessage
	frozen  map[string]bool // requests seen, for the duplicate check
	tasks   map[string]bool
	codes   map[string]string // response code → member, until used
	files   map[string]outsideFile
	refuse  map[string]string // path → an answer given instead of doing it
	invalid string            // a member whom an answer without error names as invalid
	onSend  func(n int)       // called at each message/send, before the answer
	updates []string          // labels that cards were given
}

// sentMessage is what a member sees in the chat.
type sentMessage struct {
	to, kind, text string
	card           *outsideCard
	file           *outsideFile
	safe           bool
}

type outsideFile struct {
	name    string
	content []byte
}

type outsideCard struct {
	CardType string `json:"card_type"`
	TaskID   string `json:"task_id"`
	Title    struct {
		Title string `json:"title"`
		Desc  string `json:"desc"`
	} `json:"main_title"`
	Fields []struct {
		Name  string `json:"keyname"`
		Value string `json:"value"`
	} `json:"horizontal_content_list"`
	Buttons []struct {
		Text string `json:"text"`
		Key  string `json:"key"`
	} `json:"button_list"`
	code string
}

// newOutside opens a WeCom whose members are those of the sample organisation
// and one who is in no list of ours.
func newOutside(t testing.TB) *outside {
	t.Helper()
	d, err := readOrganisation(sampleOrganisation)
	if err != nil {
		t.Fatal(err)
	}
	w := &outside{t: t, members: map[string]bool{"guoke": true}, token: "outside-access-token-1", asked: map[string]int{},
		frozen: map[string]bool{}, tasks: map[string]bool{}, codes: map[string]string{}, files: map[string]outsideFile{}, refuse: map[string]string{}}
	for _, p := range d.People {
		w.members[strings.ToLower(p.Spelling)] = true
	}
	server := httptest.NewServer(http.HandlerFunc(w.serve))
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

// serve answers the API's calls; a service that breaks the contract fails the
// test beside getting its error code.
func (w *outside) serve(rw http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/cgi-bin/")
	var refused string
	w.change(func() { w.asked[path]++; refused = w.refuse[path] })
	answer := refused
	switch {
	case answer != "":
	case path == "gettoken":
		answer = w.getToken(r)
	case r.URL.Query().Get("access_token") != w.token:
		answer = fail(40014, "invalid access_token")
	case path == "getcallbackip":
		answer = `{"errcode":0,"errmsg":"ok","ip_list":["127.0.0.1"]}`
	case path == "message/send":
		answer = w.send(r)
	case path == "message/update_template_card":
		answer = w.update(r)
	case path == "media/upload":
		answer = w.upload(r)
	default:
		w.t.Errorf("the service called %s, which it should not need", r.URL.Path)
		answer = fail(48002, "api forbidden")
	}
	rw.Header().Set("Content-Type", "application/json; charset=UTF-8")
	_, _ = io.WriteString(rw, answer)
}

func fail(code int, message string) string {
	return fmt.Sprintf(`{"errcode":%d,"errmsg":"%s, hint: [1700000000], from ip: 127.0.0.1"}`, code, message)
}

// broken is an error that no right client provokes.
func (w *outside) broken(code int, message string) string {
	w.t.Errorf("the outside WeCom refuses with %d: %s", code, message)
	return fail(code, message)
}

func (w *outside) getToken(r *http.Request) string {
	q := r.URL.Query()
	switch {
	case r.Method != http.MethodGet:
		return w.broken(43001, "GET expected")
	case q.Get("corpid") != outsideCorp:
		return fail(40013, "invalid corpid")
	case q.Get("corpsecret") != outsideSecret:
		return fail(40001, "invalid credential")
	}
	return fmt.Sprintf(`{"errcode":0,"errmsg":"ok","access_token":%q,"expires_in":7200}`, w.token)
}

// escaped is the form of characters that WeCom does not take (40033).
var escaped = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)

// body reads and checks what every posted request shares: JSON as such, and
// agentid as an integer.
func (w *outside) body(r *http.Request, into any) (raw []byte, refusal string) {
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, fail(-1, "system busy")
	}
	var head struct {
		AgentID json.RawMessage `json:"agentid"`
	}
	switch {
	case r.Method != http.MethodPost || !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json"):
		return nil, w.broken(40058, "POST with a JSON body expected")
	case escaped.Match(raw):
		return nil, w.broken(40033, "request contains escaped characters")
	case json.Unmarshal(raw, &head) != nil || json.Unmarshal(raw, into) != nil:
		return nil, w.broken(40058, "body is not JSON")
	case string(head.AgentID) != fmt.Sprint(outsideAgent):
		return nil, w.broken(40056, "agentid is not the app's integer: "+string(head.AgentID))
	}
	return raw, ""
}

// update is message/update_template_card: a response code serves once.
func (w *outside) update(r *http.Request) string {
	var in struct {
		UserIDs []string `json:"userids"`
		Code    string   `json:"response_code"`
		Button  struct {
			Name string `json:"replace_name"`
		} `json:"button"`
	}
	if _, refusal := w.body(r, &in); refusal != "" {
		return refusal
	}
	if len(in.UserIDs) == 0 || in.Button.Name == "" {
		return w.broken(40035, "userids or replace_name missing")
	}
	answer := fail(60140, "invalid response_code")
	w.change(func() {
		if w.codes[in.Code] != "" {
			delete(w.codes, in.Code)
			w.updates = append(w.updates, in.Button.Name)
			answer = `{"errcode":0,"errmsg":"ok","invaliduser":[]}`
		}
	})
	return answer
}

// upload is media/upload.
func (w *outside) upload(r *http.Request) string {
	file, header, err := r.FormFile("media")
	if err != nil || r.URL.Query().Get("type") != "file" {
		return w.broken(44001, "no media of type file")
	}
	defer file.Close()
	content, err := io.ReadAll(file)
	if err != nil || len(content) <= 5 || strings.ContainsAny(header.Filename, `\":`) || strings.HasPrefix(header.Filename, "/") {
		return w.broken(40006, "media too small or badly named")
	}
	var id string
	w.change(func() {
		id = fmt.Sprintf("MEDIA-%d", len(w.files)+1)
		w.files[id] = outsideFile{header.Filename, content}
	})
	return fmt.Sprintf(`{"errcode":0,"errmsg":"ok","type":"file","media_id":%q,"created_at":"1700000000"}`, id)
}
