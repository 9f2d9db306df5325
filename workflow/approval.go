package workflow

import "time"

// Decision is a leader's word on a submission (审定).
type Decision string

// What a leader can decide.
const (
	Undecided Decision = "undecided" // 待审定
	Agreed    Decision = "agreed"    // 同意
	SentBack  Decision = "sent_back" // 退回
)

// Approval (报签/审定) is one submission of one letter to the leader it was
// addressed to, singly or on the month's sheet (第十一条).
type Approval struct {
	N           int
	Round       int
	Version     int // of the report
	Leader      string
	Batch       string // the sheet's month 2026-09, empty when single
	SubmittedBy string
	SubmittedAt time.Time
	Decision    Decision
	DecidedBy   string
	DecidedAt   time.Time
	Opinion     string
	Wording     string // exactly what may be published (第十二条)
}

// ReplyKind says which reply of a letter this is (edges 44).
type ReplyKind string

// Channel says where a reply went.
type Channel string

// The replies this table publishes.
const (
	FinalReply    ReplyKind = "final"  // 正式回复
	PublicChannel Channel   = "public" // 公开回复
)

// Reply (回复) is one answer to the petitioner, in a unit's name (第十二条).
type Reply struct {
	N       int
	Round   int
	Kind    ReplyKind
	Channel Channel
	Unit    string
	Text    string
	URL     string
	By      string
	At      time.Time
}
