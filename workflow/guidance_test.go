package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十八条, edges 7, 12: a writer who cannot be reached is asked for a real identity, one
// whose matter belongs to a court is shown the way; once is enough.
func TestAReplyGuidesItsReader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		category  workflow.Category
		reachable bool
		reply     string
		want      string
	}{
		{"a petition with a telephone", workflow.Petition, true, "网友您好！已清淤。", ""},
		{"a petition without", workflow.Petition, false, "网友您好！已清淤。", workflow.GuidanceIdentity},
		{"it is asked already", workflow.Petition, false, "网友您好！请提供真实姓名，以便联系。", ""},
		{"a lawsuit", workflow.Litigation, true, "网友您好！该案正在办理。", workflow.GuidanceRoute},
		{"a lawsuit, the way shown", workflow.Litigation, true, "网友您好！不服判决的，可依法上诉。", ""},
		{"a lawsuit, nobody to be reached", workflow.Litigation, false, "网友您好！", workflow.GuidanceRoute + workflow.GuidanceIdentity},
	} {
		if got := workflow.GuidanceOwed(c.category, c.reachable, c.reply); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if again := workflow.GuidanceOwed(c.category, c.reachable, c.reply+c.want); again != "" {
			t.Errorf("%s: with its line it still lacks %q", c.name, again)
		}
	}
}
