package workflow_test

import "huiyin/workflow"

// edited is a letter that the leader approved in his own words.
func edited(s *story) {
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport(), Promises: []workflow.Commitment{{Text: "修路", DueOn: day("2026-10-30")}}})
	s.through(reported, submitted).does("2026-09-23 09:00", "shuji", workflow.Agree, details{Text: "网友您好！十月底前修好。"})
}

// post is a posting in the approved words.
var post = details{URL: "https://liuyan.example.cn/1"}

// standingPosted is a letter that is not the district's, answered so on the board, which one unit has still to read.
func standingPosted(s *story) {
	s.does("2026-09-18 09:25", "xf_jingban", workflow.Copy, details{Unit: "三营镇"}).
		does("2026-09-18 09:30", "xf_jingban", workflow.OutOf, details{Reason: "固原市交通运输局"}).does("2026-09-18 10:00", "xf_jingban", workflow.Publish, post)
}

var atFurtherReview = []refusalCase{
	{name: "发布失败 where nothing waits to be posted", after: classified, more: standingPosted, when: "2026-09-18 10:05", who: "xf_jingban",
		command: workflow.PublishFail, details: details{Reason: "含敏感词"}, want: refusal{Reason: workflow.NothingApproved}},
	{name: "the last office passes what proved untrue", after: accepted, more: func(s *story) {
		s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: untrue()}).does("2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{})
	}, when: "2026-09-22 10:00", who: "dw_shenhe", command: workflow.Pass, want: refusal{Reason: workflow.NotPublishable}},
	{name: "事实关 of a draft that states what has no source", after: accepted, more: doubtful, when: "2026-09-21 15:00", who: "xf_shenhe",
		command: workflow.Pass, want: refusal{Reason: workflow.FactsOpen}},
	{name: "an edit that keeps what has no source", after: accepted, more: doubtful, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Edit,
		details: details{Text: "您好！两处已修好。"}, want: refusal{Reason: workflow.FactsOpen}},
	{name: "核实 where nothing is in doubt", after: reported, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Vouch,
		details: details{Reason: "台账"}, want: refusal{Reason: workflow.NoDoubt}},
	{name: "核实 of one of several", after: accepted, more: doubtful, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Vouch,
		details: details{Reason: "台账"}, want: refusal{Reason: workflow.WhichDoubt}},
	{name: "核实 without a source", after: accepted, more: doubtful, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Vouch,
		details: details{Item: 1}, want: refusal{Reason: workflow.NoReason}},
	{name: "核实 with the doubt itself as its source", after: accepted, more: doubtful, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Vouch,
		details: details{Item: 1, Reason: "两处"}, want: refusal{Reason: workflow.NoReason}},
	{name: "核实 by who reported it", edit: drafterReviews, after: accepted, more: doubtful, when: "2026-09-21 15:00", who: "sanying", command: workflow.Vouch,
		details: details{Item: 1, Reason: "台账"}, want: refusal{Reason: workflow.DraftedBySelf}},
	{name: "an edit without text", after: reported, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Edit, want: refusal{Reason: workflow.NoText}},
	{name: "an edit that changes nothing", after: reported, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Edit,
		details: details{Text: theReply}, want: refusal{Reason: workflow.SameText}},
	{name: "退改 of one's own report in the reviewer's place", edit: drafterReviews, after: reported, when: "2026-09-21 15:00", who: "sanying",
		command: workflow.Rework, details: details{Reason: "再改"}, want: refusal{Reason: workflow.DraftedBySelf}},
	{name: "不公开 for a fifth reason", after: reported, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Withhold,
		details: details{Withhold: "whim", Reason: "不想"}, want: refusal{Reason: workflow.UnknownWithhold}},
	{name: "不可抗力 without a day to look again", after: reported, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Withhold,
		details: details{Withhold: workflow.ForceMajeure, Reason: "洪水"}, want: refusal{Reason: workflow.BadDay}},
	{name: "不公开 of an interim report", after: accepted, more: func(s *story) {
		s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: stageReport("2026-10-30")})
	}, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Withhold, details: details{Withhold: workflow.Unreasonable, Reason: "不合理"},
		want: refusal{Reason: workflow.InterimShown}},
	{name: "an urgent letter on the month's sheet", after: passed, more: func(s *story) { s.does("2026-09-22 10:30", "dw_jingban", workflow.Hasten, details{}) },
		when: "2026-10-08 09:00", who: "job", command: workflow.SubmitFor, details: details{Batch: "2026-09"}, want: refusal{Reason: workflow.NotNow}},
	{name: "报签 to somebody who leads nothing", after: passed, when: "2026-09-22 11:00", who: "dw_jingban", command: workflow.SubmitFor,
		details: details{Person: "sanying"}, want: refusal{Reason: workflow.UnknownLeader}},
	{name: "审定 on paper without the scan", after: submitted, when: "2026-09-23 09:00", who: "dw_shenhe", command: workflow.Agree,
		details: details{Paper: true}, want: refusal{Reason: workflow.PaperMissing}},
	{name: "核对 of what nobody edited", after: agreed, when: "2026-09-23 09:10", who: "dw_shenhe", command: workflow.Transcribe,
		want: refusal{Reason: workflow.NothingToCheck}},
	{name: "转办要求 without 批示", after: accepted, when: "2026-09-21 09:00", who: "dw_jingban", command: workflow.Direct,
		details: details{Reason: "请抓紧"}, want: refusal{Reason: workflow.NoInstruction}},
	{name: "转办要求 to nobody", after: accepted, more: func(s *story) {
		s.does("2026-09-18 11:00", "shuji", workflow.Instruct, details{Reason: "抓紧"}).does("2026-09-18 12:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	}, when: "2026-09-18 13:00", who: "dw_jingban", command: workflow.Direct, details: details{Reason: "请抓紧"}, want: refusal{Reason: workflow.NothingToUrge}},
}

var atReply = []refusalCase{
	{name: "发布 on a posting that is gone", after: answered, more: func(s *story) {
		s.does("2026-09-23 09:40", "xf_jingban", workflow.BoardGone, details{Proof: "截图"})
	}, when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Publish, details: post, want: refusal{Reason: workflow.BoardIsGone}},
	{name: "发布 of a courtesy in other words", more: thanked, when: "2026-09-20 09:00", who: "xf_jingban", command: workflow.Publish,
		details: details{URL: "https://liuyan.example.cn/1", Text: "谢谢"}, want: refusal{Reason: workflow.WordingDiffers}},
	{name: "发布 of a courtesy for a letter that leads others", more: func(s *story) {
		thanked(s)
		s.letter.Joins = []workflow.Join{{N: 1, Member: number(2)}}
	}, when: "2026-09-20 09:00", who: "xf_jingban", command: workflow.Publish, details: post, want: refusal{Reason: workflow.MembersHang, Kin: []workflow.Number{number(2)}}},
	{name: "发布 of nothing approved", after: answered, more: func(s *story) { s.letter.Approvals = nil },
		when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Publish, details: post, want: refusal{Reason: workflow.NothingApproved}},
	{name: "发布 of what proved untrue", after: answered, more: func(s *story) { s.letter.Reports[0].Finding = workflow.Unsubstantiated },
		when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Publish, details: post, want: refusal{Reason: workflow.NotPublishable}},
	{name: "发布 of the leader's words unchecked", after: accepted, more: edited, when: "2026-09-23 10:00", who: "xf_jingban",
		command: workflow.Publish, details: post, want: refusal{Reason: workflow.EditUnchecked}},
	{name: "发布 of a promise unconfirmed", after: accepted, more: func(s *story) {
		edited(s)
		s.does("2026-09-23 09:30", "dw_shenhe", workflow.Transcribe, details{})
	}, when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Publish, details: post, want: refusal{Reason: workflow.PromiseUnconfirmed}},
	{name: "个别回复 a second time", after: answered, when: "2026-09-23 10:00", who: "sanying", command: workflow.Individual,
		details: details{Question: "电话", Reason: "网友无异议"}, want: refusal{Reason: workflow.NoIndividualDue}},
	{name: "个别回复 without saying how", after: agreed, when: "2026-09-23 09:20", who: "sanying", command: workflow.Individual,
		want: refusal{Reason: workflow.NoMethod}},
	{name: "个别回复 without what the writer said", after: agreed, when: "2026-09-23 09:20", who: "sanying", command: workflow.Individual,
		details: details{Question: "联系不上"}, want: refusal{Reason: workflow.NoOpinion}},
	{name: "another day for one of two promises", after: accepted, more: func(s *story) {
		edited(s)
		s.letter.Commitments = append(s.letter.Commitments, workflow.Commitment{N: 2, Round: 1, Text: "绿化", DueOn: day("2026-10-09")})
	}, when: "2026-09-23 10:00", who: "sanying", command: workflow.Promise,
		details: details{Until: day("2026-11-10")}, want: refusal{Reason: workflow.NoPromise}},
	{name: "a promise without a day, later", after: accepted, when: "2026-09-21 10:00", who: "sanying", command: workflow.Promise,
		details: details{Reason: "修路"}, want: refusal{Reason: workflow.BadDay}},
	{name: "兑现 of a promise that is kept", after: accepted, more: keptPromise, when: "2026-09-24 10:00", who: "sanying", command: workflow.Keep,
		details: details{Item: 1, Reason: "已修好"}, want: refusal{Reason: workflow.NoPromise}},
	{name: "复查 of nothing", after: accepted, more: keptPromise, when: "2026-09-24 10:00", who: "dw_jingban", command: workflow.Revisit,
		details: details{Reason: "水已退"}, want: refusal{Reason: workflow.NoRevisit}},
	{name: "撤下 of nothing", after: accepted, when: "2026-09-21 10:00", who: "xf_jingban", command: workflow.TakeDown,
		details: details{Reason: "含电话"}, want: refusal{Reason: workflow.NothingPosted}},
	{name: "更正 of what was decided not to be published", after: passed, more: func(s *story) {
		revisited(s)
		s.letter.Replies = append(s.letter.Replies, workflow.Reply{N: 1, Round: 1, Kind: workflow.InterimReply, Channel: workflow.PublicChannel, Posted: true})
	}, when: "2026-09-24 09:00", who: "dw_shenhe", command: workflow.Correct, details: details{Text: "网友您好！更正。"}, want: refusal{Reason: workflow.NotPublishable}},
	{name: "更正 of a standing text", more: func(s *story) {
		thanked(s)
		s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, post)
	}, when: "2026-09-21 09:00", who: "dw_shenhe", command: workflow.Correct, details: details{Text: "网友您好！更正。"}, want: refusal{Reason: workflow.NoReport}},
	{name: "a satisfaction that does not exist", after: published, when: "2026-09-24 09:00", who: "xf_jingban", command: workflow.Satisfy,
		details: details{Source: workflow.FromPhone, Level: "splendid"}, want: refusal{Reason: workflow.UnknownLevel}},
	{name: "满意度 before any answer", after: agreed, when: "2026-09-23 09:20", who: "xf_jingban", command: workflow.Satisfy,
		details: details{Source: workflow.FromPhone, Level: workflow.Fair}, want: refusal{Reason: workflow.NothingPosted}},
	{name: "归档 with a leader's word open", after: published, more: func(s *story) {
		s.does("2026-09-23 10:30", "shuji", workflow.Instruct, details{Reason: "举一反三"})
	}, when: "2026-09-23 11:00", who: "xf_jingban", command: workflow.Archive,
		want: refusal{Reason: workflow.StillOwed, Kind: workflow.DutyInstruction, Unit: "区委督查室"}},
}
