package workflow

import (
	"errors"
	"slices"
	"strconv"
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
}

// taking is one step on its way through the table.
type taking struct {
	rules     Rules
	step      Step
	letter    Letter // the copy that changes
	before    Stage
	today     calendar.Day
	row       Row
	actor     Person // zero for jobs and the API
	actingOrg string // for which the actor acts: their own, or that of whom they stand for
	standsFor string // userid of the person away whose place the actor takes (edges 24)
	touched   string // unit that the step took the letter from
}

// Take takes one step. The letter given is not changed; the error is always a
// *Refusal.
func (r Rules) Take(l Letter, s Step) (Outcome, error) {
	t := &taking{rules: r, step: s, letter: l.clone(), before: l.Stage, today: calendar.Of(s.At)}
	if err := t.choose(); err != nil {
		return Outcome{}, err
	}
	for _, g := range t.row.Needs {
		if refusal := g.check(t); refusal != nil {
			return Outcome{}, t.complete(refusal)
		}
	}
	event := t.commit()
	return Outcome{Letter: t.letter, Event: event, Notices: t.tell(int(t.letter.Version))}, nil
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
		return t.complete(&Refusal{Reason: WrongStage, From: rows[0].From, By: t.lastHand()})
	}
	mine := slices.DeleteFunc(here, func(r Row) bool { return !t.admitted(r) })
	if len(mine) == 0 {
		return t.complete(&Refusal{Reason: NotYours, Who: whoOf(rows)})
	}
	for _, r := range mine {
		if r.When.holds == nil || r.When.holds(t) {
			t.row = r
			return nil
		}
	}
	t.row = mine[0]
	return nil
}

// whoOf lists the people who may use any of the rows; a job is nobody to name.
func whoOf(rows []Row) []Who {
	var who []Who
	for _, r := range rows {
		for _, w := range r.Who {
			if w.Of != TheSystem && w.Of != TheAPI && !slices.Contains(who, w) {
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
// use the row.
func (t *taking) admitted(r Row) bool {
	for _, w := range r.Who {
		if (w.Of == TheSystem && t.step.Actor.Job != "") || (w.Of == TheAPI && t.step.Actor.API) {
			return true
		}
		self, ok := t.rules.People.Person(t.step.Actor.Person)
		if !ok {
			continue
		}
		for _, p := range t.rules.People.ActsAs(self, t.today) {
			if w.admits(p, &t.letter, t.rules.People) {
				t.actor, t.actingOrg, t.standsFor = self, p.Org, ""
				if p.UserID != self.UserID {
					t.standsFor = p.UserID
				}
				return true
			}
		}
	}
	return false
}

// commit writes the effect, moves the stage, runs the clocks and makes the event.
func (t *taking) commit() Event {
	duties := len(t.letter.Duties)
	t.end(t.row.Stops, Met)
	t.row.Does(t)
	if t.row.To != "" {
		t.letter.Stage = t.row.To
	}
	t.end(t.row.Drops, Dropped)
	for _, kind := range t.row.Starts {
		t.start(kind)
	}
	t.letter.Version++
	return t.event(t.letter.Duties[duties:])
}

func (t *taking) end(kinds []DutyKind, how DutyEnd) {
	for i := range t.letter.Duties {
		d := &t.letter.Duties[i]
		if d.Ended == "" && slices.Contains(kinds, d.Kind) {
			d.Ended = how
			if how == Met {
				d.MetOn = t.today
			}
		}
	}
}

func (t *taking) start(kind DutyKind) {
	rule := clocks[kind]
	due := rule.due(t)
	d := Duty{
		N: len(t.letter.Duties) + 1, Round: t.letter.Round, Kind: kind,
		Owner: rule.owner(t), ChargedTo: rule.owner(t),
		OpenedOn: t.today, DueOn: due.Day, Provisional: due.Provisional,
	}
	if lead := t.letter.Lead(); lead != nil && kind.Role() == Contact {
		d.Assignment = lead.N
		if kind == DutyReport {
			lead.DueOn, lead.Provisional = due.Day, due.Provisional
		}
	}
	t.letter.Duties = append(t.letter.Duties, d)
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
// order (现在能做什么). Guards are not asked: they need the words of the step.
func (r Rules) Possible(l Letter, person string, at time.Time) []Command {
	var can []Command
	for _, row := range Table {
		t := &taking{rules: r, step: Step{Actor: Actor{Person: person}, At: at}, letter: l, today: calendar.Of(at)}
		if slices.Contains(row.From, l.Stage) && t.admitted(row) && !slices.Contains(can, row.Command) {
			can = append(can, row.Command)
		}
	}
	return can
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
	return l
}

func noticeKey(n Number, version int, kind NoticeKind, to string) string {
	return n.String() + "/" + strconv.Itoa(version) + "/" + string(kind) + "/" + to
}

// Rehearse says whether a step would be refused, and why; nil means it would
// be taken.
func (r Rules) Rehearse(l Letter, s Step) *Refusal {
	_, err := r.Take(l, s)
	var refusal *Refusal
	errors.As(err, &refusal)
	return refusal
}
