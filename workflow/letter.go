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

// Stage is where a letter stands (环节).
type Stage string

// The stages of 第八条 as this table knows them.
const (
	Registered Stage = "registered" // 已登记
	Handling   Stage = "handling"   // 承办中
	Reviewing  Stage = "reviewing"  // 审核中
	Approving  Stage = "approving"  // 报签中
	Replying   Stage = "replying"   // 待回复
	Closed     Stage = "closed"     // 已办结
	Archived   Stage = "archived"   // 已归档
)

// Stages lists the stages in the order of 第八条.
var Stages = []Stage{Registered, Handling, Reviewing, Approving, Replying, Closed, Archived}

// Petitioner is who wrote (留言人): what the board shows of them.
type Petitioner struct {
	Nickname string
	Contact  ContactDetails
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
	KeyMatter   []int // clauses of 第七条, empty for none
	Urgent      bool  // 急事急办 (第十条)
	Title, Body string
	SourceID    string // the board's id; unique, may be empty
	URL         string
	Attachments []string
	PostedAt    time.Time // zero when the paste did not say
	Petitioner  Petitioner

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
}

// Digest is the SHA-256 of a text in hexadecimal: how the log names wording
// it must not hold (edges 54).
func Digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Lead is the open lead assignment (主办), nil when nobody handles the letter.
func (l *Letter) Lead() *Assignment {
	for i := len(l.Assignments) - 1; i >= 0; i-- {
		a := &l.Assignments[i]
		if a.Role == LeadRole && a.Status.Holds() {
			return a
		}
	}
	return nil
}

// Of is the newest assignment that the unit still holds, nil when it has none.
func (l *Letter) Of(unit string) *Assignment {
	for i := len(l.Assignments) - 1; i >= 0; i-- {
		a := &l.Assignments[i]
		if a.Unit == unit && a.Status.Holds() {
			return a
		}
	}
	return nil
}

// Report is the newest report of this round, nil before the first.
func (l *Letter) Report() *Report {
	if n := len(l.Reports); n > 0 && l.Reports[n-1].Round == l.Round {
		return &l.Reports[n-1]
	}
	return nil
}

// Approval is the newest submission of this round, nil before the first.
func (l *Letter) Approval() *Approval {
	if n := len(l.Approvals); n > 0 && l.Approvals[n-1].Round == l.Round {
		return &l.Approvals[n-1]
	}
	return nil
}

// Open lists the duties nobody has met yet.
func (l *Letter) Open() []Duty {
	var open []Duty
	for _, d := range l.Duties {
		if d.Ended == "" {
			open = append(open, d)
		}
	}
	return open
}

// NextDue is the earliest open deadline, the zero day when there is none.
func (l *Letter) NextDue() calendar.Day {
	var next calendar.Day
	for _, d := range l.Open() {
		if next.IsZero() || d.DueOn.Before(next) {
			next = d.DueOn
		}
	}
	return next
}
