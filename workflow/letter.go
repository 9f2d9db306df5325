package workflow

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"huiyin/workflow/calendar"
)

// Addressee is the leader a letter is written to (受文领导).
type Addressee string

// The two leaders of the board.
const (
	ToSecretary Addressee = "secretary" // 区委书记
	ToMayor     Addressee = "mayor"     // 区长
)

// BoardLabel is what the writer chose on the board (留言板标签); it suggests a
// category and is never overwritten.
type BoardLabel string

// The labels of the board.
const (
	LabelComplaint  BoardLabel = "complaint"  // 投诉/求助
	LabelInquiry    BoardLabel = "inquiry"    // 咨询
	LabelSuggestion BoardLabel = "suggestion" // 建言
	LabelThanks     BoardLabel = "thanks"     // 感谢
)

// BoardLabels lists the labels of the board.
var BoardLabels = []BoardLabel{LabelComplaint, LabelInquiry, LabelSuggestion, LabelThanks}

// Category is the kind of a letter and with it its procedure (类别, 第九条).
type Category string

// The categories of 第九条, and 感谢.
const (
	Petition   Category = "petition"   // 信访类
	Inquiry    Category = "inquiry"    // 咨询类
	Suggestion Category = "suggestion" // 建议类
	Litigation Category = "litigation" // 涉法涉诉类
	Discipline Category = "discipline" // 党风廉政类
	Thanks     Category = "thanks"     // 感谢
)

// Petitioner is who wrote (留言人): what the board shows of them.
type Petitioner struct {
	Nickname string         `log:"digest"`
	Contact  ContactDetails `log:"-"`
}

// ContactDetails (联系方式) are sealed: the unit's contact and the offices read
// them, no log, group, event or model ever does (第十九条).
type ContactDetails struct{ Name, Phone string }

// Letter (留言) is one message on the board and everything done about it.
type Letter struct {
	Number  Number
	Stage   Stage
	Round   int   // 1, and one more after each reopening
	Version int64 // moves with every change

	Addressee   Addressee
	BoardLabel  BoardLabel
	LabelText   string // the writer's own word
	Category    Category
	KeyMatter   []int  // clauses of 第七条, empty for none
	Urgent      bool   // 急事急办 (第十条)
	Sensitive   bool   // 敏感: 宣传部 sees it (第五条, edges 9)
	Title       string `log:"digest"`
	Body        string `log:"digest"` // frozen as it was registered; Text is what is read
	SourceID    string // the board's id; unique, may be empty
	URL         string
	Attachments []string  `log:"-"`
	PostedAt    time.Time // zero when the paste did not say
	Petitioner  Petitioner

	HandledWith Number // 并案: the leading letter; zero for one of its own
	Twin        bool   // 双投: handled with a letter to the other leader (edges 5)
	SplitFrom   Number // 拆件: the letter this passage was taken from (edges 8)
	Repeats     Number // 重复: the closed letter it speaks of again (edges 3)
	OutOfScope  string // 不属本区: the body that is competent (edges 6)
	BoardGone   string `log:"digest"` // 网帖已删: where the screenshot lies (edges 7)
	VoidReason  string `log:"digest"` // 作废原因, set when it is asked for (edges 4)
	VoidAskedBy string

	RegisteredAt time.Time
	RegisteredBy string
	RegisteredIn string // the office that owns the letter until 分类 (edges 49)
	ClosedOn     calendar.Day
	ArchivedOn   calendar.Day

	Assignments []Assignment
	Reports     []Report
	Reviews     []Review
	Approvals   []Approval
	Replies     []Reply
	Urges       []Urge
	Duties      []Duty

	Extensions   []Extension
	Objections   []Objection
	Inputs       []Input
	Recalls      []Recall
	Commitments  []Commitment
	Doubts       []Doubt
	Withholdings []Withholding
	Satisfaction []Satisfaction
	Instructions []Instruction
	Supervisions []Supervision
	Studies      []JointStudy
	Guidances    []Guidance
	Recusals     []Recusal
	Joins        []Join
	Masks        []Mask

	Last LastStep
}

// Digest is the SHA-256 of a text in hexadecimal: how the log names wording
// it must not hold (edges 54).
func Digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
