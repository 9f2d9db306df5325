package workflow

import "fmt"

// terms is the glossary: the one Chinese name of every stored identifier.
// Pages, documents and chat all read it; sentences are theirs to make.
var terms = map[any]string{
	Category(""): "未分类",

	ToSecretary: "区委书记", ToMayor: "区长", LabelComplaint: "投诉/求助", LabelInquiry: "咨询", LabelSuggestion: "建言",
	LabelThanks: "感谢", Petition: "信访类", Inquiry: "咨询类", Suggestion: "建议类", Litigation: "涉法涉诉类",
	Discipline: "党风廉政类", Thanks: "感谢", Registered: "已登记", Handling: "承办中", Reviewing: "审核中",
	Approving: "报签中", Replying: "待回复", Following: "跟踪中", Closed: "已办结", Archived: "已归档", Transferred: "已转送",
	Merged: "已并案", Voided: "作废",

	LeadRole: "主办", SupportRole: "协办", ReferenceRole: "参阅", TransferRole: "阅处", Offered: "待签收",
	Accepted: "已签收", Reported: "已报送", Done: "已办结", Returned: "已退回", Reassigned: "已改派", Withdrawn: "已撤回",

	DutyAssign: "交办", DutyAccept: "签收", DutyReport: "报送办理情况", DutyReview: "审核", DutySubmit: "报签",
	DutyDecide: "审定", DutyReply: "公开回复", DutyArchive: "归档", DutyInput: "协办意见", DutyReceipt: "回执",
	DutyExtension: "决定延期", DutyAnswer: "答复异议", DutyRecall: "决定请求退改", DutyRuling: "裁定退件", DutyVoid: "确认作废",
	DutyCourtesy: "礼节性回复", DutyPost: "发布礼节性回复", DutyTranscript: "核对领导改稿", DutyConfirm: "确认领导改动的承诺",
	DutySatisfy: "登记满意度", DutyIndividual: "个别回复", DutyCommitment: "兑现承诺", DutyFurther: "再回复",
	DutyRevisit: "不可抗力到期复查", DutyInstruction: "落实批示", DutySupervision: "督办单反馈", DutyStudy: "落实会商结论",
	Met: "已完成", Dropped: "已转入其他环节",

	Granted: "同意", Refused: "不同意", Silent: "逾期视为同意", Moot: "已撤回",

	Attitude: "表明态度", Process: "工作过程", Verification: "核查情况", Feedback: "网友反馈", Substantiated: "属实",
	MostlySubstantiated: "基本属实", PartlySubstantiated: "部分属实", Unsubstantiated: "不属实", NotApplicable: "不涉及",
	PartFinding: "属实程度", PartReply: "回复建议", PartNext: "下一步打算", PartDate: "解决时限",

	FactNumber: "数字", FactDate: "日期", FactLaw: "法规文件", FactPromise: "承诺", FactUnit: "单位", FactPlace: "地名",

	Facts: "事实关", Policy: "政策关", Law: "法律关", Wording: "文字关", Secrecy: "保密关",

	Undecided: "待审定", Agreed: "同意", SentBack: "退回", TakenBack: "已撤回", FinalReply: "正式回复",
	InterimReply: "阶段性回复", CourtesyReply: "礼节性回复", CorrectionReply: "更正", PublicChannel: "公开回复",
	IndividualChannel: "个别回复",

	Untrue: "经核查内容不属实", Inconsistent: "与承办单位回复严重不符", Unreasonable: "明显不合理诉求", Controversial: "会引起争议或不良影响",
	ForceMajeure: "因不可抗力短期内得不到解决", FromBoard: "留言板评价", FromPhone: "电话回访", FromAuto: "系统默认好评",
	Satisfied: "满意", Fair: "基本满意", Dissatisfied: "不满意",

	Undercover: "明察暗访", ByPhone: "电话询访", OnSite: "实地走访",

	StandingSuggestion: "建议类礼节性回复", StandingThanks: "感谢类礼节性回复", StandingOutOfScope: "不归本区",

	Register: "登记", Classify: "分类", Mark: "标记", Hasten: "加急", Readdress: "改受文领导", Void: "作废", OutOf: "不归本区",
	BoardGone: "网帖已删", Assign: "交办", Support: "协办", Copy: "送阅", SelfHandle: "自办", Courtesy: "礼复",
	Transfer: "移送", Decline: "退还移送", SplitOff: "拆件", Merge: "并案", Unmerge: "拆并", Recuse: "回避",
	Unrecuse: "解除回避", Accept: "签收", Return: "退回", Reassign: "改派", Object: "异议", AnswerObject: "答复异议",
	Extend: "延期", Renew: "续期", DecideExtend: "准延", GiveInput: "协办意见", Submit: "提交", AskBack: "请求退改",
	DecideBack: "答复退改", Pass: "审核通过", Rework: "退改", Edit: "审核修改", Vouch: "核实", Withhold: "不公开", SubmitFor: "报签",
	Agree: "审定同意", SendBack: "审定退回", Transcribe: "核对", Instruct: "批示", Direct: "转办要求", CarryOut: "落实",
	Publish: "发布", PublishFail: "发布失败", Individual: "个别回复", Promise: "承诺", Keep: "兑现", Revisit: "复查",
	Correct: "更正", TakeDown: "撤下", Satisfy: "满意度", Reopen: "重办", UrgeUnit: "催办", AnswerUrge: "回复催办",
	Supervise: "督办", AnswerSup: "督办反馈", Inspect: "督查发现", Study: "会商", FinishUp: "会商落实", Guide: "引导",
	Archive: "归档", Undo: "撤回", TakeIn: "并入", LetGo: "拆出", FollowOn: "随主件办理", FallBack: "随主件退回",
	CallBack: "双投件退改", Redate: "重算时限",

	TaskClassify: "分类", TaskExtract: "摘录", TaskFile: "归入四要素", TaskDraft: "起草", TaskCheck: "核对", TaskMonth: "月度分析",
	UsedAsIs: "采用", UsedChanged: "改后采用", NotUsed: "未采用",

	Registrar: "经办", Reviewer: "审核", Leader: "领导", Contact: "联络员", Head: "负责人", Monitor: "网信", Admin: "管理员",
	SupervisionSecretary: "区委督查室", SupervisionMayor: "政府督查室", PetitionsBureau: "区信访局",
	Publicity: "区委宣传部（网信办）", Township: "乡镇", Subdistrict: "街道", Department: "部门", PoliticalLegal: "政法部门",
	DisciplineInspection: "纪检监察",

	AnyOffice: "任一主管科室", OwnerOffice: "归口科室", AssigningOffice: "交办科室", Bureau: "区信访局",
	Supervisors: "受文领导的督查室", ReviewingTurn: "当前审核单位", LeadUnit: "主办单位", SupportUnit: "协办单位",
	HoldingUnit: "经手单位", NewUnit: "本次交办的单位", AskingUnit: "提出异议的单位", FormerUnit: "不再承办的单位", MovedOwners: "时限变动的单位", LastHand: "上一步的办理人",
	DisciplineUnit: "区纪委监委", PublicityOffice: "区委宣传部（网信办）", TheAddressee: "受文领导", TheOtherLetter: "并案另一件的步骤",
	TheSystem: "定时任务", TheAPI: "接口",

	ToldRegistered: "新登记", ToldRecategorised: "类别已改", ToldUrgent: "急件", ToldSensitive: "敏感件",
	ToldHastened: "已加急", ToldReaddressed: "受文领导已改", ToldVoidAsked: "申请作废", ToldVoided: "已作废",
	ToldNotVoided: "不同意作废", ToldPost: "标准文本待发布", ToldBoardGone: "网帖已删", ToldAssigned: "新交办",
	ToldSupported: "增加协办单位", ToldCopied: "送阅", ToldForReading: "送领导阅", ToldTransferred: "移送",
	ToldDeclined: "退还移送", ToldTakenIn: "并入一件", ToldRecused: "回避", ToldReturned: "单位退回", ToldRuling: "待裁定",
	ToldObjection: "异议", ToldObjectionAnswered: "异议已答复", ToldExtension: "申请延期、续期",
	ToldExtensionAnswered: "延期、续期已答复", ToldInput: "协办意见", ToldSubmitted: "本单位已报送", ToldRecall: "请求退改",
	ToldRecallAnswered: "请求退改已答复", ToldReview: "待审核", ToldRework: "退改", ToldBureauRework: "督查室退改",
	ToldEdited: "审核修改", ToldPassed: "待报签", ToldDecide: "待审定", ToldSheet: "月度审定单", ToldAgreed: "待发布",
	ToldPaper: "已按纸批录入", ToldWithheld: "决定不予公开", ToldTranscript: "改稿待核对", ToldConfirm: "承诺待确认",
	ToldSentBack: "领导退回", ToldInstruction: "批示", ToldDirection: "转办要求", ToldCarriedOut: "批示已落实",
	ToldPublished: "已公开回复", ToldInterimPublished: "阶段性回复已发布", ToldPublishFailed: "未能发布",
	ToldIndividual: "须个别回复", ToldClosed: "已办结", ToldPromise: "承诺", ToldKept: "承诺已兑现", ToldTakenDown: "已撤下",
	ToldDissatisfied: "网友不满意", ToldReopened: "重新办理", ToldUrged: "催办", ToldUrgeAnswered: "催办已答复",
	ToldLongOverdue: "逾期仍未办结", ToldPromiseSoon: "承诺将到期", ToldSpecialOffer: "建议专项督办", ToldSupervised: "督办单",
	ToldSupervisionAnswered: "督办单已反馈", ToldInspected: "督查发现", ToldStudy: "会商", ToldGuided: "引导措施",
	ToldUndone: "已撤回", ToldTakenAway: "不再承办", ToldRedated: "时限已按新日历重算", ToldAgenda: "今日待办", ToldNobody: "无人可通知",
	ToldStranger: "未登记成员来访", ToldAnswer: "答复", ToldPressed: "卡片已处理", ToldLost: "通知未送达",

	members: "并入各件", twins: "双投件", leading: "主件",

	GroupOverdue: "逾期", GroupToday: "今日到期", GroupSoon: "即将到期", GroupNew: "新交办", GroupYours: "待你处理",
}

// Term is the Chinese name of a stored identifier (领域用语): a stage, a
// category, a role … One without a name stands for itself.
func Term(id any) string {
	if term, ok := terms[id]; ok {
		return term
	}
	if part, ok := id.(Part); ok {
		return Term(Element(part)) // the four elements are parts too
	}
	return fmt.Sprint(id)
}
