package wecom

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func parse(t *testing.T, plain string) Inbound {
	t.Helper()
	in, err := ParseInbound([]byte(plain))
	if err != nil {
		t.Fatalf("%v in %s", err, plain)
	}
	return in
}

func TestTheSampleMessagesAreRead(t *testing.T) {
	all := vectors(t)
	cases := map[string]struct {
		plain string
		want  Inbound
	}{
		"official text": {all[1].Plaintext, Inbound{ToUserName: "wx5823bf96d3bd56c7", FromUserName: "mycreate",
			CreateTime: 1409659813, MsgType: "text", Content: "hello", MsgID: "4561255354251345929", AgentID: "218"}},
		"Chinese text": {all[2].Plaintext, Inbound{ToUserName: "wx5823bf96d3bd56c7", FromUserName: "zhangsan",
			CreateTime: 1700000000, MsgType: "text", Content: "井盖坏了，请派人处理", MsgID: "1234567890123456", AgentID: "1000002"}},
		"pressed card": {all[3].Plaintext, Inbound{ToUserName: "wx5823bf96d3bd56c7", FromUserName: "zhangsan",
			CreateTime: 1700000001, MsgType: "event", Event: "template_card_event", EventKey: "accept", TaskID: "task-42",
			CardType: "button_interaction", ResponseCode: "RC1", AgentID: "1000002"}},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			got := parse(t, tc.plain)
			if diff := cmp.Diff(tc.want, got, cmpopts.IgnoreFields(Inbound{}, "XMLName")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOldSpellingNestedJobAndUnknownEventAreRead(t *testing.T) {
	const head = `<xml><ToUserName>c</ToUserName><FromUserName>sys</FromUserName><CreateTime>1</CreateTime><MsgType>event</MsgType>`
	if got := parse(t, head+`<Event>taskcard_click</Event><AgentId>7</AgentId></xml>`).AgentID; got != "7" {
		t.Errorf("AgentId read as %q", got)
	}
	if got := parse(t, head+`<Event>batch_job_result</Event><BatchJob><JobId>j9</JobId></BatchJob></xml>`).JobID; got != "j9" {
		t.Errorf("JobId read as %q", got)
	}
	if got := parse(t, head+`<Event>made_up_next_year</Event><New><Deep>1</Deep></New></xml>`).Event; got != "made_up_next_year" {
		t.Errorf("event read as %q", got)
	}
}

func TestWhatIsNotAMessageIsRefused(t *testing.T) {
	cases := map[string]string{
		"empty":          "",
		"JSON":           vectors(t)[4].Plaintext,
		"other root":     "<html><ToUserName>c</ToUserName></html>",
		"cut off":        "<xml><ToUserName>c",
		"no sender":      "<xml><ToUserName>c</ToUserName><MsgType>text</MsgType></xml>",
		"no corp":        "<xml><FromUserName>u</FromUserName><MsgType>text</MsgType></xml>",
		"no kind":        "<xml><ToUserName>c</ToUserName><FromUserName>u</FromUserName></xml>",
		"time in words":  "<xml><ToUserName>c</ToUserName><FromUserName>u</FromUserName><MsgType>text</MsgType><CreateTime>now</CreateTime></xml>",
		"own entity":     `<!DOCTYPE xml [<!ENTITY e "boom">]><xml><ToUserName>c</ToUserName><FromUserName>u</FromUserName><MsgType>text</MsgType><Content>&e;</Content></xml>`,
		"external thing": `<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><ToUserName>&e;</ToUserName><FromUserName>u</FromUserName><MsgType>text</MsgType></xml>`,
	}
	for name, plain := range cases {
		t.Run(name, func(t *testing.T) {
			if in, err := ParseInbound([]byte(plain)); !errors.Is(err, ErrInbound) {
				t.Errorf("%+v, %v", in, err)
			}
		})
	}
}

func TestEveryFieldOfTheKeyTellsEventsApart(t *testing.T) {
	event := Inbound{ToUserName: "c", AgentID: "1", MsgType: "event", FromUserName: "u", CreateTime: 5, Event: "click"}
	changes := map[string]func(*Inbound){
		"corp":          func(in *Inbound) { in.ToUserName = "d" },
		"app":           func(in *Inbound) { in.AgentID = "2" },
		"sender":        func(in *Inbound) { in.FromUserName = "v" },
		"second":        func(in *Inbound) { in.CreateTime = 6 },
		"event":         func(in *Inbound) { in.Event = "view" },
		"event key":     func(in *Inbound) { in.EventKey = "k" },
		"change type":   func(in *Inbound) { in.ChangeType = "k" },
		"task":          func(in *Inbound) { in.TaskID = "k" },
		"response code": func(in *Inbound) { in.ResponseCode = "k" },
		"job":           func(in *Inbound) { in.JobID = "k" },
		"user":          func(in *Inbound) { in.UserID = "k" },
		"id":            func(in *Inbound) { in.ID = "k" },
		"tag":           func(in *Inbound) { in.TagID = "k" },
		"a message":     func(in *Inbound) { in.MsgType = "text" },
	}
	seen := map[string]string{event.Key(): "unchanged"}
	for name, change := range changes {
		in := event
		change(&in)
		if other, taken := seen[in.Key()]; taken {
			t.Errorf("%s has the key of %s", name, other)
		}
		seen[in.Key()] = name
	}
	if len(seen) != len(changes)+1 {
		t.Errorf("%d keys", len(seen))
	}
}

func TestAMessageIsItsIDWithinCorpAppAndSender(t *testing.T) {
	m := Inbound{ToUserName: "c", AgentID: "1", MsgType: "text", FromUserName: "u", CreateTime: 5, MsgID: "9", Content: "a"}
	same, other, otherApp := m, m, m
	same.CreateTime = 6 // a retry may be re-encrypted, but the id is the id
	other.MsgID = "10"
	otherApp.AgentID = "2"
	if m.Key() != same.Key() {
		t.Error("the same id has two keys")
	}
	if m.Key() == other.Key() || m.Key() == otherApp.Key() {
		t.Error("two messages have one key")
	}
	m.MsgID, other.MsgID = "", ""
	other.Content = "b"
	if m.Key() == other.Key() {
		t.Error("two messages without id have one key")
	}
	if k := m.Key(); len(k) != 64 || strings.Trim(k, "0123456789abcdef") != "" {
		t.Errorf("%q is not hexadecimal", k)
	}
}
