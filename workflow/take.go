package workflow

import (
	"errors"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// Rules take steps on letters: the table together with the facts it needs.
type Rules struct {
	Calendar *calendar.Calendar
	People   *Directory
	Settings Settings
}

// Outcome is what one step leaves behind; all of it is stored together or
// not at all.
type Outcome struct {
	Letter  Letter
	Event   Event
	Notices []Notice
	Others  []Outcome // what the step brought about on other letters (edges 51)
}

// taking is one step on its way through the table.
type taking struct {
	rules     Rules
	step      Step
	letter    Letter // the copy that changes
	kin       map[Number]Letter
	cause     *taking // the step on another letter that brought this one about (edges 51)
	before    Letter
	today     calendar.Day
	row       Row
	as        Who    // by which entry of the row the actor was admitted
	actor     Person // zero for jobs and the API
	actingOrg string // for which the actor acts: their own, or that of whom they stand for
	standsFor string // userid of the person away whose place the actor takes (edges 24)
	touched   string // unit that the step took the letter from
	mine      int    // assignment that the step is about, 0 for the letter as a whole
	fresh     []int  // assignments that the step made
	moved     []Move // deadlines that a new calendar moved
	born      []Step // letters that come of this one
	wasUrgent bool
	others    []Outcome
}

// Take takes one step. The letter given is not changed; kin are the letters it
// is or will be handled with. The error is always a *Refusal.
func (r Rules) Take(l Letter, s Step, kin ...Letter) (Outcome, error) {
	t := r.taking(l, s, kin)
	if err := t.take(); err != nil {
		return Outcome{}, err
	}
	return t.outcome(), nil
}

func (r Rules) taking(l Letter, s Step, kin []Letter) *taking {
	t := &taking{rules: r, step: s, letter: l.clone(), before: l, today: calendar.Of(s.At), wasUrgent: l.Urgent, kin: map[Number]Letter{}}
	for _, k := range kin {
		t.kin[k.Number] = k
	}
	return t
}

// take finds the row, asks its guards, writes, and takes what follows.
func (t *taking) take() error {
	if err := t.choose(); err != nil {
		return err
	}
	for _, g := range append([]guard{{check: wordsShort}}, t.row.Needs...) {
		if refusal := g.check(t); refusal != nil {
			return t.complete(refusal)
		}
	}
	t.commit()
	return t.follow()
}

func (t *taking) outcome() Outcome {
	return Outcome{Letter: t.letter, Event: t.event(), Notices: t.tell(), Others: t.others}
}

// follow takes the steps that this one brings about on the letters handled with
// it, and registers what was split off; one that cannot be taken refuses the whole,
// unless the row says that the letter may stay as it is.
func (t *taking) follow() error {
	for _, s := range t.born {
		if err := t.bring(Letter{}, s); err != nil {
			return err
		}
	}
	for _, then := range t.row.Then {
		for _, n := range then.on.of(t) {
			if err := t.bring(t.kin[n], t.following(then.command, n)); err != nil && !then.maybe {
				return err
			}
		}
	}
	return nil
}

// bring takes a step on another letter because of this one.
func (t *taking) bring(l Letter, s Step) error {
	next := t.rules.taking(l, s, []Letter{t.letter})
	next.cause = t
	if err := next.take(); err != nil {
		return err
	}
	t.kin[s.Letter] = next.letter
	t.others = append(t.others, next.outcome())
	return nil
}

// following is the system's step on another letter, in the words of this one.
func (t *taking) following(c Command, n Number) Step {
	d := t.step.Details
	return Step{Command: c, Letter: n, At: t.step.At, Actor: Actor{Job: "with/" + t.letter.Number.String()},
		Details: Details{Into: t.letter.Number, Unit: d.Unit, Person: d.Person, Until: d.Until, Reason: d.Reason, Gates: d.Gates}}
}

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

// commit writes the effect, moves the stage and runs the clocks.
func (t *taking) commit() {
	t.end(t.row.Stops, Met)
	t.row.Does(t)
	if t.row.To != "" {
		t.letter.Stage = t.row.To
	}
	t.end(t.row.Drops, Dropped)
	for _, kind := range t.row.Starts {
		t.start(kind)
	}
	t.close()
	t.letter.Version++
	if t.row.Command != Undo {
		t.letter.Last = LastStep{Command: t.step.Command, By: t.step.Actor.Person, At: t.step.At, Version: t.letter.Version,
			Stage: t.before.Stage, Category: t.before.Category}
	}
}

// close notes the day of 办结, which a later step may take back (edges 34, 35).
func (t *taking) close() {
	closed := t.letter.Stage == Closed || t.letter.Stage == Archived
	switch {
	case closed && t.letter.ClosedOn.IsZero():
		t.letter.ClosedOn = t.today
	case !closed:
		t.letter.ClosedOn = calendar.Day{}
	}
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

// RowsOf lists the rows of one command in table order.
func RowsOf(c Command) []Row {
	return slices.DeleteFunc(slices.Clone(Table), func(r Row) bool { return r.Command != c })
}

// Possible lists the commands the person may take on the letter now, in table
// order (现在能做什么): a row of it fits the letter as it stands. Guards are not asked:
// they need the words of the step.
func (r Rules) Possible(l Letter, person string, at time.Time) []Command {
	var can []Command
	t := &taking{rules: r, step: Step{Actor: Actor{Person: person}, At: at}, letter: l, before: l, today: calendar.Of(at)}
	for _, row := range Table {
		if slices.Contains(row.From, l.Stage) && !slices.Contains(can, row.Command) && t.admitted(row) && t.possible(row) {
			can = append(can, row.Command)
		}
	}
	return can
}

// possible reports whether the condition of a row holds for the letter as it stands.
func (t *taking) possible(r Row) bool {
	t.row = r
	t.mine = t.concern()
	return r.When.holds == nil || r.When.holds(t)
}

// clone copies the letter deeply enough that a step cannot reach the original.
func (l Letter) clone() Letter {
	l.KeyMatter = slices.Clone(l.KeyMatter)
	l.Attachments = slices.Clone(l.Attachments)
	l.Assignments = slices.Clone(l.Assignments)
	l.Reports = slices.Clone(l.Reports)
	l.Reviews = slices.Clone(l.Reviews)
	l.Approvals = slices.Clone(l.Approvals)
	l.Replies = slices.Clone(l.Replies)
	l.Urges = slices.Clone(l.Urges)
	l.Duties = slices.Clone(l.Duties)
	l.Extensions = slices.Clone(l.Extensions)
	l.Objections = slices.Clone(l.Objections)
	l.Inputs = slices.Clone(l.Inputs)
	l.Recalls = slices.Clone(l.Recalls)
	l.Commitments = slices.Clone(l.Commitments)
	l.Withholdings = slices.Clone(l.Withholdings)
	l.Satisfaction = slices.Clone(l.Satisfaction)
	l.Instructions = slices.Clone(l.Instructions)
	l.Supervisions = slices.Clone(l.Supervisions)
	l.Studies = slices.Clone(l.Studies)
	l.Guidances = slices.Clone(l.Guidances)
	l.Recusals = slices.Clone(l.Recusals)
	l.Joins = slices.Clone(l.Joins)
	l.Masks = slices.Clone(l.Masks)
	return l
}

// Rehearse says whether a step would be refused, and why; nil means it would
// be taken.
func (r Rules) Rehearse(l Letter, s Step, kin ...Letter) *Refusal {
	var refusal *Refusal
	errors.As(r.taking(l, s, kin).take(), &refusal)
	return refusal
}
