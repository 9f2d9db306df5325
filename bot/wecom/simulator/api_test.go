package simulator

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestGetTokenAnswersAsWeComDoes(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		query string
		want  float64
	}{
		"right":          {"corpid=" + corp + "&corpsecret=" + secret, 0},
		"no corp":        {"corpsecret=" + secret, codeCorpIDMissing},
		"no secret":      {"corpid=" + corp, codeSecretMissing},
		"another corp":   {"corpid=wwother&corpsecret=" + secret, codeCorpID},
		"a wrong secret": {"corpid=" + corp + "&corpsecret=x", codeSecret},
	} {
		got := w.get("/cgi-bin/gettoken?" + c.query)
		if got["errcode"] != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if c.want == 0 && (got["expires_in"] != 7200.0 || got["access_token"] != w.token) {
			t.Errorf("%s: %v, want the same token for 7200 s", name, got)
		}
		if c.want != 0 && !strings.Contains(got["errmsg"].(string), "from ip: 127.0.0.1") {
			t.Errorf("%s: errmsg %v does not name the address", name, got["errmsg"])
		}
	}
}

func TestATokenMissingUnknownExpiredOrInvalidated(t *testing.T) {
	w := newWorld(t)
	ask := func() any { return w.get("/cgi-bin/getcallbackip?access_token=" + w.token)["errcode"] }
	good := w.token
	if got := ask(); got != 0.0 {
		t.Fatalf("valid: %v", got)
	}
	for _, c := range []struct {
		name, token string
		want        float64
	}{{"missing", "", codeTokenMissing}, {"unknown", "garbled", codeTokenInvalid}} {
		if w.token = c.token; ask() != c.want {
			t.Errorf("%s: %v", c.name, ask())
		}
	}
	w.token = good
	w.clock.advance(7200*time.Second - time.Nanosecond)
	if got := ask(); got != 0.0 {
		t.Errorf("just before expiry: %v", got)
	}
	w.clock.advance(time.Nanosecond)
	if got := ask(); got != float64(codeTokenExpired) {
		t.Errorf("at expiry: %v", got)
	}
	fresh := w.get("/cgi-bin/gettoken?corpid=" + corp + "&corpsecret=" + secret)["access_token"].(string)
	if fresh == good {
		t.Fatal("an expired token is issued again")
	}
	w.token = fresh
	w.sim.ExpireTokens()
	if got := ask(); got != float64(codeTokenExpired) {
		t.Errorf("expired by knob: %v", got)
	}
	w.sim.InvalidateTokens()
	if got := ask(); got != float64(codeTokenInvalid) {
		t.Errorf("invalidated by knob: %v", got)
	}
}

func TestEveryAPIWantsItsMethodAndToken(t *testing.T) {
	w := newWorld(t)
	for _, op := range operations() {
		wrong := http.MethodPost
		if op.method == http.MethodPost {
			wrong = http.MethodGet
		}
		if _, got := w.do(wrong, "/cgi-bin/"+op.name+"?access_token="+w.token, nil, nil); got["errcode"] != float64(codeParameter) {
			t.Errorf("%s %s: %v", wrong, op.name, got)
		}
		if op.open {
			continue
		}
		if _, got := w.do(op.method, "/cgi-bin/"+op.name, nil, nil); got["errcode"] != float64(codeTokenMissing) {
			t.Errorf("%s without token: %v", op.name, got)
		}
	}
	if status, _ := w.do(http.MethodGet, "/cgi-bin/user/get", nil, nil); status != http.StatusNotFound {
		t.Errorf("an API that is not simulated: %d", status)
	}
}

func TestTheCallLogHoldsNoSecrets(t *testing.T) {
	w := newWorld(t)
	w.send(nil)
	calls := w.sim.Calls()
	if len(calls) != 2 || calls[0].API != "gettoken" || calls[1].API != "message/send" || !strings.Contains(calls[1].Body, "您好") {
		t.Fatalf("calls %+v", calls)
	}
	log := string(encode(w.get("/simulator/calls")))
	for _, s := range []string{secret, w.token, aesKey} {
		if strings.Contains(log, s) {
			t.Errorf("the log contains %s", s)
		}
	}
}

func TestAConfigurationNamesEverythingWrong(t *testing.T) {
	_, err := New(Config{Token: "too-long-and-odd", AESKey: "short", CallbackURL: "ftp://x", Members: []Member{{UserID: "a b"}, {UserID: "c"}, {UserID: "C"}}})
	if err == nil {
		t.Fatal("accepted")
	}
	for _, want := range []string{"corp id", "secret", "agent id", "token", "AES key", "ftp://x", `"a b"`, "twice"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in: %v", want, err)
		}
	}
}

func TestOnlyLoopbackAddressesAreListenedOn(t *testing.T) {
	for addr, ok := range map[string]bool{
		"127.0.0.1:0": true, "localhost:8090": true, "[::1]:1": true, "127.9.9.9:1": true,
		":8090": false, "0.0.0.0:1": false, "192.168.1.2:80": false, "[::]:1": false, "example.org:1": false, "127.0.0.1": false,
	} {
		if err := Loopback(addr); (err == nil) != ok {
			t.Errorf("%s: %v", addr, err)
		}
	}
}
