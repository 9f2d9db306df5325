package workflow

import (
	"slices"
	"time"
)

// choose finds the row: stage first, then the person, then the condition.
func (t *taking) choose() error {
	rows := RowsOf(t.step.Command)
	here := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool {
		return len(r.From) > 0 && !slices.Contains(r.From, t.letter.Stage)
	})
	if len(here) == 0 {
		if refusal := t.outsider(rows); refusal != nil {
			return refusal
		}
		return t.complete(&Refusal{Reason: WrongStage, From: fromOf(rows), By: t.lastHand()})
	}
	mine := slices.DeleteFunc(slices.Clone(here), func(r Row) bool { return !t.admitted(r) })
	if len(mine) == 0 {
		return t.complete(&Refusal{Reason: NotYours, Who: whoOf(rows)})
	}
	t.row = mine[0]
	for _, r := range mine {
		t.row = r
		t.admitted(r)
		t.mine = t.concern()
		t.pickItem()
		if r.When.holds == nil || r.When.holds(t) {
			return nil
		}
	}
	fits := slices.DeleteFunc(here, func(r Row) bool { return r.When.holds != nil && !r.When.holds(t) })
	if len(fits) > 0 {
		return t.complete(&Refusal{Reason: NotYours, Who: whoOf(fits)}) // somebody else's row
	}
	return t.complete(&Refusal{Reason: NotNow, From: fromOf(rows)})
}

// pickItem means the only open one where the step does not say which promise,
// 督办单 or 批示 it is about.
func (t *taking) pickItem() {
	if !t.row.Item || t.step.Details.Item != 0 {
		return
	}
	var open []int
	for _, d := range t.letter.Open() {
		if slices.Contains(t.row.Stops, d.Kind) {
			open = append(open, d.Item)
		}
	}
	if len(open) == 1 {
		t.step.Details.Item = open[0]
	}
}

// concern is the assignment that the step is about: the unit's own where a unit
// acts, the lead where the row says so.
func (t *taking) concern() int {
	var a *Assignment
	switch {
	case t.row.About == LeadRole || t.as.Of == LeadUnit:
		a = t.letter.Lead()
	case t.as.Of == SupportUnit || t.as.Of == HoldingUnit || t.as.Of == DisciplineUnit:
		a = t.letter.Of(t.actingOrg)
	}
	if a == nil {
		return 0
	}
	return a.N
}

// fromOf lists the stages in which any of the rows works.
func fromOf(rows []Row) []Stage {
	var from []Stage
	for _, r := range rows {
		for _, s := range r.From {
			if !slices.Contains(from, s) {
				from = append(from, s)
			}
		}
	}
	return from
}

// whoOf lists the people who may use any of the rows; a job is nobody to name.
func whoOf(rows []Row) []Who {
	var who []Who
	for _, r := range rows {
		for _, w := range r.Who {
			if w.Of.People() && !slices.Contains(who, w) {
				who = append(who, w)
			}
		}
	}
	return who
}

// outsider refuses people without sight of the letter before the stage is
// told to them.
func (t *taking) outsider(rows []Row) error {
	p, ok := t.rules.People.Person(t.step.Actor.Person)
	if t.step.Actor.Person == "" || (ok && Sees(p, &t.letter, t.rules.People, t.today)) {
		return nil
	}
	return t.complete(&Refusal{Reason: NotYours, Who: whoOf(rows)})
}

// admitted reports whether the actor, or somebody whose place they take, may
// use the row. Nobody acts on a letter that they may not read, unless to take back
// what they just did.
func (t *taking) admitted(r Row) bool {
	for _, w := range r.Who {
		if (w.Of == TheSystem && t.step.Actor.Job != "") || (w.Of == TheAPI && t.step.Actor.API) || (w.Of == TheOtherLetter && t.cause != nil) {
			return true
		}
		self, ok := t.rules.People.Person(t.step.Actor.Person)
		if !ok || t.letter.Barred(self) {
			continue // whom the letter accuses does nothing on it (edges 14)
		}
		for _, p := range t.rules.People.ActsAs(self, t.today) {
			if w.admits(p, &t.letter, t.rules.People) && (r.Command == Register || w.Of == LastHand || CanRead(p, &t.letter, t.rules.People)) {
				t.as, t.actor, t.actingOrg, t.standsFor = w, self, p.Org, ""
				if p.UserID != self.UserID {
					t.standsFor = p.UserID
				}
				return true
			}
		}
	}
	return false
}

// complete fills in what every refusal carries.
func (t *taking) complete(r *Refusal) error {
	r.Command, r.Letter, r.Stage = t.step.Command, t.letter.Number, t.letter.Stage
	return r
}

// lastHand names who moved the letter to where it stands, so that the second
// of two people reads who was first: the newest of the hands it went through.
func (t *taking) lastHand() (who string) {
	var when time.Time
	hand := func(by string, at time.Time) {
		if by != "" && !at.Before(when) {
			who, when = by, at
		}
	}
	if lead := t.letter.Lead(); lead != nil {
		hand(lead.By, lead.AssignedAt)
	}
	if r := t.letter.Report(); r != nil {
		hand(r.By, r.At)
	}
	for _, r := range t.letter.Reviews {
		hand(r.By, r.At)
	}
	for _, a := range t.letter.Approvals {
		hand(a.DecidedBy, a.DecidedAt)
	}
	for _, r := range t.letter.Replies {
		hand(r.By, r.At)
	}
	return who
}
