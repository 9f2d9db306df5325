package simulator

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// codeLife is how long a response_code may be spent, once (§4.2, §5.1).
const codeLife = 72 * time.Hour

// task is a task_id that was used; two messages never share one.
type task struct{ id string }

type responseCode struct {
	task  *task
	until time.Time
	spent bool
}

// cards are the task_ids ever used and the response codes issued for them.
type cards struct {
	tasks map[string]*task
	codes map[string]*responseCode
}

func newCards() cards {
	return cards{tasks: map[string]*task{}, codes: map[string]*responseCode{}}
}

func (c *cards) open(id string) (*task, error) {
	if c.tasks[id] != nil {
		return nil, refuse(codeTaskID, "task_id has been used")
	}
	t := &task{id: id}
	c.tasks[id] = t
	return t, nil
}

func (c *cards) issue(t *task, now time.Time) string {
	code := opaque("rc-")
	c.codes[code] = &responseCode{task: t, until: now.Add(codeLife)}
	return code
}

// updateRequest is the body of message/update_template_card.
type updateRequest struct {
	UserIDs      []string        `json:"userids"`
	PartyIDs     []int           `json:"partyids"`
	TagIDs       []int           `json:"tagids"`
	AtAll        int             `json:"atall"`
	AgentID      json.RawMessage `json:"agentid"`
	ResponseCode string          `json:"response_code"`
	Button       *replaceButton  `json:"button"`
	Card         *Card           `json:"template_card"`
}

type replaceButton struct {
	ReplaceName string `json:"replace_name"`
}

// updateCard is message/update_template_card: one response_code, once, for some or all who have the card (§5.1).
func (s *Server) updateCard(c *call) (answer, error) {
	var req updateRequest
	if err := decode(c.body, &req); err != nil {
		return nil, err
	}
	if err := s.checkAgent(req.AgentID); err != nil {
		return nil, err
	}
	code := s.cards.codes[req.ResponseCode]
	if code == nil || code.spent || !c.now.Before(code.until) {
		return nil, refuse(codeResponseCode, "invalid response_code")
	}
	if err := s.checkUpdate(&req, code.task, c.now); err != nil {
		return nil, err
	}
	holders, bad, err := s.holders(&req, code.task)
	if err != nil {
		return nil, err
	}
	code.spent = true
	for _, m := range holders {
		s.replace(m, &req)
	}
	return answer{"invaliduser": bad}, nil
}

func (s *Server) checkUpdate(req *updateRequest, t *task, now time.Time) error {
	switch {
	case (req.Button == nil) == (req.Card == nil):
		return refuse(codeParameter, "one of button and template_card is required")
	case req.Button != nil && req.Button.ReplaceName == "":
		return refuse(codeParameter, "missing button.replace_name")
	case req.Button != nil:
		return nil
	}
	return s.checkReplacement(req.Card, t, now)
}

// checkReplacement checks a whole new card, which keeps its task_id.
func (s *Server) checkReplacement(card *Card, t *task, now time.Time) error {
	if card.TaskID == "" {
		card.TaskID = t.id
	}
	if card.TaskID != t.id {
		return refuse(codeParameter, "task_id is not the card's")
	}
	if !card.callsBack() && card.CardType != textNotice {
		return refuse(codeParameter, "unsupported card_type")
	}
	return s.checkCard(card, func(id string) bool { return s.liveMedia(id, now) != nil })
}

// holders are the addressed members' messages that carry the card; bad are those who have none, in lower case.
func (s *Server) holders(req *updateRequest, t *task) (found []*Message, bad []string, err error) {
	have := map[string]*Message{}
	for _, m := range s.chat.messages {
		if m.Card != nil && m.Card.task == t {
			have[strings.ToLower(m.Member)] = m
		}
	}
	bad = []string{}
	ids := req.UserIDs
	if req.AtAll == 1 {
		ids = slices.Sorted(maps.Keys(have))
	} else if len(ids)+len(req.PartyIDs)+len(req.TagIDs) == 0 {
		return nil, nil, refuse(codeNoRecipients, "no recipients")
	}
	if len(ids) > maxUsers {
		return nil, nil, refuse(codeTooManyUsers, "more than %d users", maxUsers)
	}
	for _, id := range ids {
		if m := have[strings.ToLower(id)]; m != nil {
			found = append(found, m)
		} else {
			bad = append(bad, strings.ToLower(id))
		}
	}
	if len(found) == 0 {
		return nil, nil, refuse(codeAllInvalid, "user & party & tag all invalid")
	}
	return found, bad, nil
}

// replace puts the disabled label, or the new card, in place of what the member sees.
func (s *Server) replace(m *Message, req *updateRequest) {
	if req.Button != nil {
		m.Card.Replaced = req.Button.ReplaceName
	} else {
		m.Card = &CardView{Card: *req.Card, Replaced: req.Card.ReplaceText, task: m.Card.task}
	}
	s.chat.touch(m)
}

// recall is message/recall: within 24 hours (§5.2).
func (s *Server) recall(c *call) (answer, error) {
	var req struct {
		MsgID string `json:"msgid"`
	}
	if err := decode(c.body, &req); err != nil {
		return nil, err
	}
	found := false
	for _, m := range s.chat.messages {
		if req.MsgID != "" && m.MsgID == req.MsgID && c.now.Sub(m.At) < 24*time.Hour {
			m.Recalled, found = true, true
			s.chat.touch(m)
		}
	}
	if !found {
		return nil, refuse(codeParameter, "msgid is unknown or older than 24 hours")
	}
	return answer{}, nil
}
