package workflow

// Row is one line of the transition table: the machine itself. Code takes
// steps by it, help and docs are printed from it, property tests walk it.
type Row struct {
	Command Command
	From    []Stage   // empty only for Register
	When    condition // chooses between rows of one command; empty means always
	To      Stage     // empty: the stage stays
	Who     []Who
	Needs   []guard    // what must be there, in the order people hear of it
	Does    effect     // what it writes into the letter
	Stops   []DutyKind // clocks met by it
	Drops   []DutyKind // clocks that end unmet, because the letter went another way
	Starts  []DutyKind
	Tells   []telling
	Article string // 第N条 or the edge that orders it
}

var (
	officeRegistrar = Who{Registrar, OwnerOffice}
	unitContact     = Who{Contact, LeadUnit}
	unitHead        = Who{Head, LeadUnit}
	turnReviewer    = Who{Reviewer, ReviewingTurn}
	supervisor      = Who{Registrar, Supervisors}
	supervisionSign = Who{Reviewer, Supervisors}
	bureauRegistrar = Who{Registrar, Bureau}
	addressee       = Who{Leader, TheAddressee}
	system          = Who{"", TheSystem}
)

// Table is the procedure of 信访类 with one lead unit (第八至十二、十五条).
// Other procedures and the special paths are further rows of this table.
var Table = []Row{
	{
		Command: Register, To: Registered, Article: "第九条, edges 1",
		Who:   []Who{{Registrar, AnyOffice}, {"", TheAPI}},
		Needs: []guard{fieldsPresent, fieldsShort}, Does: writeLetter,
		Starts: []DutyKind{DutyAssign},
		Tells:  []telling{{ToldRegistered, []Who{officeRegistrar}}},
	},
	{
		Command: Classify, From: []Stage{Registered}, When: ownerMoves, Article: "第九条, edges 1 归口随类别走",
		Who:   []Who{officeRegistrar},
		Needs: []guard{categoryKnown}, Does: writeCategory,
		Drops: []DutyKind{DutyAssign}, Starts: []DutyKind{DutyAssign},
		Tells: []telling{{ToldRegistered, []Who{officeRegistrar}}},
	},
	{
		Command: Classify, From: []Stage{Registered}, Article: "第九条",
		Who:   []Who{officeRegistrar},
		Needs: []guard{categoryKnown}, Does: writeCategory,
		Drops: []DutyKind{DutyAssign}, Starts: []DutyKind{DutyAssign},
	},
	{
		Command: Assign, From: []Stage{Registered}, To: Handling, Article: "第九条 当日交办",
		Who:   []Who{officeRegistrar},
		Needs: []guard{classified, unitExists, unitReachable, daysAllowed}, Does: writeAssignment,
		Stops: []DutyKind{DutyAssign}, Starts: []DutyKind{DutyAccept, DutyReport},
		Tells: []telling{{ToldAssigned, []Who{unitContact}}},
	},
	{
		Command: Accept, From: []Stage{Handling}, Article: "第十条 每个工作日查收",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{notYetAccepted}, Does: writeAcceptance,
		Stops: []DutyKind{DutyAccept},
	},
	{
		Command: Return, From: []Stage{Handling}, To: Registered, Article: "第十条 2日内退回并说明退件原因, edges 16",
		Who:   []Who{unitContact, unitHead},
		Needs: []guard{reasonGiven, notYetReported, insideWindow, returnsLeft}, Does: writeReturn,
		Drops: []DutyKind{DutyAccept, DutyReport}, Starts: []DutyKind{DutyAssign},
		Tells: []telling{{ToldReturned, []Who{officeRegistrar}}},
	},
	{
		Command: Submit, From: []Stage{Handling}, To: Reviewing, Article: "第十条 要素齐全",
		Who:   []Who{unitContact},
		Needs: []guard{accepted, reportComplete}, Does: writeReport,
		Stops: []DutyKind{DutyReport}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{ToldReview, []Who{turnReviewer}}},
	},
	{
		Command: Pass, From: []Stage{Reviewing}, When: gatesLeft, Article: "第十一条 五关逐项签",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheDrafter, gatesUnsigned}, Does: writePass,
	},
	{
		Command: Pass, From: []Stage{Reviewing}, When: officesLeft, Article: "第十一条 谁转办、谁审核",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheDrafter, gatesUnsigned}, Does: writePass,
		Stops: []DutyKind{DutyReview}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{ToldReview, []Who{turnReviewer}}},
	},
	{
		Command: Pass, From: []Stage{Reviewing}, When: chainDone, To: Approving, Article: "第十一条",
		Who:   []Who{turnReviewer},
		Needs: []guard{notTheDrafter, gatesUnsigned}, Does: writePass,
		Stops: []DutyKind{DutyReview}, Starts: []DutyKind{DutySubmit},
		Tells: []telling{{ToldPassed, []Who{supervisor}}},
	},
	{
		Command: Rework, From: []Stage{Reviewing}, To: Handling, Article: "第十一条, edges 25、37、47",
		Who:   []Who{turnReviewer},
		Needs: []guard{reasonGiven, notTheDrafter}, Does: writeRework,
		Stops: []DutyKind{DutyReview}, Starts: []DutyKind{DutyReport},
		Tells: []telling{{ToldRework, []Who{unitContact}}},
	},
	{
		Command: SubmitFor, From: []Stage{Approving}, When: onSheet, Article: "第十一条 按月整理并分别报",
		Who:   []Who{system},
		Needs: []guard{notYetSubmitted, leaderExists}, Does: writeSubmission,
		Stops: []DutyKind{DutySubmit}, Starts: []DutyKind{DutyDecide},
	},
	{
		Command: SubmitFor, From: []Stage{Approving}, Article: "第十一条, edges 28 单件报签",
		Who:   []Who{supervisor, supervisionSign},
		Needs: []guard{notYetSubmitted, leaderExists}, Does: writeSubmission,
		Stops: []DutyKind{DutySubmit}, Starts: []DutyKind{DutyDecide},
		Tells: []telling{{ToldDecide, []Who{addressee}}},
	},
	{
		Command: Agree, From: []Stage{Approving}, To: Replying, Article: "第十一条 领导审定",
		Who:   []Who{addressee},
		Needs: []guard{submitted, notAReviewer}, Does: writeAgreement,
		Stops: []DutyKind{DutyDecide}, Starts: []DutyKind{DutyReply},
		Tells: []telling{{ToldAgreed, []Who{bureauRegistrar}}},
	},
	{
		Command: SendBack, From: []Stage{Approving}, To: Reviewing, Article: "edges 25、47",
		Who:   []Who{addressee},
		Needs: []guard{reasonGiven, submitted}, Does: writeSendBack,
		Stops: []DutyKind{DutyDecide}, Starts: []DutyKind{DutyReview},
		Tells: []telling{{ToldSentBack, []Who{supervisor, supervisionSign}}},
	},
	{
		Command: Publish, From: []Stage{Replying}, To: Closed, Article: "第十二条 统一回复",
		Who:   []Who{bureauRegistrar},
		Needs: []guard{linkGiven, publishable, exactWording}, Does: writeReply,
		Stops: []DutyKind{DutyReply}, Starts: []DutyKind{DutyArchive},
		Tells: []telling{{ToldPublished, []Who{unitContact, supervisor}}},
	},
	{
		Command: UrgeUnit, From: []Stage{Handling}, Article: "第四条 催办, 第十三条",
		Who:   []Who{officeRegistrar, {Reviewer, OwnerOffice}, supervisor, supervisionSign, system},
		Needs: []guard{someoneToUrge}, Does: writeUrge,
		Tells: []telling{{ToldUrged, []Who{unitContact, unitHead}}},
	},
	{
		Command: Archive, From: []Stage{Closed}, To: Archived, Article: "第十五条, edges 41",
		Who:  []Who{officeRegistrar, {Reviewer, OwnerOffice}},
		Does: writeArchive, Stops: []DutyKind{DutyArchive},
	},
}
