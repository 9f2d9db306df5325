package prompts

import "testing"

// A letter with several matters can be told from one that is only long (拆件).
func TestSeveralMattersInOneLetter(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]bool{
		"一、东关路灯不亮，请维修。二、幼儿园门口占道，请问何时解决。":      true,
		"小区停水，请解决。暖气也不热。另外还有一个问题，公交站太远，希望增设。": true,
		"东关路灯不亮。路面也坏了。请尽快维修。":                 false,
		"一、路灯。二、谢谢。": false,
	} {
		s, err := NewOffline(nil).Classify(t.Context(), Letter{Title: "反映", Body: body})
		if err != nil || s.Several != want {
			t.Errorf("%q: several %v", body, s.Several)
		}
	}
}
