package bot

import (
	"strings"
	"testing"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

func TestNumbersAreReadInEveryForm(t *testing.T) {
	one, full := spoken{seq: 1}, spoken{2026, 1}
	for _, c := range []struct {
		typed  string
		want   spoken
		behind string
	}{
		{"1", one, ""}, {"#1", one, ""}, {"＃１", one, ""}, {"0001", one, ""}, {"编号1", one, ""}, {"编号 1", spoken{}, "编号 1"},
		{"第1号", one, ""}, {"第1件", one, ""}, {"1号 通过", one, " 通过"}, {"1通过", one, "通过"},
		{"2026-0001", full, ""}, {"２０２６－０００１", full, ""}, {"2026-1", full, ""}, {"2026年第1号", full, ""}, {"2026年1号", full, ""},
		{"2026/0001", full, ""}, {"2026—0001", full, ""}, {"#2026-0001，谢谢", full, ",谢谢"},
		{"1人社局", one, "人社局"}, {"1三营镇 急", one, "三营镇 急"},
		// None of these is a letter.
		{"0", spoken{}, "0"}, {"0000", spoken{}, "0000"}, {"2026-09-18", spoken{}, "2026-09-18"}, {"12345678", spoken{}, "12345678"},
		{"1月3日", spoken{}, "1月3日"}, {"3户", spoken{}, "3户"}, {"2次", spoken{}, "2次"}, {"1号楼", spoken{}, "1号楼"}, {"15日", spoken{}, "15日"},
		{"5%", spoken{}, "5%"}, {"6人到场", spoken{}, "6人到场"}, {"一", spoken{}, "一"}, {"", spoken{}, ""},
	} {
		if got, behind := readNumber(normal(c.typed)); got != c.want || behind != c.behind {
			t.Errorf("%q: letter %v and %q, want %v and %q", c.typed, got, behind, c.want, c.behind)
		}
	}
}

func TestABareNumberIsThisYearsOrAsked(t *testing.T) {
	for _, c := range []struct {
		name         string
		said         spoken
		this, before int
		want, older  workflow.Number
	}{
		{"this year has it", spoken{seq: 3}, 3, 9, workflow.Number{Year: 2026, Seq: 3}, workflow.Number{}},
		{"only last year has it", spoken{seq: 4}, 3, 9, workflow.Number{Year: 2026, Seq: 4}, workflow.Number{Year: 2025, Seq: 4}},
		{"neither has it", spoken{seq: 10}, 3, 9, workflow.Number{Year: 2026, Seq: 10}, workflow.Number{}},
		{"the year was said", spoken{2026, 4}, 3, 9, workflow.Number{Year: 2026, Seq: 4}, workflow.Number{}},
		{"last year was said", spoken{2025, 4}, 30, 9, workflow.Number{Year: 2025, Seq: 4}, workflow.Number{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if n, older := resolve(c.said, 2026, c.this, c.before); n != c.want || older != c.older {
				t.Errorf("%v, or %v; want %v, or %v", n, older, c.want, c.older)
			}
		})
	}
}

// reading is what a text is read as; word "" for no command.
type reading struct {
	word, number, rest string
}

func readAs(text string, strict bool) reading {
	o, ok := readOrder(text, strict)
	if !ok {
		return reading{}
	}
	r := reading{word: o.command.word, rest: o.typed(o.words())}
	if !o.number.zero() {
		r.number = o.number.String()
	}
	return r
}

func TestCommandsAreReadHoweverTheyAreTyped(t *testing.T) {
	for _, c := range []struct {
		text string
		want reading
	}{
		{"签收 1", reading{"签收", "1", ""}}, {"签收1", reading{"签收", "1", ""}}, {"1 签收", reading{"签收", "1", ""}}, {"1签收", reading{"签收", "1", ""}},
		{"#1签收", reading{"签收", "1", ""}}, {"请签收 2026-0001", reading{"签收", "2026-0001", ""}}, {"/签收 1", reading{"签收", "1", ""}},
		{"  簽收　１  ", reading{"签收", "1", ""}}, {"收到 1", reading{"签收", "1", ""}}, {"接收1号", reading{"签收", "1", ""}},
		{"签收：1", reading{"签收", "", "：1"}}, {"签收", reading{"签收", "", ""}},
		{"看 1", reading{"查看", "1", ""}}, {"打开 1", reading{"查看", "1", ""}}, {"查看第1件", reading{"查看", "1", ""}},
		{"？", reading{"帮助", "", ""}}, {"帮助 交办", reading{"帮助", "", "交办"}}, {"HELP", reading{}}, {"help", reading{"帮助", "", ""}},
		{"今日待办", reading{"待办", "", ""}}, {"待审定", reading{"待办", "", ""}}, {"待办 全部", reading{"待办", "", "全部"}},
		{"交办 1 三营镇 15日 急", reading{"交办", "1", "三营镇 15日 急"}}, {"转办1三营", reading{"交办", "1", "三营"}}, {"1 派单 人社局", reading{"交办", "1", "人社局"}},
		{"退回 1 不属我镇（见图），请改派。", reading{"退回", "1", "不属我镇（见图），请改派。"}},
		{"退回 1\n不属我镇：\n一、路段不在辖区", reading{"退回", "1", "不属我镇：\n一、路段不在辖区"}},
		{"退件 1 不属\n我镇", reading{"退回", "1", "不属\n我镇"}},
		{"审核1通过", reading{"审核", "1", "通过"}}, {"初审 1 退回 文字关 请改，谢谢", reading{"审核", "1", "退回 文字关 请改，谢谢"}}, {"1 退改 文字关", reading{"审核", "1", "文字关"}},
		{"审定 1 同意", reading{"审定", "1", "同意"}}, {"签批1同意", reading{"审定", "1", "同意"}}, {"送签 1", reading{"报签", "1", ""}},
		{"发布 1 https://Liuyan.people.com.cn/T?a=B", reading{"发布", "1", "https://Liuyan.people.com.cn/T?a=B"}},
		{"公开回复 1", reading{"发布", "1", ""}}, {"回复 1", reading{"报告", "1", ""}}, {"办理情况 1", reading{"报告", "1", ""}},
		{"立卷 1", reading{"归档", "1", ""}}, {"催一下 1", reading{"催办", "1", ""}}, {"为啥 1", reading{"为什么", "1", ""}},
		{"统计 2026-09", reading{"统计", "", "2026-09"}}, {"统计", reading{"统计", "", ""}}, {"统计9月", reading{"统计", "", "9月"}},
		{"登记", reading{"登记", "", ""}}, {"登记\n标题：甲\n内容：乙，丙", reading{"登记", "", "标题：甲\n内容：乙，丙"}}, {"登记 标题：甲，乙", reading{"登记", "", "标题：甲，乙"}},
		{"取消", reading{"取消", "", ""}}, {"你好", reading{}}, {"", reading{}}, {"1", reading{}}, {"我要签收", reading{}},
	} {
		if got := readAs(c.text, false); got != c.want {
			t.Errorf("%q is read as %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestMonthsStandOnEitherSide(t *testing.T) {
	for text, want := range map[string]string{"2026-09 统计": "2026-09", "9月统计": "9月", "上月的通报": "上月", "2026年9月份汇总": "2026年9月份", "统计 上个月": "上个月"} {
		o, ok := readOrder(text, true)
		if !ok || !o.command.month || o.rest != want || !o.number.zero() {
			t.Errorf("%q: %v, month %q, letter %v; want month %q", text, ok, o.rest, o.number, want)
		}
	}
}

func TestMonthsAreReadInEveryForm(t *testing.T) {
	today := calendar.Date(2026, 9, 18)
	for text, want := range map[string][2]int{
		"2026-11": {2026, 11}, "2026-9": {2026, 9}, "2026年11月": {2026, 11}, "2026年11月份": {2026, 11}, "202611": {2026, 11}, "2026/11": {2026, 11}, "2026.11": {2026, 11},
		"9月": {2026, 9}, "9": {2026, 9}, "09": {2026, 9}, "11月": {2025, 11}, "九月": {2026, 9}, "十二月份": {2025, 12}, "一": {2026, 1},
		"本月": {2026, 9}, "上月": {2026, 8}, "上个月": {2026, 8}, " 8月 ": {2026, 8},
		"13月": {}, "0": {}, "2026-13": {}, "1999-01": {}, "2100-01": {}, "下月": {}, "2026": {}, "": {}, "九": {2026, 9}, "全年": {}, "2026-09-18": {},
	} {
		year, month, ok := readMonth(text, today)
		if ok != (want != [2]int{}) || (ok && [2]int{year, month} != want) {
			t.Errorf("%q: %d-%d %v, want %v", text, year, month, ok, want)
		}
	}
	if y, m, _ := readMonth("上月", calendar.Date(2026, 1, 31)); y != 2025 || m != 12 {
		t.Errorf("the month before January is %d-%d", y, m)
	}
}

// Inside a dialogue these are answers: texts of reports, letters and reasons
// that begin with a command's word, even with a number.
func TestInsideADialogueOnlyWhatIsBeyondDoubtIsACommand(t *testing.T) {
	for _, text := range []string{
		"统计显示，今年同类问题仅此一处。", "统计 全镇共排查12处", "通报批评责任人", "收到留言后立即组织人员核查。", "收到1月3日留言后立即核查", "收到 3 条意见后逐条整改",
		"回复1户群众", "回复网友如下", "报告显示排水正常", "审核后发放补贴3户", "审定方案后实施", "退回1户低保资格", "退回 3 户低保资格",
		"取消3处占道摊点", "取消 低保的5户已恢复", "取消，改为集中清运", "签收 1 2", "看 3 楼的灯", "查看现场2次，情况属实", "发布公告3次", "登记在册5户", "登记 在册的5户",
		"帮助困难群众12户", "待办事项已全部完成", "归档材料3份", "为什么堵：盖板破损", "1号楼已通水", "交办后当天完成", "催办三次", "分类处置12处",
		"报告\n表明态度：感谢网友", "今日待办已清零", "1 签收了",
	} {
		if got := readAs(text, true); got != (reading{}) {
			t.Errorf("%q is taken for the command %+v", text, got)
		}
	}
	for text, want := range map[string]reading{
		"待办": {"待办", "", ""}, "待办 逾期": {"待办", "", "逾期"}, "取消": {"取消", "", ""}, "帮助": {"帮助", "", ""}, "帮助 报告": {"帮助", "", "报告"},
		"签收 2": {"签收", "2", ""}, "签收2": {"签收", "2", ""}, "查看 #2": {"查看", "2", ""}, "2 查看": {"查看", "2", ""}, "查看": {"查看", "", ""}, "统计 9月": {"统计", "", "9月"},
		"退回 2 不属我镇": {"退回", "2", "不属我镇"}, "退回 2026-0002：不属我镇": {"退回", "2026-0002", "：不属我镇"}, "报告 2": {"报告", "2", ""},
		"登记\n标题：甲\n内容：乙": {"登记", "", "标题：甲\n内容：乙"}, "为什么 2": {"为什么", "2", ""},
	} {
		if got := readAs(text, true); got != want {
			t.Errorf("%q is read as %+v, want %+v", text, got, want)
		}
	}
}

// One message is about one letter, where it is not the leader's about a whole sheet.
func TestSeveralLettersAreOneAtATime(t *testing.T) {
	for text, want := range map[string]bool{"签收 1、2": true, "签收 1 2": true, "催办 7、3": true, "催办 7, 3号": true, "审核 1、2 通过": true,
		"催办 3，2 天了还没报": false, "个别回复 3，3 次电话无人接": false,
		"催办 7": false, "催办 7 3号楼还没修": false, "催办 7，3天了还没修": false, "审定 1、2 同意": false, "退回 1 ，不属我镇": false, "督办 3 12月9日 请说明": false} {
		if o, ok := readOrder(text, false); !ok || o.several() != want {
			t.Errorf("%q: several %v", text, !want)
		}
	}
}

func TestGuessesAreOffered(t *testing.T) {
	all := func(*command) bool { return true }
	for text, want := range map[string]string{
		"千收 1": "签收 1", "签到1": "签收 1|审定 1", "1 签到": "签收 1|审定 1", "交伴 1 三营镇 急": "交办 1 三营镇 急", "归当 1": "分类 1|归档 1", "为神么 1": "为什么 1",
		"审合 1 通过": "审核 1 通过|审定 1 通过", "我要签收第1件": "签收 1", "麻烦催办一下2026-0003": "催办 2026-0003", "代办": "待办|交办", "不签收 1": "签收 1",
		"你好": "", "": "", "1": "", "今天下午三点开会，请各单位带齐材料，统计表和报告一并上交，谢谢配合，收到请回复，不要迟到": "",
	} {
		if got := strings.Join(alike(text, all), "|"); got != want {
			t.Errorf("%q may mean %q, want %q", text, got, want)
		}
	}
	units := func(c *command) bool { return c.word == "签收" }
	if got := alike("归当 1 签收", units); len(got) != 1 || got[0] != "签收 1" {
		t.Errorf("somebody who may only 签收 is offered %q", got)
	}
}

func FuzzReadOrder(f *testing.F) {
	for _, s := range []string{"签收 1", "退回 １ 不属我镇（见图），\n请改派。", "收到1月3日留言", "2026-09 统计", "審核1通過", "登记\n标题：甲", "1\n2", "签收 1、2", "请/ 签收"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lax, ok := readOrder(text, false)
		strict, sure := readOrder(text, true)
		if sure && (!ok || strict.command != lax.command || strict.number != lax.number) {
			t.Errorf("%q is surer in a dialogue than outside", text)
		}
		if ok && lax.command.month == lax.command.letter && lax.command.letter {
			t.Errorf("%q is of a letter and of a month", text)
		}
		if ok && lax.number.seq < 0 {
			t.Errorf("%q: letter %v", text, lax.number)
		}
		if ok && strings.ToValidUTF8(text, "") == text && normal(lax.typed(lax.words())) != normal(lax.words()) && !lax.command.month {
			t.Errorf("%q says %q, kept as %q", text, lax.words(), lax.typed(lax.words()))
		}
		for _, r := range alike(text, func(*command) bool { return true }) {
			if _, ok := readOrder(r, false); !ok {
				t.Errorf("%q offers %q, which is no command", text, r)
			}
		}
	})
}
