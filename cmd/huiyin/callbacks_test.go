package main

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
)

func TestACallbackDeliveredThreeTimesHasOneEffect(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	for _, way := range []struct {
		name  string
		three func(inner string) []int
	}{
		{"one after the other", func(inner string) (statuses []int) {
			for range 3 {
				status, err := post(c.service.url, wrap(t, inner))
				if err != nil {
					t.Error(err)
				}
				statuses = append(statuses, status)
			}
			return statuses
		}},
		{"the same bytes again", func(inner string) (statuses []int) {
			same := wrap(t, inner)
			for range 3 {
				status, err := post(c.service.url, same)
				if err != nil {
					t.Error(err)
				}
				statuses = append(statuses, status)
			}
			return statuses
		}},
		{"all at once", func(inner string) []int { return atOnce(t, c.service.url, inner, 3) }},
	} {
		before := len(tn.wecom.to("xf_jingban"))
		letters, events := c.count(`SELECT count(*) FROM letters`), c.events()
		body := strings.ReplaceAll(pasted, "18290461", "id of "+way.name) + way.name
		for _, text := range []string{"登记\n" + strings.ReplaceAll(body, "自来水", "水（"+way.name+"）"), "确认"} {
			inner := textMessage("xf_jingban", text, c.ids.Add(1))
			for _, status := range way.three(inner) {
				if status != http.StatusOK {
					t.Errorf("%s: answered %d", way.name, status)
				}
			}
			c.settled()
		}
		if n := c.count(`SELECT count(*) FROM letters`) - letters; n != 1 {
			t.Errorf("%s: %d letters", way.name, n)
		}
		if n := c.events() - events; n != 1 {
			t.Errorf("%s: %d events", way.name, n)
		}
		if n := len(tn.wecom.to("xf_jingban")) - before; n != 2 {
			t.Errorf("%s: two messages were answered by %d", way.name, n)
		}
	}
}

// atOnce posts one inner message several times at the same moment, sealed
// anew each time.
func atOnce(t *testing.T, url, inner string, n int) []int {
	var posts sync.WaitGroup
	statuses := make([]int, n)
	together := make(chan struct{})
	for i := range n {
		e := wrap(t, inner)
		posts.Go(func() {
			<-together
			status, err := post(url, e)
			if err != nil {
				t.Error(err)
			}
			statuses[i] = status
		})
	}
	close(together)
	posts.Wait()
	return statuses
}

// secretText is what a forged message says; no log may repeat it.
const secretText = "举报内容不可外泄"

// forgeries are requests that did not come from our WeCom, or not whole.
var forgeries = map[string]func(*testing.T, string) envelope{
	"a wrong signature": func(t *testing.T, inner string) envelope {
		e := wrap(t, inner)
		e.signature = strings.Repeat("0", 40)
		return e
	},
	"a signature of another token": func(t *testing.T, inner string) envelope {
		e := wrap(t, inner)
		encrypt, _, _ := strings.Cut(strings.SplitN(e.body, "<Encrypt><![CDATA[", 2)[1], "]]>")
		e.signature = sign("another-token", e.timestamp, e.nonce, encrypt)
		return e
	},
	"a moved timestamp": func(t *testing.T, inner string) envelope {
		e := wrap(t, inner)
		e.timestamp += "0"
		return e
	},
	"a wrong receiveid": func(t *testing.T, inner string) envelope { return wrapFor(t, inner, "ww0000000000000000") },
	"no receiveid":      func(t *testing.T, inner string) envelope { return wrapFor(t, inner, "") },
	"another corp inside": func(t *testing.T, inner string) envelope {
		return wrap(t, strings.Replace(inner, outsideCorp, "ww0000000000000000", 1))
	},
	"another app inside": func(t *testing.T, inner string) envelope {
		return wrap(t, strings.Replace(inner, fmt.Sprint(outsideAgent), "1000099", 1))
	},
	"signed garbage": func(*testing.T, string) envelope {
		return signedRaw(base64.StdEncoding.EncodeToString([]byte(strings.Repeat("garbage!", 8))))
	},
	"no base64":     func(*testing.T, string) envelope { return signedRaw("***not base64***") },
	"no xml inside": func(t *testing.T, _ string) envelope { return wrap(t, secretText) },
	"garbage":       func(*testing.T, string) envelope { return envelope{"x", "1", "n", secretText} },
	"an empty body": func(*testing.T, string) envelope { return envelope{"x", "1", "n", ""} },
	"two mebibytes": func(t *testing.T, inner string) envelope {
		return wrap(t, strings.Replace(inner, secretText, strings.Repeat(secretText, 2<<20/len(secretText)), 1))
	},
	"an entity": func(*testing.T, string) envelope {
		return envelope{"x", "1", "n", `<!DOCTYPE xml [<!ENTITY a "` + secretText + `">]><xml><Encrypt>&a;</Encrypt></xml>`}
	},
}

// signedRaw is an envelope of something that is not encrypted, rightly signed.
func signedRaw(encrypt string) envelope {
	return envelope{sign(outsideToken, "1700000000", "n", encrypt), "1700000000", "n", "<xml><Encrypt>" + encrypt + "</Encrypt></xml>"}
}

func TestAForgedCallbackIsRefusedAndLeavesNothing(t *testing.T) {
	t.Parallel()
	tn := newTown(t, "HUIYIN_LOG_LEVEL=debug")
	c := chat{town: tn, service: tn.serve()}
	for name, forge := range forgeries {
		lines := strings.Count(c.service.err.String(), "\n")
		status, err := post(c.service.url, forge(t, textMessage("xf_jingban", "登记\n"+secretText, c.ids.Add(1))))
		if err != nil || status < 400 || status >= 500 {
			t.Errorf("%s: answered %d, %v", name, status, err)
		}
		if err := c.service.err.await(within(t, deadline), func() bool { return strings.Count(c.service.err.text.String(), "\n") > lines }); err != nil {
			t.Errorf("%s: nothing was logged", name)
		}
	}
	wrongEcho := c.service.url + "/wecom/callback?msg_signature=0&timestamp=1&nonce=2&echostr=" + url.QueryEscape(secretText)
	if status, body := get(t, wrongEcho, ""); status < 400 || status >= 500 || strings.Contains(string(body), secretText) {
		t.Errorf("a forged verification was answered %d %s", status, body)
	}
	c.says("xf_jingban", "待办", "") // a genuine one still works, and is the only one kept
	c.settled()
	if n := c.count(`SELECT count(*) FROM inbox`); n != 1 {
		t.Errorf("%d messages were kept", n)
	}
	if n := len(tn.wecom.to("xf_jingban")); n != 1 {
		t.Errorf("%d messages were sent", n)
	}
	mustHideSecrets(t, c.service.err.String()+c.service.out.String())
}

// mustHideSecrets looks for what a log may never hold.
func mustHideSecrets(t *testing.T, log string) {
	t.Helper()
	for name, secret := range map[string]string{"callback token": outsideToken, "aes key": outsideKey, "app secret": outsideSecret,
		"api token": apiToken, "access token": "outside-access-token", "message text": secretText, "letter text": "团结村"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds the %s:\n%s", name, log)
		}
	}
}

func TestTheVerificationIsAnsweredVerbatim(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	s := tn.serve()
	encrypt := seal(t, "1616140317555161061", outsideCorp)
	q := url.Values{"timestamp": {"1409659589"}, "nonce": {"263014780"}, "echostr": {encrypt}, "msg_signature": {sign(outsideToken, "1409659589", "263014780", encrypt)}}
	if status, body := get(t, s.url+"/wecom/callback?"+q.Encode(), ""); status != http.StatusOK || string(body) != "1616140317555161061" {
		t.Errorf("answered %d %q", status, body)
	}
}

func TestAnUnknownMemberIsRefusedOnceAndTheAdminHears(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.says("GuoKe", "查看 1", "")
	for _, text := range []string{"登记\n" + pasted, "确认", "你好"} {
		c.sends("GuoKe", text)
	}
	c.settled()
	if n := len(tn.wecom.to("guoke")); n != 1 {
		t.Errorf("the unknown member got %d messages", n)
	}
	if all := tn.wecom.to("admin"); len(all) != 1 || !strings.Contains(all[0].words(), "GuoKe") {
		t.Errorf("the admin got %d messages", len(all))
	}
	if n := c.count(`SELECT count(*) FROM letters`); n != 0 {
		t.Errorf("%d letters", n)
	}
}

func TestTheLogHoldsNothingOfTheLetters(t *testing.T) {
	t.Parallel()
	tn := newTown(t, "HUIYIN_LOG_LEVEL=debug")
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", registered)
	tn.wecom.change(func() { tn.wecom.token = "outside-access-token-2" }) // WeCom gives out a new token before its time
	c.says("sanying", "签收 1", "已签收")
	tn.wecom.refuses("message/send", fail(60020, "not allow to access from your ip "+outsideSecret))
	c.sends("sanying", "查看 1")
	if err := c.service.err.await(within(t, deadline), func() bool { return strings.Contains(c.service.err.text.String(), "60020") }); err != nil {
		t.Errorf("the refused send was not logged: %v", err)
	}
	tn.wecom.refuses("message/send", "")
	c.hears("sanying", "2026-0001", "原文")
	mustHideSecrets(t, c.service.err.String()+c.service.out.String())
	if n := tn.wecom.calls("gettoken"); n != 2 {
		t.Errorf("the token was asked for %d times", n)
	}
}
