package simulator

import (
	"fmt"
	"strings"
	"time"
)

// Inner XML of callbacks (§2): strings are CDATA, numbers are bare.

func (s *Server) header(user string, at time.Time, kind string) string {
	return "<xml>" + element("ToUserName", s.cfg.CorpID) + element("FromUserName", user) +
		fmt.Sprintf("<CreateTime>%d</CreateTime>", at.Unix()) + element("MsgType", kind)
}

func (s *Server) footer() string { return fmt.Sprintf("<AgentID>%d</AgentID></xml>", s.cfg.AgentID) }

func (s *Server) textXML(user string, at time.Time, text string, msgID int64) string {
	return s.header(user, at, "text") + element("Content", text) + fmt.Sprintf("<MsgId>%d</MsgId>", msgID) + s.footer()
}

func (s *Server) eventXML(user string, at time.Time, event, key string) string {
	return s.header(user, at, "event") + element("Event", event) + element("EventKey", key) + s.footer()
}

func (s *Server) cardXML(user string, at time.Time, c cardEvent) string {
	return s.header(user, at, "event") + element("Event", c.event) + element("EventKey", c.key) +
		element("TaskId", c.taskID) + element("CardType", c.cardType) + element("ResponseCode", c.responseCode) + s.footer()
}

// cardEvent is a click on a card.
type cardEvent struct{ event, key, taskID, cardType, responseCode string }

// outerXML is the envelope around an encrypted message (§1.5).
func (s *Server) outerXML(encrypted string) string {
	return "<xml>" + element("ToUserName", s.cfg.CorpID) + element("Encrypt", encrypted) +
		fmt.Sprintf("<AgentID><![CDATA[%d]]></AgentID></xml>", s.cfg.AgentID)
}

// element is a CDATA element; the end mark of CDATA inside the value is split over two sections.
func element(name, value string) string {
	value = strings.ReplaceAll(strings.Map(xmlRune, value), "]]>", "]]]]><![CDATA[>")
	return "<" + name + "><![CDATA[" + value + "]]></" + name + ">"
}

// xmlRune drops what XML 1.0 cannot hold.
func xmlRune(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' || (r >= 0x20 && r != 0xFFFE && r != 0xFFFF) {
		return r
	}
	return -1
}
