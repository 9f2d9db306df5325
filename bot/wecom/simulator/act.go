package simulator

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Refusal is why a member's action is not possible, with the HTTP status that says so. Text is for the person.
type Refusal struct {
	Status int
	Text   string
}

func (r *Refusal) Error() string { return r.Text }

// inboundBytes bounds what a member may write; WeCom's own input box stops earlier.
const inboundBytes = 256 << 10

// SendText lets a member write to the app and returns when the callback was answered or its attempts are used up.
// A text nobody answered for stays in the chat, marked Undelivered. The error is a *Refusal, or the context's.
func (s *Server) SendText(ctx context.Context, userid, text string) (Outcome, error) {
	member, err := s.member(userid)
	if err != nil {
		return Outcome{}, err
	}
	if strings.TrimSpace(text) == "" || len(text) > inboundBytes {
		return Outcome{}, &Refusal{Status: http.StatusBadRequest, Text: "消息为空或太长。"}
	}
	now := s.clock.Now()
	s.mu.Lock()
	msgID := s.nextMsgID()
	m := &Message{At: now, Member: member.UserID, Direction: In, Type: "text", Text: text, MsgID: strconv.FormatInt(msgID, 10)}
	s.chat.add(m)
	s.mu.Unlock()
	return s.act(ctx, event{member: member, name: "text", inner: s.textXML(member.UserID, now, text, msgID)}, func(out *Outcome) {
		out.MessageID, out.MsgID = m.ID, m.MsgID
		if !out.Answered {
			m.Undelivered = true
			s.chat.touch(m)
		}
	})
}

// nextMsgID is unique over restarts, because it is the wall clock's nanoseconds.
func (s *Server) nextMsgID() int64 {
	s.lastMsg = max(s.lastMsg+1, time.Now().UnixNano())
	return s.lastMsg
}

// Click lets a member click a button of a card, or an entry of its menu. A card can be clicked once, until the app
// changes it; a click nobody answered for does not count.
func (s *Server) Click(ctx context.Context, userid, taskID, key string) (Outcome, error) {
	member, err := s.member(userid)
	if err != nil {
		return Outcome{}, err
	}
	now := s.clock.Now()
	s.mu.Lock()
	m, c, err := s.press(member, taskID, key, now)
	if err != nil {
		s.mu.Unlock()
		return Outcome{}, err
	}
	pressed := m.Card // an update puts another in its place
	s.mu.Unlock()
	e := event{member: member, name: c.event, inner: s.cardXML(member.UserID, now, c), card: m}
	return s.act(ctx, e, func(out *Outcome) {
		out.MessageID = m.ID
		if !out.Answered && m.Card == pressed {
			m.Card.Clicked = ""
			s.chat.touch(m)
		}
	})
}

// press marks the button as clicked and issues the event's response code.
func (s *Server) press(member Member, taskID, key string, now time.Time) (*Message, cardEvent, error) {
	i := slices.IndexFunc(s.chat.messages, func(m *Message) bool {
		return m.Member == member.UserID && m.Card != nil && m.Card.task != nil && m.Card.task.id == taskID
	})
	if i < 0 {
		return nil, cardEvent{}, &Refusal{Status: http.StatusNotFound, Text: "这个成员没有这张卡片。"}
	}
	m := s.chat.messages[i]
	found, menu := m.Card.action(key)
	if err := m.clickable(found); err != nil {
		return nil, cardEvent{}, err
	}
	m.Card.Clicked = key
	s.chat.touch(m)
	c := cardEvent{event: "template_card_event", key: key, taskID: taskID, cardType: m.Card.CardType}
	if menu {
		c.event = "template_card_menu_event"
	}
	c.responseCode = s.cards.issue(m.Card.task, now)
	return m, c, nil
}

func (m *Message) clickable(found bool) error {
	conflict := func(text string) error { return &Refusal{Status: http.StatusConflict, Text: text} }
	switch {
	case m.Recalled:
		return conflict("这张卡片已被撤回。")
	case m.Card.Replaced != "":
		return conflict(fmt.Sprintf("这张卡片的按钮已变为“%s”，不能再点。", m.Card.Replaced))
	case m.Card.Clicked != "":
		return conflict("这张卡片已经点过了。")
	case !found:
		return &Refusal{Status: http.StatusNotFound, Text: "这张卡片没有这个按钮。"}
	}
	return nil
}

// memberEvents are the other events a member can cause (§2.2).
var memberEvents = []string{"enter_agent", "subscribe", "unsubscribe", "click", "view"}

// Event lets a member enter the app, choose from its menu, or come into or leave its visible range.
func (s *Server) Event(ctx context.Context, userid, name, key string) (Outcome, error) {
	member, err := s.member(userid)
	if err != nil {
		return Outcome{}, err
	}
	if !slices.Contains(memberEvents, name) {
		return Outcome{}, &Refusal{Status: http.StatusBadRequest, Text: "不能模拟这个事件：" + name}
	}
	inner := s.eventXML(member.UserID, s.clock.Now(), name, key)
	return s.act(ctx, event{member: member, name: name, inner: inner}, func(*Outcome) {})
}

// act makes the callback in a goroutine of the simulator's own: it goes on when the caller no longer waits.
// settle runs under the lock.
func (s *Server) act(ctx context.Context, e event, settle func(*Outcome)) (Outcome, error) {
	if !s.begin() {
		return Outcome{}, &Refusal{Status: http.StatusServiceUnavailable, Text: "模拟器正在关闭。"}
	}
	done := make(chan Outcome, 1)
	go func() {
		defer s.work.Done()
		out := s.notify(e)
		s.mu.Lock()
		settle(&out)
		s.mu.Unlock()
		done <- out
	}()
	select {
	case out := <-done:
		return out, nil
	case <-ctx.Done():
		return Outcome{}, fmt.Errorf("wait for the callback's answer: %w", ctx.Err())
	}
}
