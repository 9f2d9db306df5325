package workflow

import "slices"

// Row is one line of the transition table: the machine itself. Code takes
// steps by it, help and docs are printed from it, property tests walk it.
type Row struct {
	Command Command
	From    []Stage   // empty only for Register
	When    condition // chooses between rows of one command; empty means always
	To      Stage     // empty: the stage stays
	Who     []Who
	Needs   []guard        // what must be there, in the order people hear of it
	Does    effect         // what it writes into the letter
	About   AssignmentRole // LeadRole: only the lead's clocks are meant
	Item    bool           // only the clock of the step's item is meant
	Stops   []DutyKind     // clocks met by it
	Drops   []DutyKind     // clocks that end unmet, because the letter went another way
	Starts  []DutyKind
	Tells   []telling
	Then    []then // what it brings about on the letters handled with it (edges 51)
	Article string // 第N条 or the edge that orders it
}

// then is a step that the system takes on other letters because of this one.
type then struct {
	command Command
	on      kinship
	maybe   bool // a letter on which it cannot be taken is left as it is
}

// kinship names the letters handled together, seen from one of them.
type kinship string

const (
	members kinship = "members" // 并入的各件
	twins   kinship = "twins"   // 致另一位领导的同一件
	leading kinship = "leading" // 主件
)

// of lists the letters meant.
func (k kinship) of(t *taking) []Number {
	switch k {
	case members:
		return t.letter.Members(false)
	case twins:
		return t.letter.Members(true)
	}
	for _, n := range []Number{t.letter.HandledWith, t.before.HandledWith} {
		if !n.IsZero() {
			return []Number{n}
		}
	}
	return nil
}

// The people of the table.
var (
	officeRegistrar = Who{Registrar, OwnerOffice}
	officeReviewer  = Who{Reviewer, OwnerOffice}
	assigner        = Who{Registrar, AssigningOffice}
	assignerReviews = Who{Reviewer, AssigningOffice}
	unitContact     = Who{Contact, LeadUnit}
	unitHead        = Who{Head, LeadUnit}
	officeDrafts    = Who{Registrar, LeadUnit} // 自办 (edges 11)
	holderContact   = Who{Contact, HoldingUnit}
	holderHead      = Who{Head, HoldingUnit}
	supportContact  = Who{Contact, SupportUnit}
	supportHead     = Who{Head, SupportUnit}
	newContact      = Who{Contact, NewUnit}
	askingContact   = Who{Contact, AskingUnit}
	formerContact   = Who{Contact, FormerUnit}
	turnReviewer    = Who{Reviewer, ReviewingTurn}
	supervisor      = Who{Registrar, Supervisors}
	supervisionSign = Who{Reviewer, Supervisors}
	bureauRegistrar = Who{Registrar, Bureau}
	publicist       = Who{Monitor, PublicityOffice}
	addressee       = Who{Leader, TheAddressee}
	lastHand        = Who{"", LastHand}
	otherLetter     = Who{"", TheOtherLetter}
	system          = Who{"", TheSystem}
)

// desk are the people of the offices that steer a letter.
var desk = []Who{officeRegistrar, officeReviewer, supervisor, supervisionSign}

// takenAway tells a unit that it need not go on, and no more (edges 23, 39).
var takenAway = telling{kind: ToldTakenAway, to: []Who{formerContact}, maybe: true}

// inputMoved tells supporting units that their day follows the lead's (edges 20).
var inputMoved = telling{kind: ToldRedated, to: []Who{{"", MovedOwners}}, when: inputsMoved, maybe: true}

// Stages that many rows start from.
var (
	unpublished = []Stage{Registered, Handling, Reviewing, Approving, Replying}
	answered    = []Stage{Following, Closed}
	living      = slices.Concat(unpublished, answered)
	anywhere    = append(slices.Clone(living), Archived)
)

// allDuties are every kind of duty: what an end beside the line drops.
var allDuties = []DutyKind{DutyAssign, DutyAccept, DutyReport, DutyInput, DutyReceipt, DutyExtension, DutyAnswer, DutyRecall, DutyRuling,
	DutyVoid, DutyCourtesy, DutyPost, DutyReview, DutySubmit, DutyDecide, DutyTranscript, DutyConfirm, DutyReply, DutyIndividual,
	DutyCommitment, DutyFurther, DutyRevisit, DutyInstruction, DutySupervision, DutyStudy, DutySatisfy, DutyArchive}

// ownDuties fall away while another letter leads: what a leader asked for, or a 会商
// concluded, is carried out all the same (第三、十六条).
var ownDuties = slices.DeleteFunc(slices.Clone(allDuties), func(k DutyKind) bool { return k == DutyInstruction || k == DutyStudy })

// handlingDuties are the clocks of a letter between 交办 and publication: what
// falls away when another unit takes it over.
var handlingDuties = []DutyKind{DutyAccept, DutyReport, DutyExtension, DutyAnswer, DutyRecall, DutyReview, DutySubmit, DutyDecide,
	DutyTranscript, DutyConfirm, DutyReply, DutyIndividual, DutySupervision}

// Table is the procedure of the regulation, article by article: 登记交办, 承办办理,
// 审核报签, 统一回复, 督促协调 and 立卷存档, with the special paths beside them.
var Table = slices.Concat(intakeRows, assignRows, beside, recusalRows, handlingRows, reviewRows, approvalRows, replyRows, afterRows,
	supervisionRows, undoRows)
