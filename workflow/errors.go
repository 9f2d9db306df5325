package workflow

import (
	"fmt"

	"huiyin/workflow/calendar"
)

// Reason says why a step is refused; the bot words it.
type Reason string

// The refusals. Each changes nothing.
const (
	NoSuchLetter     Reason = "no_such_letter"    // 没有这个编号
	NotYours         Reason = "not_yours"         // 不是你的权限
	WrongStage       Reason = "wrong_stage"       // 环节不对
	NoCategory       Reason = "no_category"       // 尚未分类
	UnknownCategory  Reason = "unknown_category"  // 不认识的类别
	UnknownUnit      Reason = "unknown_unit"      // 没有这个单位
	NoContact        Reason = "no_contact"        // 单位没有联络员
	BadDays          Reason = "bad_days"          // 时限只有5日、15日
	NotAccepted      Reason = "not_accepted"      // 尚未签收
	AlreadyAccepted  Reason = "already_accepted"  // 已签收
	WindowClosed     Reason = "window_closed"     // 超过退回期限
	NoReason         Reason = "no_reason"         // 没有说明理由
	TooManyReturns   Reason = "too_many_returns"  // 已退回两次
	ReportIncomplete Reason = "report_incomplete" // 报告要素不全
	DraftedBySelf    Reason = "drafted_by_self"   // 起草人不能审核
	ReviewedBySelf   Reason = "reviewed_by_self"  // 审核人不能审定
	GateSigned       Reason = "gate_signed"       // 该关已签
	NotSubmitted     Reason = "not_submitted"     // 尚未报签
	AlreadySubmitted Reason = "already_submitted" // 已报签
	NoLeader         Reason = "no_leader"         // 没有这位领导
	BadLink          Reason = "bad_link"          // 不是网页地址
	WordingDiffers   Reason = "wording_differs"   // 与审定稿不一致
	NotPublishable   Reason = "not_publishable"   // 不属实的不予公开
	NothingToUrge    Reason = "nothing_to_urge"   // 没有可催办的事项
	MissingFields    Reason = "missing_fields"    // 登记要素不全
	TooLong          Reason = "too_long"          // 登记内容过长
	AlreadyKnown     Reason = "already_known"     // 同一网帖已登记
	SameWording      Reason = "same_wording"      // 内容完全相同
)

// Refusal is a typed no: what is wrong and the facts that help to say what
// would be right.
type Refusal struct {
	Reason  Reason
	Command Command
	Letter  Number       // the letter meant; of AlreadyKnown and SameWording the one that exists
	Stage   Stage        // where the letter stands
	From    []Stage      // where the command works
	Who     []Who        // who may
	Missing []Part       // of a report
	Fields  []string     // of a registration: title, body, addressee
	Gate    Gate         // already signed
	Unit    string       // asked for, or holding
	By      string       // who was first
	Day     calendar.Day // the limit that passed
	Changed bool         // of AlreadyKnown: the wording is not the one that was registered
}

// Error names the refusal for engineers; people read the bot's words.
func (r *Refusal) Error() string {
	return fmt.Sprintf("%s %s refused: %s", r.Command, r.Letter, r.Reason)
}
