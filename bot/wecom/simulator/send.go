package simulator

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Bounds of message/send (§4.1, §4.3).
const (
	textBytes  = 2048
	maxUsers   = 1000
	maxParties = 100
)

// sendRequest is the body of message/send.
type sendRequest struct {
	ToUser   string          `json:"touser"`
	ToParty  string          `json:"toparty"`
	ToTag    string          `json:"totag"`
	MsgType  string          `json:"msgtype"`
	AgentID  json.RawMessage `json:"agentid"`
	Safe     int             `json:"safe"`
	Text     textBody        `json:"text"`
	Markdown textBody        `json:"markdown"`
	File     struct {
		MediaID string `json:"media_id"`
	} `json:"file"`
	Card     *Card `json:"template_card"`
	Check    int   `json:"enable_duplicate_check"`
	Interval int   `json:"duplicate_check_interval"`
}

type textBody struct {
	Content string `json:"content"`
}

// recipients is how WeCom splits a request's addressees.
type recipients struct {
	members                    []Member
	badUsers, parties, badTags string
}

// send is message/send: validated, addressed, checked for repetition, delivered (§4).
func (s *Server) send(c *call) (answer, error) {
	var req sendRequest
	if err := decode(c.body, &req); err != nil {
		return nil, err
	}
	if err := s.checkAgent(req.AgentID); err != nil {
		return nil, err
	}
	if err := req.checkAddress(); err != nil {
		return nil, err
	}
	msg, err := s.content(&req, c.now)
	if err != nil {
		return nil, err
	}
	to := s.resolve(&req)
	if len(to.members) == 0 {
		return nil, refuse(codeAllInvalid, "user & party & tag all invalid")
	}
	if req.Check == 1 {
		// The first answer's msgid, but no response_code: a retry cannot count on one.
		if first, again := s.limits.repeated(c.body, req.interval(), c.now); again {
			c.entry.Swallowed = true
			return to.answer(first.msgid), nil
		}
	}
	return s.accept(c, msg, to)
}

// accept takes the message on: from here on it is sent, whatever becomes of the answer.
func (s *Server) accept(c *call, msg Message, to recipients) (answer, error) {
	msg.MsgID = opaque("")
	out := to.answer(msg.MsgID)
	if msg.Card != nil && msg.Card.TaskID != "" {
		t, err := s.cards.open(msg.Card.TaskID)
		if err != nil {
			return nil, err
		}
		msg.Card.task = t
		if msg.Card.callsBack() {
			out["response_code"] = s.cards.issue(t, c.now)
		}
	}
	s.limits.remember(c.body, msg.MsgID, c.now)
	for _, m := range to.members {
		s.deliver(msg, m, c.now)
	}
	return out, nil
}

// deliver shows the message to a member, or drops it silently when the member has had too many.
func (s *Server) deliver(msg Message, m Member, now time.Time) {
	if reason := s.limits.admit(m.UserID, now); reason != "" {
		s.log.dropped = newest(append(s.log.dropped, Dropped{At: now, Member: m.UserID, Type: msg.Type, Text: msg.Text, Reason: reason}))
		return
	}
	msg.At, msg.Member, msg.Direction = now, m.UserID, Out
	if msg.Card != nil {
		view := *msg.Card
		msg.Card = &view
	}
	s.chat.add(&msg)
}

// checkAgent wants the agentid as an integer, and the token's own (§3.2, §4.1).
func (s *Server) checkAgent(raw json.RawMessage) error {
	if len(raw) == 0 || string(raw) == "null" {
		return refuse(codeAgentIDMissing, "agentid missing")
	}
	id, err := strconv.Atoi(string(raw))
	if err != nil {
		return refuse(codeAgentID, "invalid agentid")
	}
	if id != s.cfg.AgentID {
		return refuse(codeNotOurAgent, "not allow operate another agent with this accesstoken")
	}
	return nil
}

func (r *sendRequest) checkAddress() error {
	switch {
	case r.ToUser == "" && r.ToParty == "" && r.ToTag == "":
		return refuse(codeNoRecipients, "touser, toparty and totag are all empty")
	case len(split(r.ToUser)) > maxUsers:
		return refuse(codeTooManyUsers, "more than %d users", maxUsers)
	case len(split(r.ToParty)) > maxParties:
		return refuse(codeTooManyParties, "more than %d parties", maxParties)
	case len(split(r.ToTag)) > maxParties:
		return refuse(codeTooManyTags, "more than %d tags", maxParties)
	case r.Safe != 0 && r.Safe != 1:
		return refuse(codeParameter, "invalid safe")
	case r.Check != 0 && r.Check != 1:
		return refuse(codeParameter, "invalid enable_duplicate_check")
	case r.Interval < 0 || r.Interval > duplicateMax:
		return refuse(codeParameter, "invalid duplicate_check_interval")
	}
	return nil
}

func (r *sendRequest) interval() time.Duration {
	if r.Interval == 0 {
		return duplicateDefault * time.Second
	}
	return time.Duration(r.Interval) * time.Second
}

// content checks the payload of the message's type (§4.3).
func (s *Server) content(r *sendRequest, now time.Time) (Message, error) {
	msg := Message{Type: r.MsgType, Safe: r.Safe == 1}
	var err error
	switch r.MsgType {
	case "text":
		err = msg.setText(r.Text.Content)
	case "markdown":
		err = msg.setText(r.Markdown.Content)
	case "file":
		msg.File, err = s.fileView(r.File.MediaID, now)
	case "template_card":
		if r.Card == nil {
			return msg, refuse(codeParameter, "missing template_card")
		}
		if r.Card.callsBack() && s.callback == "" {
			return msg, refuse(codeNoCallback, "app has no callback url")
		}
		msg.Card = &CardView{Card: *r.Card}
		msg.Card.ReplaceText = "" // belongs to updates
		err = s.checkCard(r.Card, func(id string) bool { return s.liveMedia(id, now) != nil })
	default:
		err = refuse(codeMsgType, "invalid message type")
	}
	return msg, err
}

// setText cuts at 2048 bytes as WeCom does, which may cut a character: the broken one shows.
func (m *Message) setText(content string) error {
	if content == "" {
		return refuse(codeTextEmpty, "text empty")
	}
	if len(content) > textBytes {
		content, m.Truncated = content[:textBytes], true
	}
	m.Text = strings.ToValidUTF8(content, string(utf8.RuneError))
	return nil
}

// resolve finds the members; unknown ids come back in lower case. There are no parties or tags here.
func (s *Server) resolve(r *sendRequest) recipients {
	if r.ToUser == "@all" {
		return recipients{members: s.cfg.Members}
	}
	to := recipients{parties: r.ToParty, badTags: r.ToTag}
	var bad []string
	seen := map[string]bool{}
	for _, id := range split(strings.ToLower(r.ToUser)) {
		m, ok := s.members[id]
		if !ok {
			bad = append(bad, id)
		} else if !seen[id] {
			to.members = append(to.members, m)
		}
		seen[id] = true
	}
	to.badUsers = strings.Join(bad, "|")
	return to
}

func (r recipients) answer(msgid string) answer {
	return answer{"invaliduser": r.badUsers, "invalidparty": r.parties, "invalidtag": r.badTags, "msgid": msgid}
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == '|' })
}
