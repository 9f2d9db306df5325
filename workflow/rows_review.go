package workflow

import "slices"

// passing are what any signature needs.
var passing = []guard{notTheDrafter, gatesUnsigned, factsCleared}

// reviewRows are 审核 through the five gates (第十一条).
var reviewRows = []Row{
	{
		Command: Pass, From: []Stage{Reviewing}, When: gatesLeft, Article: "第十一条 五关逐项签",
		Who:   []Who{turnReviewer},
		Needs: passing, Does: writePass,
	},
	{
		Command: Pass, From: []Stage{Reviewing}, When: officesLeft, Article: "第十一条 谁转办、谁审核",
		Who:   []Who{turnReviewer},
		Needs: passing, Does: writePass,
		Stops: []DutyKind{DutyReview}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{kind: ToldReview, to: []Who{turnReviewer}}},
	},
	{
		Command: Pass, From: []Stage{Reviewing}, When: chainDone, To: Approving, Article: "第十一条",
		Who:   []Who{turnReviewer},
		Needs: append([]guard{untrueWithheld}, passing...), Does: writePass,
		Stops: []DutyKind{DutyReview}, Drops: []DutyKind{DutyRecall}, Starts: []DutyKind{DutySubmit},
		Tells: []telling{{kind: ToldPassed, to: []Who{supervisor}}},
		Then:  []then{{command: FollowOn, on: twins, maybe: true}},
	},
	{
		Command: Rework, From: []Stage{Reviewing}, When: onTwin, To: Merged, Article: "edges 5、25 另一督查室退改",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheReporter, reasonGiven}, Does: writeTwinRework,
		Stops: []DutyKind{DutyReview}, Drops: []DutyKind{DutyRecall},
		Then: []then{{command: CallBack, on: leading}},
	},
	{
		Command: Rework, From: []Stage{Reviewing}, When: onFurther, To: Following, Article: "第十二条 再回复退改",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheReporter, reasonGiven}, Does: writeRework,
		Stops: []DutyKind{DutyReview}, Drops: []DutyKind{DutyRecall}, Starts: []DutyKind{DutyFurther},
		Tells: []telling{{kind: ToldRework, to: []Who{unitContact}}},
	},
	{
		Command: Rework, From: []Stage{Reviewing}, To: Handling, Article: "第十一条, edges 25、37、47",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheReporter, reasonGiven}, Does: writeRework, About: LeadRole,
		Stops: []DutyKind{DutyReview}, Drops: []DutyKind{DutyRecall}, Starts: []DutyKind{DutyReport},
		Tells: []telling{{kind: ToldRework, to: []Who{unitContact, officeDrafts}}, {kind: ToldBureauRework, to: []Who{{Reviewer, Bureau}}, when: bySupervision, maybe: true}},
	},
	{
		Command: Edit, From: []Stage{Reviewing}, When: chainEdited, To: Approving, Article: "edges 27 审核人改稿",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheReporter, untrueWithheld, textGiven, textChanges, editCleared}, Does: writeEdit,
		Stops: []DutyKind{DutyReview}, Drops: []DutyKind{DutyRecall}, Starts: []DutyKind{DutySubmit},
		Tells: []telling{{kind: ToldEdited, to: []Who{unitContact}}, {kind: ToldPassed, to: []Who{supervisor}}},
		Then:  []then{{command: FollowOn, on: twins, maybe: true}},
	},
	{
		Command: Edit, From: []Stage{Reviewing}, Article: "edges 27 审核人改稿",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheReporter, textGiven, textChanges, editCleared}, Does: writeEdit,
		Stops: []DutyKind{DutyReview}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{kind: ToldEdited, to: []Who{unitContact}}, {kind: ToldReview, to: []Who{turnReviewer}}},
	},
	{
		Command: Vouch, From: []Stage{Reviewing}, Article: "第十一条 事实关, domain.md §9 草拟稿中没有出处的事实由人核实",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheReporter, doubtNamed, reasonGiven, sourceElsewhere}, Does: writeVouched,
	},
	{
		Command: Withhold, From: []Stage{Reviewing}, Article: "第十二条 四类不予公开, edges 30",
		Who:   []Who{turnReviewer},
		Needs: []guard{finalReport, withholdKnown, reasonGiven, revisitGiven}, Does: writeWithholding,
	},
	{
		Command: Withhold, From: []Stage{Approving}, Article: "第十二条 四类不予公开, edges 30",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{finalReport, notYetSubmitted, withholdKnown, reasonGiven, revisitGiven}, Does: writeWithholding,
	},
}

// approvalRows are 报签 and 审定, and a leader's 批示 (第十一、三条).
var approvalRows = []Row{
	{
		Command: SubmitFor, From: []Stage{Approving}, When: onSheet, Article: "第十一条 按月整理并分别报",
		Who:   []Who{system},
		Needs: []guard{notYetSubmitted, leaderExists, notSingly}, Does: writeSubmission,
		Stops: []DutyKind{DutySubmit}, Starts: []DutyKind{DutyDecide},
	},
	{
		Command: SubmitFor, From: []Stage{Approving}, When: singly, Article: "第十一条, edges 26、28 单件报签",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{notYetSubmitted, leaderExists, namedLeader}, Does: writeSubmission,
		Stops: []DutyKind{DutySubmit}, Starts: []DutyKind{DutyDecide},
		Tells: []telling{{kind: ToldDecide, to: []Who{addressee}}},
	},
	{
		Command: Agree, From: []Stage{Approving}, When: withheldOpen, To: Following, Article: "第十二条 不予公开，尽量个别回复, edges 30",
		Who:   []Who{addressee, supervisionSign},
		Needs: deciding, Does: writeWithheldAgreement,
		Stops: []DutyKind{DutyDecide}, Drops: []DutyKind{DutyRevisit}, Starts: []DutyKind{DutyIndividual, DutyRevisit, DutyCommitment},
		Tells: []telling{{kind: ToldWithheld, to: []Who{unitContact, supervisor, bureauRegistrar}}},
		Then:  []then{{command: FollowOn, on: members, maybe: true}},
	},
	{
		Command: Agree, From: []Stage{Approving}, When: withheldNow, To: Closed, Article: "第十二条 不予公开, edges 7、30",
		Who:   []Who{addressee, supervisionSign},
		Needs: deciding, Does: writeWithheldAgreement,
		Stops: []DutyKind{DutyDecide}, Starts: []DutyKind{DutyArchive},
		Tells: []telling{{kind: ToldWithheld, to: []Who{unitContact, supervisor, bureauRegistrar}}},
		Then:  []then{{command: FollowOn, on: members, maybe: true}},
	},
	{
		Command: Agree, From: []Stage{Approving}, When: leaderEdits, To: Replying, Article: "edges 27 领导改稿",
		Who:   []Who{addressee, supervisionSign},
		Needs: deciding, Does: writeAgreement,
		Stops: []DutyKind{DutyDecide}, Starts: []DutyKind{DutyReply, DutyIndividual, DutyTranscript, DutyConfirm},
		Tells: []telling{{kind: ToldTranscript, to: []Who{supervisionSign}}, {kind: ToldConfirm, to: []Who{unitContact}, when: confirmOwed}},
		Then:  []then{{command: FollowOn, on: members, maybe: true}},
	},
	{
		Command: Agree, From: []Stage{Approving}, To: Replying, Article: "第十一条 领导审定",
		Who:   []Who{addressee, supervisionSign},
		Needs: deciding, Does: writeAgreement,
		Stops: []DutyKind{DutyDecide}, Starts: []DutyKind{DutyReply, DutyIndividual},
		Tells: []telling{{kind: ToldAgreed, to: []Who{bureauRegistrar}}, {kind: ToldPaper, to: []Who{addressee}, when: onPaper},
			{kind: ToldIndividual, to: []Who{unitContact}, when: individualOpen}},
		Then: []then{{command: FollowOn, on: members, maybe: true}},
	},
	{
		Command: SendBack, From: []Stage{Approving}, To: Reviewing, Article: "edges 25、47",
		Who:   []Who{addressee, supervisionSign},
		Needs: []guard{submitted, byLeaderOrPaper, reasonGiven}, Does: writeSendBack,
		Stops: []DutyKind{DutyDecide}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{kind: ToldSentBack, to: []Who{supervisor, supervisionSign}}},
	},
	{
		Command: Transcribe, From: []Stage{Replying}, Article: "edges 27 督查室核对领导改稿",
		Who:   []Who{supervisionSign},
		Needs: []guard{editUnchecked}, Does: writeTranscript,
		Stops: []DutyKind{DutyTranscript},
		Tells: []telling{{kind: ToldAgreed, to: []Who{bureauRegistrar}}},
	},
	{
		Command: Instruct, From: living[1:], Article: "第三条 根据批示要求做好相关工作, 第十九条",
		Who:   []Who{addressee},
		Needs: []guard{notSealed, reasonGiven}, Does: writeInstruction,
		Starts: []DutyKind{DutyInstruction},
		Tells:  []telling{{kind: ToldInstruction, to: []Who{supervisor, supervisionSign}}},
	},
	{
		Command: Direct, From: living, Article: "edges 41 单位只收转办要求，不见批示",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{instructionOpen, hasLeadUnit, reasonGiven}, Does: writeDirection,
		Tells: []telling{{kind: ToldDirection, to: []Who{unitContact, unitHead}}},
	},
	{
		Command: CarryOut, From: append(slices.Clone(anywhere), Merged), Article: "第三条",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{instructionOpen, reasonGiven}, Does: writeCarriedOut, Item: true,
		Stops: []DutyKind{DutyInstruction},
		Tells: []telling{{kind: ToldCarriedOut, to: []Who{addressee}}},
	},
}

// deciding are what a leader's yes needs.
var deciding = []guard{submitted, byLeaderOrPaper, notAReviewer}
