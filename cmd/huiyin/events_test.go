package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// inner is a message of WeCom's that is not text, with fields of its own.
func inner(member, kind, fields string, id int64) string {
	return fmt.Sprintf("<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>%d</CreateTime><MsgType>%s</MsgType>%s<MsgId>%d</MsgId><AgentID>%d</AgentID></xml>",
		cdata(outsideCorp), cdata(member), time.Now().Unix(), cdata(kind), fields, id, outsideAgent)
}

// event is an event of WeCom's; it has no MsgId.
func event(member, name, fields string) string {
	return strings.Replace(inner(member, "event", "<Event>"+cdata(name)+"</Event>"+fields, 0), "<MsgId>0</MsgId>", "", 1)
}

func TestWhatIsNoTextIsTakenAndDoesNothing(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	for _, m := range []struct {
		name, inner string
		answers     int
	}{
		{"a picture", inner("sanying", "image", "<PicUrl>"+cdata("http://p")+"</PicUrl><MediaId>"+cdata("m")+"</MediaId>", 11), 1},
		{"a voice", inner("sanying", "voice", "<MediaId>"+cdata("m")+"</MediaId><Format>"+cdata("amr")+"</Format>", 12), 1},
		{"a place", inner("sanying", "location", "<Location_X>36.0</Location_X><Location_Y>106.2</Location_Y><Scale>15</Scale><Label>"+cdata("固原")+"</Label>", 13), 1},
		{"a link", inner("sanying", "link", "<Title>"+cdata("t")+"</Title><Url>"+cdata("https://u")+"</Url>", 14), 1},
		{"a kind nobody knows", inner("sanying", "hologram", "", 15), 1},
		{"the app is opened", event("sanying", "enter_agent", "<EventKey></EventKey>"), 0},
		{"somebody comes into sight", event("sanying", "subscribe", ""), 0},
		{"somebody goes out of sight", event("sanying", "unsubscribe", ""), 0},
		{"where somebody is", event("sanying", "LOCATION", "<Latitude>36.0</Latitude><Longitude>106.2</Longitude>"), 0},
		{"a warning of WeCom's own", event("sys", "inactive_alert", "<EffectTime>1700000000</EffectTime>"), 0},
		{"an event nobody knows", event("sanying", "eclipse", ""), 0},
		{"a card that is not ours", cardPress("sanying", "foreign-task", "do it", "R9"), 0},
		{"a card of a letter that is not there", cardPress("sanying", "huiyin-x", "accept 2026-0777", "R8"), 1},
		{"an unknown member opens the app", event("guoke", "enter_agent", "<EventKey></EventKey>"), 0},
	} {
		before := len(tn.wecom.all())
		c.delivers(m.inner)
		c.settled()
		if n := len(tn.wecom.all()) - before; n != m.answers {
			t.Errorf("%s: %d messages were sent, want %d", m.name, n, m.answers)
		}
	}
	if n := c.count(`SELECT count(*) FROM inbox WHERE failure <> ''`); n != 0 {
		t.Errorf("%d of them failed", n)
	}
}
