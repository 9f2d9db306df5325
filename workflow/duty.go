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

	DutyInput       DutyKind = "input"       // 协办意见
	DutyReceipt     DutyKind = "receipt"     // 回执: of 参阅 and of 移送
	DutyExtension   DutyKind = "extension"   // 决定延期
	DutyAnswer      DutyKind = "answer"      // 答复异议
	DutyRecall      DutyKind = "recall"      // 决定请求退改
	DutyRuling      DutyKind = "ruling"      // 裁定退件
	DutyVoid        DutyKind = "void"        // 确认作废
	DutyCourtesy    DutyKind = "courtesy"    // 礼节性回复
	DutyPost        DutyKind = "post"        // 发布礼节性回复
	DutyTranscript  DutyKind = "transcript"  // 核对领导改稿
	DutyConfirm     DutyKind = "confirm"     // 确认领导改动的承诺
	DutySatisfy     DutyKind = "satisfy"     // 登记满意度
	DutyIndividual  DutyKind = "individual"  // 个别回复
	DutyCommitment  DutyKind = "commitment"  // 兑现承诺
	DutyFurther     DutyKind = "further"     // 再回复
	DutyRevisit     DutyKind = "revisit"     // 不可抗力到期复查
	DutyInstruction DutyKind = "instruction" // 落实批示
	DutySupervision DutyKind = "supervision" // 督办单反馈
	DutyStudy       DutyKind = "study"       // 落实会商结论
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
	Item        int    // which commitment, extension, … it is about; 0 for none
	OpenedOn    calendar.Day
	From        calendar.Day // day 0 of the count
	Days        int          // working days counted from it
	Fixed       bool         // the day was named, not counted: it is never re-dated
	NotBefore   calendar.Day // the count never ends before it (edges 37)
	DueOn       calendar.Day
	DueAt       time.Time // only where hours count (edges 36)
	Provisional bool      // 暂定
	MetOn       calendar.Day
	MetAt       time.Time
	Ended       DutyEnd
	Opened      int64 // version of the letter that opened it
	Closed      int64 // version that ended it
}

// Late reports whether the duty was or is met after its day, or after its hour
// where hours count.
func (d Duty) Late(today calendar.Day) bool {
	switch {
	case d.Ended == Met && !d.DueAt.IsZero():
		return d.MetAt.After(d.DueAt)
	case d.Ended == Met:
		return d.MetOn.After(d.DueOn)
	}
	return d.Ended == "" && today.After(d.DueOn)
}

// Role is who in the owning org a duty is for.
func (k DutyKind) Role() Role {
	switch k {
	case DutyAccept, DutyReport, DutyInput, DutyReceipt, DutyIndividual, DutyCommitment, DutyFurther, DutyConfirm, DutySupervision:
		return Contact
	case DutyReview, DutyVoid, DutyRecall, DutyTranscript:
		return Reviewer
	default:
		return Registrar
	}
}

// DutyKinds lists every kind of duty in the order of the table.
var DutyKinds = allDuties
