package bot

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

var posted = time.Date(2026, 9, 17, 20, 15, 0, 0, calendar.CST)

func TestALetterIsReadFromThePaste(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       workflow.Letter
	}{
		{"all of the board's fields", "标题：路灯不亮\n类型：投诉/求助\n受文领导：区委书记\n网友：清水河\n时间：2026-09-17 20:15\n编号：LY-1\n内容：三天不亮。",
			workflow.Letter{Title: "路灯不亮", BoardLabel: workflow.LabelComplaint, LabelText: "投诉/求助", Addressee: workflow.ToSecretary, PostedAt: posted, SourceID: "LY-1",
				Body: "三天不亮。", Petitioner: workflow.Petitioner{Nickname: "清水河"}}},
		{"other names, brackets, half-width colons, Windows line ends", "【留言标题】: 路灯\r\n*留言对象*：区长\r\n【网友昵称】：老李\r\n联系电话：13900001234\r\n姓名：李某\r\n链接：https://a.cn/1\r\n正文:第一行\r\n第二行",
			workflow.Letter{Title: "路灯", Addressee: workflow.ToMayor, URL: "https://a.cn/1", Body: "第一行\n第二行",
				Petitioner: workflow.Petitioner{Nickname: "老李", Contact: workflow.ContactDetails{Name: "李某", Phone: "13900001234"}}}},
		{"lines like fields within the text are the text", "标题：甲\n内容：第一行\n标题：乙\n电话：12345\n时间：每天\n\n最后",
			workflow.Letter{Title: "甲", Body: "第一行\n标题：乙\n电话：12345\n时间：每天\n\n最后"}},
		{"the text begins on the line below", "标题：甲\n内容：\n第一行", workflow.Letter{Title: "甲", Body: "第一行"}},
		{"the text has no name", "标题：甲\n受文领导：县长\n我们村口的路一下雨就积水，请修。", workflow.Letter{Title: "甲", Addressee: workflow.ToMayor, Body: "我们村口的路一下雨就积水，请修。"}},
		{"empty fields change nothing", "标题：甲\n网友：\n编号： \n内容：乙", workflow.Letter{Title: "甲", Body: "乙"}},
		{"an unknown label keeps the writer's word", "类型：其他\n标题：甲", workflow.Letter{Title: "甲", LabelText: "其他"}},
		{"nobody's title", "受文领导：镇长\n标题：甲", workflow.Letter{Title: "甲"}},
		{"a sentence with a colon is no field", "我想说：路灯坏了", workflow.Letter{}},
		{"nothing", "", workflow.Letter{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got workflow.Letter
			found := readPaste(c.text, &got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if empty := c.want.Title+c.want.Body == ""; found == empty {
				t.Errorf("found is %v", found)
			}
		})
	}
}

func TestACorrectionChangesItsFieldOnly(t *testing.T) {
	l := workflow.Letter{Title: "甲", Body: "正文", Addressee: workflow.ToSecretary, BoardLabel: workflow.LabelInquiry, LabelText: "咨询", PostedAt: posted}
	want := l
	for _, c := range []struct {
		text   string
		change func()
	}{
		{"标题：乙", func() { want.Title = "乙" }},
		{"受文领导：原州区区长", func() { want.Addressee = workflow.ToMayor }},
		{"受文领导：镇长", func() { want.Addressee = "" }},
		{"类型：感谢", func() { want.BoardLabel, want.LabelText = workflow.LabelThanks, "感谢" }},
		{"时间：昨天", func() { want.PostedAt = time.Time{} }},
		{"内容：换一段", func() { want.Body = "换一段" }},
	} {
		c.change()
		if !readPaste(c.text, &l) {
			t.Errorf("%q is no correction", c.text)
		}
		if diff := cmp.Diff(want, l); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestDatesAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2026-09-17 20:15": "2026-09-17 20:15", "2026-9-17 20:15:30": "2026-09-17 20:15", "2026-09-17": "2026-09-17 00:00", "2026/9/17 20:15": "2026-09-17 20:15",
		"2026年9月17日 20:15": "2026-09-17 20:15", "2026年9月17日20:15": "2026-09-17 20:15", "2026年9月17日": "2026-09-17 00:00",
		"2026－09－17　20：15": "2026-09-17 20:15", "2026-09-17T20:15:00+08:00": "2026-09-17 20:15", "2026-09-17T12:15:00Z": "2026-09-17 20:15",
		"昨天": "", "2026-13-01": "", "9月17日": "",
	} {
		l := workflow.Letter{PostedAt: posted}
		setPosted(&l, text)
		if got := when(l.PostedAt); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestAWholeLetterIsToldFromACorrection(t *testing.T) {
	for text, want := range map[string]bool{
		"标题：甲\n内容：乙": true, "标题：甲\n受文领导：区长": false, "内容：乙": false, "你好": false, "标题：甲\n我们村口的路一下雨就积水，请修。": true,
	} {
		if looksLikeLetter(text) != want {
			t.Errorf("%q is a letter: %v", text, !want)
		}
	}
	for text, want := range map[string]bool{"标题：甲": true, "  【内容】：乙": true, "接着写的正文\n标题：甲": false, "我想说：甲": false, "": false} {
		if beginsWithField(text) != want {
			t.Errorf("%q begins with a field: %v", text, !want)
		}
	}
}

func FuzzReadPaste(f *testing.F) {
	for _, s := range []string{"标题：甲\n内容：乙\n标题：丙", "【标题】: 甲\r\n正文：\r\n", "时间：2026年9月17日20:15", "类型：投诉/咨询", "：", "内容：内容：内容："} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var l, again workflow.Letter
		found := readPaste(text, &l)
		readPaste(text, &again)
		if diff := cmp.Diff(l, again); diff != "" {
			t.Errorf("read twice it differs:\n%s", diff)
		}
		if !strings.Contains(strings.ReplaceAll(text, "\r\n", "\n"), l.Body) || !strings.Contains(text, l.Title) {
			t.Errorf("%q holds neither %q nor %q as they stand", text, l.Title, l.Body)
		}
		if !found && (l.Title != "" || l.Body != "" || l.SourceID != "") {
			t.Errorf("found nothing in %q and yet %+v", text, l)
		}
	})
}
