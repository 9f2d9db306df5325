package simulator

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	corp   = "wx5823bf96d3bd56c7"
	secret = "app-secret"
	agent  = 1000002
	token  = "QDG6eK"
	aesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
)

var morning = time.Date(2026, 9, 18, 9, 0, 0, 0, china)

// handClock is a clock that only the test moves.
type handClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *handClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *handClock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// world is a simulator behind HTTP, its clock, and the app it calls back.
type world struct {
	t     *testing.T
	sim   *Server
	http  *httptest.Server
	clock *handClock
	app   *app
	token string
}

// newWorld starts a simulator with three members and no pause between callback attempts.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, clock: &handClock{now: morning}, app: newApp(t)}
	sim, err := New(Config{
		CorpID: corp, Secret: secret, AgentID: agent, Token: token, AESKey: aesKey, CallbackURL: w.app.url(),
		Members: []Member{{"ZhangSan", "张三", "三营镇"}, {"lisi", "李四", "区信访局"}, {"wangwu", "王五", "区信访局"}},
		Now:     w.clock.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	w.sim = sim
	d := DefaultDelivery()
	d.Spacing = 0
	if err := sim.SetDelivery(d); err != nil {
		t.Fatal(err)
	}
	w.http = httptest.NewServer(sim.Handler())
	t.Cleanup(func() { sim.Close(); w.http.Close() })
	w.token = w.get("/cgi-bin/gettoken?corpid=" + corp + "&corpsecret=" + secret)["access_token"].(string)
	return w
}

// do makes a request and decodes a JSON answer.
func (w *world) do(method, path string, body io.Reader, header map[string]string) (int, map[string]any) {
	w.t.Helper()
	req, err := http.NewRequestWithContext(w.t.Context(), method, w.http.URL+path, body)
	if err != nil {
		w.t.Fatal(err)
	}
	for k, v := range header {
		req.Header.Set(k, v)
	}
	resp, err := w.http.Client().Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(raw, &got); err != nil {
		got = map[string]any{"raw": string(raw)}
	}
	return resp.StatusCode, got
}

func (w *world) get(path string) map[string]any {
	w.t.Helper()
	_, got := w.do(http.MethodGet, path, nil, nil)
	return got
}

func (w *world) post(path string, body any) (int, map[string]any) {
	w.t.Helper()
	return w.do(http.MethodPost, path, bytes.NewReader(encode(body)), nil)
}

// api calls WeCom's API with the token and returns errcode and answer.
func (w *world) api(name string, body any) (int, map[string]any) {
	w.t.Helper()
	status, got := w.post("/cgi-bin/"+name+"?access_token="+w.token, body)
	code, ok := got["errcode"].(float64)
	if status != http.StatusOK || !ok {
		w.t.Fatalf("%s answered %d %v", name, status, got)
	}
	return int(code), got
}

// send sends to lisi unless the fields say otherwise.
func (w *world) send(fields map[string]any) (int, map[string]any) {
	w.t.Helper()
	body := map[string]any{"touser": "lisi", "msgtype": "text", "agentid": agent, "text": map[string]any{"content": "您好"}}
	for k, v := range fields {
		body[k] = v
		if v == nil {
			delete(body, k)
		}
	}
	return w.api("message/send", body)
}

// inbox is what a member sees.
func (w *world) inbox(userid string) []Message {
	w.t.Helper()
	found, err := w.sim.Messages(w.t.Context(), userid, 0, false)
	if err != nil {
		w.t.Fatal(err)
	}
	return found
}

func with(base map[string]any, key string, value any) map[string]any {
	out := maps.Clone(base)
	out[key] = value
	return out
}

func buttonCard(taskID string) map[string]any {
	return map[string]any{
		"card_type": "button_interaction", "task_id": taskID, "main_title": map[string]any{"title": "新任务"},
		"button_list": []any{map[string]any{"text": "签收", "style": 1, "key": "accept"}, map[string]any{"text": "退回", "style": 2, "key": "return"}},
	}
}

func noticeCard() map[string]any {
	return map[string]any{
		"card_type": "text_notice", "main_title": map[string]any{"title": "提醒"},
		"card_action": map[string]any{"type": 1, "url": "https://example.gov.cn/"},
	}
}

// sendCard sends a button card and returns its response_code.
func (w *world) sendCard(taskID string) string {
	w.t.Helper()
	code, got := w.send(map[string]any{"msgtype": "template_card", "template_card": buttonCard(taskID)})
	rc, _ := got["response_code"].(string)
	if code != 0 || rc == "" {
		w.t.Fatalf("send card: %v", got)
	}
	return rc
}

// heard is one decrypted callback as the app got it.
type heard struct {
	query map[string]string
	outer string
	inner string
	text  string
	msgID string
	event string
	key   string
	code  string
	size  int
}

// app is the callback side of a service, scripted by the test.
type app struct {
	t      *testing.T
	codec  *codec
	server *httptest.Server

	mu     sync.Mutex
	heard  []heard
	answer func(n int, h heard, w http.ResponseWriter, r *http.Request)
}

func newApp(t *testing.T) *app {
	t.Helper()
	c, err := newCodec(token, aesKey)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{t: t, codec: c, answer: func(int, heard, http.ResponseWriter, *http.Request) {}}
	a.server = httptest.NewServer(a)
	t.Cleanup(a.server.Close)
	return a
}

func (a *app) url() string { return a.server.URL + "/wecom/callback?tenant=1" }

// reply scripts what the n-th callback (from 1) is answered.
func (a *app) reply(f func(n int, h heard, w http.ResponseWriter, r *http.Request)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.answer = f
}

func (a *app) all() []heard {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.heard)
}

// ServeHTTP verifies and records as a service would: 403 for a wrong signature, receiveid or form.
func (a *app) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if r.Method == http.MethodGet {
		plain, _, err := a.codec.decrypt(q.Get("echostr"))
		if err != nil || !a.codec.signed(q.Get("msg_signature"), q.Get("timestamp"), q.Get("nonce"), q.Get("echostr")) {
			http.Error(w, "forbidden", http.StatusForbidden)
			return
		}
		_, _ = w.Write(plain)
		return
	}
	body, _ := io.ReadAll(r.Body)
	h, ok := a.understand(q.Get("msg_signature"), q.Get("timestamp"), q.Get("nonce"), body)
	a.mu.Lock()
	a.heard = append(a.heard, h)
	n, answer := len(a.heard), a.answer
	a.mu.Unlock()
	if !ok {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	answer(n, h, w, r)
}

func (a *app) understand(signature, timestamp, nonce string, body []byte) (heard, bool) {
	h := heard{query: map[string]string{"timestamp": timestamp, "nonce": nonce}, outer: string(body), size: len(body)}
	var outer struct {
		Encrypt string `xml:"Encrypt"`
	}
	if xml.Unmarshal(body, &outer) != nil || len(body) > 1<<20 || !a.codec.signed(signature, timestamp, nonce, outer.Encrypt) {
		return h, false
	}
	plain, receiver, err := a.codec.decrypt(outer.Encrypt)
	if err != nil || receiver != corp {
		return h, false
	}
	var inner struct {
		Content, MsgId, Event, EventKey, ResponseCode string
	}
	if err := xml.Unmarshal(plain, &inner); err != nil {
		a.t.Errorf("inner XML %q: %v", plain, err)
	}
	h.inner, h.text, h.msgID = string(plain), inner.Content, inner.MsgId
	h.event, h.key, h.code = inner.Event, inner.EventKey, inner.ResponseCode
	return h, true
}

// passive writes an encrypted reply to a member.
func (a *app) passive(w io.Writer, user, inside string) {
	inner := "<xml>" + element("ToUserName", user) + element("FromUserName", corp) + "<CreateTime>1</CreateTime>" + inside + "</xml>"
	enc, err := a.codec.encrypt(randomBytes(), []byte(inner), corp)
	if err != nil {
		a.t.Error(err)
	}
	_, _ = fmt.Fprintf(w, "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature>%s</MsgSignature><TimeStamp>1</TimeStamp><Nonce>n</Nonce></xml>",
		enc, a.codec.sign("1", "n", enc))
}

func repeat(n int, s string) string { return strings.Repeat(s, n) }

func bytesOf(body any) io.Reader { return bytes.NewReader(encode(body)) }
