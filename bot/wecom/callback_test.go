package wecom

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"
)

// shelf is an inbox in memory that counts how often each key was brought.
type shelf struct {
	mu   sync.Mutex
	kept map[string]Received
	took int
	err  error
}

func (s *shelf) Keep(_ context.Context, m Received) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.took++
	if s.err != nil {
		return s.err
	}
	if s.kept == nil {
		s.kept = map[string]Received{}
	}
	s.kept[m.Key] = m
	return nil
}

const ourAgent = 1000002

// door is a callback with everything a test wants to look at.
type door struct {
	codec *Codec
	v     vector
	inbox *shelf
	log   *bytes.Buffer
	http.Handler
}

func newDoor(t *testing.T) *door {
	t.Helper()
	v := vectors(t)[0]
	d := &door{codec: codecFor(t, v), v: v, inbox: &shelf{}, log: &bytes.Buffer{}}
	d.Handler = NewCallback(d.codec, ourAgent, d.inbox, zerolog.New(d.log))
	return d
}

// query signs an envelope as WeCom does.
func (d *door) query(encrypt string) url.Values {
	return url.Values{"timestamp": {"1700000000"}, "nonce": {"n1"},
		"msg_signature": {d.codec.Signature("1700000000", "n1", encrypt)}}
}

func (d *door) seal(t *testing.T, plain string) string {
	t.Helper()
	encrypt, _, err := d.codec.Encrypt([]byte(plain), "n1", "1700000000")
	if err != nil {
		t.Fatal(err)
	}
	return encrypt
}

func outer(encrypt string) string {
	return "<xml><ToUserName><![CDATA[x]]></ToUserName><AgentID>1000002</AgentID><Encrypt><![CDATA[" + encrypt + "]]></Encrypt></xml>"
}

func (d *door) ask(method, query, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest(method, "/wecom/callback?"+query, strings.NewReader(body)))
	return w
}

// deliver seals, signs and posts an inner message.
func (d *door) deliver(t *testing.T, plain string) *httptest.ResponseRecorder {
	t.Helper()
	encrypt := d.seal(t, plain)
	return d.ask(http.MethodPost, d.query(encrypt).Encode(), outer(encrypt))
}

func TestTheOfficialVerificationIsAnsweredVerbatim(t *testing.T) {
	d := newDoor(t)
	q := url.Values{"msg_signature": {d.v.MsgSignature}, "timestamp": {d.v.Timestamp}, "nonce": {d.v.Nonce}, "echostr": {d.v.Encrypt}}
	w := d.ask(http.MethodGet, q.Encode(), "")
	if w.Code != http.StatusOK || w.Body.String() != "1616140317555161061" {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if d.inbox.took != 0 {
		t.Error("the verification reached the inbox")
	}
	if w := d.ask(http.MethodGet, strings.ReplaceAll(q.Encode(), "%2B", "+"), ""); w.Code != http.StatusForbidden {
		t.Errorf("plus read as space gives %d", w.Code)
	}
}

func TestAMessageIsKeptAndAnsweredWithNothing(t *testing.T) {
	d := newDoor(t)
	plain := vectors(t)[2].Plaintext
	w := d.deliver(t, plain)
	if w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Fatalf("%d %q %s", w.Code, w.Body, d.log)
	}
	key := parse(t, plain).Key()
	want := map[string]Received{key: {Key: key, CorpID: d.v.ReceiveID, AgentID: ourAgent, From: "zhangsan", Kind: "text",
		Content: "井盖坏了，请派人处理", CreateTime: 1700000000, Plain: []byte(plain)}}
	if diff := cmp.Diff(want, d.inbox.kept); diff != "" {
		t.Error(diff)
	}
	if d.log.Len() != 0 {
		t.Errorf("a kept message is logged: %s", d.log)
	}
}

func TestAPressedCardBringsItsKeyTaskAndResponseCode(t *testing.T) {
	d := newDoor(t)
	plain := vectors(t)[3].Plaintext
	d.deliver(t, plain)
	m, ok := d.inbox.kept[parse(t, plain).Key()]
	if !ok || m.Kind != "event" || m.Event != "template_card_event" || m.EventKey != "accept" || m.TaskID != "task-42" || m.ResponseCode != "RC1" {
		t.Errorf("%v %+v %s", ok, m, d.log)
	}
}

func TestRetriesAlsoAtOnceCarryOneKey(t *testing.T) {
	d := newDoor(t)
	plain := vectors(t)[2].Plaintext
	const times = 8
	codes := make([]int, times)
	envelopes := make([]string, times)
	for i := range times {
		envelopes[i] = d.seal(t, plain)
	}
	var wg sync.WaitGroup
	for i := range times {
		wg.Go(func() { codes[i] = d.ask(http.MethodPost, d.query(envelopes[i]).Encode(), outer(envelopes[i])).Code })
	}
	wg.Wait()
	for _, code := range codes {
		if code != http.StatusOK {
			t.Errorf("status %d", code)
		}
	}
	if d.inbox.took != times || len(d.inbox.kept) != 1 {
		t.Errorf("brought %d times under %d keys", d.inbox.took, len(d.inbox.kept))
	}
}

func TestAnEventOfTheWholeCorpNeedsNoApp(t *testing.T) {
	d := newDoor(t)
	w := d.deliver(t, inner(d.v.ReceiveID, "event", "<Event>made_up</Event>"))
	if w.Code != http.StatusOK || len(d.inbox.kept) != 1 {
		t.Errorf("%d, kept %d, %s", w.Code, len(d.inbox.kept), d.log)
	}
}

func inner(corp, kind, rest string) string {
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>zhangsan</FromUserName><CreateTime>1</CreateTime><MsgType>%s</MsgType>%s</xml>", corp, kind, rest)
}

func TestWhatIsNotOursIsRefusedAndNothingKept(t *testing.T) {
	const content = "一封不该进日志的信"
	type request struct {
		method, query, body string
		status              int
	}
	good := func(t *testing.T, d *door) (string, string) {
		e := d.seal(t, inner(d.v.ReceiveID, "text", "<Content>"+content+"</Content><MsgId>1</MsgId><AgentID>1000002</AgentID>"))
		return d.query(e).Encode(), e
	}
	sealed := func(status int, plain func(d *door) string) func(*testing.T, *door) request {
		return func(t *testing.T, d *door) request {
			e := d.seal(t, plain(d))
			return request{http.MethodPost, d.query(e).Encode(), outer(e), status}
		}
	}
	cases := map[string]func(t *testing.T, d *door) request{
		"wrong signature": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, strings.Replace(q, "nonce=n1", "nonce=n2", 1), outer(e), 403}
		},
		"wrong signature on verification": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodGet, strings.Replace(q, "nonce=n1", "nonce=n2", 1) + "&echostr=" + url.QueryEscape(e), "", 403}
		},
		"parameter missing": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, strings.Replace(q, "nonce=n1", "n=n1", 1), outer(e), 400}
		},
		"echo missing": func(t *testing.T, d *door) request {
			q, _ := good(t, d)
			return request{http.MethodGet, q, "", 400}
		},
		"parameter twice": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, q + "&nonce=n1", outer(e), 400}
		},
		"query broken": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, q + "&%zz", outer(e), 400}
		},
		"garbage": func(t *testing.T, d *door) request {
			q, _ := good(t, d)
			return request{http.MethodPost, q, "\x00\x01garbage", 400}
		},
		"empty body": func(t *testing.T, d *door) request {
			q, _ := good(t, d)
			return request{http.MethodPost, q, "", 400}
		},
		"Encrypt missing": func(t *testing.T, d *door) request {
			q, _ := good(t, d)
			return request{http.MethodPost, q, "<xml><ToUserName>x</ToUserName></xml>", 400}
		},
		"Encrypt twice": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, q, "<xml><Encrypt>" + e + "</Encrypt><Encrypt>" + e + "</Encrypt></xml>", 400}
		},
		"entity of its own": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, q, `<!DOCTYPE xml [<!ENTITY e "` + e + `">]><xml><Encrypt>&e;</Encrypt></xml>`, 400}
		},
		"body of 2 MiB": func(t *testing.T, d *door) request {
			q, e := good(t, d)
			return request{http.MethodPost, q, outer(e) + strings.Repeat(" ", 2<<20), 413}
		},
		"signed but damaged": func(t *testing.T, d *door) request {
			_, e := good(t, d)
			return request{http.MethodPost, d.query(e[:64]).Encode(), outer(e[:64]), 400}
		},
		"receive id of another corp": func(t *testing.T, d *door) request {
			other := codecFor(t, d.v, "another-corp")
			e, _, err := other.Encrypt([]byte(inner(d.v.ReceiveID, "text", "<Content>"+content+"</Content><AgentID>1000002</AgentID>")), "n1", "1700000000")
			if err != nil {
				t.Fatal(err)
			}
			return request{http.MethodPost, d.query(e).Encode(), outer(e), 403}
		},
		"member of another corp": sealed(403, func(*door) string {
			return inner("another-corp", "text", "<Content>"+content+"</Content><MsgId>1</MsgId><AgentID>1000002</AgentID>")
		}),
		"another app": sealed(403, func(d *door) string {
			return inner(d.v.ReceiveID, "text", "<Content>"+content+"</Content><MsgId>1</MsgId><AgentID>1000003</AgentID>")
		}),
		"message without app": sealed(403, func(d *door) string {
			return inner(d.v.ReceiveID, "text", "<Content>"+content+"</Content><MsgId>1</MsgId>")
		}),
		"inner garbage":  sealed(400, func(*door) string { return content }),
		"another method": func(*testing.T, *door) request { return request{http.MethodPut, "", "", 405} },
	}
	for name, build := range cases {
		t.Run(name, func(t *testing.T) {
			d := newDoor(t)
			r := build(t, d)
			w := d.ask(r.method, r.query, r.body)
			if w.Code != r.status {
				t.Errorf("status %d, want %d; %s", w.Code, r.status, d.log)
			}
			if d.inbox.took != 0 {
				t.Error("it reached the inbox")
			}
			if r.method != http.MethodPut && !strings.Contains(d.log.String(), `"reason":`) {
				t.Errorf("no reason in the log: %s", d.log)
			}
			for _, secret := range []string{content, d.v.Token, d.v.EncodingAESKey, "msg_signature=", "<xml>"} {
				if strings.Contains(d.log.String()+w.Body.String(), secret) {
					t.Errorf("%q shows in the log or the answer: %s %s", secret, d.log, w.Body)
				}
			}
		})
	}
}

func TestTheLogShowsWhichCorpWasSeen(t *testing.T) {
	d := newDoor(t)
	d.deliver(t, inner("another-corp", "text", "<AgentID>1000002</AgentID>"))
	if !strings.Contains(d.log.String(), `"seen":"another-corp"`) || !strings.Contains(d.log.String(), `"code":"-40005"`) {
		t.Errorf("%s", d.log)
	}
}

func TestAnInboxThatCannotKeepMakesWeComTryAgain(t *testing.T) {
	d := newDoor(t)
	d.inbox.err = errors.New("database is away")
	plain := vectors(t)[2].Plaintext
	if w := d.deliver(t, plain); w.Code != http.StatusInternalServerError || w.Body.Len() != 0 {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if !strings.Contains(d.log.String(), "database is away") || strings.Contains(d.log.String(), "井盖") {
		t.Errorf("%s", d.log)
	}
	d.inbox.err = nil
	if w := d.deliver(t, plain); w.Code != http.StatusOK || len(d.inbox.kept) != 1 {
		t.Errorf("%d, kept %d", w.Code, len(d.inbox.kept))
	}
}
