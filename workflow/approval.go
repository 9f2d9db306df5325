package workflow

import "time"

// Decision is a leader's word on a submission (审定).
type Decision string

// What a leader can decide.
const (
	Undecided Decision = "undecided"  // 待审定
	Agreed    Decision = "agreed"     // 同意
	SentBack  Decision = "sent_back"  // 退回
	TakenBack Decision = "taken_back" // 已撤回: the 督查室 undid the submission
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
	Opinion     string `log:"digest"`
	Wording     string `log:"digest"` // exactly what may be published (第十二条)
	Paper       string // 纸批: where the scan of the signed paper lies (edges 29)
	Edited      bool   // the leader changed the text; the 督查室 checks the transcription (edges 27)
	CheckedBy   string
	Failed      string `log:"digest"` // 发布失败原因, until it is posted (edges 32)
}

// ReplyKind says which reply of a letter this is (edges 44).
type ReplyKind string

// Channel says where a reply went.
type Channel string

// The replies this table knows.
const (
	FinalReply      ReplyKind = "final"      // 正式回复
	InterimReply    ReplyKind = "interim"    // 阶段性回复
	CourtesyReply   ReplyKind = "courtesy"   // 礼节性回复
	CorrectionReply ReplyKind = "correction" // 更正

	PublicChannel     Channel = "public"     // 公开回复
	IndividualChannel Channel = "individual" // 个别回复
)

// Reply (回复) is one answer to the petitioner, in a unit's name (第十二条).
type Reply struct {
	N       int
	Round   int
	Version int // of the report, 0 for a standing text
	Kind    ReplyKind
	Channel Channel
	Unit    string
	Text    string `log:"digest"`
	URL     string
	By      string
	At      time.Time

	Standing bool   // 礼节性回复、不归本区: a standing text is its own approval (edges 6, 10)
	Posted   bool   // false for a standing text that 信访局 has not posted yet
	Method   string // of an individual reply: 电话、短信、当面 …
	Opinion  string `log:"digest"` // what the petitioner said to it
	Failed   string `log:"digest"` // 发布失败原因, until it is posted

	TakenDown   string `log:"digest"` // 撤下原因 (edges 32)
	TakenDownAt time.Time
}

// Unposted is the standing reply that 信访局 has still to post, nil for none.
func (l *Letter) Unposted() *Reply {
	for i := range l.Replies {
		if r := &l.Replies[i]; r.Channel == PublicChannel && !r.Posted && r.Round == l.Round {
			return r
		}
	}
	return nil
}

// Published reports whether the letter was answered in public (公开回复).
func (l *Letter) Published() bool {
	for _, r := range l.Replies {
		if r.Channel == PublicChannel && r.Posted {
			return true
		}
	}
	return false
}
