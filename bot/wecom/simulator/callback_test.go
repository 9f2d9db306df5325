package simulator

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

func (w *world) deliver(change func(*Delivery)) {
	w.t.Helper()
	d := DefaultDelivery()
	d.Spacing = 0
	change(&d)
	if err := w.sim.SetDelivery(d); err != nil {
		w.t.Fatal(err)
	}
}

func status(code int) func(int, heard, http.ResponseWriter, *http.Request) {
	return func(_ int, _ heard, rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(code) }
}

func TestATextArrivesWholeAndSigned(t *testing.T) {
	w := newWorld(t)
	text := "登记\n标题：路灯<不亮> & ]]> 一事\n第二行"
	code, got := w.post("/simulator/members/zhangsan/text", map[string]any{"text": text})
	if code != http.StatusOK || got["answered"] != true {
		t.Fatalf("%d %v", code, got)
	}
	h := w.app.all()
	if len(h) != 1 || h[0].text != text || h[0].msgID != got["msgid"] {
		t.Fatalf("heard %+v", h)
	}
	for _, want := range []string{"<FromUserName><![CDATA[ZhangSan]]>", "<ToUserName><![CDATA[" + corp, "<CreateTime>1789693200<", "<AgentID>1000002<"} {
		if !strings.Contains(h[0].inner, want) {
			t.Errorf("%s is not in %s", want, h[0].inner)
		}
	}
	if m := w.inbox("zhangsan"); len(m) != 1 || m[0].Direction != In || m[0].Text != text || m[0].Undelivered {
		t.Errorf("shown %+v", m)
	}
	out, err := w.sim.SendText(t.Context(), "zhangsan", "又一条")
	if err != nil || out.MsgID <= h[0].msgID {
		t.Errorf("the second MsgId %s does not follow %s (%v)", out.MsgID, h[0].msgID, err)
	}
}

func TestACallbackIsRetriedThreeTimes(t *testing.T) {
	w := newWorld(t)
	w.app.reply(func(n int, _ heard, rw http.ResponseWriter, _ *http.Request) {
		if n < 3 {
			rw.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	out, err := w.sim.SendText(t.Context(), "lisi", "帮助")
	if err != nil || !out.Answered || len(out.Attempts) != 3 || out.Attempts[2].Attempt != 3 {
		t.Fatalf("%+v %v", out, err)
	}
	h := w.app.all()
	if h[0].msgID != h[2].msgID || h[0].inner != h[2].inner {
		t.Error("the retry is another message")
	}
	if h[0].query["nonce"] == h[1].query["nonce"] || h[0].outer == h[1].outer {
		t.Error("the retry is not encrypted afresh")
	}
	w.app.reply(status(http.StatusInternalServerError))
	w.deliver(func(d *Delivery) { d.ReuseNonce = true })
	code, got := w.post("/simulator/members/lisi/text", map[string]any{"text": "待办"})
	h = w.app.all()[3:]
	if code != http.StatusBadGateway || got["answered"] != false || len(h) != 4 {
		t.Fatalf("never answered: %d %v, heard %d", code, got, len(h))
	}
	if h[0].query["nonce"] != h[3].query["nonce"] || h[0].outer != h[3].outer {
		t.Error("the nonce is not reused")
	}
	if m := w.inbox("lisi"); !m[1].Undelivered || m[0].Undelivered {
		t.Errorf("shown %+v", m)
	}
	if got := w.get("/simulator/calls")["callbacks"].([]any); len(got) != 7 {
		t.Errorf("%d attempts on record, want 7", len(got))
	}
	w.deliver(func(d *Delivery) { d.RetryOnNon200 = false })
	if out, _ = w.sim.SendText(t.Context(), "lisi", "待办"); len(out.Attempts) != 1 {
		t.Errorf("%d attempts although other answers count", len(out.Attempts))
	}
}

func TestAnAnswerThatDoesNotComeIsRetried(t *testing.T) {
	w := newWorld(t)
	w.deliver(func(d *Delivery) { d.Timeout = 20 * time.Millisecond })
	w.app.reply(func(_ int, _ heard, _ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	out, err := w.sim.SendText(t.Context(), "lisi", "帮助")
	if err != nil || out.Answered || len(out.Attempts) != 4 || out.Attempts[0].Status != 0 || out.Attempts[0].Error == "" {
		t.Fatalf("%+v %v", out, err)
	}
	for _, a := range out.Attempts {
		if strings.Contains(a.Error, "msg_signature") {
			t.Errorf("the error carries the query: %s", a.Error)
		}
	}
}

func TestWithoutCallbackURLNothingIsAnswered(t *testing.T) {
	w := newWorld(t)
	if err := w.sim.SetCallbackURL(""); err != nil {
		t.Fatal(err)
	}
	if out, err := w.sim.SendText(t.Context(), "lisi", "帮助"); err != nil || out.Answered {
		t.Errorf("%+v %v", out, err)
	}
}

func TestHostileAndRepeatedCallbacks(t *testing.T) {
	for name, c := range map[string]struct {
		fault CallbackFault
		heard int
		right bool
	}{
		"three copies, one after another": {CallbackFault{Copies: 3}, 3, true},
		"five copies at once":             {CallbackFault{Copies: 5, Concurrent: true}, 5, true},
		"a wrong signature":               {CallbackFault{WrongSignature: true}, 1, false},
		"a wrong receiveid":               {CallbackFault{WrongReceiveID: true}, 1, false},
		"a huge body":                     {CallbackFault{HugeBody: true}, 1, false},
		"garbage":                         {CallbackFault{Garbage: true}, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			if code, got := w.post("/simulator/faults", map[string]any{"callback": c.fault}); code != http.StatusOK {
				t.Fatalf("%d %v", code, got)
			}
			out, err := w.sim.SendText(t.Context(), "lisi", "帮助")
			h := w.app.all()
			if err != nil || out.Answered != c.right || len(h) != c.heard {
				t.Fatalf("heard %d, answered %v, %v", len(h), out.Answered, err)
			}
			for _, one := range h {
				if c.right && (one.text != "帮助" || one.msgID != h[0].msgID) {
					t.Errorf("a copy differs: %+v", one)
				}
				if c.fault.HugeBody && one.size < hugeBody {
					t.Errorf("the body has %d bytes", one.size)
				}
			}
			if !c.right && out.Attempts[0].Status != http.StatusForbidden {
				t.Errorf("attempts %+v", out.Attempts)
			}
			if out, err := w.sim.SendText(t.Context(), "lisi", "待办"); err != nil || !out.Answered || len(out.Attempts) != 1 {
				t.Errorf("the next one suffers, too: %+v %v", out, err)
			}
		})
	}
}

func TestVerifyIsTheConsolesGET(t *testing.T) {
	w := newWorld(t)
	if code, got := w.post("/simulator/verify", nil); code != http.StatusOK || got["ok"] != true {
		t.Fatalf("%d %v", code, got)
	}
	if err := w.sim.SetCallbackURL(w.http.URL + "/nowhere"); err != nil {
		t.Fatal(err)
	}
	if code, got := w.post("/simulator/verify", nil); code != http.StatusBadGateway || !strings.Contains(got["error"].(string), "404") {
		t.Errorf("%d %v", code, got)
	}
}

func TestPassiveRepliesTakeEffect(t *testing.T) {
	w := newWorld(t)
	w.sendCard("task-1")
	inside := element("MsgType", "text") + element("Content", "已收到")
	w.app.reply(func(_ int, _ heard, rw http.ResponseWriter, _ *http.Request) { w.app.passive(rw, "lisi", inside) })
	if out, _ := w.sim.SendText(t.Context(), "lisi", "帮助"); out.Attempts[0].Reply != "text" || out.Attempts[0].Error != "" {
		t.Fatalf("%+v", out)
	}
	if m := w.inbox("lisi"); len(m) != 3 || m[2].Text != "已收到" || !m[2].Passive {
		t.Fatalf("shown %+v", m)
	}
	inside = element("MsgType", "update_button") + "<Button>" + element("ReplaceName", "已签收") + "</Button>"
	if out, _ := w.sim.SendText(t.Context(), "lisi", "帮助"); out.Attempts[0].Error == "" {
		t.Error("a text was answered with a button")
	}
	if _, err := w.sim.Click(t.Context(), "lisi", "task-1", "accept"); err != nil {
		t.Fatal(err)
	}
	if card := w.inbox("lisi")[0].Card; card.Replaced != "已签收" {
		t.Errorf("card %+v", card)
	}
	w.sendCard("task-2")
	inside = element("MsgType", "update_template_card") + "<TemplateCard>" + element("CardType", "button_interaction") +
		"<MainTitle>" + element("Title", "换了") + "</MainTitle>" + element("ReplaceText", "完") +
		"<ButtonList>" + element("Text", "一") + element("Key", "1") + "</ButtonList><ButtonList>" + element("Text", "二") + element("Key", "2") + "</ButtonList></TemplateCard>"
	if out, err := w.sim.Click(t.Context(), "lisi", "task-2", "accept"); err != nil || out.Attempts[0].Error != "" {
		t.Fatalf("%+v %v", out, err)
	}
	m := w.inbox("lisi")
	if card := m[len(m)-1].Card; card.MainTitle.Title != "换了" || card.Replaced != "完" || len(card.Buttons) != 2 {
		t.Errorf("card %+v", card)
	}
}

func TestAPassiveReplyOfAnotherIsAnError(t *testing.T) {
	w := newWorld(t)
	for name, reply := range map[string]func(http.ResponseWriter){
		"for another member": func(rw http.ResponseWriter) { w.app.passive(rw, "wangwu", element("MsgType", "text")) },
		"no XML":             func(rw http.ResponseWriter) { _, _ = rw.Write([]byte("收到")) },
		"unsigned":           func(rw http.ResponseWriter) { _, _ = rw.Write([]byte("<xml><Encrypt>x</Encrypt></xml>")) },
		"an image":           func(rw http.ResponseWriter) { w.app.passive(rw, "lisi", element("MsgType", "image")) },
	} {
		w.app.reply(func(_ int, _ heard, rw http.ResponseWriter, _ *http.Request) { reply(rw) })
		out, err := w.sim.SendText(t.Context(), "lisi", "帮助")
		if err != nil || !out.Answered || out.Attempts[0].Error == "" {
			t.Errorf("%s: %+v %v", name, out, err)
		}
	}
}

func TestEventsOfMembers(t *testing.T) {
	w := newWorld(t)
	if code, got := w.post("/simulator/members/lisi/event", map[string]any{"event": "enter_agent"}); code != http.StatusOK {
		t.Fatalf("%d %v", code, got)
	}
	if h := w.app.all(); len(h) != 1 || h[0].event != "enter_agent" || h[0].msgID != "" {
		t.Errorf("heard %+v", h)
	}
	for path, body := range map[string]map[string]any{
		"/simulator/members/lisi/event":  {"event": "invented"},
		"/simulator/members/lisi/text":   {"text": " \n"},
		"/simulator/members/nobody/text": {"text": "x"},
	} {
		if code, got := w.post(path, body); code < 400 || code >= 500 || got["error"] == "" {
			t.Errorf("%s: %d %v", path, code, got)
		}
	}
}

func TestCloseEndsCallbacksAndPolls(t *testing.T) {
	w := newWorld(t)
	asked := make(chan struct{})
	w.app.reply(func(_ int, _ heard, _ http.ResponseWriter, r *http.Request) { close(asked); <-r.Context().Done() })
	sent, polled := make(chan Outcome), make(chan []Message)
	go func() {
		out, _ := w.sim.SendText(context.Background(), "lisi", "帮助")
		sent <- out
	}()
	<-asked
	go func() {
		found, _ := w.sim.Messages(context.Background(), "wangwu", 0, true)
		polled <- found
	}()
	w.sim.Close()
	if out := <-sent; out.Answered || len(out.Attempts) != 1 {
		t.Errorf("the callback: %+v", out)
	}
	if found := <-polled; len(found) != 0 {
		t.Errorf("the poll: %v", found)
	}
	var refused *Refusal
	if _, err := w.sim.SendText(t.Context(), "lisi", "帮助"); !errors.As(err, &refused) || refused.Status != http.StatusServiceUnavailable {
		t.Errorf("after Close: %v", err)
	}
}

func TestAnImpatientCallerDoesNotStopTheCallback(t *testing.T) {
	w := newWorld(t)
	release, heardIt := make(chan struct{}), make(chan struct{})
	w.app.reply(func(int, heard, http.ResponseWriter, *http.Request) { close(heardIt); <-release })
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() {
		_, err := w.sim.SendText(ctx, "lisi", "帮助")
		failed <- err
	}()
	<-heardIt
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("caller: %v", err)
	}
	close(release)
	w.sim.work.Wait()
	if a := w.sim.Attempts(); len(a) != 1 || a[0].Status != http.StatusOK {
		t.Errorf("attempts %+v", a)
	}
}
