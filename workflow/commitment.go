package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// Commitment (承诺) is what a unit promised in a reply, declared at 提交
// (edges 21); it is followed until it is kept and told again (第十二条).
type Commitment struct {
	N          int
	Round      int
	Assignment int
	Version    int    // of the report that declared it
	Text       string `log:"digest"`
	DueOn      calendar.Day
	By         string
	At         time.Time
	KeptBy     string // 兑现
	KeptAt     time.Time
	Evidence   string `log:"digest"`
	Undone     bool   // 撤回: taken back with the report that declared it
}

// Kept reports whether the commitment was fulfilled (已兑现).
func (c Commitment) Kept() bool { return !c.KeptAt.IsZero() }

// WithholdReason is one of the four kinds of letters that are not answered in
// public; the first kind has two limbs (第十二条).
type WithholdReason string

// The reasons.
const (
	Untrue        WithholdReason = "untrue"        // 经核查内容不属实
	Inconsistent  WithholdReason = "inconsistent"  // 与承办单位回复严重不符
	Unreasonable  WithholdReason = "unreasonable"  // 明显不合理诉求
	Controversial WithholdReason = "controversial" // 会引起争议或不良影响
	ForceMajeure  WithholdReason = "force_majeure" // 因不可抗力短期内得不到解决
)

// WithholdReasons lists them in the order of 第十二条.
var WithholdReasons = []WithholdReason{Untrue, Inconsistent, Unreasonable, Controversial, ForceMajeure}

// Withholding (不予公开) is proposed at review and decided by the leader at 审定
// (edges 30).
type Withholding struct {
	N          int
	Round      int
	Version    int // of the report
	Reason     WithholdReason
	Words      string       `log:"digest"` // why, in the proposer's words
	RevisitOn  calendar.Day // of force_majeure
	ProposedBy string
	ProposedAt time.Time
	DecidedBy  string
	DecidedAt  time.Time
	Answer     Answered
	Found      string `log:"digest"` // 复查情况 of force_majeure
	FoundBy    string
	FoundAt    time.Time
}

// Withheld is the standing proposal or decision not to publish the newest
// report, nil for none.
func (l *Letter) Withheld() *Withholding {
	if n := len(l.Withholdings); n > 0 {
		w := &l.Withholdings[n-1]
		if r := l.Report(); r != nil && w.Round == l.Round && w.Version >= l.basis() && (w.Answer == "" || w.Answer == Granted) {
			return w
		}
	}
	return nil
}

// Satisfaction (满意度) is what the petitioner thought of the handling, recorded by
// 信访局 (edges 33).
type Satisfaction struct {
	N      int
	Round  int
	Source SatisfactionSource
	Level  SatisfactionLevel
	On     calendar.Day
	By     string
}

// SatisfactionSource says where the word came from.
type SatisfactionSource string

// The sources.
const (
	FromBoard SatisfactionSource = "board" // 留言板评价
	FromPhone SatisfactionSource = "phone" // 电话回访
	FromAuto  SatisfactionSource = "auto"  // 系统默认好评
)

// SatisfactionSources lists the sources.
var SatisfactionSources = []SatisfactionSource{FromBoard, FromPhone, FromAuto}

// SatisfactionLevel is how satisfied.
type SatisfactionLevel string

// The levels.
const (
	Satisfied    SatisfactionLevel = "satisfied"    // 满意
	Fair         SatisfactionLevel = "fair"         // 基本满意
	Dissatisfied SatisfactionLevel = "dissatisfied" // 不满意
)

// SatisfactionLevels lists the levels from best to worst.
var SatisfactionLevels = []SatisfactionLevel{Satisfied, Fair, Dissatisfied}
