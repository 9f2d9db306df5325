package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// HolidayNotice is the State Council's notice for a year (国务院办公厅关于某年部分节假日
// 安排的通知) as an officer pasted it: what each holiday takes off and what is worked
// for it (domain.md §4).
type HolidayNotice struct {
	Year     int
	Holidays []Holiday
}

// Holiday is one item of the notice.
type Holiday struct {
	Name     string
	From, To Day   // 放假
	Work     []Day // 上班
	weekend  bool  // 与周末连休
}

// NoticeError says in Chinese what is wrong with a pasted notice, and what would be
// right.
type NoticeError string

func (e NoticeError) Error() string { return string(e) }

func wrong(format string, args ...any) error { return NoticeError(fmt.Sprintf(format, args...)) }

var (
	noticeYear = regexp.MustCompile(`(\d{4})年(?:部分)?节假日安排`)
	// item is the head of one holiday: 二、春节： or 国庆节、中秋节：
	item = regexp.MustCompile(`(?:[（(]?[一二三四五六七八九十]+[）)]?、?)?((?:元旦|春节|清明节?|劳动节|端午节|中秋节|国庆节)(?:[、和](?:元旦|春节|清明节?|劳动节|端午节|中秋节|国庆节))*)[:：]`)
	// oneDay is a day with the weekday that may stand behind it in brackets.
	oneDay = `(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[（(]([^）)]*)[）)])?`
	// rest is the days off: 2月15日（…）至23日（…）放假调休，共9天
	rest    = regexp.MustCompile(oneDay + `(?:(?:至|到|—|－|-|~)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?)?放假`)
	total   = regexp.MustCompile(`(?:共|放假)(\d{1,2})天`)
	work    = regexp.MustCompile(`[^。；;]*上班`)
	days    = regexp.MustCompile(oneDay)
	weekday = regexp.MustCompile(`(?:周|星期)([一二三四五六日天])`)
)

// LooksLikeNotice reports whether a text is meant as a holiday notice, right or wrong.
func LooksLikeNotice(text string) bool {
	text = halfWidth(text)
	return strings.Contains(text, "放假") && (noticeYear.MatchString(text) || len(item.FindAllString(text, 3)) > 2)
}

// ParseNotice reads a pasted notice. The error is always a NoticeError; then nothing
// may be taken from the text.
func ParseNotice(text string) (HolidayNotice, error) {
	text = halfWidth(text)
	n := HolidayNotice{}
	var err error
	if n.Year, err = yearIn(text); err != nil {
		return HolidayNotice{}, err
	}
	heads := item.FindAllStringSubmatchIndex(text, -1)
	if len(heads) == 0 {
		return HolidayNotice{}, wrong("没有看到放假安排。请把通知全文粘贴过来，例如：一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。")
	}
	for i, h := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		holiday, err := n.holiday(text[h[2]:h[3]], text[h[1]:end])
		if err != nil {
			return HolidayNotice{}, err
		}
		n.Holidays = append(n.Holidays, holiday)
	}
	if err := n.check(); err != nil {
		return HolidayNotice{}, err
	}
	return n, nil
}

// halfWidth folds full-width digits and takes out blanks: notices are copied from
// pages and papers.
func halfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case strings.ContainsRune(" \t　\u200b\ufeff*", r):
			return -1
		}
		return r
	}, text)
}

func yearIn(text string) (int, error) {
	year := 0
	for _, m := range noticeYear.FindAllStringSubmatch(text, -1) {
		y, _ := strconv.Atoi(m[1])
		if year != 0 && y != year {
			return 0, wrong("文字里有两个年份的安排：%d年和%d年。请一次只粘贴一年的通知。", year, y)
		}
		year = y
	}
	switch {
	case year == 0:
		return 0, wrong("没有看到是哪一年。通知标题应写明年份，例如：国务院办公厅关于2027年部分节假日安排的通知")
	case year < 2000 || year > 2100:
		return 0, wrong("%d年不对，年份应在2000到2100之间。请核对通知标题。", year)
	}
	return year, nil
}

// holiday reads one item: its days off, the total it claims, and the days worked.
func (n HolidayNotice) holiday(name, text string) (Holiday, error) {
	h := Holiday{Name: noticeName(name), weekend: strings.Contains(text, "与周末连休")}
	m := rest.FindStringSubmatch(text)
	if m == nil {
		return h, wrong("%s没有看懂放假的日期。应写作：1月1日（周四）至3日（周六）放假，共3天。", name)
	}
	var err error
	if h.From, err = n.day(name, m[1], m[2], m[3], m[4]); err != nil {
		return h, err
	}
	h.To = h.From
	if m[7] != "" {
		month := m[6]
		if month == "" {
			month = m[2]
		}
		if h.To, err = n.day(name, m[5], month, m[7], m[8]); err != nil {
			return h, err
		}
	}
	if c := total.FindStringSubmatch(text); c != nil {
		if claimed, _ := strconv.Atoi(c[1]); claimed != h.To.Sub(h.From)+1 {
			return h, wrong("%s写的是%d天，从%s到%s是%d天。请核对日期或天数。", name, claimed, h.From.Chinese(), h.To.Chinese(), h.To.Sub(h.From)+1)
		}
	}
	for _, sentence := range work.FindAllString(text, -1) {
		for _, d := range days.FindAllStringSubmatch(sentence, -1) {
			day, err := n.day(name, d[1], d[2], d[3], d[4])
			if err != nil {
				return h, err
			}
			h.Work = append(h.Work, day)
		}
	}
	return h, nil
}

// day is a day of the notice; the weekday in brackets, if there is one, has to fit.
func (n HolidayNotice) day(name, year, month, day, brackets string) (Day, error) {
	y := n.Year
	if year != "" {
		y, _ = strconv.Atoi(year)
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	found, err := Parse(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	if err != nil {
		return Day{}, wrong("%s的%s月%s日不是%d年里的日期。请核对。", name, month, day, y)
	}
	if w := weekday.FindStringSubmatch(brackets); w != nil {
		if said := strings.Replace(w[1], "天", "日", 1); WeekdayName(found.Weekday()) != "周"+said {
			return Day{}, wrong("%s的%d月%d日写的是周%s，%d年的这一天是%s。请核对日期或年份。", name, m, d, said, y, WeekdayName(found.Weekday()))
		}
	}
	return found, nil
}

// noticeName is a holiday as the table calls it.
func noticeName(name string) string {
	switch {
	case strings.Contains(name, "国庆") && strings.Contains(name, "中秋"):
		return "国庆中秋"
	case name == "元旦":
		return "元旦节"
	case name == "清明":
		return "清明节"
	}
	return name
}
