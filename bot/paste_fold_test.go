package bot

import (
	"testing"

	"huiyin/workflow"
)

// A letter typed in one line has its fields all the same, and its text stays as it is.
func TestALetterInOneLine(t *testing.T) {
	for text, want := range map[string][4]string{
		"标题：路灯不亮 受文领导：区委书记 内容：东关路灯不亮 时间：三天了": {"路灯不亮", "secretary", "东关路灯不亮 时间：三天了", ""},
		"标题：路灯，不亮，网友：清水，受文领导：区长，内容：东关路灯不亮。":  {"路灯，不亮", "mayor", "东关路灯不亮。", "清水"},
		"标题：路灯不亮\n受文领导：区长\n内容：东关 标题：不是标题":    {"路灯不亮", "mayor", "东关 标题：不是标题", ""},
	} {
		var l workflow.Letter
		readPaste(text, &l)
		if got := [4]string{l.Title, string(l.Addressee), l.Body, l.Petitioner.Nickname}; got != want {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}
