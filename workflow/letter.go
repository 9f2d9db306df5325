package workflow

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
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

// The stages of 第八条 and the ends beside the line (domain.md §3).
const (
	Registered Stage = "registered" // 已登记
	Handling   Stage = "handling"   // 承办中
	Reviewing  Stage = "reviewing"  // 审核中
	Approving  Stage = "approving"  // 报签中
	Replying   Stage = "replying"   // 待回复
	Following  Stage = "following"  // 跟踪中: a commitment, an individual reply or a revisit is open
	Closed     Stage = "closed"     // 已办结
	Archived   Stage = "archived"   // 已归档

	Transferred Stage = "transferred" // 已转送: 党风廉政, out of the flow
	Merged      Stage = "merged"      // 已并案: handled with another letter
	Voided      Stage = "voided"      // 作废: registered by mistake
)

// Stages lists the stages in the order of 第八条, then the ends beside the line.
var Stages = []Stage{Registered, Handling, Reviewing, Approving, Replying, Following, Closed, Archived, Transferred, Merged, Voided}

// Ended reports whether nobody owes anything on a letter at this stage: what
// is merged is owed on the letter it is handled with.
func (s Stage) Ended() bool { return s == Archived || s == Transferred || s == Merged || s == Voided }

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

// Lead is the open lead assignment (主办) of this round, nil when nobody handles
// the letter.
func (l *Letter) Lead() *Assignment {
	for i := len(l.Assignments) - 1; i >= 0; i-- {
		a := &l.Assignments[i]
		if a.Role == LeadRole && a.Round == l.Round && a.Status.Holds() {
			return a
		}
	}
	return nil
}

// Of is the newest assignment of this round that the unit still holds, nil when
// it has none.
func (l *Letter) Of(unit string) *Assignment {
	for i := len(l.Assignments) - 1; i >= 0; i-- {
		a := &l.Assignments[i]
		if a.Unit == unit && a.Round == l.Round && a.Status.Holds() {
			return a
		}
	}
	return nil
}

// holders lists the units and offices that have the letter in this round.
func (l *Letter) holders() []string {
	var units []string
	for _, a := range l.Assignments {
		if a.Round == l.Round && a.Status.Holds() {
			units = append(units, a.Unit)
		}
	}
	return units
}

// Report is the newest report of the unit that leads now, nil before its first;
// what an earlier lead reported is kept and counts no more (edges 23).
func (l *Letter) Report() *Report {
	lead := l.Lead()
	for i := len(l.Reports) - 1; i >= 0 && lead != nil; i-- {
		if r := &l.Reports[i]; r.Assignment == lead.N && !r.Undone {
			return r
		}
	}
	return nil
}

// reported reports whether any unit has reported in this round.
func (l *Letter) reported() bool {
	return slices.ContainsFunc(l.Reports, func(r Report) bool { return r.Round == l.Round && !r.Undone })
}

// Approval is the newest submission of what the unit that leads now reported, nil
// before the first.
func (l *Letter) Approval() *Approval {
	n := len(l.Approvals)
	if n == 0 || l.Lead() == nil || l.Reports[l.Approvals[n-1].Version-1].Assignment != l.Lead().N {
		return nil
	}
	return &l.Approvals[n-1]
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
