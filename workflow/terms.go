package workflow

import "fmt"

// terms is the glossary: the one Chinese name of every stored identifier.
// Pages, documents and chat all read it; sentences are theirs to make.
var terms = map[any]string{
	Registered: "已登记", Handling: "承办中", Reviewing: "审核中", Approving: "报签中",
	Replying: "待回复", Closed: "已办结", Archived: "已归档",

	Category(""): "未分类", Petition: "信访类", Inquiry: "咨询类", Suggestion: "建议类", Litigation: "涉法涉诉类", Discipline: "党风廉政类", Thanks: "感谢",
	ToSecretary: "区委书记", ToMayor: "区长",
	LabelComplaint: "投诉/求助", LabelInquiry: "咨询", LabelSuggestion: "建言", LabelThanks: "感谢",

	LeadRole: "主办",
	Offered:  "待签收", Accepted: "已签收", Reported: "已报送", Done: "已办结", Returned: "已退回",

	Attitude: "表明态度", Process: "工作过程", Verification: "核查情况", Feedback: "网友反馈",
	PartFinding: "属实程度", PartReply: "回复建议",
	Substantiated: "属实", MostlySubstantiated: "基本属实", PartlySubstantiated: "部分属实", Unsubstantiated: "不属实",
	Facts: "事实关", Policy: "政策关", Law: "法律关", Wording: "文字关", Secrecy: "保密关",
	Undecided: "待审定", Agreed: "同意", SentBack: "退回",
	FinalReply: "正式回复", PublicChannel: "公开回复",

	DutyAssign: "交办", DutyAccept: "签收", DutyReport: "报送办理情况", DutyReview: "审核",
	DutySubmit: "报签", DutyDecide: "审定", DutyReply: "公开回复", DutyArchive: "归档",

	Register: "登记", Classify: "分类", Assign: "交办", Accept: "签收", Return: "退回", Submit: "提交",
	Pass: "审核通过", Rework: "退改", SubmitFor: "报签", Agree: "审定同意", SendBack: "审定退回",
	Publish: "发布", UrgeUnit: "催办", Archive: "归档",

	Registrar: "经办", Reviewer: "审核", Leader: "领导", Contact: "联络员", Head: "负责人", Monitor: "网信", Admin: "管理员",
	AnyOffice: "任一主管科室", OwnerOffice: "归口科室", Bureau: "区信访局", Supervisors: "受文领导的督查室",
	ReviewingTurn: "当前审核单位", LeadUnit: "承办单位", TheAddressee: "受文领导", TheSystem: "定时任务", TheAPI: "接口",

	GroupOverdue: "逾期", GroupToday: "今日到期", GroupSoon: "即将到期", GroupNew: "新交办", GroupYours: "待你处理",

	ToldRegistered: "新登记", ToldAssigned: "新交办", ToldReturned: "单位退回", ToldReview: "待审核", ToldRework: "退改",
	ToldPassed: "待报签", ToldDecide: "待审定", ToldSheet: "月度审定单", ToldAgreed: "待发布", ToldSentBack: "领导退回",
	ToldPublished: "已公开回复", ToldUrged: "催办", ToldAgenda: "今日待办", ToldNobody: "无人可通知",
	ToldStranger: "未登记成员来访", ToldAnswer: "答复", ToldPressed: "卡片已处理", ToldLost: "通知未送达",
}

// Term is the Chinese name of a stored identifier (领域用语): a stage, a
// category, a role … One without a name stands for itself.
func Term(id any) string {
	if part, ok := id.(Part); ok && part != PartFinding && part != PartReply {
		id = Element(part) // the four elements are parts too
	}
	if term, ok := terms[id]; ok {
		return term
	}
	return fmt.Sprint(id)
}
