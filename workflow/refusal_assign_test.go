package workflow_test

import "huiyin/workflow"

// accused is a letter that accuses 三营镇.
func accused(s *story) {
	s.does("2026-09-18 09:25", "xf_jingban", workflow.Recuse, details{Unit: "三营镇", Reason: "被反映"})
}

// transferred is a letter with the discipline unit since 2026-09-18.
func transferred(s *story) {
	s.starts(workflow.Discipline).does("2026-09-18 09:30", "dw_jingban", workflow.Assign, details{Unit: "区纪委监委"})
}

// other is letter 2 as it stands after some steps.
func other(edit func(*workflow.Letter)) workflow.Letter {
	l := workflow.Letter{Number: number(2), Stage: workflow.Handling, Round: 1, Category: workflow.Petition, Addressee: workflow.ToSecretary}
	edit(&l)
	return l
}

var atAssignment = []refusalCase{
	{name: "交办 to whom the letter accuses", after: classified, more: accused, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Assign,
		details: details{Unit: "三营镇"}, want: refusal{Reason: workflow.UnitRecused, Unit: "三营镇"}},
	{name: "涉法涉诉 to a township", more: of(workflow.Litigation), when: "2026-09-18 09:30", who: "dw_jingban", command: workflow.Assign,
		details: details{Unit: "三营镇"}, want: refusal{Reason: workflow.WrongUnit, Unit: "三营镇", Tag: workflow.PoliticalLegal}},
	{name: "support by the lead itself", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.Support,
		details: details{Unit: "三营镇"}, want: refusal{Reason: workflow.AlreadyHolding, Unit: "三营镇"}},
	{name: "support by a unit that does not exist", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Assign,
		details: details{Unit: "三营镇", Supports: []string{"五营镇"}}, want: refusal{Reason: workflow.UnknownUnit, Unit: "五营镇"}},
	{name: "自办 of what is no inquiry", more: of(workflow.Litigation), when: "2026-09-18 09:30", who: "dw_jingban", command: workflow.SelfHandle,
		want: refusal{Reason: workflow.NotInquiry}},
	{name: "自办 by an accused office where no other is left", edit: func(d *directory) {
		change(d, "shuji", func(p *workflow.Person) { p.Roles = append(p.Roles, workflow.Registrar) })
	}, more: func(s *story) {
		s.starts(workflow.Inquiry).does("2026-09-18 09:25", "dw_shenhe", workflow.Recuse, details{Unit: "区委督查室", Reason: "被反映"})
		change(s.rules.People, "zf_jingban", func(p *workflow.Person) { p.Roles = nil })
	}, when: "2026-09-18 09:30", who: "shuji", command: workflow.SelfHandle, want: refusal{Reason: workflow.UnitRecused, Unit: "区委督查室"}},
	{name: "a courtesy that is not owed", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Courtesy,
		want: refusal{Reason: workflow.NoCourtesy}},
	{name: "移送 after an interim reply", after: classified, more: func(s *story) {
		s.letter.Replies = []workflow.Reply{{N: 1, Round: 1, Channel: workflow.PublicChannel, Kind: workflow.InterimReply, Posted: true}}
	}, when: "2026-09-18 09:30", who: "dw_shenhe", command: workflow.Transfer, details: details{Reason: "涉及干部"}, want: refusal{Reason: workflow.AlreadyPublished}},
	{name: "移送 where there is no discipline unit", edit: func(d *directory) {
		for i := range d.Orgs {
			d.Orgs[i].Tags = nil
		}
	}, after: classified, when: "2026-09-18 09:30", who: "dw_shenhe", command: workflow.Transfer, details: details{Reason: "涉及干部"},
		want: refusal{Reason: workflow.NoDisciplineUnit}},
	{name: "退还移送 after five days", more: transferred, when: "2026-09-24 18:01", who: "jiwei", command: workflow.Decline,
		details: details{Reason: "不属监督事项"}, want: refusal{Reason: workflow.WindowClosed, Day: day("2026-09-24")}},
	{name: "退还移送 a second time", more: func(s *story) {
		transferred(s)
		s.does("2026-09-21 09:00", "jiwei", workflow.Decline, details{Reason: "不属监督事项"})
		s.does("2026-09-21 10:00", "dw_shenhe", workflow.Transfer, details{Reason: "仍属"})
	}, when: "2026-09-21 11:00", who: "jiwei", command: workflow.Decline, details: details{Reason: "不属监督事项"}, want: refusal{Reason: workflow.DeclinedBefore}},
	{name: "拆件 of words that are not there", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.SplitOff,
		details: details{Text: "村支书收钱"}, want: refusal{Reason: workflow.PassageMissing}},
	{name: "回避 of nobody known", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.Recuse,
		details: details{Unit: "五营镇", Reason: "被反映"}, want: refusal{Reason: workflow.UnknownAccused, Unit: "五营镇"}},
	{name: "回避 twice", after: classified, more: accused, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Recuse,
		details: details{Unit: "三营镇", Reason: "被反映"}, want: refusal{Reason: workflow.AlreadyRecused}},
	{name: "回避 of the last 督查室", after: classified, more: func(s *story) {
		s.does("2026-09-18 09:25", "dw_shenhe", workflow.Recuse, details{Unit: "政府督查室", Reason: "被反映"})
	}, when: "2026-09-18 09:30", who: "dw_shenhe", command: workflow.Recuse, details: details{Unit: "区委督查室", Reason: "被反映"},
		want: refusal{Reason: workflow.NobodyLeft}},
	{name: "解除回避 where there is none", after: assigned, when: "2026-09-18 10:00", who: "dw_shenhe", command: workflow.Unrecuse,
		details: details{Unit: "三营镇", Reason: "查无此事"}, want: refusal{Reason: workflow.NotRecused}},
}

// kin2 is how a refusal names letter 2.
var kin2 = []workflow.Number{number(2)}

var atMerging = []refusalCase{
	{name: "并案 with itself", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Merge,
		details: details{Into: number(1)}, want: refusal{Reason: workflow.MergeItself}},
	{name: "并案 with a letter that does not exist", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Merge,
		details: details{Into: number(2)}, want: refusal{Reason: workflow.NoSuchLetter, Kin: kin2}},
	{name: "并案 with a letter before the leader", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Merge,
		details: details{Into: number(2)}, kin: []workflow.Letter{other(func(l *workflow.Letter) { l.Stage = workflow.Approving })},
		want: refusal{Reason: workflow.LeadingClosed, Kin: kin2}},
	{name: "并案 with a letter that is behind", after: assigned, when: "2026-09-18 10:00", who: "xf_jingban", command: workflow.Merge,
		details: details{Into: number(2)}, kin: []workflow.Letter{other(func(l *workflow.Letter) { l.Stage = workflow.Registered })},
		want: refusal{Reason: workflow.LeadingBehind, Kin: kin2}},
	{name: "并案 with a letter of another category", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Merge,
		details: details{Into: number(2)}, kin: []workflow.Letter{other(func(l *workflow.Letter) { l.Category = workflow.Inquiry })},
		want: refusal{Reason: workflow.NotSameMatter, Kin: kin2}},
	{name: "拆并 after 报签", after: classified, more: func(s *story) { s.letter.Stage, s.letter.HandledWith = workflow.Merged, number(2) },
		when: "2026-09-22 12:00", who: "xf_jingban", command: workflow.Unmerge,
		kin: []workflow.Letter{other(func(l *workflow.Letter) {
			l.Stage, l.Approvals = workflow.Approving, []workflow.Approval{{N: 1, Round: 1, Decision: workflow.Undecided}}
		})}, want: refusal{Reason: workflow.LeadingClosed, Kin: kin2}},
	{name: "重办 while a member is under way", after: published, more: joined, when: "2026-09-24 09:00", who: "xf_jingban", command: workflow.Reopen,
		details: details{Reason: "又积水"}, kin: []workflow.Letter{other(func(l *workflow.Letter) { l.Stage, l.HandledWith = workflow.Replying, number(1) })},
		want: refusal{Reason: workflow.MembersOpen, Kin: kin2}},
	{name: "回避 while a member is signed by the accused", after: published, more: joined, when: "2026-09-24 09:00", who: "xf_jingban", command: workflow.Recuse,
		details: details{Person: "xf_shenhe", Reason: "是亲属"}, kin: []workflow.Letter{other(func(l *workflow.Letter) {
			l.Stage, l.HandledWith = workflow.Replying, number(1)
			l.Assignments = []workflow.Assignment{{N: 1, Round: 1, Unit: "三营镇", Role: workflow.LeadRole, Status: workflow.Done}}
			l.Reports = []workflow.Report{{Version: 1, Round: 1, Assignment: 1, By: "sanying"}}
		})},
		want: refusal{Reason: workflow.RecuseMembers, Kin: kin2}},
}
