package simulator

import (
	"context"
	"net/http"
	"testing"
	"time"
)

func TestFaultsStrikeTheNextCallsOfTheirAPI(t *testing.T) {
	for name, c := range map[string]struct {
		fault Fault
		shown int // messages shown although or because the call went wrong
		check func(status int, got map[string]any) bool
	}{
		"busy":            {Fault{Kind: FaultErrCode, ErrCode: codeBusy}, 0, code(codeBusy)},
		"expired":         {Fault{ErrCode: codeTokenExpired}, 0, code(codeTokenExpired)},
		"invalid":         {Fault{ErrCode: codeTokenInvalid, API: "*"}, 0, code(codeTokenInvalid)},
		"busy after all":  {Fault{ErrCode: codeBusy, Accepted: true}, 1, code(codeBusy)},
		"bad gateway":     {Fault{Kind: FaultHTTP}, 0, func(s int, _ map[string]any) bool { return s == http.StatusBadGateway }},
		"too many":        {Fault{Kind: FaultHTTP, Status: 429}, 0, func(s int, _ map[string]any) bool { return s == 429 }},
		"half the answer": {Fault{Kind: FaultTruncate}, 1, func(_ int, got map[string]any) bool { return got["raw"] != nil && got["raw"] != "" }},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			if c.fault.API == "" {
				c.fault.API = "message/send"
			}
			if status, got := w.post("/simulator/faults", map[string]any{"api": []Fault{c.fault}}); status != http.StatusOK {
				t.Fatalf("%d %v", status, got)
			}
			body := map[string]any{"touser": "lisi", "msgtype": "text", "agentid": agent, "text": map[string]any{"content": "x"}}
			status, got := w.post("/cgi-bin/message/send?access_token="+w.token, body)
			if !c.check(status, got) || len(w.inbox("lisi")) != c.shown {
				t.Errorf("%d %v, shown %d", status, got, len(w.inbox("lisi")))
			}
			if code, _ := w.send(nil); code != 0 || len(w.inbox("lisi")) != c.shown+1 {
				t.Errorf("the next call: %d", code)
			}
		})
	}
}

func code(want int) func(int, map[string]any) bool {
	return func(status int, got map[string]any) bool {
		return status == http.StatusOK && got["errcode"] == float64(want)
	}
}

func TestAnAnswerIsLostAfterTheMessageWasTaken(t *testing.T) {
	for _, kind := range []string{FaultHang, FaultLost} {
		t.Run(kind, func(t *testing.T) {
			w := newWorld(t)
			if err := w.sim.AddFault(Fault{API: "message/send", Kind: kind, Times: 1}); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			body := map[string]any{"touser": "lisi", "msgtype": "text", "agentid": agent, "text": map[string]any{"content": "x"}, "enable_duplicate_check": 1}
			failed := make(chan error)
			go func() { failed <- w.tryPost(ctx, "/cgi-bin/message/send?access_token="+w.token, body) }()
			if found, err := w.sim.Messages(t.Context(), "lisi", 0, true); err != nil || len(found) != 1 {
				t.Fatalf("%v %v", found, err)
			}
			if kind == FaultHang {
				cancel()
			}
			if err := <-failed; err == nil {
				t.Fatal("an answer came")
			}
			if code, _ := w.api("message/send", body); code != 0 || len(w.inbox("lisi")) != 1 {
				t.Errorf("the retry: %d, shown %d", code, len(w.inbox("lisi")))
			}
		})
	}
}

func (w *world) tryPost(ctx context.Context, path string, body any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.http.URL+path, bytesOf(body))
	if err != nil {
		return err
	}
	resp, err := w.http.Client().Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

func TestFaultsAreCountedInOrderAndCleared(t *testing.T) {
	w := newWorld(t)
	w.post("/simulator/faults", map[string]any{"api": []Fault{{API: "message/send", ErrCode: -1, Times: 2}, {API: "message/send", ErrCode: 45009}}})
	for i, want := range []int{-1, -1, 45009, 0} {
		if code, _ := w.send(nil); code != want {
			t.Errorf("call %d: %d, want %d", i+1, code, want)
		}
	}
	w.post("/simulator/faults", map[string]any{"api": []Fault{{ErrCode: -1, Times: 9}}, "callback": CallbackFault{Garbage: true}})
	_, got := w.post("/simulator/faults", map[string]any{"clear": true, "delivery": map[string]any{"attempts": 2}})
	if len(got["api"].([]any)) != 0 || got["callback"].(map[string]any)["garbage"] != false || got["delivery"].(map[string]any)["attempts"] != 2.0 {
		t.Errorf("knobs stand at %v", got)
	}
	if got["delivery"].(map[string]any)["timeout_ms"] != 5000.0 {
		t.Errorf("a knob that was not named moved: %v", got)
	}
}

func TestKnobsOutOfRangeAreRefused(t *testing.T) {
	w := newWorld(t)
	for name, body := range map[string]any{
		"an unknown kind":   map[string]any{"api": []any{map[string]any{"kind": "earthquake"}}},
		"an unknown API":    map[string]any{"api": []any{map[string]any{"api": "user/get", "errcode": -1}}},
		"errcode 0":         map[string]any{"api": []any{map[string]any{"kind": "errcode"}}},
		"status 42":         map[string]any{"api": []any{map[string]any{"kind": "http", "status": 42}}},
		"no attempts":       map[string]any{"delivery": map[string]any{"attempts": 0}},
		"101 copies":        map[string]any{"callback": map[string]any{"copies": 101}},
		"an unknown member": map[string]any{"apis": 1},
	} {
		if status, got := w.post("/simulator/faults", body); status != http.StatusBadRequest || got["error"] == "" {
			t.Errorf("%s: %d %v", name, status, got)
		}
	}
}

func TestTokensAreInvalidatedOverHTTP(t *testing.T) {
	w := newWorld(t)
	w.post("/simulator/faults", map[string]any{"expire_tokens": true})
	if code, _ := w.send(nil); code != codeTokenExpired {
		t.Errorf("expired: %d", code)
	}
	w.post("/simulator/faults", map[string]any{"invalidate_tokens": true})
	if code, _ := w.send(nil); code != codeTokenInvalid {
		t.Errorf("invalidated: %d", code)
	}
}

func TestTheClockMovesOnlyForward(t *testing.T) {
	w := newWorld(t)
	if got := w.get("/simulator/clock")["now"]; got != "2026-09-18T09:00:00+08:00" {
		t.Fatalf("now %v", got)
	}
	status, got := w.post("/simulator/clock", map[string]any{"to": "2026-09-19T01:00:00Z"})
	if status != http.StatusOK || got["now"] != "2026-09-19T09:00:00+08:00" {
		t.Errorf("%d %v", status, got)
	}
	w.clock.advance(time.Minute)
	if got := w.get("/simulator/clock")["now"]; got != "2026-09-19T09:01:00+08:00" {
		t.Errorf("it does not run on: %v", got)
	}
	for name, body := range map[string]any{"back": map[string]any{"to": "2026-09-19T08:00:00+08:00"}, "nowhere": map[string]any{"to": "tomorrow"}} {
		if status, _ := w.post("/simulator/clock", body); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
}

func TestAGivenClockIsMovedByItsOwner(t *testing.T) {
	hand := &handClock{now: morning}
	c := newClock(hand.Now, func(to time.Time) error { hand.advance(to.Sub(hand.Now())); return nil })
	to := morning.Add(48 * time.Hour)
	if err := c.moveTo(to); err != nil || !c.Now().Equal(to) || !hand.Now().Equal(to) {
		t.Errorf("%v: %v, owner's %v", err, c.Now(), hand.Now())
	}
}
