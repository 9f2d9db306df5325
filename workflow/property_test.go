package workflow_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// stepsEach is how many steps one run of the office takes. rapid makes a hundred
// runs; the long run of a release is -rapid.checks=2000, 120,000 steps.
const stepsEach = 60

// Whatever people do, in whatever order, these hold after every step
// (domain.md §3): see the checks in laws_test.go.
func TestNoSequenceOfStepsBreaksTheRules(t *testing.T) {
	sum := tally{rows: map[workflow.Command]int{}, reasons: map[workflow.Reason]int{}}
	rapid.Check(t, func(t *rapid.T) {
		o := openOffice(t, &sum)
		for range stepsEach {
			o.step()
		}
	})
	t.Logf("%d steps taken, %d refused for %v, %d at the longest letter, %v", sum.taken, sum.refused, sum.reasons, sum.longest, sum.rows)
	if t.Failed() {
		return
	}
	if sum.taken+sum.refused < 2000 || sum.taken < 1000 || sum.refused < 500 {
		t.Errorf("%d steps taken and %d refused are too few to tell anything", sum.taken, sum.refused)
	}
	for _, row := range workflow.Table {
		if sum.rows[row.Command] == 0 && sum.taken > 50_000 {
			t.Errorf("%s was never taken", row.Command)
		}
	}
	if len(sum.rows) < 40 {
		t.Errorf("only %d of the commands were ever taken", len(sum.rows))
	}
}

// tally counts what was tried over all runs.
type tally struct {
	taken, refused int
	longest        int64
	rows           map[workflow.Command]int // taken, by command
	reasons        map[workflow.Reason]int
}

// office is one run: a store, a clock that only goes forward, people at random.
type office struct {
	t      *rapid.T
	sum    *tally
	store  *memory
	desk   *workflow.Desk
	now    time.Time
	seen   int // notices before the last step
	traces map[string]workflow.Trace

	nonsense int // 1 while somebody says something that is not in order
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
		if rapid.IntRange(0, 5).Draw(t, who+" is on leave") == 0 {
			edits = append(edits, away(who, rapid.SampledFrom(leave[who]).Draw(t, "deputy of "+who)))
		}
	}
	m := newMemory(rules(edits...))
	o := &office{t: t, sum: sum, store: m, desk: &workflow.Desk{Store: m}, now: at("2026-09-16 08:30"), traces: map[string]workflow.Trace{}}
	for range rapid.IntRange(1, 3).Draw(t, "letters at first") {
		o.take(o.registration("xf_jingban"))
	}
	return o
}

func (o *office) registration(who string) workflow.Step {
	letter := theLetter()
	letter.SourceID = ""
	letter.Body = rapid.StringMatching(`[路水电学]{4,8}`).Draw(o.t, "body")
	letter.Addressee = rapid.SampledFrom([]workflow.Addressee{workflow.ToSecretary, workflow.ToSecretary, workflow.ToMayor, "nobody"}).Draw(o.t, "addressee")
	if rapid.Bool().Draw(o.t, "anonymous") {
		letter.Petitioner.Contact = workflow.ContactDetails{}
	}
	return workflow.Step{Command: workflow.Register, Actor: workflow.Actor{Person: who}, At: o.now, Details: details{Letter: letter}}
}

// step lets time pass, and then somebody do something: mostly what they may do,
// sometimes anything.
func (o *office) step() {
	o.now = o.now.Add(time.Duration(rapid.SampledFrom([]int{0, 1, 5, 10, 30, 60, 300, 1500}).Draw(o.t, "minutes pass")) * time.Minute)
	letters := o.store.sorted()
	switch what := rapid.IntRange(0, 99).Draw(o.t, "what happens"); {
	case len(letters) == 0 || what > 98:
		o.take(o.registration(o.anybody()))
	case what > 94:
		o.sweep()
	case what > 93:
		o.closeAnotherDay()
	default:
		o.somebodyActs(rapid.SampledFrom(letters).Draw(o.t, "letter"))
	}
}

func (o *office) somebodyActs(l workflow.Letter) {
	who, c := o.anybody(), rapid.SampledFrom(o.commands()).Draw(o.t, "command")
	o.nonsense = 0
	switch what := rapid.IntRange(0, 9).Draw(o.t, "sense or nonsense"); {
	case what < 8:
		who, c = o.sensible(l, who, c)
	case what == 8:
		o.nonsense = 1
		who, c = o.sensible(l, who, c)
	}
	o.take(workflow.Step{Command: c, Letter: l.Number, Actor: actor(who), At: o.now, Details: o.details(&l, c)})
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
var onward = []workflow.Command{workflow.Classify, workflow.Assign, workflow.Accept, workflow.Submit, workflow.Vouch, workflow.Pass, workflow.SubmitFor,
	workflow.Agree, workflow.Agree, workflow.Publish, workflow.Individual, workflow.Keep, workflow.Revisit, workflow.Transcribe, workflow.Courtesy, workflow.DecideExtend,
	workflow.DecideBack, workflow.AnswerObject, workflow.Archive, workflow.Merge}

// onwardWith reports whether a step brings this letter onward. The return of a letter that
// is handled with one to the other leader counts among them: it is the only way to what
// the other then does, and would else hardly ever be seen.
func onwardWith(l workflow.Letter, c workflow.Command) bool {
	return c == workflow.Rework && l.Twin || slices.Contains(onward, c) && (c != workflow.Classify || l.Category == "")
}

// deed is somebody doing something.
type deed struct {
	who string
	c   workflow.Command
}

// sensible looks for somebody who can do something with the letter now, in
// proper words; what brings it onward comes three times in four.
func (o *office) sensible(l workflow.Letter, who string, c workflow.Command) (string, workflow.Command) {
	ahead, aside := o.deeds(l)
	if rapid.IntRange(0, 3).Draw(o.t, "aside") == 3 {
		ahead, aside = aside, ahead
	}
	for _, deeds := range [][]deed{ahead, aside} {
		for start := len(deeds); start > 0; start-- {
			d := deeds[(start+rapid.IntRange(0, len(deeds)-1).Draw(o.t, "deed"))%len(deeds)]
			if o.store.rules.Rehearse(l, o.properly(l, d), o.others(l)...) == nil {
				return d.who, d.c
			}
		}
	}
	return who, c
}

// deeds lists who may do what, going by stage and person alone.
func (o *office) deeds(l workflow.Letter) (ahead, aside []deed) {
	for _, p := range o.store.rules.People.People {
		for _, c := range o.store.rules.Possible(l, p.UserID, o.now) {
			if onwardWith(l, c) {
				ahead = append(ahead, deed{p.UserID, c})
			} else {
				aside = append(aside, deed{p.UserID, c})
			}
		}
	}
	return ahead, aside
}

// others are the other letters, those of the same category first: the letter itself
// where it is alone.
func (o *office) others(l workflow.Letter) []workflow.Letter {
	all := o.store.sorted()
	slices.SortStableFunc(all, func(a, b workflow.Letter) int { return same(l, b) - same(l, a) })
	return all
}

func same(l, other workflow.Letter) int {
	switch {
	case other.Number == l.Number:
		return 0
	case other.Category == l.Category && other.HandledWith.IsZero() && other.Addressee != l.Addressee:
		return 3 // to the other leader: a twin
	case other.Category == l.Category && other.HandledWith.IsZero():
		return 2
	}
	return 1
}

// properly is a deed in words to which nobody could object.
func (o *office) properly(l workflow.Letter, d deed) workflow.Step {
	words := details{Report: theReport(), Category: workflow.Petition, Addressee: workflow.ToMayor, Unit: "三营镇", Reason: "事由", Question: "电话",
		URL: "https://liuyan.example.cn/1", Proof: "扫描件1", Paper: true, Until: calendar.Of(o.now).AddDays(9), Withhold: workflow.Untrue,
		Method: workflow.OnSite, Source: workflow.FromPhone, Level: workflow.Satisfied, Offices: []string{"区信访局"}}
	switch d.c {
	case workflow.Edit, workflow.Correct:
		words.Text = "网友您好！改过。"
	case workflow.Vouch:
		for _, d := range l.OpenDoubts() {
			words.Item = d.N
		}
	case workflow.SplitOff:
		words.Text = string([]rune(l.Body)[:2])
	case workflow.Merge:
		words.Into = o.others(l)[0].Number
	}
	return workflow.Step{Command: d.c, Letter: l.Number, Actor: actor(d.who), At: o.now, Details: words}
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

// closeAnotherDay enters a local closure, and every open letter is dated anew.
func (o *office) closeAnotherDay() {
	day := calendar.Of(o.now).AddDays(rapid.IntRange(0, 20).Draw(o.t, "closed in"))
	o.store.closed = append(o.store.closed, calendar.Entry{Day: day, Name: "停电"})
	o.store.rules.Calendar = calendar.New(calendar.National(), calendar.Layer{Name: "本地", Entries: o.store.closed})
	for _, l := range o.store.sorted() {
		o.take(workflow.Step{Command: workflow.Redate, Letter: l.Number, Actor: workflow.Actor{Job: "calendar"}, At: o.now})
	}
}
