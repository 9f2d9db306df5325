package prompts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestALexiconFindsPlainWordsAndShapes(t *testing.T) {
	x := lexiconOf(`判决|判决书|(不予|未)立案|停水[^。]{0,4}(天|日|周)`)
	for text, want := range map[string][]string{
		"判决书下来了":      {"判决书"},
		"公安未立案，停水三天":  {"未立案", "停水三天"},
		"不予立案，还是不予立案": {"不予立案"},
		"今天天气好":       nil,
	} {
		if diff := cmp.Diff(want, x.different(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
		if x.in(text) != (len(want) > 0) {
			t.Errorf("in(%q) = %v", text, x.in(text))
		}
	}
	if diff := cmp.Diff([]string{"轻伤二级"}, lexiconOf(`轻伤|轻伤[一二]级`).different("轻伤二级")); diff != "" {
		t.Errorf("one word twice (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"甲", "乙(丙|丁)", "[戊|己]"}, alternatives("甲|乙(丙|丁)|[戊|己]")); diff != "" {
		t.Errorf("alternatives (-want +got):\n%s", diff)
	}
}

func TestSentencesKeepTheirStopsAndClosers(t *testing.T) {
	for text, want := range map[string][]string{
		"修好了。谢谢！":         {"修好了。", "谢谢！"},
		"他说“马上来。”之后没来。":   {"他说“马上来。”", "之后没来。"},
		"路灯；井盖\n下水道":      {"路灯；井盖", "下水道"},
		"为什么？！没人管":        {"为什么？！", "没人管"},
		" \r\n\n":         nil,
		"一句没有句号的话":        {"一句没有句号的话"},
		"坏字节\xff在中间。后一句。": {"坏字节\xff在中间。", "后一句。"},
	} {
		if diff := cmp.Diff(want, sentences(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestGreetingsAreNotTheMatter(t *testing.T) {
	for body, want := range map[string]string{
		"尊敬的区长：您好！路灯坏了。": "路灯坏了。",
		"您好，路灯坏了。":       "路灯坏了。",
		"书记你好!路灯坏了。":     "路灯坏了。",
		"路灯坏了，区长您好好看看。":  "路灯坏了，区长您好好看看。",
	} {
		if got := withoutGreeting(body); got != want {
			t.Errorf("%q becomes %q, want %q", body, got, want)
		}
	}
}
