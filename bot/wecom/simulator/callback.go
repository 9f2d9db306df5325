package simulator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	verifyTimeout = time.Second // §1.4
	replyLimit    = 1 << 20
	hugeBody      = 2 << 20
)

// Attempt is one POST of a callback and what came back.
type Attempt struct {
	At      time.Time `json:"at"`
	Member  string    `json:"member"`
	Event   string    `json:"event"` // text, or the event's name
	Copy    int       `json:"copy"`
	Attempt int       `json:"attempt"`
	Status  int       `json:"status,omitempty"`
	Millis  int64     `json:"millis"`
	Reply   string    `json:"reply,omitempty"` // type of the passive reply
	Error   string    `json:"error,omitempty"`
	Hostile bool      `json:"hostile,omitempty"`
}

// Outcome is what became of a member's action.
type Outcome struct {
	MessageID int64     `json:"message_id,omitempty"` // in the chat
	MsgID     string    `json:"msgid,omitempty"`      // MsgId of the callback
	Answered  bool      `json:"answered"`             // 200 to at least one delivery
	Attempts  []Attempt `json:"attempts"`
}

// event is one callback to be made: who did what, and the inner XML that says so.
type event struct {
	member Member
	name   string
	inner  string
	card   *Message // the card that was clicked
}

// notify delivers an event to the app, in as many copies as the fault asks for, and reports what happened.
func (s *Server) notify(e event) Outcome {
	how, fault, target := s.nextDelivery()
	if fault.hostile() {
		how.Attempts = 1
	}
	results := make([][]Attempt, fault.Copies)
	var wg sync.WaitGroup
	for i := range results {
		deliver := func() { results[i] = s.attempts(e, how, fault, target, i+1) }
		if fault.Concurrent {
			wg.Go(deliver)
		} else {
			deliver()
		}
	}
	wg.Wait()
	var out Outcome
	for _, attempts := range results {
		out.Attempts = append(out.Attempts, attempts...)
	}
	for _, a := range out.Attempts {
		out.Answered = out.Answered || (a.Status == http.StatusOK && !a.Hostile)
	}
	return out
}

// attempts posts one copy until it is answered with 200 or the attempts are used up.
func (s *Server) attempts(e event, how Delivery, fault CallbackFault, target string, copyNo int) []Attempt {
	var all []Attempt
	var env envelope
	for n := 1; n <= how.Attempts; n++ {
		if n > 1 && !s.pause(how.Spacing) {
			break
		}
		if n == 1 || !how.ReuseNonce {
			env = s.seal(e.inner, fault)
		}
		a := s.post(e, env, how.Timeout, target)
		a.Copy, a.Attempt, a.Hostile = copyNo, n, fault.hostile()
		s.mu.Lock()
		s.log.attempts = newest(append(s.log.attempts, a))
		s.mu.Unlock()
		all = append(all, a)
		if a.Status == http.StatusOK || (a.Status != 0 && !how.RetryOnNon200) {
			break
		}
	}
	return all
}

// pause waits, unless the simulator is closing.
func (s *Server) pause(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return s.ctx.Err() == nil
	case <-s.ctx.Done():
		return false
	}
}

// envelope is a signed callback.
type envelope struct {
	query url.Values
	body  []byte
}

// seal encrypts and signs, or does it wrong as the fault asks.
func (s *Server) seal(inner string, fault CallbackFault) envelope {
	receiver := s.cfg.CorpID
	if fault.WrongReceiveID {
		receiver = "ww-another-corp"
	}
	if fault.HugeBody {
		inner = strings.Replace(inner, "</xml>", element("Filling", strings.Repeat("长", hugeBody/3))+"</xml>", 1)
	}
	encrypted, err := s.codec.encrypt(randomBytes(), []byte(inner), receiver)
	if err != nil {
		panic(fmt.Sprintf("simulator: seal callback: %v", err)) // New has checked the key
	}
	env := envelope{query: s.signedQuery(encrypted), body: []byte(s.outerXML(encrypted))}
	if fault.WrongSignature {
		env.query.Set("msg_signature", strings.Repeat("0", 40))
	}
	if fault.Garbage {
		env.body = []byte("这不是 XML <<<")
	}
	return env
}

func (s *Server) signedQuery(encrypted string) url.Values {
	timestamp, nonce := strconv.FormatInt(s.clock.Now().Unix(), 10), opaque("")
	return url.Values{
		"msg_signature": {s.codec.sign(timestamp, nonce, encrypted)}, "timestamp": {timestamp}, "nonce": {nonce},
	}
}

// post makes one attempt and applies a passive reply.
func (s *Server) post(e event, env envelope, timeout time.Duration, target string) Attempt {
	a := Attempt{At: s.clock.Now(), Member: e.member.UserID, Event: e.name}
	start := time.Now()
	status, reply, err := s.exchange(http.MethodPost, target, env, timeout)
	a.Status, a.Millis = status, time.Since(start).Milliseconds()
	if err == nil && status == http.StatusOK {
		a.Reply, err = s.passive(e, reply)
	}
	if err != nil {
		a.Error = err.Error()
	}
	return a
}

// exchange makes one request to the callback address; its errors do not carry the signed query.
func (s *Server) exchange(method, target string, env envelope, timeout time.Duration) (int, []byte, error) {
	u, err := url.Parse(target)
	if target == "" || err != nil {
		return 0, nil, errors.New("the app has no callback URL")
	}
	query := u.Query()
	for k, v := range env.query {
		query[k] = v
	}
	u.RawQuery = query.Encode()
	ctx, cancel := context.WithTimeout(s.ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, u.String(), bytes.NewReader(env.body))
	if err != nil {
		return 0, nil, fmt.Errorf("make callback request: %w", err)
	}
	req.Header.Set("Content-Type", "text/xml")
	resp, err := s.client.Do(req)
	if err != nil {
		var failed *url.Error
		if errors.As(err, &failed) {
			err = failed.Err
		}
		return 0, nil, fmt.Errorf("post callback: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	reply, err := io.ReadAll(io.LimitReader(resp.Body, replyLimit))
	if err != nil {
		return 0, nil, fmt.Errorf("read callback's answer: %w", err)
	}
	return resp.StatusCode, reply, nil
}
