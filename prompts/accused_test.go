package prompts

import (
	"testing"

	"huiyin/workflow"
)

// edges 14: a unit that the letter complains of by name is proposed for 回避; one that is only
// asked for help is not.
func TestWhomALetterComplainsOf(t *testing.T) {
	t.Parallel()
	o := NewOffline([]workflow.Org{{Name: "三营镇", Kind: workflow.Township}, {Name: "住房和城乡建设局", Kind: workflow.Department, Aliases: []string{"住建局"}}})
	for body, want := range map[string]string{
		"向三营镇反映排水沟堵塞三次，三营镇一直推诿。": "三营镇",
		"举报住建局工作人员态度恶劣。":         "住房和城乡建设局",
		"三营镇老街的排水沟堵了，请尽快疏通。":     "",
		"请住建局协调供暖公司。开发商推诿不修。":    "",
		"三营镇的路灯坏了。物业公司不管不问。":     "",
		"感谢三营镇的工作人员。":            "",
	} {
		s, err := o.Classify(t.Context(), Letter{Title: "反映问题", Body: body})
		got := ""
		if len(s.Accused) > 0 {
			got = s.Accused[0].Name
		}
		if err != nil || got != want {
			t.Errorf("%q: %q, want %q (%v)", body, got, want, s.Accused)
		}
	}
}
