package workflow

// NoticeKind says what a person is told.
type NoticeKind string

// What people are told of a step, in the order of 第八条.
const (
	ToldRegistered    NoticeKind = "registered"    // 新登记
	ToldRecategorised NoticeKind = "recategorised" // 类别已改
	ToldUrgent        NoticeKind = "urgent"        // 急件
	ToldSensitive     NoticeKind = "sensitive"     // 敏感件
	ToldHastened      NoticeKind = "hastened"      // 已加急, deadlines are shorter
	ToldReaddressed   NoticeKind = "readdressed"   // 受文领导已改
	ToldVoidAsked     NoticeKind = "void_asked"    // 申请作废
	ToldVoided        NoticeKind = "voided"        // 已作废
	ToldNotVoided     NoticeKind = "not_voided"    // 不同意作废
	ToldPost          NoticeKind = "post"          // 标准文本待发布
	ToldBoardGone     NoticeKind = "board_gone"    // 网帖已删

	ToldAssigned    NoticeKind = "assigned"    // 新交办, a card with 签收/退回
	ToldSupported   NoticeKind = "supported"   // 增加协办单位
	ToldCopied      NoticeKind = "copied"      // 送阅
	ToldForReading  NoticeKind = "for_reading" // 送领导阅
	ToldTransferred NoticeKind = "transferred" // 移送
	ToldDeclined    NoticeKind = "declined"    // 退还移送
	ToldTakenIn     NoticeKind = "taken_in"    // 并入一件
	ToldRecused     NoticeKind = "recused"     // 回避

	ToldReturned          NoticeKind = "returned"           // 单位退回
	ToldRuling            NoticeKind = "ruling"             // 第三次退回, 待裁定
	ToldObjection         NoticeKind = "objection"          // 异议
	ToldObjectionAnswered NoticeKind = "objection_answered" // 异议已答复
	ToldExtension         NoticeKind = "extension"          // 申请延期、续期
	ToldExtensionAnswered NoticeKind = "extension_answered" // 延期、续期已答复
	ToldInput             NoticeKind = "input"              // 协办意见
	ToldSubmitted         NoticeKind = "submitted"          // 本单位已报送
	ToldRecall            NoticeKind = "recall"             // 请求退改
	ToldRecallAnswered    NoticeKind = "recall_answered"    // 请求退改已答复

	ToldReview       NoticeKind = "review"        // 待审核
	ToldRework       NoticeKind = "rework"        // 退改
	ToldBureauRework NoticeKind = "bureau_rework" // 督查室退改, 告信访局
	ToldEdited       NoticeKind = "edited"        // 审核修改
	ToldPassed       NoticeKind = "passed"        // 审核通过, 待报签
	ToldDecide       NoticeKind = "decide"        // 待审定
	ToldSheet        NoticeKind = "sheet"         // 月度审定单
	ToldAgreed       NoticeKind = "agreed"        // 已审定, 待发布
	ToldPaper        NoticeKind = "paper"         // 已按纸批录入
	ToldWithheld     NoticeKind = "withheld"      // 决定不予公开
	ToldTranscript   NoticeKind = "transcript"    // 领导改稿, 待核对
	ToldConfirm      NoticeKind = "confirm"       // 领导改动承诺, 待确认
	ToldSentBack     NoticeKind = "sent_back"     // 领导退回
	ToldInstruction  NoticeKind = "instruction"   // 批示
	ToldDirection    NoticeKind = "direction"     // 转办要求
	ToldCarriedOut   NoticeKind = "carried_out"   // 批示已落实

	ToldPublished        NoticeKind = "published"         // 已公开回复
	ToldInterimPublished NoticeKind = "interim_published" // 阶段性回复已发布
	ToldPublishFailed    NoticeKind = "publish_failed"    // 未能发布
	ToldIndividual       NoticeKind = "individual"        // 须个别回复
	ToldClosed           NoticeKind = "closed"            // 已办结
	ToldPromise          NoticeKind = "promise"           // 承诺
	ToldKept             NoticeKind = "kept"              // 承诺已兑现
	ToldTakenDown        NoticeKind = "taken_down"        // 已撤下
	ToldDissatisfied     NoticeKind = "dissatisfied"      // 网友不满意
	ToldReopened         NoticeKind = "reopened"          // 重新办理

	ToldUrged               NoticeKind = "urged"                // 催办
	ToldUrgeAnswered        NoticeKind = "urge_answered"        // 催办已答复
	ToldLongOverdue         NoticeKind = "long_overdue"         // 逾期仍未办结
	ToldPromiseSoon         NoticeKind = "promise_soon"         // 承诺将到期
	ToldSpecialOffer        NoticeKind = "special_offer"        // 建议专项督办
	ToldSupervised          NoticeKind = "supervised"           // 督办单
	ToldSupervisionAnswered NoticeKind = "supervision_answered" // 督办单已反馈
	ToldInspected           NoticeKind = "inspected"            // 督查发现
	ToldStudy               NoticeKind = "study"                // 会商
	ToldGuided              NoticeKind = "guided"               // 引导措施
	ToldUndone              NoticeKind = "undone"               // 已撤回
	ToldTakenAway           NoticeKind = "taken_away"           // 不再承办: the number alone
	ToldRedated             NoticeKind = "redated"              // 时限已按新日历重算
)

// What people are told beside any step.
const (
	ToldAgenda   NoticeKind = "agenda"   // 今日待办
	ToldNobody   NoticeKind = "nobody"   // 无人可通知
	ToldStranger NoticeKind = "stranger" // 未登记成员来访
	ToldAnswer   NoticeKind = "answer"   // 对本人的答复
	ToldPressed  NoticeKind = "pressed"  // 卡片按钮已按, the card is to show it
	ToldLost     NoticeKind = "lost"     // 通知未能送达
)
