package bot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

const textNothingWaits = "目前没有等您处理的留言。"

// agendaText words a list of duties under its headings, the first most of them
// with their titles, the others by number.
func agendaText(list []listing, most int, today calendar.Day) string {
	var b strings.Builder
	if len(list) > most {
		b.WriteString(textCounts(list))
		slices.SortStableFunc(list[most:], func(a, b listing) int {
			return cmp.Or(slices.Index(workflow.AgendaGroups, a.Group)-slices.Index(workflow.AgendaGroups, b.Group), cmp.Compare(a.Kind, b.Kind))
		})
	}
	for i, l := range list {
		if i == 0 || l.Group != list[i-1].Group {
			fmt.Fprintf(&b, "【%s】\n", workflow.Term(l.Group))
		}
		if i < most {
			b.WriteString(lineText(l))
		} else if i == most || l.Group != list[i-1].Group || l.Kind != list[i-1].Kind {
			b.WriteString(restText(list[i:], today))
		}
	}
	if len(list) > most {
		b.WriteString("看全部：待办 全部；看一件：查看 编号")
	}
	return strings.TrimSpace(b.String())
}

// textCounts sums a long list up: 共40件：逾期3、今日到期5.
func textCounts(list []listing) string {
	var groups []string
	for _, g := range workflow.AgendaGroups {
		n := 0
		for _, l := range list {
			if l.Group == g {
				n++
			}
		}
		if n > 0 {
			groups = append(groups, fmt.Sprintf("%s%d", workflow.Term(g), n))
		}
	}
	return fmt.Sprintf("共%d件：%s\n", len(list), strings.Join(groups, "、"))
}

// lineText is one duty: 急·2026-0007 签收，9月21日周一前：三营镇老街…
func lineText(l listing) string {
	due := "，" + shortDay(l.DueOn, l.Provisional) + "前"
	if l.Group == workflow.GroupToday {
		due = ""
	}
	return fmt.Sprintf("%s%s %s%s：%s\n", urgentMark(l.letter), l.Letter, workflow.Term(l.Kind), due, short(l.letter.Title, 16))
}

// restText names the letters at the head of a list that share a heading and a
// duty: 还有 审核 9件：13至20、24.
func restText(list []listing, today calendar.Day) string {
	var numbers []workflow.Number
	for _, l := range list {
		if l.Group != list[0].Group || l.Kind != list[0].Kind {
			break
		}
		numbers = append(numbers, l.Letter)
	}
	slices.SortFunc(numbers, workflow.Number.Compare)
	return fmt.Sprintf("还有 %s %d件：%s\n", workflow.Term(list[0].Kind), len(numbers), strings.Join(runs(numbers, today), "、"))
}

// runs writes three and more numbers in a row as 13至20.
func runs(numbers []workflow.Number, today calendar.Day) []string {
	var list []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == (workflow.Number{Year: numbers[j].Year, Seq: numbers[j].Seq + 1}) {
			j++
		}
		if j-i < 2 {
			j = i
			list = append(list, ref(numbers[i], today))
		} else {
			list = append(list, ref(numbers[i], today)+"至"+ref(numbers[j], today))
		}
		i = j + 1
	}
	return list
}

func urgentMark(l workflow.Letter) string {
	if l.Urgent {
		return "急·"
	}
	return ""
}

// shortDay is a deadline in a list: 9月24日周四.
func shortDay(d calendar.Day, provisional bool) string {
	_, month, day := d.Date()
	text := fmt.Sprintf("%d月%d日%s", int(month), day, calendar.WeekdayName(d.Weekday()))
	if provisional {
		text += "（暂定）"
	}
	return text
}
