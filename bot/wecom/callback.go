package wecom

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/rs/zerolog"
)

const (
	// MaxBody is the largest callback body that is read; WeCom's are a few kilobytes (§1.5).
	MaxBody = 1 << 20
	// keepWithin leaves WeCom's five seconds a margin for the answer's way back.
	keepWithin = 4 * time.Second
)

// callback is the handler behind NewCallback.
type callback struct {
	codec   *Codec
	agentID int
	inbox   Inbox
	log     zerolog.Logger
}

// NewCallback returns the handler for the app's callback URL (接收消息服务器). GET answers the verification with
// the decrypted echo and touches nothing else. POST keeps the message in the inbox and answers 200 with an
// empty body; what is answered to the sender goes out later through a Client.
//
// A body above 1 MiB is 413, a request that is not WeCom's form is 400, a wrong signature, receive id, corp or
// app is 403; none of these reaches the inbox. 500 means that the inbox could not keep a genuine message. The
// log gets the reason and its number, never a secret and never the message.
func NewCallback(codec *Codec, agentID int, inbox Inbox, log zerolog.Logger) http.Handler {
	return &callback{codec: codec, agentID: agentID, inbox: inbox, log: log}
}

func (h *callback) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var err error
	switch r.Method {
	case http.MethodGet:
		err = h.verify(w, r)
	case http.MethodPost:
		err = h.receive(w, r)
	default:
		w.Header().Set("Allow", "GET, POST")
		http.Error(w, "", http.StatusMethodNotAllowed)
		return
	}
	if err != nil {
		h.refuse(w, r, err)
	}
}

// verify answers the console's GET. WeCom waits one second and wants the plaintext verbatim (§1.4).
func (h *callback) verify(w http.ResponseWriter, r *http.Request) error {
	q, err := readQuery(r, "echostr")
	if err != nil {
		return err
	}
	plain, err := h.open(q, q.echo)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(plain) // the peer is gone when this fails; nobody is left to tell
	return nil
}

// receive takes a POST through every check and keeps it.
func (h *callback) receive(w http.ResponseWriter, r *http.Request) error {
	q, err := readQuery(r)
	if err != nil {
		return err
	}
	encrypt, err := readEnvelope(http.MaxBytesReader(w, r.Body, MaxBody))
	if err != nil {
		return err
	}
	plain, err := h.open(q, encrypt)
	if err != nil {
		return err
	}
	m, err := h.admit(plain)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), keepWithin)
	defer cancel()
	if err := h.inbox.Keep(ctx, m); err != nil {
		return &refusal{status: http.StatusInternalServerError, reason: "inbox did not keep the message", code: "inbox", cause: err}
	}
	w.WriteHeader(http.StatusOK)
	return nil
}

// open checks the signature before anything is decrypted.
func (h *callback) open(q query, encrypt string) ([]byte, error) {
	if !h.codec.Verify(q.signature, q.timestamp, q.nonce, encrypt) {
		return nil, forbidden("signature does not match", "-40001")
	}
	plain, receiveID, err := h.codec.Decrypt(encrypt)
	if errors.Is(err, ErrReceiveID) {
		f := forbidden("receive id is not ours", "-40005")
		f.seen = receiveID
		return nil, f
	}
	if err != nil {
		return nil, malformed(err.Error(), "-40007")
	}
	return plain, nil
}

// admit parses the inner message and lets in only our corp and our app. A corp that is not configured is
// refused although its envelope was good: the same userid names somebody else there (§5.7).
func (h *callback) admit(plain []byte) (Received, error) {
	in, err := ParseInbound(plain)
	if err != nil {
		return Received{}, malformed(err.Error(), "-40002")
	}
	if !h.codec.Accepts(in.ToUserName) {
		f := forbidden("corp is not ours", "-40005")
		f.seen = in.ToUserName
		return Received{}, f
	}
	agent, err := h.agent(in)
	if err != nil {
		return Received{}, err
	}
	return Received{Key: in.Key(), CorpID: in.ToUserName, AgentID: agent, From: in.FromUserName, Kind: in.MsgType,
		Content: in.Content, Event: in.Event, EventKey: in.EventKey, TaskID: in.TaskID,
		ResponseCode: in.ResponseCode, CreateTime: in.CreateTime, Plain: plain}, nil
}

// agent returns the app the message is for. Only corp-wide events may leave it out.
func (h *callback) agent(in Inbound) (int, error) {
	if in.AgentID == "" && in.MsgType == kindEvent {
		return 0, nil
	}
	id, err := strconv.Atoi(in.AgentID)
	if err != nil || id != h.agentID {
		f := forbidden("app is not ours", "agent")
		f.seen = in.AgentID
		return 0, f
	}
	return id, nil
}
