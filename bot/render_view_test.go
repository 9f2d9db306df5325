package bot

import (
	"testing"

	"huiyin/workflow"
)

// People read the article and the rule, not where we noted it.
func TestTheBasisOfADeadlineIsTheArticle(t *testing.T) {
	for kind, want := range map[workflow.DutyKind]string{workflow.DutyInput: "主办报送前2个工作日", workflow.DutyRevisit: "第十二条 不可抗力", workflow.DutyReview: "第十一条 2个工作日",
		workflow.DutyRecall: "按办理细则", workflow.DutyAssign: "第九条 当日交办"} {
		if got := basisText(workflow.Duty{Kind: kind}); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
	if got := basisText(workflow.Duty{Kind: workflow.DutyReport, Days: 2}); got != "第十条 急事急办，2个工作日" {
		t.Errorf("urgent: %q", got)
	}
}
