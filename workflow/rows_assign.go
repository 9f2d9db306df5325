package workflow

// leadGuards are what any assignment of a lead unit needs.
var leadGuards = []guard{classified, unitExists, unitFree, unitFits, unitReachable, daysAllowed, supportsFit}

// assignRows are 交办 in its five procedures (第九条).
var assignRows = []Row{
	{
		Command: Assign, From: []Stage{Registered}, When: isDiscipline, To: Transferred, Article: "第九条 转区纪检委阅处, edges 13",
		Who:   []Who{supervisor},
		Needs: []guard{unitExists, unitFree, unitFits, unitReachable, standsAlone}, Does: writeTransfer,
		Stops: []DutyKind{DutyAssign}, Drops: allDuties, Starts: []DutyKind{DutyReceipt},
		Tells: []telling{{kind: ToldTransferred, to: []Who{newContact}}},
	},
	{
		Command: Assign, From: []Stage{Registered}, When: isThanks, Article: "edges 10 感谢转被感谢单位，不计时",
		Who:   []Who{officeRegistrar},
		Needs: []guard{unitExists, unitFree, unitReachable, notHolding}, Does: writeCopy,
		Tells: []telling{{kind: ToldCopied, to: []Who{newContact}}},
	},
	{
		Command: Assign, From: []Stage{Registered}, When: awaitsRuling, To: Handling, Article: "edges 16 督查室裁定，不得再退",
		Who:   []Who{supervisor},
		Needs: leadGuards, Does: writeRuling,
		Stops: []DutyKind{DutyRuling, DutyAssign}, Drops: []DutyKind{DutyVoid}, Starts: []DutyKind{DutyAccept, DutyReport, DutyInput},
		Tells: []telling{{kind: ToldAssigned, to: []Who{newContact}}},
	},
	{
		Command: Assign, From: []Stage{Registered}, When: ordinaryAssign, To: Handling, Article: "第九条 当日交办",
		Who:   []Who{officeRegistrar},
		Needs: leadGuards, Does: writeAssignment,
		Stops: []DutyKind{DutyAssign}, Drops: []DutyKind{DutyVoid}, Starts: []DutyKind{DutyAccept, DutyReport, DutyInput},
		Tells: []telling{{kind: ToldAssigned, to: []Who{newContact}}, {kind: ToldUrgent, to: []Who{publicist}, when: becameUrgent}},
	},
	{
		Command: SelfHandle, From: []Stage{Registered}, To: Handling, Article: "第九条 咨询类视情转办, edges 11 科室自办",
		Who:   []Who{supervisor},
		Needs: []guard{isInquiry, ownUnbarred}, Does: writeSelfHandling,
		Stops: []DutyKind{DutyAssign}, Drops: []DutyKind{DutyVoid}, Starts: []DutyKind{DutyReport},
	},
	{
		Command: Support, From: []Stage{Handling}, Article: "domain.md §3 协办, edges 8、20",
		Who:   []Who{assigner, assignerReviews},
		Needs: []guard{unitExists, unitFree, unitReachable, notHolding}, Does: writeSupport,
		Starts: []DutyKind{DutyAccept, DutyInput},
		Tells:  []telling{{kind: ToldAssigned, to: []Who{newContact}}, {kind: ToldSupported, to: []Who{unitContact}}},
	},
	{
		Command: Copy, From: living, When: toLeader, Article: "第九条 视情转有关领导同志, edges 10",
		Who:   []Who{officeRegistrar, officeReviewer, supervisor, supervisionSign},
		Needs: []guard{notSealed}, Does: writeNothing,
		Tells: []telling{{kind: ToldForReading, to: []Who{addressee}}},
	},
	{
		Command: Copy, From: living, Article: "第九条 视情转有关部门, edges 10 参阅只需回执",
		Who:   []Who{officeRegistrar, officeReviewer},
		Needs: []guard{notSealed, unitExists, unitFree, unitReachable, notHolding}, Does: writeCopy,
		Starts: []DutyKind{DutyReceipt},
		Tells:  []telling{{kind: ToldCopied, to: []Who{newContact}}},
	},
	{
		Command: Courtesy, From: []Stage{Registered, Handling}, Article: "第九条 礼节性回复, edges 10",
		Who:   []Who{officeRegistrar, officeReviewer},
		Needs: []guard{courtesyOwed, nothingUnposted}, Does: writeCourtesy,
		Stops: []DutyKind{DutyCourtesy}, Starts: []DutyKind{DutyPost},
		Tells: []telling{{kind: ToldPost, to: []Who{bureauRegistrar}}},
	},
	{
		Command: Transfer, From: unpublished, To: Transferred, Article: "第九条 转区纪检委阅处, edges 13",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{notPublished, disciplineUnit, standsAlone, reasonGiven}, Does: writeTransfer,
		Drops: allDuties, Starts: []DutyKind{DutyReceipt},
		Tells: []telling{{kind: ToldTransferred, to: []Who{newContact}}},
	},
	{
		Command: Decline, From: []Stage{Transferred}, To: Registered, Article: "edges 13 5日内可退还一次",
		Who:   []Who{{Contact, DisciplineUnit}, {Head, DisciplineUnit}},
		Needs: []guard{declineInTime, declineLeft, reasonGiven}, Does: writeDecline,
		Drops: []DutyKind{DutyReceipt}, Starts: []DutyKind{DutyAssign},
		Tells: []telling{{kind: ToldDeclined, to: []Who{supervisor, supervisionSign}}},
	},
}

// beside are 拆件 and 并案: letters that come of one another (edges 5, 8, 38, 51).
var beside = []Row{
	{
		Command: SplitOff, From: []Stage{Registered, Handling, Reviewing}, Article: "edges 8 党风廉政内容拆件",
		Who:   []Who{officeRegistrar, officeReviewer, supervisor, supervisionSign},
		Needs: []guard{notSealed, passageThere}, Does: writeSplit,
	},
	{
		Command: Merge, From: []Stage{Registered, Handling, Reviewing}, To: Merged, Article: "edges 5、38、51 并案",
		Who:   []Who{officeRegistrar, supervisor},
		Needs: []guard{notSealed, standsAlone, nothingUnposted, leadingThere, leadingOpen, sameMatter}, Does: writeMerge,
		Drops: ownDuties, Then: []then{{command: TakeIn, on: leading}},
		Tells: []telling{takenAway},
	},
	{
		Command: TakeIn, From: []Stage{Registered, Handling, Reviewing}, Article: "edges 38 以最早时限为准",
		Who: []Who{otherLetter}, Does: writeTakeIn,
		Tells: []telling{{kind: ToldTakenIn, to: []Who{officeRegistrar, unitContact}, maybe: true},
			{kind: ToldSpecialOffer, to: []Who{supervisor}, when: manyTogether}},
	},
	{
		Command: Unmerge, From: []Stage{Merged}, To: Registered, Article: "edges 38 报签前可拆并",
		Who:   []Who{officeRegistrar, supervisor},
		Needs: []guard{leadingBeforeSubmission}, Does: writeUnmerge,
		Starts: []DutyKind{DutyAssign}, Then: []then{{command: LetGo, on: leading}},
	},
	{
		Command: LetGo, From: anywhere, Article: "edges 38",
		Who: []Who{otherLetter}, Does: writeLetGo,
	},
	{
		Command: FollowOn, From: []Stage{Merged, Replying}, When: twinFollows, To: Reviewing, Article: "edges 5 各督查室各自审核",
		Who: []Who{otherLetter}, Does: writeFollowing,
		Starts: []DutyKind{DutyReview},
		Tells:  []telling{{kind: ToldReview, to: []Who{turnReviewer}}},
	},
	{
		Command: FollowOn, From: []Stage{Merged, Replying}, When: leadingWithheldOpen, To: Following, Article: "edges 30、51",
		Who: []Who{otherLetter}, Does: writeFollowingWithheld,
		Drops: []DutyKind{DutyReply, DutyIndividual}, Starts: []DutyKind{DutyIndividual, DutyRevisit},
	},
	{
		Command: FollowOn, From: []Stage{Merged, Replying}, When: leadingWithheld, To: Closed, Article: "edges 30、51",
		Who: []Who{otherLetter}, Does: writeFollowingWithheld,
		Drops: []DutyKind{DutyReply, DutyIndividual}, Starts: []DutyKind{DutyArchive},
	},
	{
		Command: FollowOn, From: []Stage{Merged, Replying}, To: Replying, Article: "edges 38、51 一次审定，逐件回复",
		Who: []Who{otherLetter}, Does: writeFollowing,
		Drops:  []DutyKind{DutyReply, DutyIndividual},
		Starts: []DutyKind{DutyReply, DutyIndividual},
		Tells:  []telling{{kind: ToldAgreed, to: []Who{bureauRegistrar}}},
	},
	{
		Command: FallBack, From: []Stage{Reviewing, Approving, Replying}, When: notYetPublished, To: Merged, Article: "edges 5、51 主件有新版报告",
		Who: []Who{otherLetter}, Does: writeFallBack,
		Drops: ownDuties,
	},
	{
		Command: CallBack, From: []Stage{Reviewing, Approving, Replying}, When: notYetPublished, To: Handling, Article: "edges 5 另一督查室退改",
		Who: []Who{otherLetter}, Does: writeCallBack, About: LeadRole,
		Drops: []DutyKind{DutyReview, DutySubmit, DutyDecide, DutyTranscript, DutyConfirm, DutyReply, DutyIndividual, DutyRecall}, Starts: []DutyKind{DutyReport},
		Tells: []telling{{kind: ToldRework, to: []Who{unitContact}}},
	},
}
