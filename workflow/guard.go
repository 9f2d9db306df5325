package workflow

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow/calendar"
)

// guard is one thing that must be there before a step (须具备); says is its
// Chinese name for docs.
type guard struct {
	says  string
	check func(*taking) *Refusal
}

// condition chooses between rows of one command.
type condition struct {
	says  string
	holds func(*taking) bool
}

func refuse(ok bool, r Refusal) *Refusal {
	if ok {
		return nil
	}
	return &r
}

var fieldsPresent = guard{"受文领导、标题、内容齐全", func(t *taking) *Refusal {
	l, missing := t.step.Details.Letter, []string(nil)
	for field, ok := range map[string]bool{
		"addressee": l.Addressee == ToSecretary || l.Addressee == ToMayor,
		"title":     strings.TrimSpace(l.Title) != "", "body": strings.TrimSpace(l.Body) != "",
	} {
		if !ok {
			missing = append(missing, field)
		}
	}
	slices.Sort(missing)
	return refuse(len(missing) == 0, Refusal{Reason: MissingFields, Fields: missing})
}}

// The longest a letter's fields may be, in characters; the longest real
// letter has 8,994.
const (
	maxTitle, maxSourceID, maxText = 200, 128, 20000
)

var fieldsShort = guard{"标题、编号、内容不过长", func(t *taking) *Refusal {
	l, long := t.step.Details.Letter, []string(nil)
	for field, tooLong := range map[string]bool{
		"title": utf8.RuneCountInString(l.Title) > maxTitle, "source_id": utf8.RuneCountInString(l.SourceID) > maxSourceID,
		"body": utf8.RuneCountInString(l.Body) > maxText,
	} {
		if tooLong {
			long = append(long, field)
		}
	}
	slices.Sort(long)
	return refuse(len(long) == 0, Refusal{Reason: TooLong, Fields: long})
}}

// Procedures lists the categories this table can take through to the end.
var Procedures = []Category{Petition}

var categoryKnown = guard{"类别有对应程序", func(t *taking) *Refusal {
	return refuse(slices.Contains(Procedures, t.step.Details.Category), Refusal{Reason: UnknownCategory})
}}

var classified = guard{"已分类", func(t *taking) *Refusal {
	return refuse(t.letter.Category != "", Refusal{Reason: NoCategory})
}}

var unitExists = guard{"承办单位存在", func(t *taking) *Refusal {
	o, ok := t.rules.People.Org(t.step.Details.Unit)
	return refuse(ok && o.Kind.IsUnit(), Refusal{Reason: UnknownUnit, Unit: t.step.Details.Unit})
}}

var unitReachable = guard{"承办单位有联络员", func(t *taking) *Refusal {
	unit := t.step.Details.Unit
	return refuse(len(t.rules.People.Holders(Contact, unit, t.today)) > 0, Refusal{Reason: NoContact, Unit: unit})
}}

var daysAllowed = guard{"时限为5日或15日", func(t *taking) *Refusal {
	d, s := t.step.Details.Days, t.rules.Settings
	return refuse(d == 0 || d == s.HandlingDays || d == s.ComplexDays, Refusal{Reason: BadDays})
}}

var notYetAccepted = guard{"尚未签收", func(t *taking) *Refusal {
	lead := t.letter.Lead()
	return refuse(lead.Status == Offered, Refusal{Reason: AlreadyAccepted, By: lead.AcceptedBy, Unit: lead.Unit})
}}

var accepted = guard{"已签收", func(t *taking) *Refusal {
	return refuse(t.letter.Lead().Status == Accepted, Refusal{Reason: NotAccepted, Unit: t.letter.Lead().Unit})
}}

var reasonGiven = guard{"说明理由", func(t *taking) *Refusal {
	return refuse(strings.TrimSpace(t.step.Details.Reason) != "", Refusal{Reason: NoReason})
}}

var notYetReported = guard{"尚未报送", func(t *taking) *Refusal {
	return refuse(t.letter.Report() == nil || t.letter.Report().Assignment != t.letter.Lead().N,
		Refusal{Reason: WindowClosed, Day: t.returnBy()})
}}

var insideWindow = guard{"在2日退回期限内", func(t *taking) *Refusal {
	return refuse(!t.step.At.After(calendar.Close(t.returnBy())), Refusal{Reason: WindowClosed, Day: t.returnBy()})
}}

// returnBy is the last day on which the unit may return the letter (第十条).
func (t *taking) returnBy() calendar.Day {
	return t.rules.Calendar.Plus(calendar.Of(t.letter.Lead().AssignedAt), t.rules.Settings.ReturnDays).Day
}

var returnsLeft = guard{"退回未满两次", func(t *taking) *Refusal {
	returned := 0
	for _, a := range t.letter.Assignments {
		if a.Status == Returned {
			returned++
		}
	}
	return refuse(returned < t.rules.Settings.MaxReturns, Refusal{Reason: TooManyReturns})
}}

var reportComplete = guard{"四要素、属实程度、回复建议齐全", func(t *taking) *Refusal {
	missing := t.step.Details.Report.Missing()
	return refuse(len(missing) == 0, Refusal{Reason: ReportIncomplete, Missing: missing})
}}

var notTheDrafter = guard{"审核人不是起草人", func(t *taking) *Refusal {
	return refuse(t.letter.Report().By != t.actor.UserID, Refusal{Reason: DraftedBySelf})
}}

var gatesUnsigned = guard{"所签关口尚未签", func(t *taking) *Refusal {
	left := t.letter.Unsigned(t.actingOrg)
	for _, g := range t.step.Details.Gates {
		if !slices.Contains(left, g) {
			return &Refusal{Reason: GateSigned, Gate: g}
		}
	}
	return nil
}}

var notYetSubmitted = guard{"尚未报签", func(t *taking) *Refusal {
	return refuse(!t.pending(), Refusal{Reason: AlreadySubmitted})
}}

var submitted = guard{"已报签", func(t *taking) *Refusal {
	return refuse(t.pending(), Refusal{Reason: NotSubmitted})
}}

// pending reports whether the newest version lies before the leader.
func (t *taking) pending() bool {
	a := t.letter.Approval()
	return a != nil && a.Decision == Undecided
}

var leaderExists = guard{"有受文领导", func(t *taking) *Refusal {
	_, ok := t.rules.People.LeaderOf(t.letter.Addressee)
	return refuse(ok, Refusal{Reason: NoLeader})
}}

var notAReviewer = guard{"审定人不是起草人、审核人", func(t *taking) *Refusal {
	hands := append(t.letter.Reviewers(), t.letter.Report().By)
	return refuse(!slices.Contains(hands, t.actor.UserID), Refusal{Reason: ReviewedBySelf})
}}

var linkGiven = guard{"附回复链接", func(t *taking) *Refusal {
	u, err := url.Parse(t.step.Details.URL)
	ok := err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Hostname(), ".")
	return refuse(ok, Refusal{Reason: BadLink})
}}

var publishable = guard{"不属于不予公开的情形", func(t *taking) *Refusal {
	return refuse(t.letter.Report().Finding != Unsubstantiated, Refusal{Reason: NotPublishable})
}}

var exactWording = guard{"与审定稿一字不差", func(t *taking) *Refusal {
	said := t.step.Details.Text
	return refuse(said == "" || said == t.letter.Approval().Wording, Refusal{Reason: WordingDiffers})
}}

var someoneToUrge = guard{"有在办单位", func(t *taking) *Refusal {
	return refuse(t.letter.Lead() != nil, Refusal{Reason: NothingToUrge})
}}

var gatesLeft = condition{"本单位五关未签完", func(t *taking) bool { return len(t.gatesAfter()) > 0 }}

var officesLeft = condition{"本单位签完，下一审核单位未签", func(t *taking) bool {
	return len(t.gatesAfter()) == 0 && !t.lastOffice()
}}

var chainDone = condition{"最后一个审核单位签完", func(t *taking) bool {
	return len(t.gatesAfter()) == 0 && t.lastOffice()
}}

// gatesAfter lists what the acting office would still have to sign.
func (t *taking) gatesAfter() []Gate {
	signing := t.step.Details.Gates
	if len(signing) == 0 {
		return nil
	}
	left := t.letter.Unsigned(t.letter.Turn(t.rules.People))
	return slices.DeleteFunc(left, func(g Gate) bool { return slices.Contains(signing, g) })
}

func (t *taking) lastOffice() bool {
	chain := t.letter.ReviewChain(t.rules.People)
	return t.letter.Turn(t.rules.People) == chain[len(chain)-1]
}

var onSheet = condition{"每月首个工作日汇总", func(t *taking) bool { return t.step.Details.Batch != "" }}

var ownerMoves = condition{"归口科室改变", func(t *taking) bool {
	moved := t.letter
	moved.Category = t.step.Details.Category
	return moved.Owner(t.rules.People) != t.letter.Owner(t.rules.People)
}}
