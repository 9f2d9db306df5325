package bot

import (
	"fmt"
	"strconv"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

const (
	textNotYourCalendar = "放假安排由督查室、信访局经办人或系统管理员录入，您的岗位不能改日历。看日历请回复：日历"
	textConfirmNotice   = "放假安排还没有录入。无误请回复 确认；不录请回复 取消；要改请把通知全文再粘贴一次。"
)

func textBadNotice(err error) string {
	return "通知没有录入，日历未改动。" + err.Error() + "\n请核对后把全文再粘贴一次；不录请回复 取消。"
}

// textNotice shows the table a notice makes.
func textNotice(n calendar.HolidayNotice, known bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d年放假安排，请核对：\n", n.Year)
	for _, h := range n.Holidays {
		fmt.Fprintf(&b, "%s：休 %s", h.Name, h.From.Chinese())
		if h.To != h.From {
			b.WriteString("至" + h.To.Chinese())
		}
		for _, d := range h.Work {
			b.WriteString("，班 " + d.Chinese())
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "全年工作日 %d 天。\n", calendar.New(n.Layer()).WorkingDays(n.Year))
	if known {
		b.WriteString("该年已有放假安排，确认后以这次为准。\n")
	}
	return b.String() + "无误请回复 确认，办理中的留言将重算时限并通知责任单位；不录请回复 取消。"
}

// textLoaded says what was loaded and what it moved.
func textLoaded(n calendar.HolidayNotice, moved []workflow.Outcome, today calendar.Day) string {
	text := fmt.Sprintf("%d年放假安排已录入。", n.Year)
	if len(moved) == 0 {
		return text + "办理中的留言没有时限变动。"
	}
	numbers := make([]workflow.Number, len(moved))
	for i, o := range moved {
		numbers[i] = o.Letter.Number
	}
	return text + fmt.Sprintf("%d 件留言的时限已重算（编号 %s），日期有变的已通知责任单位。", len(moved), strings.Join(runs(numbers, today), "、"))
}

// textYear lists the days off and worked of a year.
func textYear(c *calendar.Calendar, year int, entitled bool) string {
	var b strings.Builder
	provisional := ""
	if !c.Loaded(year) {
		provisional = "（暂定：放假通知尚未录入）"
	}
	fmt.Fprintf(&b, "%d年 工作日 %d 天%s\n", year, c.WorkingDays(year), provisional)
	for _, m := range c.Year(year) {
		days := append(spans("休", m.Rest), spans("班", m.Extra)...)
		if len(days) > 0 {
			fmt.Fprintf(&b, "%d月：%s\n", int(m.Month), strings.Join(days, "、"))
		}
	}
	if entitled {
		b.WriteString("录入放假安排：把国务院办公厅的通知全文粘贴过来。")
	}
	return strings.TrimSpace(b.String())
}

// spans lists days of a month, those of one holiday that follow one another as one:
// 休1至3日元旦节.
func spans(what string, days []calendar.Entry) []string {
	var list []string
	for i := 0; i < len(days); {
		last := i
		for last+1 < len(days) && days[last+1].Day == days[last].Day.AddDays(1) && days[last+1].Name == days[i].Name {
			last++
		}
		text := what + strconv.Itoa(dayOfMonth(days[i].Day))
		if last > i {
			text += "至" + strconv.Itoa(dayOfMonth(days[last].Day))
		}
		list = append(list, text+"日"+days[i].Name)
		i = last + 1
	}
	return list
}

func dayOfMonth(d calendar.Day) int {
	_, _, day := d.Date()
	return day
}
