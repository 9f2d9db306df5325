package simulator

import (
	"net/url"
	"slices"
	"time"
	"unicode/utf8"
)

// Logs keep this many newest entries, and this much of a request body.
const (
	logLength  = 5000
	bodyLength = 16 << 10
)

// APICall is one request to WeCom's API, without token and secret.
type APICall struct {
	ID          int64     `json:"id"`
	At          time.Time `json:"at"`
	API         string    `json:"api"`
	Method      string    `json:"method"`
	Query       string    `json:"query,omitempty"`
	ContentType string    `json:"content_type,omitempty"`
	UserAgent   string    `json:"user_agent,omitempty"`
	Body        string    `json:"body,omitempty"` // JSON requests only
	ErrCode     int       `json:"errcode"`
	Reason      string    `json:"reason,omitempty"`
	Fault       string    `json:"fault,omitempty"`
	Swallowed   bool      `json:"swallowed,omitempty"` // a duplicate, answered ok and not shown
}

// Dropped is a message that a member did not get because of the rate, although errcode was 0 (§3.5).
type Dropped struct {
	At     time.Time `json:"at"`
	Member string    `json:"member"`
	Type   string    `json:"type"`
	Text   string    `json:"text,omitempty"`
	Reason string    `json:"reason"`
}

type log struct {
	nextCall int64
	calls    []*APICall
	attempts []Attempt
	dropped  []Dropped
}

// call opens an entry; run completes it.
func (l *log) call(api string, c *call) *APICall {
	l.nextCall++
	e := &APICall{
		ID: l.nextCall, At: c.now, API: api, Method: c.r.Method, Query: withoutSecrets(c.query),
		ContentType: c.r.Header.Get("Content-Type"), UserAgent: c.r.UserAgent(),
	}
	if utf8.Valid(c.body) { // an upload is not text, or too long to be of use
		e.Body = string(c.body[:min(len(c.body), bodyLength)])
	}
	l.calls = newest(append(l.calls, e))
	return e
}

func withoutSecrets(q url.Values) string {
	shown := url.Values{}
	for k, v := range q {
		if k != "access_token" && k != "corpsecret" {
			shown[k] = v
		}
	}
	return shown.Encode()
}

// newest cuts a log in half a length after it is full, so that cutting is rare.
func newest[T any](entries []T) []T {
	if len(entries) < logLength*3/2 {
		return entries
	}
	return slices.Clone(entries[len(entries)-logLength:])
}

// Calls are the API calls so far, oldest first.
func (s *Server) Calls() []APICall {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]APICall, len(s.log.calls))
	for i, c := range s.log.calls {
		out[i] = *c
	}
	return out
}

// Attempts are the callback deliveries so far, oldest first.
func (s *Server) Attempts() []Attempt {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log.attempts)
}

// Dropped are the messages lost to the rate so far.
func (s *Server) Dropped() []Dropped {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log.dropped)
}
