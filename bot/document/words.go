package document

import (
	"fmt"
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// none stands where a form or a table has nothing to say.
const none = "—"

// said is the word for a stored value; one that has no word stands for itself.
func said[K ~string](words map[K]string, k K) string {
	if w, ok := words[k]; ok {
		return w
	}
	return string(k)
}

var stageWords = map[workflow.Stage]string{
	workflow.Registered: "已登记", workflow.Handling: "承办中", workflow.Reviewing: "审核中", workflow.Approving: "报签中",
	workflow.Replying: "待回复", workflow.Closed: "已办结", workflow.Archived: "已归档",
}

var categoryWords = map[workflow.Category]string{
	"": "未分类", workflow.Petition: "信访类", workflow.Inquiry: "咨询类", workflow.Suggestion: "建议类",
	workflow.Litigation: "涉法涉诉类", workflow.Discipline: "党风廉政类", workflow.Thanks: "感谢",
}

var addresseeWords = map[workflow.Addressee]string{workflow.ToSecretary: "区委书记", workflow.ToMayor: "区长"}

var labelWords = map[workflow.BoardLabel]string{
	workflow.LabelComplaint: "投诉/求助", workflow.LabelInquiry: "咨询", workflow.LabelSuggestion: "建言", workflow.LabelThanks: "感谢",
}

var roleWords = map[workflow.AssignmentRole]string{workflow.LeadRole: "主办"}

var statusWords = map[workflow.AssignmentStatus]string{
	workflow.Offered: "待签收", workflow.Accepted: "已签收", workflow.Reported: "已报送", workflow.Done: "办结", workflow.Returned: "已退回",
}

var elementWords = map[workflow.Element]string{
	workflow.Attitude: "表明态度", workflow.Process: "工作过程", workflow.Verification: "核查情况", workflow.Feedback: "网友反馈",
}

var findingWords = map[workflow.Finding]string{
	workflow.Substantiated: "属实", workflow.MostlySubstantiated: "基本属实",
	workflow.PartlySubstantiated: "部分属实", workflow.Unsubstantiated: "不属实",
}

var gateWords = map[workflow.Gate]string{
	workflow.Facts: "事实关", workflow.Policy: "政策关", workflow.Law: "法律关", workflow.Wording: "文字关", workflow.Secrecy: "保密关",
}

var decisionWords = map[workflow.Decision]string{
	workflow.Undecided: "待审定", workflow.Agreed: "同意", workflow.SentBack: "退回",
}

var replyWords = map[workflow.ReplyKind]string{workflow.FinalReply: "正式回复"}

var channelWords = map[workflow.Channel]string{workflow.PublicChannel: "公开回复"}

var dutyWords = map[workflow.DutyKind]string{
	workflow.DutyAssign: "交办", workflow.DutyAccept: "签收", workflow.DutyReport: "报送办理情况", workflow.DutyReview: "审核",
	workflow.DutySubmit: "报签", workflow.DutyDecide: "审定", workflow.DutyReply: "公开回复", workflow.DutyArchive: "立卷存档",
}

var commandWords = map[workflow.Command]string{
	workflow.Register: "登记", workflow.Classify: "分类", workflow.Assign: "交办", workflow.Accept: "签收",
	workflow.Return: "退回", workflow.Submit: "提交", workflow.Pass: "审核通过", workflow.Rework: "退改",
	workflow.SubmitFor: "报签", workflow.Agree: "审定同意", workflow.SendBack: "审定退回", workflow.Publish: "发布",
	workflow.UrgeUnit: "催办", workflow.Archive: "归档",
}

// jobWords name the jobs that act in a letter's log.
var jobWords = map[string]string{"agenda": "今日待办", "overdue": "逾期提醒", "approval": "月度审定单"}

// dateOf is a day as papers write it: 2026年9月18日. No day is empty.
func dateOf(d calendar.Day) string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.Date()
	return fmt.Sprintf("%d年%d月%d日", year, int(month), day)
}

// momentOf is a time as papers write it: 2026年9月18日 09:12 in China.
func momentOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return dateOf(calendar.Of(t)) + t.In(calendar.CST).Format(" 15:04")
}

// asOf closes a figure: 截至2026年10月8日9时05分.
func asOf(t time.Time) string {
	t = t.In(calendar.CST)
	return fmt.Sprintf("截至%s%d时%02d分", dateOf(calendar.Of(t)), t.Hour(), t.Minute())
}

// keyMatterOf names the clauses of 第七条 that make a letter a 重点.
func keyMatterOf(clauses []int) string {
	names := []string{"一", "二", "三", "四", "五"}
	var said []string
	for _, n := range clauses {
		if n >= 1 && n <= len(names) {
			said = append(said, "（"+names[n-1]+"）")
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "第七条" + strings.Join(said, "、") + "项"
}
