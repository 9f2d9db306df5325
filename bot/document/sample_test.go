package document

import (
	"fmt"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// The data of the tests is invented from end to end.

func at(year int, month time.Month, day, hour, minute int) time.Time {
	return time.Date(year, month, day, hour, minute, 0, 0, calendar.CST)
}

// sampleFingerprint is printed in eights.
const sampleFingerprint = "0a1b2c3d 0a1b2c3d 0a1b2c3d 0a1b2c3d 0a1b2c3d 0a1b2c3d 0a1b2c3d 0a1b2c3d"

func letterNumbers(seqs ...int) []workflow.Number {
	var numbers []workflow.Number
	for _, s := range seqs {
		numbers = append(numbers, workflow.Number{Year: 2026, Seq: s})
	}
	return numbers
}

func sampleDirectory() *workflow.Directory {
	return &workflow.Directory{
		Orgs: []workflow.Org{
			{Name: "区委督查室", Kind: workflow.SupervisionSecretary}, {Name: "政府督查室", Kind: workflow.SupervisionMayor},
			{Name: "区信访局", Kind: workflow.PetitionsBureau}, {Name: "三营镇", Kind: workflow.Township},
		},
		People: []workflow.Person{
			{UserID: "xf_jingban", Name: "信访局经办", Org: "区信访局"}, {UserID: "xf_shenhe", Name: "信访局审核", Org: "区信访局"},
			{UserID: "dw_shenhe", Name: "区委督查室审核", Org: "区委督查室"}, {UserID: "dw_jingban", Name: "区委督查室经办", Org: "区委督查室"},
			{UserID: "sanying", Name: "三营镇联络员", Org: "三营镇"}, {UserID: "shuji", Name: "区委书记", Org: "区委督查室"},
		},
	}
}

// rate makes a rate of met letters out of those numbered.
func rate(met int, seqs ...int) workflow.Rate {
	return workflow.Rate{Met: met, Total: len(seqs), Letters: letterNumbers(seqs...)}
}

func sampleMonth() workflow.MonthFigures {
	return workflow.MonthFigures{
		Year: 2026, Month: time.September, AsOf: at(2026, 10, 8, 9, 5), Registered: 12,
		ByStage: map[workflow.Stage]int{workflow.Archived: 6, workflow.Closed: 2, workflow.Handling: 3, workflow.Registered: 1},
		SameDay: rate(11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), Accepted: rate(9, 1, 2, 3, 4, 6, 7, 9, 10, 11, 12),
		OnTime: rate(7, 1, 2, 3, 4, 6, 7, 9, 10, 11), FirstPass: rate(5, 1, 2, 4, 6, 7, 9), Replied: rate(8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
		Units: []workflow.UnitFigures{
			{Unit: "三营镇", Assigned: 3, Closed: 3, Accepted: rate(3, 1, 2, 3), OnTime: rate(3, 1, 2, 3)},
			{Unit: "人力资源和社会保障局", Assigned: 4, Closed: 1, Returned: 1, Urged: 3, Accepted: rate(2, 4, 6, 7), OnTime: rate(1, 4, 6, 7), Late: letterNumbers(7, 4, 7)},
			{Unit: "住房和城乡建设局", Assigned: 3, Closed: 3, Accepted: rate(3, 9, 10, 11), OnTime: rate(3, 9, 10, 11)},
			{Unit: "水务局", Assigned: 1, Accepted: rate(1, 12)},
		},
	}
}

func sampleReport(version int) workflow.Report {
	return workflow.Report{
		Version: version, Round: 1, Assignment: 2, Finding: workflow.Substantiated, By: "sanying", At: at(2026, 9, 22, 16, 30),
		Attitude:     "感谢网友对我镇工作的关心。镇党委、政府高度重视，主要负责同志要求当日到现场核实。\n经核查，反映的路灯不亮情况属实。",
		Process:      "9月21日上午，组织电工对主街至卫生院段的12盏路灯逐一检修，更换光源5个、线路80米，当晚全部恢复照明。",
		Verification: "9月22日晚，分管负责同志实地查验，路灯全部亮起，并走访沿街住户3户。",
		Feedback:     "电话138 0000-0000联系网友马某某，其表示满意，希望今后定期巡查。", ProposedReply: "网友您好！您反映的路灯不亮问题已修复，感谢您的关心。\n三营镇人民政府\n2026年9月22日",
	}
}

func sampleLetter() workflow.Letter {
	l := workflow.Letter{
		Number: workflow.Number{Year: 2026, Seq: 1}, Stage: workflow.Archived, Round: 1, Addressee: workflow.ToSecretary,
		BoardLabel: workflow.LabelComplaint, LabelText: "投诉/求助", Category: workflow.Petition, KeyMatter: []int{1, 4},
		Title: "三营镇主街路灯长期不亮 <急> & 盼解决", Body: "书记您好：\n　　我是三营镇居民，主街到卫生院一段的路灯已经坏了两个多月，晚上老人和学生出行很不安全。\n　　多次反映没有结果，请帮助解决。电话13800000000，马某某。",
		SourceID: "20260918001", URL: "https://board.example/threads/20260918001", PostedAt: at(2026, 9, 17, 21, 40),
		Petitioner:   workflow.Petitioner{Nickname: "三营居民", Contact: workflow.ContactDetails{Name: "马某某", Phone: "13800000000"}},
		RegisteredAt: at(2026, 9, 18, 9, 12), RegisteredBy: "xf_jingban", RegisteredIn: "区信访局",
		ClosedOn: calendar.Date(2026, 9, 29), ArchivedOn: calendar.Date(2026, 9, 30),
		Assignments: []workflow.Assignment{
			{N: 1, Round: 1, Unit: "水务局", Role: workflow.LeadRole, Status: workflow.Returned, Days: 5, Office: "区信访局", By: "xf_jingban", AssignedAt: at(2026, 9, 18, 9, 20), ReturnedAt: at(2026, 9, 18, 11, 0), Reason: "路灯不属我局职责。"},
			{N: 2, Round: 1, Unit: "三营镇", Role: workflow.LeadRole, Status: workflow.Done, Days: 5, Office: "区信访局", By: "xf_jingban", AssignedAt: at(2026, 9, 18, 14, 0), DueOn: calendar.Date(2026, 9, 24), AcceptedBy: "sanying", AcceptedAt: at(2026, 9, 18, 14, 30)},
		},
		Reports: []workflow.Report{sampleReport(1), sampleReport(2)},
		Approvals: []workflow.Approval{{N: 1, Round: 1, Version: 2, Leader: "shuji", SubmittedBy: "dw_jingban", SubmittedAt: at(2026, 9, 24, 10, 0),
			Decision: workflow.Agreed, DecidedBy: "shuji", DecidedAt: at(2026, 9, 25, 15, 0), Opinion: "同意，请举一反三。", Wording: sampleReport(2).ProposedReply}},
		Replies: []workflow.Reply{{N: 1, Round: 1, Kind: workflow.FinalReply, Channel: workflow.PublicChannel, Unit: "三营镇",
			Text: sampleReport(2).ProposedReply, URL: "https://board.example/threads/20260918001#r1", By: "xf_jingban", At: at(2026, 9, 29, 9, 0)}},
		Urges: []workflow.Urge{{N: 1, Round: 1, Unit: "三营镇", By: "job:overdue", At: at(2026, 9, 22, 9, 0)}},
		Duties: []workflow.Duty{
			{N: 1, Kind: workflow.DutyAssign, Owner: "区信访局", OpenedOn: calendar.Date(2026, 9, 18), DueOn: calendar.Date(2026, 9, 18), MetOn: calendar.Date(2026, 9, 18), Ended: workflow.Met},
			{N: 2, Kind: workflow.DutyReport, Owner: "三营镇", OpenedOn: calendar.Date(2026, 9, 18), DueOn: calendar.Date(2026, 9, 24), MetOn: calendar.Date(2026, 9, 22), Ended: workflow.Met},
		},
	}
	for i, office := range []string{"区信访局", "区委督查室"} {
		for _, g := range workflow.Gates {
			by := []string{"xf_shenhe", "dw_shenhe"}[i]
			l.Reviews = append(l.Reviews, workflow.Review{N: len(l.Reviews) + 1, Round: 1, Version: 2, Office: office, Gate: g, Passed: true, By: by, At: at(2026, 9, 23, 10+i, 0)})
		}
	}
	l.Reviews[3].Opinion = "“的”“地”混用，已改正。"
	return l
}

func sampleDossier() DossierInput {
	var log []LogEntry
	for i, c := range []workflow.Command{workflow.Register, workflow.Classify, workflow.Assign, workflow.Return, workflow.Assign, workflow.Accept,
		workflow.Submit, workflow.Pass, workflow.Pass, workflow.SubmitFor, workflow.Agree, workflow.Publish, workflow.Archive} {
		log = append(log, LogEntry{At: at(2026, 9, 18+i, 9, 12), Actor: "xf_jingban", Command: string(c), Hash: workflow.Digest(fmt.Sprint(i))})
	}
	return DossierInput{Letter: sampleLetter(), Events: log, People: sampleDirectory(), Reader: "xf_shenhe", At: at(2026, 9, 30, 10, 0)}
}
