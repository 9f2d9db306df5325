package simulator

import (
	"context"
	"strings"
	"time"
)

// Directions of a Message, as the app sees them.
const (
	In  = "in"  // the member wrote to the app
	Out = "out" // the app wrote to the member
)

// Message is one entry in a member's chat with the app.
type Message struct {
	ID          int64     `json:"id"`       // grows over all members
	Revision    int64     `json:"revision"` // grows with every change of any message
	At          time.Time `json:"at"`
	Member      string    `json:"member"`
	Direction   string    `json:"direction"`
	Type        string    `json:"type"` // text, markdown, file, template_card
	Text        string    `json:"text,omitempty"`
	Card        *CardView `json:"card,omitempty"`
	File        *FileView `json:"file,omitempty"`
	MsgID       string    `json:"msgid,omitempty"`
	Safe        bool      `json:"safe,omitempty"`
	Truncated   bool      `json:"truncated,omitempty"`   // WeCom cut it at its byte limit
	Recalled    bool      `json:"recalled,omitempty"`    // taken back by the app
	Passive     bool      `json:"passive,omitempty"`     // came as the answer to a callback
	Undelivered bool      `json:"undelivered,omitempty"` // the app never answered the callback
}

// FileView is a file in a chat.
type FileView struct {
	MediaID string `json:"media_id"`
	Name    string `json:"name"`
	Size    int    `json:"size"`
	URL     string `json:"url"`
}

// chat holds every message and wakes those who wait for one.
type chat struct {
	messages []*Message
	revision int64
	changed  chan struct{} // closed and replaced at every change
}

func newChat() chat { return chat{changed: make(chan struct{})} }

func (c *chat) add(m *Message) {
	m.ID = int64(len(c.messages)) + 1
	c.messages = append(c.messages, m)
	c.touch(m)
}

// touch marks a message as changed.
func (c *chat) touch(m *Message) {
	c.revision++
	m.Revision = c.revision
	close(c.changed)
	c.changed = make(chan struct{})
}

// copies returns what the filter keeps, detached from what may still change.
func (c *chat) copies(keep func(*Message) bool) []Message {
	out := []Message{}
	for _, m := range c.messages {
		if keep(m) {
			out = append(out, m.copy())
		}
	}
	return out
}

func (m *Message) copy() Message {
	out := *m
	if m.Card != nil {
		view := m.Card.shown()
		out.Card = &view
	}
	return out
}

// Messages are a member's messages with an ID above after, oldest first; with a wait it returns as soon as there is
// one, or with none when the context ends. A card that changes keeps its ID: look it up again to see its state.
func (s *Server) Messages(ctx context.Context, userid string, after int64, wait bool) ([]Message, error) {
	member, err := s.member(userid)
	if err != nil {
		return nil, err
	}
	return s.await(ctx, wait, func(m *Message) bool { return m.Member == member.UserID && m.ID > after }), nil
}

// Changes are the messages of all members that are new or changed since a revision.
func (s *Server) Changes(ctx context.Context, since int64, wait bool) []Message {
	return s.await(ctx, wait, func(m *Message) bool { return m.Revision > since })
}

func (s *Server) await(ctx context.Context, wait bool, keep func(*Message) bool) []Message {
	for {
		s.mu.Lock()
		found, changed := s.chat.copies(keep), s.chat.changed
		s.mu.Unlock()
		if len(found) > 0 || !wait {
			return found
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return found
		case <-s.ctx.Done():
			return found
		}
	}
}

// member finds a member; userids ignore case (§5.6).
func (s *Server) member(userid string) (Member, error) {
	m, ok := s.members[strings.ToLower(userid)]
	if !ok {
		return Member{}, &Refusal{Status: 404, Text: "没有这个成员：" + userid}
	}
	return m, nil
}

// Members are the members as configured.
func (s *Server) Members() []Member { return append([]Member{}, s.cfg.Members...) }
