package bot

import (
	"slices"
	"strings"

	"huiyin/workflow"
)

// scopeNames say where a person sits, as people are told who may do a thing.
var scopeNames = map[workflow.Scope]string{
	workflow.AnyOffice: "主管科室", workflow.OwnerOffice: "归口科室", workflow.AssigningOffice: "交办科室", workflow.Bureau: "区信访局",
	workflow.Supervisors: "受文领导的督查室", workflow.ReviewingTurn: "当前审核单位", workflow.LeadUnit: "承办单位", workflow.SupportUnit: "协办单位",
	workflow.HoldingUnit: "承办单位", workflow.DisciplineUnit: "区纪委监委", workflow.PublicityOffice: "区委宣传部（网信办）",
	workflow.TheAddressee: "受文领导",
}

// What stands in the place of a writer's name and telephone.
const (
	veiledName  = "〔姓名〕"
	veiledPhone = "〔电话〕"
)

// commandOf is the row of the command that takes a step, nil for a step that
// nobody types.
func commandOf(c workflow.Command) *command {
	for i := range commands {
		if slices.Contains(commands[i].steps, c) {
			return &commands[i]
		}
	}
	return nil
}

// stepName is the word under which a step is typed.
func stepName(c workflow.Command) string {
	if row := commandOf(c); row != nil {
		return row.word
	}
	return workflow.Term(c)
}

// stepWords are what stands behind the number of a step.
var stepWords = map[workflow.Command]string{
	workflow.Classify: "信访", workflow.Assign: "单位", workflow.Return: "原因", workflow.Pass: "通过", workflow.Rework: "退回 意见", workflow.Edit: "修改 全文", workflow.Support: "单位 问题", workflow.Guide: "措施", workflow.FinishUp: "情况",
	workflow.Agree: "同意", workflow.SendBack: "退回 意见", workflow.Publish: "链接", workflow.Individual: "方式 意见",
	workflow.Keep: "证明材料", workflow.Vouch: "第几项 出处", workflow.Revisit: "情况", workflow.DecideExtend: "", workflow.AnswerObject: "答复",
	workflow.DecideBack: "同意", workflow.AnswerSup: "办理结果", workflow.CarryOut: "落实情况", workflow.Decline: "原因",
	workflow.AnswerUrge: "日期 情况", workflow.GiveInput: "意见", workflow.Satisfy: "来源 等次",
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

// whoName says who may take a step: 三营镇联络员、负责人.
func whoName(who []workflow.Who, orgs map[workflow.Scope]string) string {
	var places []string
	roles := map[string][]string{}
	for _, w := range who {
		place, role := orgs[w.Of], postNames[w.Role]
		switch {
		case !w.Of.People():
			continue
		case w.Of == workflow.TheAddressee:
			place, role = "受文领导本人", ""
		case w.Of == workflow.LastHand:
			place, role = "上一步的办理人", ""
		}
		places = append(places, place)
		roles[place] = append(roles[place], role)
	}
	var names []string
	for _, place := range unique(places) {
		names = append(names, place+strings.Join(unique(roles[place]), "、"))
	}
	return strings.Join(names, "或")
}

// unique leaves out what was said before.
func unique(list []string) []string {
	var kept []string
	for _, s := range list {
		if !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// postNames are the roles as people are called by them.
var postNames = map[workflow.Role]string{
	workflow.Registrar: "经办人", workflow.Reviewer: "审核人", workflow.Contact: "联络员", workflow.Head: "负责人", workflow.Monitor: "网信员",
}

// stageList names the stages of a step; where it fits nearly everywhere, the last of
// them is the one that people mean.
func stageList(stages []workflow.Stage) string {
	if len(stages) > 3 {
		stages = stages[len(stages)-1:]
	}
	names := make([]string, len(stages))
	for i, s := range stages {
		names[i] = workflow.Term(s)
	}
	return strings.Join(names, "、")
}
