package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// edges 30, 51: what the leader decides not to publish is not published on any of them;
// each writer with contacts is answered in person, the others' letters close.
func TestMergedLettersAreWithheldTogether(t *testing.T) {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(classified), tell(t).starts(workflow.Petition, anonymous))
	for n := 2; n <= 3; n++ {
		m.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, n, details{Into: number(1)})
	}
	m.does(t, "2026-09-21 10:00", "sanying", workflow.Submit, 1, details{Report: untrue()})
	m.does(t, "2026-09-21 11:00", "xf_shenhe", workflow.Withhold, 1, details{Withhold: workflow.Untrue, Reason: "查无此事"})
	m.does(t, "2026-09-21 12:00", "xf_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, 1, details{})
	m.does(t, "2026-09-23 09:00", "shuji", workflow.Agree, 1, details{})
	m.stands(t, 1, workflow.Following, "individual 三营镇 2026-09-24")
	m.stands(t, 2, workflow.Following, "individual 三营镇 2026-09-24")
	m.stands(t, 3, workflow.Closed, "archive 区信访局 2026-10-14")
	m.does(t, "2026-09-23 10:00", "sanying", workflow.Individual, 2, details{Question: "电话", Reason: "网友无异议"})
	m.stands(t, 2, workflow.Closed, "archive 区信访局 2026-10-14")
}

// edges 19, 51: after an interim reply a merged letter waits for the leading one again.
func TestAMergedLetterWaitsAgainAfterAnInterimReply(t *testing.T) {
	m := together(t)
	m.does(t, "2026-09-21 10:00", "sanying", workflow.Submit, 1, details{Report: stageReport("2026-10-30")})
	m.does(t, "2026-09-21 11:00", "xf_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, 1, details{})
	m.does(t, "2026-09-23 09:00", "shuji", workflow.Agree, 1, details{})
	m.does(t, "2026-09-23 10:00", "xf_jingban", workflow.Publish, 2, details{URL: "https://liuyan.example.cn/2"})
	m.stands(t, 2, workflow.Merged)
	m.does(t, "2026-09-23 10:10", "xf_jingban", workflow.Publish, 1, details{URL: "https://liuyan.example.cn/1"})
	m.stands(t, 1, workflow.Handling, "report 三营镇 2026-10-30")
	m.does(t, "2026-10-12 10:00", "sanying", workflow.Submit, 1, details{Report: theReport()})
	m.does(t, "2026-10-12 11:00", "xf_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-10-12 12:00", "dw_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-10-12 13:00", "dw_jingban", workflow.SubmitFor, 1, details{})
	m.does(t, "2026-10-13 09:00", "shuji", workflow.Agree, 1, details{})
	m.stands(t, 2, workflow.Replying, "reply 区信访局 2026-10-14", "individual 三营镇 2026-10-14")
}

// twins is a store with one letter to each leader, handled together (edges 5).
func twinsOf(t *testing.T) *memory {
	m := holding(tell(t).upTo(accepted), tell(t).starts(workflow.Petition, toMayor))
	m.does(t, "2026-09-18 11:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
	m.does(t, "2026-09-21 10:00", "sanying", workflow.Submit, 1, details{Report: theReport()})
	m.does(t, "2026-09-21 11:00", "xf_shenhe", workflow.Pass, 1, details{})
	m.stands(t, 2, workflow.Merged)
	m.does(t, "2026-09-22 10:00", "dw_shenhe", workflow.Pass, 1, details{})
	return m
}

// edges 5: written to both leaders: one unit, one report; each 督查室 and each leader
// signs his own.
func TestALetterToBothLeadersIsSignedByEach(t *testing.T) {
	m := twinsOf(t)
	m.stands(t, 1, workflow.Approving, "submit 区委督查室 2026-10-08")
	m.stands(t, 2, workflow.Reviewing, "review 政府督查室 2026-09-24")
	m.refuses(t, workflow.NotYours, "2026-09-22 11:00", "dw_shenhe", workflow.Pass, 2, details{})
	m.does(t, "2026-09-22 11:00", "zf_shenhe", workflow.Pass, 2, details{})
	m.stands(t, 2, workflow.Approving, "submit 政府督查室 2026-10-08")
	m.does(t, "2026-09-22 12:00", "zf_jingban", workflow.SubmitFor, 2, details{})
	m.refuses(t, workflow.NotYours, "2026-09-23 09:00", "shuji", workflow.Agree, 2, details{})
	m.does(t, "2026-09-23 09:00", "quzhang", workflow.Agree, 2, details{})
	m.stands(t, 2, workflow.Replying, "reply 区信访局 2026-09-24", "individual 三营镇 2026-09-24")
	m.stands(t, 1, workflow.Approving, "submit 区委督查室 2026-10-08")
}

// edges 5, 25: the other 督查室 returns the one report: the unit rewrites it, and both
// sign the new version.
func TestTheOtherSupervisionOfficeReturnsTheOneReport(t *testing.T) {
	m := twinsOf(t)
	m.does(t, "2026-09-23 10:00", "zf_shenhe", workflow.Rework, 2, details{Reason: "口径不妥"})
	m.stands(t, 2, workflow.Merged)
	m.stands(t, 1, workflow.Handling, "report 三营镇 2026-09-28")
	m.does(t, "2026-09-24 10:00", "sanying", workflow.Submit, 1, details{Report: theReport()})
	m.does(t, "2026-09-24 11:00", "xf_shenhe", workflow.Pass, 1, details{})
	m.does(t, "2026-09-24 12:00", "dw_shenhe", workflow.Pass, 1, details{})
	m.stands(t, 2, workflow.Reviewing, "review 政府督查室 2026-09-29")
}

// edges 5, 51: a new version on the leading letter calls the twin back.
func TestANewVersionCallsTheTwinBack(t *testing.T) {
	m := twinsOf(t)
	m.does(t, "2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, 1, details{})
	m.does(t, "2026-09-23 09:00", "shuji", workflow.SendBack, 1, details{Reason: "口径不妥"})
	m.does(t, "2026-09-23 10:00", "dw_shenhe", workflow.Rework, 1, details{Reason: "请重写"})
	m.does(t, "2026-09-24 10:00", "sanying", workflow.Submit, 1, details{Report: theReport()})
	m.stands(t, 2, workflow.Merged)
}

// edges 14, 51: whom one of them accuses is cut off from all of them.
func TestARecusalReachesTheLettersHandledTogether(t *testing.T) {
	m := together(t)
	m.does(t, "2026-09-21 09:00", "dw_shenhe", workflow.Recuse, 1, details{Unit: "三营镇", Reason: "被反映"})
	m.stands(t, 1, workflow.Registered, "assign 区信访局 2026-09-22")
	m.stands(t, 2, workflow.Merged)
	if l := m.letters[number(2)]; !l.BarredOrg("三营镇") {
		t.Errorf("letter 2: %+v", l.Recusals)
	}
	apart := holding(tell(t).upTo(accepted), tell(t).upTo(classified).does("2026-09-18 09:30", "xf_jingban", workflow.Recuse, details{Unit: "三营镇", Reason: "被反映"}))
	apart.refuses(t, workflow.NotSameMatter, "2026-09-18 11:00", "xf_jingban", workflow.Merge, 2, details{Into: number(1)})
}

// edges 35, 51: a leading letter is not reopened while letters that hang on it are under way.
func TestALeadingLetterWaitsForItsMembersBeforeItIsReopened(t *testing.T) {
	m := together(t)
	m.decided(t)
	m.does(t, "2026-09-23 10:00", "sanying", workflow.Individual, 1, details{Question: "电话", Reason: "网友无异议"})
	m.does(t, "2026-09-23 11:00", "xf_jingban", workflow.Publish, 1, details{URL: "https://liuyan.example.cn/1"})
	if got := m.refuses(t, workflow.MembersOpen, "2026-09-24 09:00", "xf_jingban", workflow.Reopen, 1, details{Reason: "又积水"}); len(got.Kin) != 1 || got.Kin[0] != number(2) {
		t.Errorf("waits for %v", got.Kin)
	}
	m.does(t, "2026-09-24 09:10", "xf_jingban", workflow.Publish, 2, details{URL: "https://liuyan.example.cn/2"})
	m.does(t, "2026-09-24 09:20", "sanying", workflow.Individual, 2, details{Question: "电话", Reason: "网友无异议"})
	m.does(t, "2026-09-24 09:30", "xf_jingban", workflow.Reopen, 2, details{Reason: "又积水"})
	m.stands(t, 1, workflow.Closed, "satisfy 区信访局 2026-10-14", "archive 区信访局 2026-10-14")
	if l := m.letters[number(1)]; len(l.Members(false)) != 0 {
		t.Errorf("letter 1 still has %v", l.Joins)
	}
	m.does(t, "2026-09-24 10:00", "xf_jingban", workflow.Reopen, 1, details{Reason: "又积水"})
}
