package workflow_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// stepsEach is how many steps one run of the office takes; rapid makes a
// hundred runs.
const stepsEach = 40

// Whatever people do, in whatever order, these hold after every step
// (domain.md §3): see the checks in laws_test.go.
func TestNoSequenceOfStepsBreaksTheRules(t *testing.T) {
	var sum tally
	rapid.Check(t, func(t *rapid.T) {
		o := openOffice(t, &sum)
		for range stepsEach {
			o.step()
		}
	})
	t.Logf("%d steps taken, %d refused, %v", sum.taken, sum.refused, sum.rows)
	if t.Failed() {
		return
	}
	if sum.taken+sum.refused < 2000 || sum.taken < 500 || sum.refused < 500 {
		t.Errorf("%d steps taken and %d refused are too few to tell anything", sum.taken, sum.refused)
	}
	for _, row := range workflow.Table {
		if sum.rows[row.Command] == 0 {
			t.Errorf("%s was never taken", row.Command)
		}
	}
}

// tally counts what was tried over all runs.
type tally struct {
	taken, refused int
	rows           map[workflow.Command]int // taken, by command
}

// office is one run: a store, a clock that only goes forward, people at random.
type office struct {
	t     *rapid.T
	sum   *tally
	store *memory
	desk  *workflow.Desk
	now   time.Time
	seen  int // notices before the last step
}

// openOffice sends some people on leave, with deputies who make trouble for
// the rule of three people, and opens a few letters.
func openOffice(t *rapid.T, sum *tally) *office {
	leave := map[string][]string{
		"sanying": {"", "sanying_fz", "touying"}, "xf_shenhe": {"", "sanying", "dw_shenhe"},
		"dw_shenhe": {"", "xf_shenhe", "touying"}, "shuji": {"", "dw_shenhe", "sanying", "xf_shenhe"}, "xf_jingban": {"", "shuji"},
	}
	var edits []func(*directory)
	for _, who := range []string{"sanying", "xf_shenhe", "dw_shenhe", "shuji", "xf_jingban"} {
		if rapid.IntRange(0, 3).Draw(t, who+" is on leave") == 0 {
			edits = append(edits, away(who, rapid.SampledFrom(leave[who]).Draw(t, "deputy of "+who)))
		}
	}
	m := newMemory(rules(edits...))
	o := &office{t: t, sum: sum, store: m, desk: &workflow.Desk{Store: m}, now: at("2026-09-16 08:30")}
	if o.sum.rows == nil {
		o.sum.rows = map[workflow.Command]int{}
	}
	for range 2 {
		o.take(o.registration("xf_jingban"))
	}
	return o
}

func (o *office) registration(who string) workflow.Step {
	letter := theLetter()
	letter.SourceID = ""
	letter.Body = rapid.StringMatching(`[路水电学]{1,4}`).Draw(o.t, "body")
	letter.Addressee = rapid.SampledFrom([]workflow.Addressee{workflow.ToSecretary, workflow.ToSecretary, workflow.ToMayor, "nobody"}).Draw(o.t, "addressee")
	return workflow.Step{Command: workflow.Register, Actor: workflow.Actor{Person: who}, At: o.now, Details: details{Letter: letter}}
}

// step lets time pass, and then somebody do something: half the time what they
// may do, half the time anything.
func (o *office) step() {
	o.now = o.now.Add(time.Duration(rapid.SampledFrom([]int{0, 1, 10, 60, 60, 300, 1500}).Draw(o.t, "minutes pass")) * time.Minute)
	letters := o.store.sorted()
	if len(letters) == 0 || rapid.IntRange(0, 39).Draw(o.t, "no new letter") == 0 {
		o.take(o.registration(o.anybody()))
		return
	}
	if rapid.IntRange(0, 24).Draw(o.t, "the clock is silent") == 0 {
		o.sweep()
		return
	}
	l := rapid.SampledFrom(letters).Draw(o.t, "letter")
	s := workflow.Step{Command: rapid.SampledFrom(o.commands()).Draw(o.t, "command"), Letter: l.Number,
		Actor: actor(o.anybody()), At: o.now, Details: o.details(&l)}
	if rapid.IntRange(0, 2).Draw(o.t, "sense or nonsense") < 2 {
		s = o.sensible(l, s)
	}
	o.take(s)
}

func (o *office) anybody() string {
	who := []string{"stranger", "api", "job"}
	for _, p := range o.store.rules.People.People {
		who = append(who, p.UserID)
	}
	return rapid.SampledFrom(who).Draw(o.t, "who")
}

func (o *office) commands() []workflow.Command {
	var all []workflow.Command
	for _, row := range workflow.Table {
		if row.Command != workflow.Register && !slices.Contains(all, row.Command) {
			all = append(all, row.Command)
		}
	}
	return all
}

// onward are the commands that bring a letter nearer to its end.
var onward = []workflow.Command{workflow.Classify, workflow.Assign, workflow.Accept, workflow.Submit, workflow.Pass, workflow.SubmitFor,
	workflow.Agree, workflow.Publish, workflow.Archive}

// sensible looks for somebody who can do something with the letter now, in
// the words of the step; what brings it onward comes first, because rapid draws
// the first more often.
func (o *office) sensible(l workflow.Letter, s workflow.Step) workflow.Step {
	var ahead, back, aside []workflow.Step
	for _, p := range o.store.rules.People.People {
		for _, c := range o.store.rules.Possible(l, p.UserID, o.now) {
			s.Command, s.Actor = c, actor(p.UserID)
			if _, err := o.store.rules.Take(l, s); err != nil {
				continue
			}
			switch {
			case c == workflow.UrgeUnit || (c == workflow.Classify && l.Category != ""):
				aside = append(aside, s)
			case slices.Contains(onward, c):
				ahead = append(ahead, s)
			default:
				back = append(back, s)
			}
		}
	}
	deeds := slices.Concat(ahead, back, ahead)
	if len(deeds) == 0 {
		deeds = append(slices.Clone(aside), s)
	}
	return rapid.SampledFrom(deeds).Draw(o.t, "deed")
}

func actor(who string) workflow.Actor {
	switch who {
	case "job":
		return workflow.Actor{Job: "approval"}
	case "api":
		return workflow.Actor{API: true}
	}
	return workflow.Actor{Person: who}
}

// details are the words of any command, mostly in order.
func (o *office) details(l *workflow.Letter) details {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(o.t, name) }
	report := theReport()
	report.ProposedReply = pick("reply", theReply, "网友您好！已办理。", theReply+theReply)
	report.Finding = workflow.Finding(pick("finding", "substantiated", "partly_substantiated", "mostly_substantiated", "substantiated", "partly_substantiated", "unsubstantiated", ""))
	d := details{
		Letter: theLetter(), Report: report, Category: workflow.Category(pick("category", "petition", "petition", "petition", "petition", "inquiry")),
		Unit: pick("unit", "三营镇", "三营镇", "头营镇", "古雁街道", "教育体育局", "五营镇"), Days: rapid.SampledFrom([]int{0, 5, 0, 15, 15, 7}).Draw(o.t, "days"),
		Reason: pick("reason", "不妥", "请补充", "再核", ""), Batch: pick("batch", "", "2026-09"), URL: pick("url", "https://liuyan.example.cn/1", "https://liuyan.example.cn/1", "无"),
		Urgent: rapid.Bool().Draw(o.t, "urgent"),
	}
	if rapid.IntRange(0, 3).Draw(o.t, "gate by gate") == 0 {
		d.Gates = rapid.SliceOfNDistinct(rapid.SampledFrom(workflow.Gates), 1, 5, rapid.ID).Draw(o.t, "gates")
	}
	if a := l.Approval(); a != nil {
		d.Text = pick("posted", "", a.Wording, a.Wording+"。", report.ProposedReply)
	}
	return d
}

// take takes a step at the desk and looks at what it did to everything there is.
func (o *office) take(s workflow.Step) {
	before, events, notices := o.store.sorted(), len(o.store.events), len(o.store.notices)
	o.seen = notices
	out, err := o.desk.Take(o.t.Context(), s, nil)
	if err != nil {
		o.sum.refused++
		if !reflect.DeepEqual(before, o.store.sorted()) || len(o.store.events) != events || len(o.store.notices) != notices {
			o.t.Fatalf("refused (%v), and something changed", err)
		}
		return
	}
	o.sum.taken++
	o.sum.rows[s.Command]++
	o.changed(before, events)
	if got := o.store.letters[out.Letter.Number]; got.Version != out.Letter.Version {
		o.t.Fatalf("stored version %d, told %d", got.Version, out.Letter.Version)
	}
}

// sweep runs what the clock brings about, at this moment.
func (o *office) sweep() {
	before, events := o.store.sorted(), len(o.store.events)
	o.seen = len(o.store.notices)
	for _, run := range []func() ([]workflow.Notice, error){
		func() ([]workflow.Notice, error) { return o.desk.Agendas(o.t.Context(), o.now, o.now) },
		func() ([]workflow.Notice, error) { return o.desk.Overdue(o.t.Context(), o.now, o.now) },
		func() ([]workflow.Notice, error) { return o.desk.Sheets(o.t.Context(), o.now, o.now) },
	} {
		if _, err := run(); err != nil {
			o.t.Fatalf("sweep: %v", err)
		}
	}
	o.changed(before, events)
}

// changed checks that every changed letter has its event and obeys the laws.
func (o *office) changed(before []workflow.Letter, events int) {
	logged := map[string][]workflow.Event{}
	for _, e := range o.store.events[events:] {
		logged[e.Subject] = append(logged[e.Subject], e)
	}
	old := map[workflow.Number]workflow.Letter{}
	for _, l := range before {
		old[l.Number] = l
	}
	for _, l := range o.store.sorted() {
		was, steps := old[l.Number], logged[l.Number.String()]
		if len(steps) == 0 && reflect.DeepEqual(was, l) {
			continue
		}
		if int(l.Version-was.Version) != len(steps) || len(steps) == 0 {
			o.t.Fatalf("letter %s went from version %d to %d with %d events", l.Number, was.Version, l.Version, len(steps))
		}
		o.trace(was, l, steps)
		o.laws(&l)
	}
}

// trace follows the stages through the events: each one along a row.
func (o *office) trace(was, l workflow.Letter, steps []workflow.Event) {
	stage := was.Stage
	for _, e := range steps {
		var data entry
		if err := json.Unmarshal([]byte(e.Data), &data); err != nil {
			o.t.Fatalf("event of %s: %v", l.Number, err)
		}
		along := slices.ContainsFunc(workflow.RowsOf(workflow.Command(e.Command)), func(r workflow.Row) bool {
			from := slices.Contains(r.From, data.From) || (len(r.From) == 0 && data.From == "")
			return from && (data.To == r.To || (r.To == "" && data.To == data.From))
		})
		if data.From != stage || !along {
			o.t.Fatalf("letter %s: %s led from %q to %q, it stood at %q", l.Number, e.Command, data.From, data.To, stage)
		}
		stage = data.To
	}
	if stage != l.Stage {
		o.t.Fatalf("letter %s: the log ends at %s, the letter stands at %s", l.Number, stage, l.Stage)
	}
}

func (o *office) working(d calendar.Day) bool { return o.store.rules.Calendar.Working(d) }
