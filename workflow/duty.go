package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// DutyKind names what someone must do by a day (待办事项).
type DutyKind string

// The duties of this table.
const (
	DutyAssign  DutyKind = "assign"  // 交办
	DutyAccept  DutyKind = "accept"  // 签收
	DutyReport  DutyKind = "report"  // 报送办理情况
	DutyReview  DutyKind = "review"  // 审核
	DutySubmit  DutyKind = "submit"  // 报签
	DutyDecide  DutyKind = "decide"  // 审定
	DutyReply   DutyKind = "reply"   // 公开回复
	DutyArchive DutyKind = "archive" // 立卷存档
)

// DutyEnd says how a duty ended.
type DutyEnd string

// How a duty ends; an open one has none.
const (
	Met     DutyEnd = "met"     // 已完成
	Dropped DutyEnd = "dropped" // 已转入其他环节
)

// Duty (待办) is what one org owes on one letter by one day (edges 45); every
// list, reminder and figure reads it.
type Duty struct {
	N           int
	Round       int
	Assignment  int // 0 when it hangs on no assignment
	Kind        DutyKind
	Owner       string // org that must act
	ChargedTo   string // org the time counts against
	OpenedOn    calendar.Day
	DueOn       calendar.Day
	DueAt       time.Time // only where hours count (edges 36)
	Provisional bool      // 暂定
	MetOn       calendar.Day
	Ended       DutyEnd
}

// Late reports whether the duty was or is met after its day.
func (d Duty) Late(today calendar.Day) bool {
	if d.Ended == Met {
		return d.MetOn.After(d.DueOn)
	}
	return d.Ended == "" && today.After(d.DueOn)
}

// Role is who in the owning org a duty is for.
func (k DutyKind) Role() Role {
	switch k {
	case DutyAccept, DutyReport:
		return Contact
	case DutyReview:
		return Reviewer
	default:
		return Registrar
	}
}
