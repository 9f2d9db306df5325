package document

import (
	"fmt"
	"strings"
	"time"

	"huiyin/workflow/calendar"
)

// none stands where a form or a table has nothing to say.
const none = "—"

// jobWords name the jobs that act in a letter's log.
var jobWords = map[string]string{"agenda": "今日待办", "overdue": "逾期提醒", "approval": "月度审定单"}

func jobWord(name string) string {
	if w, ok := jobWords[name]; ok {
		return w
	}
	return name
}

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
