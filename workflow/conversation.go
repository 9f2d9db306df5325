package workflow

import (
	"errors"
	"time"
)

// Message is one thing a member did in chat: typed a text or pressed a button.
type Message struct {
	ID           int64
	Key          string // dedupe key: the same callback again has the same
	Sender       string // userid, lower case
	Spelling     string // userid as WeCom spells it
	Kind         string // text, event, …
	Content      string
	Event        string
	EventKey     string
	TaskID       string
	ResponseCode string
	SentAt       time.Time // WeCom's own time: for audit, never for deadlines
	ReceivedAt   time.Time
	Attempts     int
}

// Turn is the conversation's part of a change: the message that was handled
// and where its speaker's dialogue stands now.
type Turn struct {
	Inbox    int64     // the handled message
	Speaker  string    // userid
	Dialogue *Dialogue // nil leaves the dialogue as it is
	Failure  string    // short id of the error that ended the message, normally empty
	Ask      *Ask      // what the assistant is to be asked, nil for nothing
	Answered int64     // the question that this answers
	Answer   string    // what it proposes, to be taken over with a word
	Calls    []Call    // what assistants proposed
	Judged   []Judgement
	Became   *Became // the form that was registered, nil for none
}

// Dialogue is a conversation in several messages (对话); it survives restarts
// and weekends. Kind "" ends it.
type Dialogue struct {
	Speaker   string
	Kind      string
	Letter    Number
	Data      []byte // the dialogue's own state, JSON
	UpdatedAt time.Time
}

// ErrHandled is returned by Store.Update when Turn.Inbox was handled before;
// nothing is changed then.
var ErrHandled = errors.New("message was handled before")

// Delivery is a notice on its way: the record of who was told what, when, and
// whether it arrived.
type Delivery struct {
	ID       int64
	Notice   Notice
	Parts    []string // frozen requests, empty before the first attempt
	NextPart int      // the first part not yet known to have arrived
	Attempts int
	TaskID   string // of the card it carries
}

// Ending is how a delivery ended.
type Ending string

// How a delivery ends; a pending one has none.
const (
	Sent     Ending = "sent"     // 已送达
	Withheld Ending = "withheld" // 已无权知悉, not sent
	Failed   Ending = "failed"   // 无法送达
)
