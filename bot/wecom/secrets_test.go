package wecom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"
)

const loudToken = "TOKEN/that+must=not_show"

// everyCall makes each call of the client once and returns what came out.
func everyCall(ctx context.Context, c *Client) map[string]error {
	_, send := c.Send(ctx, []byte(`{"touser":"u"}`))
	_, upload := c.Upload(ctx, "a.txt", []byte("0123456789"))
	return map[string]error{"send": send, "upload": upload, "check": c.Check(ctx),
		"update": c.UpdateCard(ctx, "RC", []string{"u"}, "已签收")}
}

// allTexts is whatever a logger could print of an error and of all that it wraps.
func allTexts(err error) string {
	var out strings.Builder
	for ; err != nil; err = errors.Unwrap(err) {
		asJSON, _ := json.Marshal(err)
		fmt.Fprintf(&out, "%v\n%+v\n%#v\n%s\n", err, err, err, asJSON)
		var log bytes.Buffer
		logger := zerolog.New(&log)
		logger.Error().Err(err).Any("any", err).Msg("")
		out.Write(log.Bytes())
	}
	return out.String()
}

func TestNoErrorLeaksASecret(t *testing.T) {
	echo := func(r *http.Request) string { // the most talkative server: it repeats the whole request line
		told := r.URL.String() + " " + ourSecret + " access_token=" + loudToken
		if !strings.HasSuffix(r.URL.Path, apiToken) { // there the client does not know the token, so it cannot be told bare
			told += " " + loudToken
		}
		return told
	}
	// Each mode answers the calls after gettoken, or gettoken itself where it says so.
	modes := map[string]func(w http.ResponseWriter, r *http.Request){
		"errcode that repeats the request": func(w http.ResponseWriter, r *http.Request) {
			_ = json.NewEncoder(w).Encode(map[string]any{"errcode": 40058, "errmsg": echo(r)})
		},
		"stale token that repeats the request": func(w http.ResponseWriter, r *http.Request) {
			_ = json.NewEncoder(w).Encode(map[string]any{"errcode": 42001, "errmsg": echo(r)})
		},
		"status 502": func(w http.ResponseWriter, r *http.Request) { http.Error(w, echo(r), http.StatusBadGateway) },
		"status 404": func(w http.ResponseWriter, r *http.Request) { http.Error(w, echo(r), http.StatusNotFound) },
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/?"+r.URL.RawQuery, http.StatusFound)
		},
		"broken JSON": func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, `{"errmsg":"`+echo(r)) },
		"errcode of another type": func(w http.ResponseWriter, r *http.Request) {
			_ = json.NewEncoder(w).Encode(map[string]any{"errcode": echo(r)})
		},
		"answer cut off": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "4000")
			_, _ = io.WriteString(w, `{"errcode":0`)
		},
		"connection dropped": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"no answer in time":  func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	}
	for name, mode := range modes {
		for _, where := range []string{"calls", "gettoken"} {
			t.Run(name+" at "+where, func(t *testing.T) {
				srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					_, _ = io.Copy(io.Discard, r.Body)
					if where == "calls" && strings.HasSuffix(r.URL.Path, apiToken) {
						_ = json.NewEncoder(w).Encode(map[string]any{"errcode": 0, "access_token": loudToken, "expires_in": 7200})
						return
					}
					mode(w, r)
				}))
				defer srv.Close()
				srv.Config.ErrorLog = nil
				checkSilent(t, srv.URL, timeoutFor(name))
			})
		}
	}
	t.Run("nobody listens", func(t *testing.T) {
		srv := httptest.NewServer(http.NotFoundHandler())
		srv.Close()
		checkSilent(t, srv.URL, 0)
	})
	t.Run("base is no address", func(t *testing.T) { checkSilent(t, "http://[::1", 0) })
	t.Run("base of another scheme", func(t *testing.T) { checkSilent(t, "gopher://127.0.0.1", 0) })
}

// timeoutFor shortens the one mode that ends by the client's own timeout.
func timeoutFor(mode string) time.Duration {
	if mode == "no answer in time" {
		return 50 * time.Millisecond
	}
	return 0
}

func checkSilent(t *testing.T, base string, timeout time.Duration) {
	t.Helper()
	cfg := Config{CorpID: ourCorp, Secret: ourSecret, AgentID: ourAgent, Base: base, Timeout: timeout}
	c := NewClient(cfg, nil)
	defer c.Close()
	for name, err := range everyCall(t.Context(), c) {
		var e *Error
		if !errors.As(err, &e) || e.Kind == "" || e.API == "" {
			t.Errorf("%s: %v is not one of our errors", name, err)
			continue
		}
		shown := allTexts(err)
		for _, secret := range []string{ourSecret, url.QueryEscape(ourSecret), loudToken, url.QueryEscape(loudToken), "access_token=TOKEN", "corpsecret=" + ourSecret[:3]} {
			if strings.Contains(shown, secret) {
				t.Errorf("%s shows %q:\n%s", name, secret, shown)
			}
		}
	}
}

func TestSettingsDoNotPrintTheirSecrets(t *testing.T) {
	v := vectors(t)[0]
	cfg := Config{CorpID: ourCorp, Secret: ourSecret}
	asJSON, err := json.Marshal(cfg)
	if err != nil {
		t.Fatal(err)
	}
	c := NewClient(cfg, nil)
	codec := codecFor(t, v)
	shown := string(asJSON) + fmt.Sprintf("%v %+v %#v %v %+v %#v %v %+v %#v", cfg, cfg, cfg, c, c, c, codec, codec, codec)
	for _, secret := range []string{ourSecret, v.Token, v.EncodingAESKey} {
		if strings.Contains(shown, secret) {
			t.Errorf("%q shows in %s", secret, shown)
		}
	}
	if !strings.Contains(shown, ourCorp) {
		t.Errorf("nothing tells which app it is: %s", shown)
	}
}

func TestRedactionTakesWhatLooksLikeASecret(t *testing.T) {
	for in, want := range map[string]string{
		"invalid access_token: abc, hint":              "invalid access_token: …, hint",
		`{"corpsecret":"abc"}`:                         `{"corpsecret":"…"}`,
		"see https://a/b?x=1&y=2 for more":             "see https://a/b?… for more",
		"line\nbreak":                                  "line break",
		"plain words":                                  "plain words",
		"my own word and " + url.QueryEscape("my own"): "… word and …",
	} {
		if got := redact(in, "my own", ""); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
	if got := redact(strings.Repeat("长", 1000)); len(got) > 400 || got == "" {
		t.Errorf("%d bytes", len(got))
	}
}
