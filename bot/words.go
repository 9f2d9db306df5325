package bot

import (
	"strings"

	"huiyin/workflow"
)

// The names people read for the identifiers of workflow.
var (
	stageNames = map[workflow.Stage]string{
		workflow.Registered: "已登记", workflow.Handling: "承办中", workflow.Reviewing: "审核中", workflow.Approving: "报签中",
		workflow.Replying: "待回复", workflow.Closed: "已办结", workflow.Archived: "已归档",
	}
	categoryNames = map[workflow.Category]string{
		workflow.Petition: "信访类", workflow.Inquiry: "咨询类", workflow.Suggestion: "建议类",
		workflow.Litigation: "涉法涉诉类", workflow.Discipline: "党风廉政类", workflow.Thanks: "感谢",
	}
	addresseeNames = map[workflow.Addressee]string{workflow.ToSecretary: "区委书记", workflow.ToMayor: "区长"}
	findingNames   = map[workflow.Finding]string{
		workflow.Substantiated: "属实", workflow.MostlySubstantiated: "基本属实",
		workflow.PartlySubstantiated: "部分属实", workflow.Unsubstantiated: "不属实",
	}
	gateNames = map[workflow.Gate]string{
		workflow.Facts: "事实关", workflow.Policy: "政策关", workflow.Law: "法律关", workflow.Wording: "文字关", workflow.Secrecy: "保密关",
	}
	partNames = map[workflow.Part]string{
		workflow.Part(workflow.Attitude): "表明态度", workflow.Part(workflow.Process): "工作过程",
		workflow.Part(workflow.Verification): "核查情况", workflow.Part(workflow.Feedback): "网友反馈",
		workflow.PartFinding: "属实程度", workflow.PartReply: "回复建议",
	}
	dutyNames = map[workflow.DutyKind]string{
		workflow.DutyAssign: "交办", workflow.DutyAccept: "签收", workflow.DutyReport: "报送办理情况", workflow.DutyReview: "审核",
		workflow.DutySubmit: "报签", workflow.DutyDecide: "等待审定", workflow.DutyReply: "公开回复", workflow.DutyArchive: "归档",
	}
	groupNames = map[workflow.AgendaGroup]string{
		workflow.GroupOverdue: "逾期", workflow.GroupToday: "今日到期", workflow.GroupSoon: "即将到期",
		workflow.GroupNew: "新交办", workflow.GroupYours: "待你处理",
	}
	statusNames = map[workflow.AssignmentStatus]string{
		workflow.Offered: "待签收", workflow.Accepted: "已签收", workflow.Reported: "已报送", workflow.Done: "已办结", workflow.Returned: "已退回",
	}
	scopeNames = map[workflow.Scope]string{
		workflow.AnyOffice: "主管科室", workflow.OwnerOffice: "归口科室", workflow.Bureau: "区信访局", workflow.Supervisors: "受文领导的督查室",
		workflow.ReviewingTurn: "当前审核单位", workflow.LeadUnit: "承办单位", workflow.TheAddressee: "受文领导",
	}
)

// What stands in the place of a writer's name and telephone.
const (
	veiledName  = "〔姓名〕"
	veiledPhone = "〔电话〕"
)

// stepNames are the words under which steps are typed.
var stepNames = map[workflow.Command]string{
	workflow.Register: "登记", workflow.Classify: "分类", workflow.Assign: "交办", workflow.Accept: "签收", workflow.Return: "退回",
	workflow.Submit: "报告", workflow.Pass: "审核", workflow.Rework: "审核", workflow.SubmitFor: "报签", workflow.Agree: "审定",
	workflow.SendBack: "审定", workflow.Publish: "发布", workflow.UrgeUnit: "催办", workflow.Archive: "归档",
}

// stepWords are what stands behind the number of a step.
var stepWords = map[workflow.Command]string{
	workflow.Classify: "信访", workflow.Assign: "单位", workflow.Return: "原因", workflow.Pass: "通过", workflow.Rework: "退回 意见",
	workflow.Agree: "同意", workflow.SendBack: "退回 意见", workflow.Publish: "链接",
}

// find looks an identifier up by the name people write: the longest name that
// stands in the text, and of equally long ones the first.
func find[K comparable](names map[K]string, text string) (K, bool) {
	var best K
	length, place := 0, len(text)
	for k, name := range names {
		at := strings.Index(text, name)
		if at >= 0 && (len(name) > length || (len(name) == length && at < place)) {
			best, length, place = k, len(name), at
		}
	}
	return best, length > 0
}

// whoName says who may take a step: 三营镇联络员或三营镇负责人.
func whoName(who []workflow.Who, orgs map[workflow.Scope]string) string {
	var names []string
	for _, w := range who {
		switch {
		case w.Of == workflow.TheSystem || w.Of == workflow.TheAPI:
		case w.Of == workflow.TheAddressee:
			names = append(names, "受文领导本人")
		default:
			names = append(names, orgs[w.Of]+postNames[w.Role])
		}
	}
	return strings.Join(names, "或")
}

// postNames are the roles as people are called by them.
var postNames = map[workflow.Role]string{
	workflow.Registrar: "经办人", workflow.Reviewer: "审核人", workflow.Contact: "联络员", workflow.Head: "负责人",
}

func stageList(stages []workflow.Stage) string {
	names := make([]string, len(stages))
	for i, s := range stages {
		names[i] = stageNames[s]
	}
	return strings.Join(names, "、")
}
