package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// together is a store with letter 1 led by 三营镇 and letter 2 merged into it.
func together(t *testing.T) *memory {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(classified))
	o := m.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	if diff := cmp.Diff([]string{"taken_in:sanying"}, heard(o.Others[0].Notices)); diff != "" {
		t.Errorf("told of the letter taken in (-want +got):\n%s", diff)
	}
	m.stands(t, 2, workflow.Merged)
	m.stands(t, 1, workflow.Handling, "report 三营镇 2026-09-24")
	return m
}

// decided walks letter 1 from the report to the leader's yes.
func (m *memory) decided(t *testing.T) {
	m.does(t, "2026-09-21 10:00", "sanying", workflow.Submit, 1, details{Report: theReport()})
	m.does(t, "2026-09-21 11:00", "xf_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, 1, details{})
	m.does(t, "2026-09-23 09:00", "shuji", workflow.Agree, 1, details{})
}

// edges 38, 51: several letters, one handling, one approval; each gets its own posting,
// its own link and its own personal answer, and then closes.
func TestMergedLettersAreHandledOnceAndAnsweredEach(t *testing.T) {
	m := together(t)
	m.refuses(t, workflow.WrongStage, "2026-09-18 12:00", "xf_jingban", workflow.Assign, 2, details{Unit: "三营镇"})
	m.decided(t)
	for n := 1; n <= 2; n++ {
		m.stands(t, n, workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24")
		m.does(t, "2026-09-23 10:00", "sanying", workflow.Individual, n, details{Question: "电话", Reason: "网友无异议"})
	}
	m.does(t, "2026-09-23 11:00", "xf_jingban", workflow.Publish, 2, details{URL: "https://liuyan.example.cn/2"})
	m.stands(t, 2, workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
	m.stands(t, 1, workflow.Replying, "reply 区信访局 2026-09-24")
	m.does(t, "2026-09-23 12:00", "xf_jingban", workflow.Publish, 1, details{URL: "https://liuyan.example.cn/1"})
	for n := 1; n <= 2; n++ {
		l := m.letters[number(n)]
		if r := l.Replies[1]; r.Text != theReply || r.URL != "https://liuyan.example.cn/"+string(rune('0'+n)) || len(l.Reports) != 1 || l.Approval().DecidedBy != "shuji" {
			t.Errorf("letter %d: %+v", n, r)
		}
		m.does(t, "2026-09-24 09:00", "xf_jingban", workflow.Archive, n, details{})
	}
}

// edges 38: the earliest deadline holds; clauses, sensitivity and urgency are of both.
func TestTheEarliestDeadlineHolds(t *testing.T) {
	later := tell(t).upTo(classified).does("2026-09-22 09:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	early := tell(t).upTo(accepted).does("2026-09-18 11:00", "xf_jingban", workflow.Mark, details{KeyMatter: []int{4}, Sensitive: true})
	m := holding(later, early)
	m.stands(t, 1, workflow.Handling, "accept 三营镇 2026-09-23", "report 三营镇 2026-09-30")
	m.does(t, "2026-09-22 10:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	m.stands(t, 1, workflow.Handling, "accept 三营镇 2026-09-23", "report 三营镇 2026-09-24")
	if l := m.letters[number(1)]; !l.Sensitive || len(l.KeyMatter) != 1 || l.Lead().DueOn != day("2026-09-24") {
		t.Errorf("letter 1 has %v, sensitive %v, due %s", l.KeyMatter, l.Sensitive, l.Lead().DueOn)
	}
	urgent := holding(tell(t).upTo(accepted), tell(t).upTo(registered).does("2026-09-18 09:20", "xf_jingban", workflow.Classify, details{Category: workflow.Petition, Urgent: true}))
	urgent.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	urgent.stands(t, 1, workflow.Handling, "report 三营镇 2026-09-21")
}

// edges 38: only before 报签, of one category, into a letter that is not behind, stands by
// itself and exists.
func TestWhatIsNotMerged(t *testing.T) {
	law := tell(t).starts(workflow.Litigation)
	m := holding(tell(t).upTo(accepted), tell(t).upTo(classified), tell(t).upTo(passed), law, tell(t).upTo(registered), tell(t).upTo(classified), tell(t).upTo(accepted))
	merge := func(reason workflow.Reason, n, into int) {
		t.Helper()
		m.refuses(t, reason, "2026-09-18 11:00", "xf_jingban", workflow.Merge, n, details{Into: number(into)})
	}
	merge(workflow.NoSuchLetter, 2, 9)
	merge(workflow.MergeItself, 2, 2)
	merge(workflow.LeadingClosed, 2, 3)
	merge(workflow.LeadingBehind, 1, 2)
	merge(workflow.NotSameMatter, 2, 4)
	merge(workflow.NotSameMatter, 5, 1)
	merge(workflow.WrongStage, 3, 1)
	m.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	merge(workflow.LeadingClosed, 6, 2)
	merge(workflow.HandledTogether, 1, 7)
	m.refuses(t, workflow.NotYours, "2026-09-18 11:00", "sanying", workflow.Merge, 6, details{Into: number(1)})
}

// edges 38: 拆并 until 报签: the letter stands alone again and begins with 交办.
func TestALetterIsTakenOutAgain(t *testing.T) {
	m := together(t)
	m.does(t, "2026-09-18 14:00", "xf_jingban", workflow.Unmerge, 2, details{})
	m.stands(t, 2, workflow.Registered, "assign 区信访局 2026-09-18")
	if l := m.letters[number(1)]; len(l.Members(false)) != 0 || !m.letters[number(2)].HandledWith.IsZero() {
		t.Errorf("letter 1 still has %v", l.Joins)
	}
	m.does(t, "2026-09-18 15:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	m.decided(t)
	m.refuses(t, workflow.WrongStage, "2026-09-23 10:00", "xf_jingban", workflow.Unmerge, 2, details{})
	late := together(t)
	late.does(t, "2026-09-21 10:00", "sanying", workflow.Submit, 1, details{Report: theReport()})
	late.does(t, "2026-09-21 11:00", "xf_shenhe", workflow.Pass, 1, details{})
	late.does(t, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, 1, details{})
	late.does(t, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, 1, details{})
	late.refuses(t, workflow.LeadingClosed, "2026-09-22 12:00", "xf_jingban", workflow.Unmerge, 2, details{})
}

// 第十三条 多次反映, edges 40: at three letters on one matter 专项督办 is offered to the 督查室.
func TestThreeLettersOnOneMatterCallForSpecialSupervision(t *testing.T) {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(classified), tell(t).upTo(classified))
	for n, want := range map[int][]string{2: {"taken_in:sanying"}} {
		o := m.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, n, details{Into: number(1)})
		if diff := cmp.Diff(want, heard(o.Others[0].Notices)); diff != "" {
			t.Errorf("two letters (-want +got):\n%s", diff)
		}
	}
	o := m.does(t, "2026-09-18 11:10", "xf_jingban", workflow.Merge, 3, details{Into: number(1)})
	if diff := cmp.Diff([]string{"special_offer:dw_jingban", "taken_in:sanying"}, heard(o.Others[0].Notices)); diff != "" {
		t.Errorf("three letters (-want +got):\n%s", diff)
	}
}
