package workflow

import (
	"slices"
	"strconv"
)

// telling is one row entry of "who is told".
type telling struct {
	kind  NoticeKind
	to    []Who
	when  condition // told only if, seen after the step; empty means always
	maybe bool      // nobody need hear it where the post is empty
}

// tell works out the notices of a step: one per person, in the hours when
// people may be disturbed; where a post is empty the owning office hears of it.
func (t *taking) tell() []Notice {
	var notices []Notice
	for _, tell := range t.row.Tells {
		if tell.when.holds != nil && !tell.when.holds(t) {
			continue
		}
		people, vacant := t.audience(tell.to)
		kind := tell.kind
		if vacant && !tell.maybe {
			kind, people = ToldNobody, t.rules.Keepers(t.letter, t.step.At)
		}
		for _, p := range people {
			notices = append(notices, t.notice(kind, p))
		}
	}
	return notices
}

// audience lists whom to tell: excepted the actor, of this step or of the one behind
// it, and everybody without sight of the letter as it stands now, but for those who
// hear that they lost it; vacant means the post itself is empty.
func (t *taking) audience(to []Who) (people []Person, vacant bool) {
	vacant = true
	seen := map[string]bool{t.step.Actor.Person: true}
	if t.cause != nil {
		seen[t.cause.step.Actor.Person] = true
	}
	for _, who := range to {
		for _, p := range t.peopleOf(who) {
			vacant = false
			if !seen[p.UserID] && (who.Of == FormerUnit || Sees(p, &t.letter, t.rules.People, t.today)) {
				seen[p.UserID] = true
				people = append(people, p)
			}
		}
	}
	return people, vacant
}

// peopleOf is who a row's entry means after the step: the units it gave the
// letter to, the owners of what it moved, else what the letter says.
func (t *taking) peopleOf(who Who) []Person {
	var people []Person
	holders := func(role Role, org string) {
		people = append(people, t.letter.unbarred(t.rules.People.Holders(role, org, t.today))...)
	}
	switch who.Of {
	case NewUnit:
		for _, n := range t.fresh {
			holders(who.Role, t.letter.Assignments[n-1].Unit)
		}
	case FormerUnit:
		for _, unit := range t.before.holders() {
			if t.letter.Of(unit) == nil {
				holders(who.Role, unit)
			}
		}
	case AskingUnit:
		for _, o := range t.letter.Objections {
			if o.AnsweredAt.Equal(t.step.At) {
				holders(who.Role, t.letter.Assignments[o.Assignment-1].Unit)
			}
		}
	case MovedOwners:
		for _, m := range t.moved {
			holders(m.Kind.Role(), m.Owner)
		}
	default:
		people = who.people(&t.letter, t.rules.People, t.today)
	}
	return people
}

func (t *taking) notice(kind NoticeKind, p Person) Notice {
	d := t.step.Details
	data := NoticeData{By: t.step.Actor.String(), Reason: d.Reason, Batch: d.Batch, No: d.No}
	t.addPart(&data, p)
	t.addItems(&data, p)
	if !t.mayRead(kind, p) || kind == ToldTakenAway {
		data.Reason = ""
	}
	if t.cause != nil {
		data.Other = t.cause.letter.Number
	}
	return Notice{
		Key: noticeKey(t.letter, kind, p.UserID), To: p.UserID, Kind: kind,
		Letter: t.letter.Number, Due: t.rules.Quiet(t.step.At, t.letter.Urgent), Data: data,
	}
}

// mayRead reports whether a person may read the reason of the step: a leader's
// words are for the office he wrote them to, and wait there until they are looked
// up when he returns a letter (第十九条).
func (t *taking) mayRead(kind NoticeKind, p Person) bool {
	return t.row.Who[0] != addressee || (kind != ToldSentBack && p.Org == supervision(t, nil))
}

// addPart says which unit the notice speaks of: the reader's own part, else the
// one the letter was taken from, else the lead.
func (t *taking) addPart(data *NoticeData, p Person) {
	a := t.letter.Lead()
	if own := t.letter.Of(p.Org); own != nil {
		a = own
	}
	if a != nil {
		data.Unit, data.DueOn, data.Part = a.Unit, a.DueOn, a.Role
	}
	if t.touched != "" && t.letter.Of(p.Org) == nil {
		data.Unit, data.Part = t.touched, ""
	}
}

// addItems adds gates, the number of a 督办单, and the deadlines that moved.
func (t *taking) addItems(data *NoticeData, p Person) {
	d := t.step.Details
	if len(d.Gates) > 0 {
		data.Gate = d.Gates[0]
	}
	if s := t.letter.openSupervision(); s != nil && t.step.Command == Supervise {
		data.Sheet, data.DueOn = t.letter.SheetNumber(*s), s.DueOn
	}
	if t.step.Command == UrgeUnit {
		data.Duty, data.DueOn = t.letter.pressing(d.Duty)
	}
	if t.step.Command == AnswerUrge || t.step.Command == Promise || t.step.Command == Study {
		data.DueOn = d.Until
	}
	data.Moves = slices.DeleteFunc(slices.Clone(t.moved), func(m Move) bool {
		return !slices.ContainsFunc(t.rules.People.ActsAs(p, t.today), func(q Person) bool { return q.Org == m.Owner })
	})
}

func noticeKey(l Letter, kind NoticeKind, to string) string {
	return l.Number.String() + "/" + strconv.FormatInt(l.Version, 10) + "/" + string(kind) + "/" + to
}
