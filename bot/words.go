package bot

import (
	"strings"

	"huiyin/workflow"
)

// scopeNames say where a person sits, as people are told who may do a thing.
var scopeNames = map[workflow.Scope]string{
	workflow.AnyOffice: "主管科室", workflow.OwnerOffice: "归口科室", workflow.Bureau: "区信访局", workflow.Supervisors: "受文领导的督查室",
	workflow.ReviewingTurn: "当前审核单位", workflow.LeadUnit: "承办单位", workflow.TheAddressee: "受文领导",
}

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
func find[K comparable](ids []K, text string) (K, bool) {
	var best K
	length, place := 0, len(text)
	for _, k := range ids {
		name := workflow.Term(k)
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
		names[i] = workflow.Term(s)
	}
	return strings.Join(names, "、")
}
