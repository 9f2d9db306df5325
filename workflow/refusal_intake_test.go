package workflow_test

import "huiyin/workflow"

// joined makes the story's letter one that letter 2 is handled with.
func joined(s *story) { s.letter.Joins = []workflow.Join{{N: 1, Member: number(2)}} }

// of starts a letter of another category.
func of(category workflow.Category) func(*story) {
	return func(s *story) { s.starts(category) }
}

// thanked is a suggestion whose courteous reply waits to be posted.
func thanked(s *story) {
	s.starts(workflow.Suggestion).does("2026-09-18 09:30", "dw_jingban", workflow.Courtesy, details{})
}

// reported once, then sent back.
func reworked(s *story) {
	s.does("2026-09-21 11:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"})
}

var atIntake = []refusalCase{
	{name: "another category without a reason", after: classified, when: "2026-09-18 09:25", who: "xf_jingban", command: workflow.Classify,
		details: details{Category: workflow.Inquiry}, want: refusal{Reason: workflow.NoReason}},
	{name: "another category after the first report", after: reported, more: reworked, when: "2026-09-21 12:00", who: "xf_jingban",
		command: workflow.Classify, details: details{Category: workflow.Inquiry, Reason: "实为咨询"}, want: refusal{Reason: workflow.ReportArrived}},
	{name: "党风廉政 is no category that a unit's letter gets", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.Classify,
		details: details{Category: workflow.Discipline, Reason: "涉及干部"}, want: refusal{Reason: workflow.SealByTransfer}},
	{name: "a category that the unit may not have", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.Classify,
		details: details{Category: workflow.Litigation, Reason: "已起诉"},
		want:    refusal{Reason: workflow.WrongUnit, Unit: "三营镇", Tag: workflow.PoliticalLegal}},
	{name: "a sixth clause of 第七条", after: classified, when: "2026-09-18 09:25", who: "xf_jingban", command: workflow.Mark,
		details: details{KeyMatter: []int{6}}, want: refusal{Reason: workflow.UnknownClause}},
	{name: "加急 twice", after: classified, more: func(s *story) { s.does("2026-09-18 09:25", "xf_jingban", workflow.Hasten, details{}) },
		when: "2026-09-18 09:26", who: "xf_jingban", command: workflow.Hasten, want: refusal{Reason: workflow.AlreadyUrgent}},
	{name: "the addressee it has already", after: classified, when: "2026-09-18 09:25", who: "xf_jingban", command: workflow.Readdress,
		details: details{Addressee: workflow.ToSecretary, Reason: "写错"}, want: refusal{Reason: workflow.SameAddressee}},
	{name: "another addressee of a letter that leads others", after: classified, more: joined, when: "2026-09-18 09:25", who: "xf_jingban",
		command: workflow.Readdress, details: details{Addressee: workflow.ToMayor, Reason: "写错"},
		want: refusal{Reason: workflow.HandledTogether, Kin: []workflow.Number{number(2)}}},
	{name: "the asker confirms 作废", edit: func(d *directory) {
		change(d, "xf_jingban", func(p *workflow.Person) { p.Roles = append(p.Roles, workflow.Reviewer) })
	}, after: classified, more: func(s *story) { s.does("2026-09-18 09:25", "xf_jingban", workflow.Void, details{Reason: "误登"}) },
		when: "2026-09-18 09:26", who: "xf_jingban", command: workflow.Void, want: refusal{Reason: workflow.AskedByYou}},
	{name: "作废 of a letter that a unit had", after: assigned, more: func(s *story) {
		s.does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	}, when: "2026-09-18 11:00", who: "xf_jingban", command: workflow.Void, details: details{Reason: "误登"}, want: refusal{Reason: workflow.AssignedBefore}},
	{name: "a discipline letter as not the district's", more: of(workflow.Discipline), when: "2026-09-18 09:30", who: "dw_jingban",
		command: workflow.OutOf, details: details{Reason: "市纪委"}, want: refusal{Reason: workflow.SealedLetter}},
	{name: "not the district's while a courtesy waits", more: thanked, when: "2026-09-18 09:40", who: "dw_jingban", command: workflow.OutOf,
		details: details{Reason: "市交通局"}, want: refusal{Reason: workflow.ReplyWaits}},
	{name: "a posting that is gone without a screenshot", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.BoardGone,
		want: refusal{Reason: workflow.NoProof}},
}
