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
	ReportIncomplete Reason = "report_incomplete" // 报告要素不全
	DraftedBySelf    Reason = "drafted_by_self"   // 起草人不能审核
	ReviewedBySelf   Reason = "reviewed_by_self"  // 审核人不能审定
	GateSigned       Reason = "gate_signed"       // 该关已签
	NotSubmitted     Reason = "not_submitted"     // 尚未报签
	AlreadySubmitted Reason = "already_submitted" // 已报签
	NoLeader         Reason = "no_leader"         // 没有这位领导
	BadLink          Reason = "bad_link"          // 不是网页地址
	FactsOpen        Reason = "facts_open"        // 有存疑的事实未核实
	NoDoubt          Reason = "no_doubt"          // 没有这项存疑的事实
	WhichDoubt       Reason = "which_doubt"       // 没有说是哪一项存疑
	MembersHang      Reason = "members_hang"      // 并案各件还随本件办理
	NothingApproved  Reason = "nothing_approved"  // 没有审定稿可发
	WordingDiffers   Reason = "wording_differs"   // 与审定稿不一致
	NotPublishable   Reason = "not_publishable"   // 不属实的不予公开
	NothingToUrge    Reason = "nothing_to_urge"   // 没有可催办的事项
	MissingFields    Reason = "missing_fields"    // 登记要素不全
	TooLong          Reason = "too_long"          // 登记内容过长
	AlreadyKnown     Reason = "already_known"     // 同一网帖已登记
	SameWording      Reason = "same_wording"      // 内容完全相同

	// registering and what corrects it
	NotNow          Reason = "not_now"          // 现在不适用
	ReportArrived   Reason = "report_arrived"   // 已有报告，类别不能再改
	SealByTransfer  Reason = "seal_by_transfer" // 党风廉政用移送
	WrongUnit       Reason = "wrong_unit"       // 单位与类别不符
	UnknownClause   Reason = "unknown_clause"   // 第七条没有这一项
	AlreadyUrgent   Reason = "already_urgent"   // 已是急件
	SameAddressee   Reason = "same_addressee"   // 受文领导没有变
	HandledTogether Reason = "handled_together" // 并案在办，先拆并
	AskedByYou      Reason = "asked_by_you"     // 申请人不能自己确认
	AssignedBefore  Reason = "assigned_before"  // 已交办过，不能作废
	SealedLetter    Reason = "sealed_letter"    // 党风廉政件不走这一步
	ReplyWaits      Reason = "reply_waits"      // 还有一条回复等待发布
	NoProof         Reason = "no_proof"         // 没有附证明
	// assigning, merging, recusal
	UnitRecused      Reason = "unit_recused"       // 单位须回避
	AlreadyHolding   Reason = "already_holding"    // 单位已在办这件
	NotInquiry       Reason = "not_inquiry"        // 只有咨询类可以自办
	NoCourtesy       Reason = "no_courtesy"        // 不欠礼节性回复
	AlreadyPublished Reason = "already_published"  // 已公开回复
	NoDisciplineUnit Reason = "no_discipline_unit" // 没有纪检监察单位
	DeclinedBefore   Reason = "declined_before"    // 已退还过一次
	PassageMissing   Reason = "passage_missing"    // 原文中没有这段话
	LeadingClosed    Reason = "leading_closed"     // 主件已报签，不能再并
	LeadingBehind    Reason = "leading_behind"     // 主件比本件办得慢，请反过来并
	NotSameMatter    Reason = "not_same_matter"    // 类别不同或须回避，不能并案
	UnknownAccused   Reason = "unknown_accused"    // 没有这个单位或人员
	AlreadyRecused   Reason = "already_recused"    // 已回避
	NobodyLeft       Reason = "nobody_left"        // 回避后无人可办
	NotRecused       Reason = "not_recused"        // 没有回避
	// handling
	Ruled             Reason = "ruled"               // 督查室已裁定，不能再退
	SameUnit          Reason = "same_unit"           // 还是原单位
	ObjectionWaits    Reason = "objection_waits"     // 上一条异议还没有答复
	NoObjection       Reason = "no_objection"        // 没有待答复的异议
	AlreadyComplex    Reason = "already_complex"     // 已是15日
	LimitPassed       Reason = "limit_passed"        // 办理期限已过
	ExtensionWaits    Reason = "extension_waits"     // 上一次申请还没有答复
	NoInterim         Reason = "no_interim"          // 没有发布阶段性回复
	BadUntil          Reason = "bad_until"           // 日期不在允许范围内
	NoRenewalLeft     Reason = "no_renewal_left"     // 续期次数已用完
	NoExtension       Reason = "no_extension"        // 没有待答复的申请
	FindingNotAllowed Reason = "finding_not_allowed" // 这类留言不能用这个属实程度
	InterimDone       Reason = "interim_done"        // 已有阶段性报告
	BadPromise        Reason = "bad_promise"         // 承诺没有内容或日期
	HeadMissing       Reason = "head_missing"        // 须由负责人提交
	FinalOnly         Reason = "final_only"          // 再回复不能是阶段性报告
	RecallWaits       Reason = "recall_waits"        // 已请求退改
	NoRecall          Reason = "no_recall"           // 没有请求退改
	FurtherReply      Reason = "further_reply"       // 再回复用退改
	// review, approval, reply
	NoText             Reason = "no_text"             // 没有正文
	SameText           Reason = "same_text"           // 与原文没有差别
	UnknownWithhold    Reason = "unknown_withhold"    // 不予公开只有四种情形
	InterimShown       Reason = "interim_shown"       // 阶段性报告不适用
	UnknownLeader      Reason = "unknown_leader"      // 不是区领导
	PaperMissing       Reason = "paper_missing"       // 纸批须附扫描件
	NothingToCheck     Reason = "nothing_to_check"    // 没有待核对的改稿
	EditUnchecked      Reason = "edit_unchecked"      // 领导改稿尚未核对
	PromiseUnconfirmed Reason = "promise_unconfirmed" // 承诺改动尚未确认
	NoInstruction      Reason = "no_instruction"      // 没有待落实的批示
	BoardIsGone        Reason = "board_is_gone"       // 网帖已删，无处发布
	NoIndividualDue    Reason = "no_individual_due"   // 不欠个别回复
	NoMethod           Reason = "no_method"           // 没有说明方式
	NoOpinion          Reason = "no_opinion"          // 没有网友意见，也没有联系不上的原因
	BadDay             Reason = "bad_day"             // 没有日期或日期已过
	NoPromise          Reason = "no_promise"          // 没有这项承诺
	NoRevisit          Reason = "no_revisit"          // 没有待复查
	NothingPosted      Reason = "nothing_posted"      // 没有公开回复
	NoReport           Reason = "no_report"           // 没有报告
	UnknownLevel       Reason = "unknown_level"       // 不认识的满意度
	StillOwed          Reason = "still_owed"          // 还有未完成的事项
	MergeItself        Reason = "merge_itself"        // 主件就是本件
	MembersOpen        Reason = "members_open"        // 并案的各件还没有办结
	RecuseMembers      Reason = "recuse_members"      // 并案的各件须先回避
	// supervision and undo
	NotUrged       Reason = "not_urged"       // 没有催办
	SheetOpen      Reason = "sheet_open"      // 已有督办单待反馈
	NoSheet        Reason = "no_sheet"        // 没有待反馈的督办单
	UnknownMethod  Reason = "unknown_method"  // 不认识的督查方式
	UnknownOffices Reason = "unknown_offices" // 没有这些科室
	StudyOpen      Reason = "study_open"      // 会商结论尚未落实
	NoStudy        Reason = "no_study"        // 没有待落实的会商
	NothingMoves   Reason = "nothing_moves"   // 没有时限变动
	TooLate        Reason = "too_late"        // 已过撤回时间
	ActedOn        Reason = "acted_on"        // 之后已有人办理
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
	Tag     Tag          // that the unit would need
	Kind    DutyKind     // of StillOwed
	Limit   int          // the longest, the most, the number of days allowed
	By      string       // who was first
	Kin     []Number     // letters it is handled with
	Day     calendar.Day // the limit that passed
	Changed bool         // of AlreadyKnown: the wording is not the one that was registered
}

// Error names the refusal for engineers; people read the bot's words.
func (r *Refusal) Error() string {
	return fmt.Sprintf("%s %s refused: %s", r.Command, r.Letter, r.Reason)
}
