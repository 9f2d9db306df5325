package workflow

import "slices"

// replyRows are 统一回复 (第十二条).
var replyRows = []Row{
	{
		Command: Publish, From: unpublished, When: standingLast, To: Closed, Article: "edges 6、10 礼节性回复发布后办结",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{linkGiven, boardThere, leadsNone, exactStanding}, Does: writePosted,
		Stops: []DutyKind{DutyPost}, Drops: []DutyKind{DutyAssign, DutyVoid}, Starts: []DutyKind{DutyArchive},
		Tells: []telling{{kind: ToldPublished, to: []Who{officeRegistrar}}},
	},
	{
		Command: Publish, From: unpublished, When: standingOpen, Article: "edges 10 礼节性回复",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{linkGiven, boardThere, leadsNone, exactStanding}, Does: writePosted,
		Stops: []DutyKind{DutyPost},
		Tells: []telling{{kind: ToldPublished, to: []Who{officeRegistrar}}},
	},
	{
		Command: Publish, From: []Stage{Replying}, When: interimOfMember, To: Merged, Article: "edges 19、51",
		Who:   []Who{bureauRegistrar},
		Needs: publishing, Does: writeReply,
		Stops: []DutyKind{DutyReply}, Drops: []DutyKind{DutyIndividual},
	},
	{
		Command: Publish, From: []Stage{Replying}, When: interimNow, To: Handling, Article: "edges 19 阶段性回复，承办继续",
		Who:   []Who{bureauRegistrar},
		Needs: publishing, Does: writeReply, About: LeadRole,
		Stops: []DutyKind{DutyReply}, Drops: []DutyKind{DutyIndividual}, Starts: []DutyKind{DutyReport},
		Tells: []telling{{kind: ToldInterimPublished, to: []Who{unitContact, supervisor}}},
	},
	{
		Command: Publish, From: []Stage{Replying}, When: somethingToFollow, To: Following, Article: "第十二条 统一回复，继续跟进承诺, edges 31",
		Who:   []Who{bureauRegistrar},
		Needs: publishing, Does: writeReply,
		Stops: []DutyKind{DutyReply}, Starts: []DutyKind{DutyCommitment, DutySatisfy},
		Tells: []telling{{kind: ToldPublished, to: []Who{unitContact, supervisor}}},
	},
	{
		Command: Publish, From: []Stage{Replying}, To: Closed, Article: "第十二条 统一回复",
		Who:   []Who{bureauRegistrar},
		Needs: publishing, Does: writeReply,
		Stops: []DutyKind{DutyReply}, Starts: []DutyKind{DutySatisfy, DutyArchive},
		Tells: []telling{{kind: ToldPublished, to: []Who{unitContact, supervisor}}},
	},
	{
		Command: PublishFail, From: unpublished, When: standingOpen, Article: "edges 10、32 留言板未能发布礼节性回复",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{reasonGiven}, Does: writePublishFailure,
		Tells: []telling{{kind: ToldPublishFailed, to: []Who{supervisor}}},
	},
	{
		Command: PublishFail, From: []Stage{Replying}, Article: "edges 32 留言板未能发布",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{approvedWords, reasonGiven}, Does: writePublishFailure,
		Tells: []telling{{kind: ToldPublishFailed, to: []Who{supervisor}}},
	},
	{
		Command: Individual, From: []Stage{Replying}, Article: "第十二条 公开回复与个别回复并行, edges 31",
		Who:   []Who{unitContact, unitHead, officeRegistrar},
		Needs: []guard{individualDueNow, methodGiven, opinionGiven}, Does: writeIndividual,
		Stops: []DutyKind{DutyIndividual},
	},
	{
		Command: Individual, From: []Stage{Following}, When: lastToFollow, To: Closed, Article: "第十二条, edges 31",
		Who:   []Who{unitContact, unitHead, officeRegistrar},
		Needs: []guard{individualDueNow, methodGiven, opinionGiven}, Does: writeIndividual,
		Stops: []DutyKind{DutyIndividual}, Starts: []DutyKind{DutyArchive},
		Tells: []telling{{kind: ToldClosed, to: []Who{officeRegistrar, supervisor}}},
	},
	{
		Command: Individual, From: []Stage{Following}, Article: "第十二条, edges 31",
		Who:   []Who{unitContact, unitHead, officeRegistrar},
		Needs: []guard{individualDueNow, methodGiven, opinionGiven}, Does: writeIndividual,
		Stops: []DutyKind{DutyIndividual},
	},
	{
		Command: Promise, From: []Stage{Replying}, When: confirmOwed, Article: "edges 27 确认领导改动的承诺",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{promiseNamed, untilAheadOrNone}, Does: writeConfirmation,
		Stops: []DutyKind{DutyConfirm},
	},
	{
		Command: Promise, From: []Stage{Following}, Article: "第十二条 已作出承诺的事项, edges 21",
		Who:   []Who{unitContact},
		Needs: []guard{reasonGiven, dayAhead}, Does: writePromise,
		Starts: []DutyKind{DutyCommitment},
		Tells:  []telling{{kind: ToldPromise, to: []Who{assigner}}},
	},
	{
		Command: Promise, From: []Stage{Handling, Reviewing}, Article: "第十二条, edges 21 提交时申报承诺",
		Who:   []Who{unitContact},
		Needs: []guard{reasonGiven, dayAhead}, Does: writePromise,
		Tells: []telling{{kind: ToldPromise, to: []Who{assigner}}},
	},
	{
		Command: Keep, From: []Stage{Following}, When: lastPromise, Article: "第十二条 直至问题得到有效解决，做好再回复",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{promiseOpen, reasonGiven}, Does: writeKept, Item: true,
		Stops: []DutyKind{DutyCommitment}, Starts: []DutyKind{DutyFurther},
		Tells: []telling{{kind: ToldKept, to: []Who{assigner, supervisor}}},
	},
	{
		Command: Keep, From: []Stage{Following}, Article: "第十二条 跟进承诺",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{promiseOpen, reasonGiven}, Does: writeKept, Item: true,
		Stops: []DutyKind{DutyCommitment},
		Tells: []telling{{kind: ToldKept, to: []Who{assigner, supervisor}}},
	},
	{
		Command: Revisit, From: []Stage{Following}, When: lastToFollow, To: Closed, Article: "edges 30 不可抗力到期复查",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{revisitOpen, reasonGiven}, Does: writeRevisit,
		Stops: []DutyKind{DutyRevisit}, Starts: []DutyKind{DutyArchive},
	},
	{
		Command: Revisit, From: []Stage{Following}, Article: "edges 30 不可抗力到期复查",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{revisitOpen, reasonGiven}, Does: writeRevisit,
		Stops: []DutyKind{DutyRevisit},
	},
}

// publishing are what a reply on the board needs.
var publishing = []guard{linkGiven, boardThere, nothingUnposted, approvedWords, publishable, editChecked, promisesConfirmed, exactWording}

// afterRows are what comes after publication: 更正, 撤下, 满意度, 重办, 归档.
var afterRows = []Row{
	{
		Command: TakeDown, From: append(slices.Clone(anywhere), Merged), Article: "edges 32 泄露个人信息先撤下",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{somethingPosted, reasonGiven}, Does: writeTakeDown,
		Tells: []telling{{kind: ToldTakenDown, to: []Who{supervisor, supervisionSign}}},
	},
	{
		Command: Correct, From: []Stage{Replying}, When: postingFailed, To: Approving, Article: "edges 32 改动的文字须单独审定",
		Who:   []Who{supervisionSign},
		Needs: []guard{textGiven, textChanges, notTheReporter}, Does: writeEdit,
		Drops: []DutyKind{DutyReply, DutyIndividual, DutyTranscript, DutyConfirm}, Starts: []DutyKind{DutySubmit},
		Tells: []telling{{kind: ToldPassed, to: []Who{supervisor}}},
	},
	{
		Command: Correct, From: answered, When: othersUnsigned, To: Reviewing, Article: "edges 14、32 回避后的更正，缺签的科室先审",
		Who:   []Who{supervisionSign},
		Needs: []guard{somethingPosted, hasReport, notWithheld, notTheReporter, textGiven, textChanges, editCleared}, Does: writeEdit,
		Drops: []DutyKind{DutyArchive}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{kind: ToldReview, to: []Who{turnReviewer}}},
	},
	{
		Command: Correct, From: answered, To: Approving, Article: "edges 32 更正须单独审定",
		Who:   []Who{supervisionSign},
		Needs: []guard{somethingPosted, hasReport, notWithheld, notTheReporter, textGiven, textChanges, editCleared}, Does: writeEdit,
		Drops: []DutyKind{DutyArchive}, Starts: []DutyKind{DutySubmit},
		Tells: []telling{{kind: ToldPassed, to: []Who{supervisor}}},
	},
	{
		Command: Satisfy, From: anywhere, Article: "第十七条 群众满意度, edges 33",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{somethingTold, levelKnown}, Does: writeSatisfaction,
		Stops: []DutyKind{DutySatisfy},
		Tells: []telling{{kind: ToldDissatisfied, to: []Who{assigner, supervisor}, when: dissatisfied}},
	},
	{
		Command: Reopen, From: []Stage{Closed, Archived}, To: Registered, Article: "edges 35 重新办理",
		Who:   []Who{assigner, assignerReviews, officeRegistrar},
		Needs: []guard{membersDone, reasonGiven}, Does: writeReopening,
		Drops: []DutyKind{DutyArchive, DutySatisfy}, Starts: []DutyKind{DutyAssign}, Then: []then{{LetGo, leading, true}},
		Tells: []telling{{kind: ToldReopened, to: []Who{officeRegistrar, supervisor}}},
	},
	{
		Command: Archive, From: []Stage{Closed}, To: Archived, Article: "第十五条, edges 41",
		Who:   []Who{assigner, assignerReviews, officeRegistrar, officeReviewer},
		Needs: []guard{nothingOwed}, Does: writeArchive,
		Stops: []DutyKind{DutyArchive}, Drops: []DutyKind{DutySatisfy, DutyReceipt},
	},
}
