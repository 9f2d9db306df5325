package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第九条 重要留言立即交办, 第十条 急事急办, edges 36: 交办 in one hour, 签收 in two, 办结 in two working
// days, each review in one, single 报签, the reply the same day; 宣传部 hears of it (第五条).
func TestAnUrgentLetterIsHandledAtOnce(t *testing.T) {
	s := tell(t).does("2026-09-18 09:10", "xf_jingban", workflow.Register, details{Letter: theLetter()})
	s.does("2026-09-18 09:20", "xf_jingban", workflow.Classify, details{Category: workflow.Petition, Urgent: true}).hears("urgent:wx_ban")
	s.stands(workflow.Registered, "assign 区信访局 2026-09-18 10:20")
	s.does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}).hears("assigned:sanying")
	s.stands(workflow.Handling, "accept 三营镇 2026-09-18 11:30", "report 三营镇 2026-09-21")
	s.does("2026-09-18 10:00", "sanying", workflow.Accept, details{}).does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport()})
	s.stands(workflow.Reviewing, "review 区信访局 2026-09-22").does("2026-09-21 11:00", "xf_shenhe", workflow.Pass, details{})
	s.stands(workflow.Reviewing, "review 区委督查室 2026-09-22").does("2026-09-21 12:00", "dw_shenhe", workflow.Pass, details{})
	s.stands(workflow.Approving, "submit 区委督查室 2026-09-22").refuses(workflow.NotNow, "2026-10-08 09:00", "job", workflow.SubmitFor, details{Batch: "2026-09"})
	s.does("2026-09-21 13:00", "dw_jingban", workflow.SubmitFor, details{}).does("2026-09-21 14:00", "shuji", workflow.Agree, details{})
	s.stands(workflow.Replying, "reply 区信访局 2026-09-21 21:00", "individual 三营镇 2026-09-21")
	s.does("2026-09-21 21:30", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	for _, d := range s.letter.Duties {
		if late := d.Kind == workflow.DutyReply; d.Ended == workflow.Met && d.Late(day("2026-09-22")) != late {
			t.Errorf("late %v: %+v", !late, d)
		}
	}
}

// edges 36: the hours count between 08:00 and 21:00 of every day, holidays too.
func TestTheHoursOfAnUrgentLetter(t *testing.T) {
	for _, c := range []struct{ when, assign string }{
		{"2026-09-19 10:00", "assign 区信访局 2026-09-19 11:00"}, {"2026-09-18 20:30", "assign 区信访局 2026-09-19 08:30"},
		{"2026-09-18 23:00", "assign 区信访局 2026-09-19 09:00"}, {"2026-10-01 03:00", "assign 区信访局 2026-10-01 09:00"},
	} {
		letter := theLetter()
		letter.Urgent = true
		tell(t).does(c.when, "xf_jingban", workflow.Register, details{Letter: letter}).hears("urgent:wx_ban").stands(workflow.Registered, c.assign)
	}
	late := tell(t).upTo(submitted)
	late.letter.Urgent = true
	late.does("2026-09-23 21:30", "shuji", workflow.Agree, details{}).stands(workflow.Replying, "reply 区信访局 2026-09-24 21:00", "individual 三营镇 2026-09-24")
}

// edges 36: becoming urgent midway shortens days and never lengthens them; everybody at
// it is told.
func TestBecomingUrgentShortensAndNeverLengthens(t *testing.T) {
	s := tell(t).upTo(classified).does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Days: 15})
	s.does("2026-09-18 10:00", "dw_jingban", workflow.Hasten, details{}).hears("urgent:wx_ban", "hastened:sanying", "hastened:sanying_fz")
	s.stands(workflow.Handling, "accept 三营镇 2026-09-18 12:00", "report 三营镇 2026-09-21")
	if s.letter.Lead().DueOn != day("2026-09-21") {
		t.Errorf("the assignment is due %s", s.letter.Lead().DueOn)
	}
	s.refuses(workflow.AlreadyUrgent, "2026-09-18 10:10", "dw_jingban", workflow.Hasten, details{})
	near := tell(t).upTo(accepted).does("2026-09-23 10:00", "xf_shenhe", workflow.Hasten, details{})
	near.stands(workflow.Handling, "report 三营镇 2026-09-24")
	tell(t).upTo(firstPassed).does("2026-09-22 09:00", "xf_jingban", workflow.Hasten, details{}).stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	tell(t).upTo(passed).does("2026-09-22 11:00", "dw_jingban", workflow.Hasten, details{}).stands(workflow.Approving, "submit 区委督查室 2026-09-23")
	tell(t).upTo(answered).does("2026-09-23 09:45", "dw_jingban", workflow.Hasten, details{}).stands(workflow.Replying, "reply 区信访局 2026-09-23 21:00")
	tell(t).upTo(accepted).refuses(workflow.NotYours, "2026-09-18 11:00", "sanying", workflow.Hasten, details{})
}
