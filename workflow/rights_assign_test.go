package workflow_test

import "huiyin/workflow"

var rightsAtIntake = []right{
	{name: "register", when: "2026-09-18 09:10", command: workflow.Register, details: details{Letter: theLetter()}, may: "dw_jingban zf_jingban xf_jingban api job"},
	{name: "classify", after: registered, when: "2026-09-18 09:20", command: workflow.Classify, details: details{Category: workflow.Petition}, may: "xf_jingban"},
	{name: "mark", after: classified, when: "2026-09-18 09:25", command: workflow.Mark, details: details{KeyMatter: []int{1}}, may: theDesk},
	{name: "hasten", after: classified, when: "2026-09-18 09:25", command: workflow.Hasten, may: theDesk},
	{name: "correct the addressee", after: classified, when: "2026-09-18 09:25", command: workflow.Readdress,
		details: details{Addressee: workflow.ToMayor, Reason: "写错"}, may: "xf_jingban dw_jingban"},
	{name: "ask for 作废", after: classified, when: "2026-09-18 09:25", command: workflow.Void, details: details{Reason: "误登"}, may: "xf_jingban"},
	{name: "confirm 作废", after: classified, more: func(s *story) { s.does("2026-09-18 09:25", "xf_jingban", workflow.Void, details{Reason: "误登"}) },
		when: "2026-09-18 09:26", command: workflow.Void, may: "xf_shenhe"},
	{name: "say that it is not the district's", after: classified, when: "2026-09-18 09:25", command: workflow.OutOf,
		details: details{Reason: "市交通局"}, may: "xf_jingban"},
	{name: "say that the posting is gone", more: of(workflow.Inquiry), when: "2026-09-18 09:25", command: workflow.BoardGone,
		details: details{Proof: "截图"}, may: "dw_jingban xf_jingban"},
}

var rightsAtAssignment = []right{
	{name: "assign", after: classified, when: "2026-09-18 09:30", command: workflow.Assign, details: details{Unit: "三营镇"}, may: "xf_jingban"},
	{name: "rule", after: classified, more: func(s *story) { s.letter.Duties[1].Kind = workflow.DutyRuling }, when: "2026-09-18 09:30",
		command: workflow.Assign, details: details{Unit: "三营镇"}, may: "dw_jingban"},
	{name: "pass on to 区纪委监委", more: of(workflow.Discipline), when: "2026-09-18 09:30", command: workflow.Assign,
		details: details{Unit: "区纪委监委"}, may: "dw_jingban"},
	{name: "answer an inquiry oneself", more: of(workflow.Inquiry), when: "2026-09-18 09:30", command: workflow.SelfHandle, may: "dw_jingban"},
	{name: "add a support unit", after: assigned, when: "2026-09-18 10:00", command: workflow.Support, details: details{Unit: "头营镇"}, may: "xf_jingban xf_shenhe"},
	{name: "copy to a unit", after: assigned, when: "2026-09-18 10:00", command: workflow.Copy, details: details{Unit: "头营镇"}, may: "xf_jingban xf_shenhe"},
	{name: "copy to the leader", after: assigned, when: "2026-09-18 10:00", command: workflow.Copy, may: theDesk},
	{name: "thank for a suggestion", more: of(workflow.Suggestion), when: "2026-09-18 09:30", command: workflow.Courtesy, may: "dw_jingban dw_shenhe"},
	{name: "transfer", after: assigned, when: "2026-09-18 10:00", command: workflow.Transfer, details: details{Reason: "涉及干部"}, may: "dw_jingban dw_shenhe"},
	{name: "decline", more: transferred, when: "2026-09-18 10:00", command: workflow.Decline, details: details{Reason: "不属监督事项"}, may: "jiwei jiwei_fz"},
	{name: "split off", after: assigned, when: "2026-09-18 10:00", command: workflow.SplitOff, details: details{Text: "孩子上学要绕行"}, may: theDesk},
	{name: "merge", after: assigned, when: "2026-09-18 10:00", command: workflow.Merge, details: details{Into: number(2)},
		but: map[string]workflow.Reason{"xf_jingban": workflow.NoSuchLetter, "dw_jingban": workflow.NoSuchLetter}},
	{name: "take out again", after: classified, more: func(s *story) { s.letter.Stage, s.letter.HandledWith = workflow.Merged, number(2) },
		when: "2026-09-18 10:00", command: workflow.Unmerge,
		but: map[string]workflow.Reason{"xf_jingban": workflow.LeadingClosed, "dw_jingban": workflow.LeadingClosed}},
	{name: "recuse", after: assigned, when: "2026-09-18 10:00", command: workflow.Recuse, details: details{Unit: "头营镇", Reason: "被反映"}, may: theDesk},
	{name: "lift a recusal", after: classified, more: accused, when: "2026-09-18 10:00", command: workflow.Unrecuse,
		details: details{Unit: "三营镇", Reason: "查无此事"}, may: "dw_shenhe"},
	{name: "take in another letter", after: assigned, when: "2026-09-18 10:00", command: workflow.TakeIn},
	{name: "let another letter go", after: assigned, when: "2026-09-18 10:00", command: workflow.LetGo},
	{name: "follow another letter", after: agreed, when: "2026-09-23 09:10", command: workflow.FollowOn},
	{name: "fall back with another letter", after: reported, when: "2026-09-21 11:00", command: workflow.FallBack},
	{name: "be called back by another letter", after: reported, when: "2026-09-21 11:00", command: workflow.CallBack},
}
