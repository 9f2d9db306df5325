package workflow_test

import (
	"errors"
	"reflect"
	"slices"

	"huiyin/workflow"
)

// take takes a step at the desk and looks at what it did to everything there is.
func (o *office) take(s workflow.Step) {
	before, events, notices := o.store.sorted(), len(o.store.events), len(o.store.notices)
	o.seen = notices
	out, err := o.desk.Take(o.t.Context(), s, nil)
	if err != nil {
		var refusal *workflow.Refusal
		if !errors.As(err, &refusal) {
			o.t.Fatalf("%s: %v", s.Command, err)
		}
		o.sum.refused++
		o.sum.reasons[refusal.Reason]++
		if !reflect.DeepEqual(before, o.store.sorted()) || len(o.store.events) != events || len(o.store.notices) != notices {
			o.t.Fatalf("refused (%v), and something changed", err)
		}
		return
	}
	o.sum.taken++
	o.t.Logf("%s: %s by %s, now %s", s.Letter, s.Command, s.Actor, out.Letter.Stage)
	o.sum.rows[s.Command]++
	for _, other := range out.Others {
		o.sum.rows[workflow.Command(other.Event.Command)]++
	}
	o.sum.longest = max(o.sum.longest, out.Letter.Version)
	o.changed(before, events)
	if got := o.store.letters[out.Letter.Number]; got.Version < out.Letter.Version {
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

// changed checks that every changed letter has its events, stands where they
// lead, and obeys the laws.
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
		o.alongRows(was, l, steps)
		o.replays(l, steps)
		o.laws(&l)
	}
	o.nobodyWithoutSightIsTold()
}

// alongRows follows the stages through the events: each one along a row.
func (o *office) alongRows(was, l workflow.Letter, steps []workflow.Event) {
	stage := was.Stage
	for _, e := range steps {
		from, to := stages(o.t, e, stage)
		along := slices.ContainsFunc(workflow.RowsOf(workflow.Command(e.Command)), func(r workflow.Row) bool {
			begins := slices.Contains(r.From, from) || (len(r.From) == 0 && from == "")
			return begins && (to == r.To || (r.To == "" && to == from))
		})
		if from != stage || !along {
			o.t.Fatalf("letter %s: %s led from %q to %q, it stood at %q", l.Number, e.Command, from, to, stage)
		}
		stage = to
	}
	if stage != l.Stage {
		o.t.Fatalf("letter %s: the log ends at %s, the letter stands at %s", l.Number, stage, l.Stage)
	}
}

// replays checks that the letter's log, applied step by step, gives what is stored.
func (o *office) replays(l workflow.Letter, steps []workflow.Event) {
	trace := o.traces[l.Number.String()]
	if trace == nil {
		trace = workflow.Trace{}
		o.traces[l.Number.String()] = trace
	}
	for _, e := range steps {
		if err := trace.Apply(logged(o.t, e).Changes); err != nil {
			o.t.Fatalf("letter %s after %s: %v", l.Number, e.Command, err)
		}
	}
	if diff := trace.To(workflow.TraceOf(l)); len(diff) > 0 {
		o.t.Fatalf("letter %s: the log and the letter differ: %v", l.Number, diff)
	}
}
