package bot

import (
	"fmt"
	"strings"
	"testing"

	"huiyin/prompts"
	"huiyin/workflow"
)

// A draft that rests on more places than there are marks is shown without the last ones:
// nothing unprintable stands in it.
func TestFootnotesRunOut(t *testing.T) {
	var d prompts.Draft
	for i := range 25 {
		s := prompts.Sentence{Text: fmt.Sprintf("第%d件已办。", i), Refs: []prompts.Ref{{Part: workflow.Part(workflow.Process), N: i + 1}}}
		d.Sentences, d.Text = append(d.Sentences, s), d.Text+s.Text
	}
	text := footnoted(d)
	if strings.ContainsRune(text, 0) || !strings.Contains(text, "⑳工作过程第20句") || !strings.Contains(text, "第24件已办。") {
		t.Errorf("%q", text)
	}
}

// What nothing states is marked where it stands, and a promise behind its sentence.
func TestWhatIsInventedIsMarkedWhereItStands(t *testing.T) {
	d := prompts.Draft{Text: "已清淤120米。并更换管道20米，将赔偿您的损失。", Sentences: []prompts.Sentence{
		{Text: "已清淤120米。", Refs: []prompts.Ref{{Part: workflow.Part(workflow.Process), N: 1}}},
		{Text: "并更换管道20米，将赔偿您的损失。", Invented: []prompts.Fact{{Kind: workflow.FactNumber, Text: "20米"}, {Kind: workflow.FactPromise, Text: "并更换管道20米，将赔偿您的损失。"}}},
	}}
	if got, want := footnoted(d), "已清淤120米。①并更换管道【无出处：20米】，将赔偿您的损失。【无出处：承诺】\n\n出处：①工作过程第1句"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := unsourced(prompts.Sentence{Text: "已清淤120米，铺管20米。", Invented: []prompts.Fact{{Kind: workflow.FactNumber, Text: "20米"}}}), "已清淤120米，铺管【无出处：20米】。"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// 整理 reads a finding as any report does: a doubt about it is none.
func TestASortedReportHasTheFindingItStates(t *testing.T) {
	for words, want := range map[string]workflow.Finding{"经核查，反映情况基本属实。已修好。": workflow.MostlySubstantiated, "公园座椅问题是否属实正在核实。并非属实的部分已说明。": "",
		"问题属实。但网友所说收费问题不属实。": "", "已修好。": ""} {
		r := reporting{Loose: words}
		r.takeElements(prompts.Filed{Elements: map[workflow.Element]string{workflow.Process: words}})
		if r.Report.Finding != want {
			t.Errorf("%q: %q", words, r.Report.Finding)
		}
	}
}
