package calendar_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow/calendar"
)

func noticeText(t testing.TB, year int) string {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("testdata/%d.txt", year))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Pasting the notices of the built-in years makes the built-in table again.
func TestANoticeMakesItsYearOfTheTable(t *testing.T) {
	for _, year := range []int{2024, 2025, 2026} {
		for name, text := range map[string]string{"as printed": noticeText(t, year), "full width, with blanks": fullWidth(noticeText(t, year))} {
			n, err := calendar.ParseNotice(text)
			if err != nil || n.Year != year || !calendar.LooksLikeNotice(text) {
				t.Fatalf("%d, %s: %v", year, name, err)
			}
			var want []calendar.Entry
			for _, e := range calendar.National().Entries {
				if e.Day.Year() == year {
					want = append(want, e)
				}
			}
			if diff := cmp.Diff(want, n.Layer().Entries); diff != "" {
				t.Errorf("%d, %s (-table +notice):\n%s", year, name, diff)
			}
			if !slices.Equal(n.Layer().Years, []int{year}) || n.Layer().Name != calendar.NationalName {
				t.Errorf("%d is loaded as %s %v", year, n.Layer().Name, n.Layer().Years)
			}
		}
	}
}

func fullWidth(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, strings.ReplaceAll(text, "放假", "　放假 "))
}

// behind is a text from a mark to its end.
func behind(text, mark string) string {
	_, rest, _ := strings.Cut(text, mark)
	return mark + rest
}

// A notice that is wrong anywhere is refused whole, in a sentence that says what is
// wrong and what would be right.
func TestAMalformedNoticeIsRefused(t *testing.T) {
	whole := noticeText(t, 2026)
	for _, c := range []struct{ name, old, new, says string }{
		{"no year", "2026年部分节假日安排", "部分节假日安排", "哪一年"},
		{"two years", "各省、自治区", "附2025年部分节假日安排。各省、自治区", "两个年份"},
		{"a year before our time", "2026年部分节假日", "1926年部分节假日", "1926年"},
		{"another year than its weekdays", "2026年部分节假日", "2027年部分节假日", "是周五"},
		{"no holiday at all", behind(whole, "一、元旦"), "", "没有看到放假安排"},
		{"cut off in the middle", behind(whole, "五、端午节"), "", "端午"},
		{"cut off before the last", behind(whole, "七、国庆节"), "", "国庆"},
		{"the first is missing", "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n", "", "元旦"},
		{"one of the middle is missing", "三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n", "", "清明"},
		{"a day that does not exist", "2月15日（农历腊月二十八、周日）至23日", "2月30日（农历腊月二十八、周日）至23日", "2月30日"},
		{"a month that does not exist", "6月19日", "16月19日", "16月19日"},
		{"the weekday of the first day", "1月1日（周四）", "1月1日（周五）", "写的是周五"},
		{"the weekday of the last day", "至7日（周三）", "至7日（周四）", "写的是周四"},
		{"the weekday of a day worked", "5月9日（周六）上班", "5月9日（周日）上班", "写的是周日"},
		{"the lunar day hides a wrong weekday", "农历正月初七、周一", "农历正月初七、周二", "写的是周二"},
		{"too many days", "共9天", "共10天", "是9天"},
		{"too few days", "共5天", "共4天", "是5天"},
		{"the range is longer than the total", "至23日（农历正月初七、周一）", "至24日（农历正月初七、周二）", "是10天"},
		{"ends before it begins", "5月1日（周五）至5日（周二）放假调休，共5天", "5月5日（周二）至1日（周五）放假调休", "结束在开始之前"},
		{"far too long", "10月1日（周四）至7日（周三）放假调休，共7天", "10月1日至31日放假调休，共31天", "太长"},
		{"a weekday to be worked", "5月9日（周六）上班", "5月11日（周一）上班", "本来就上班"},
		{"off and worked at once", "1月4日（周日）上班", "1月3日（周六）上班", "既放假又上班"},
		{"two holidays on one day", "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。", "六、中秋节：10月1日（周四）至3日（周六）放假，共3天。", "两次"},
		{"worked for one, off for another", "10月10日（周六）上班", "9月26日（周六）上班", "既放假又上班"},
		{"worked for two", "5月9日（周六）上班", "2月28日（周六）上班", "两次"},
		{"a holiday twice", "三、清明节：4月4日（周六）至6日（周一）放假，共3天。", "三、劳动节：4月4日（周六）至6日（周一）放假，共3天。", "写了两次"},
		{"no day", "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。", "四、劳动节：放假调休，共5天。", "没有看懂"},
		{"the month in words", "10月1日（周四）至7日（周三）放假", "十月一日至七日放假", "没有看懂"},
		{"no word of being off", "6月19日（周五）至21日（周日）放假，共3天", "6月19日（周五）至21日（周日），共3天", "没有看懂"},
		{"slashes", "9月25日（周五）至27日（周日）放假", "9/25至9/27放假", "没有看懂"},
		{"a day of another year", "五、端午节：6月19日（周五）至21日（周日）放假", "五、端午节：2028年6月19日至2028年6月21日放假", "不在2026年"},
	} {
		if !strings.Contains(whole, c.old) {
			t.Fatalf("%s: the notice has no %q", c.name, c.old)
		}
		n, err := calendar.ParseNotice(strings.Replace(whole, c.old, c.new, 1))
		var refused calendar.NoticeError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.says) || len(n.Holidays) != 0 {
			t.Errorf("%s: %v, %d holidays", c.name, err, len(n.Holidays))
		}
		if err != nil && !strings.ContainsAny(err.Error(), "。") {
			t.Errorf("%s says no whole sentence: %v", c.name, err)
		}
	}
}

func TestWhatIsNoNotice(t *testing.T) {
	for _, text := range []string{"", "登记", "请问国庆节放假几天？", "标题：春节放假期间停水\n内容：春节放假，小区停水三天，请领导关注。"} {
		if calendar.LooksLikeNotice(text) {
			t.Errorf("%q looks like a notice", text)
		}
	}
}

// Whatever is pasted, the parser ends with a notice whose days hold together or with
// a sentence.
func FuzzParseNotice(f *testing.F) {
	for _, year := range []int{2024, 2025, 2026} {
		f.Add(noticeText(f, year))
	}
	f.Add("2027年部分节假日安排 元旦：1月1日至放假")
	f.Fuzz(func(t *testing.T, text string) {
		n, err := calendar.ParseNotice(text)
		if err != nil {
			var refused calendar.NoticeError
			if !errors.As(err, &refused) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		c := calendar.New(n.Layer())
		if !c.Loaded(n.Year) {
			t.Fatalf("%d is not loaded", n.Year)
		}
		for _, h := range n.Holidays {
			for d := h.From; !d.After(h.To); d = d.AddDays(1) {
				if c.Working(d) {
					t.Fatalf("%s of %s is worked", d, h.Name)
				}
			}
		}
	})
}
