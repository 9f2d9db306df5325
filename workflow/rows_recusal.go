package workflow

import "slices"

// besideAccusation are the clocks that a new unit takes over.
var besideAccusation = append(slices.Clone(handlingDuties), DutyCommitment, DutyFurther, DutyRevisit)

// cutting is what a recusal brings about on the letters handled with the one that
// falls back: none of them keeps words or signatures of the accused.
var cutting = []then{{FallBack, members, true}, {FallBack, twins, true}, {Recuse, members, true}, {Recuse, twins, true}, {LetGo, leading, true}}

// recusalRows are 回避 (domain.md §5, edges 14): no order of commands leaves an
// accused unit or person with the letter, their words or their signature.
var recusalRows = []Row{
	{
		Command: Recuse, From: []Stage{Handling, Reviewing, Approving, Replying, Following}, When: accusesLead, To: Registered, Article: "edges 14 回避，改派",
		Who:   desk,
		Needs: recusalGuards, Does: writeRecusal, About: LeadRole,
		Drops: besideAccusation, Starts: []DutyKind{DutyAssign},
		Then:  cutting,
		Tells: []telling{{kind: ToldRecused, to: []Who{officeRegistrar, supervisor}}},
	},
	{
		Command: Recuse, From: []Stage{Reviewing, Approving, Replying}, When: accusesDrafter, To: Handling, Article: "edges 14 回避，重新报送",
		Who:   desk,
		Needs: recusalGuards, Does: writeRecusalOfDrafter, About: LeadRole,
		Drops: []DutyKind{DutyReview, DutySubmit, DutyDecide, DutyTranscript, DutyConfirm, DutyReply, DutyIndividual, DutyRecall}, Starts: []DutyKind{DutyReport},
		Then:  cutting,
		Tells: []telling{{kind: ToldRecused, to: []Who{officeRegistrar, supervisor}}},
	},
	{
		Command: Recuse, From: []Stage{Approving, Replying}, When: accusesSigner, To: Reviewing, Article: "edges 14 回避，重新审核",
		Who:   desk,
		Needs: recusalGuards, Does: writeRecusal,
		Drops: []DutyKind{DutySubmit, DutyDecide, DutyTranscript, DutyConfirm, DutyReply, DutyIndividual}, Starts: []DutyKind{DutyReview},
		Then:  cutting,
		Tells: []telling{{kind: ToldRecused, to: []Who{officeRegistrar, supervisor}}, {kind: ToldReview, to: []Who{turnReviewer}}},
	},
	{
		Command: Recuse, From: []Stage{Approving, Replying}, When: accusesDecider, To: Approving, Article: "edges 14、26 回避，另报领导",
		Who:   desk,
		Needs: recusalGuards, Does: writeRecusal,
		Drops: []DutyKind{DutySubmit, DutyDecide, DutyTranscript, DutyConfirm, DutyReply, DutyIndividual}, Starts: []DutyKind{DutySubmit},
		Then:  cutting,
		Tells: []telling{{kind: ToldRecused, to: []Who{officeRegistrar, supervisor}}},
	},
	{
		Command: Recuse, From: anywhere, Article: "edges 14 回避",
		Who:   desk,
		Needs: append(slices.Clone(recusalGuards), membersUntouched), Does: writeRecusal,
		Tells: []telling{{kind: ToldRecused, to: []Who{officeRegistrar, supervisor}}},
		Then:  []then{{Recuse, members, true}, {Recuse, twins, true}},
	},
	{
		Command: Recuse, From: append(slices.Clone(anywhere), Merged), Article: "edges 14、51 随主件回避",
		Who:   []Who{otherLetter},
		Needs: []guard{notRecusedYet}, Does: writeRecusal,
	},
	{
		Command: Unrecuse, From: []Stage{Registered, Handling, Following, Closed, Archived}, Article: "edges 14 督查室决定",
		Who:   []Who{supervisionSign},
		Needs: []guard{reasonGiven, recusedNow}, Does: writeUnrecusal,
	},
}

var recusalGuards = []guard{accusedKnown, reasonGiven, notRecusedYet, someoneLeft}
