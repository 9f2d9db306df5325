package bot

import (
	"strconv"
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

func or(s, otherwise string) string {
	if strings.TrimSpace(s) == "" {
		return otherwise
	}
	return s
}

// when is a time as people write it; empty for no time.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(calendar.CST).Format("2006-01-02 15:04")
}

// short cuts a text for a list or preview.
func short(s string, n int) string {
	runes := []rune(strings.TrimSpace(s))
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n]) + "……"
}

// on is a deadline: its date, weekday and 暂定 where the year is not loaded.
func on(d calendar.Day, provisional bool) string {
	if d.IsZero() {
		return "—"
	}
	text := d.String() + " " + calendar.WeekdayName(d.Weekday())
	if provisional {
		text += "（暂定）"
	}
	return text
}

// head is how every message about a letter begins.
func head(l workflow.Letter) string { return l.Number.String() + "《" + l.Title + "》" }

// ref is how a letter is typed: by its bare number in its own year, in full
// after that (edges 44).
func ref(n workflow.Number, today calendar.Day) string {
	if n.Year == today.Year() {
		return strconv.Itoa(n.Seq)
	}
	return n.String()
}

// limit is the handling limit of the letter's unit, 暂定 where it is.
func limit(l workflow.Letter, day calendar.Day) string {
	lead := l.Lead()
	return on(day, lead != nil && lead.Provisional && lead.DueOn == day)
}

// dueOf is the open deadline of a kind of duty.
func dueOf(l workflow.Letter, kind workflow.DutyKind) string {
	for _, d := range l.Open() {
		switch {
		case d.Kind == kind && !d.DueAt.IsZero():
			return when(d.DueAt)
		case d.Kind == kind:
			return on(d.DueOn, d.Provisional)
		}
	}
	return "—"
}
