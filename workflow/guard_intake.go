package workflow

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What registering and its corrections need.

var fieldsPresent = guard{"受文领导、标题、内容齐全", func(t *taking) *Refusal {
	l, missing := t.step.Details.Letter, []string(nil)
	for field, ok := range map[string]bool{
		"addressee": l.Addressee == ToSecretary || l.Addressee == ToMayor,
		"title":     strings.TrimSpace(l.Title) != "", "body": strings.TrimSpace(l.Body) != "",
	} {
		if !ok {
			missing = append(missing, field)
		}
	}
	slices.Sort(missing)
	return refuse(len(missing) == 0, Refusal{Reason: MissingFields, Fields: missing})
}}

var fieldsShort = guard{"标题、编号、内容不过长", func(t *taking) *Refusal {
	l, long := t.step.Details.Letter, []string(nil)
	for field, tooLong := range map[string]bool{
		"title": utf8.RuneCountInString(l.Title) > maxTitle, "source_id": utf8.RuneCountInString(l.SourceID) > maxSourceID,
		"body": utf8.RuneCountInString(l.Body) > MaxText,
	} {
		if tooLong {
			long = append(long, field)
		}
	}
	slices.Sort(long)
	return refuse(len(long) == 0, Refusal{Reason: TooLong, Fields: long})
}}

// Procedures lists the categories, each with its procedure in the table (第九条).
var Procedures = []Category{Petition, Inquiry, Suggestion, Litigation, Discipline, Thanks}

var categoryKnown = must("类别有对应程序", UnknownCategory, func(t *taking) bool {
	return slices.Contains(Procedures, t.step.Details.Category)
})

// reasonIfChanged wants a reason for a second thought, none for the first.
var reasonIfChanged = guard{"改类别须说明理由", func(t *taking) *Refusal {
	if was := t.letter.Category; was == "" || was == t.step.Details.Category {
		return nil
	}
	return reasonGiven.check(t)
}}

var noReportYet = must("首份报告前", ReportArrived, func(t *taking) bool { return !t.letter.reported() })

var notSealing = must("不改为党风廉政", SealByTransfer, func(t *taking) bool { return t.step.Details.Category != Discipline })

// leadFits wants the unit that has the letter to be one that the new category
// may go to (第九条).
var leadFits = guard{"承办单位与新类别相符", func(t *taking) *Refusal {
	if lead := t.letter.Lead(); lead != nil {
		return t.fits(lead.Unit, t.step.Details.Category)
	}
	return nil
}}

// clauses is how many kinds of key matter 第七条 names.
const clauses = 5

var clausesKnown = must("第七条一至五项", UnknownClause, func(t *taking) bool {
	return !slices.ContainsFunc(t.step.Details.KeyMatter, func(c int) bool { return c < 1 || c > clauses })
})

var notUrgentYet = must("尚非急件", AlreadyUrgent, func(t *taking) bool { return !t.letter.Urgent })

var otherAddressee = must("改为另一位领导", SameAddressee, func(t *taking) bool {
	to := t.step.Details.Addressee
	return to != t.letter.Addressee && (to == ToSecretary || to == ToMayor)
})

var notTheAsker = must("申请人以外的审核人", AskedByYou, func(t *taking) bool { return t.letter.VoidAskedBy != t.actor.UserID })

var nothingAssigned = must("从未交办", AssignedBefore, func(t *taking) bool { return len(t.letter.Assignments) == 0 })

var nothingUnposted = must("没有待发布的礼节性回复", ReplyWaits, func(t *taking) bool { return t.letter.Unposted() == nil })
