package workflow_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// heard lists what notices say to whom, sorted.
func heard(notices []workflow.Notice) []string {
	var all []string
	for _, n := range notices {
		all = append(all, string(n.Kind)+":"+n.To)
	}
	slices.Sort(all)
	return all
}

// T+1 of the ladder: contact and head are urged, once for each duty.
func TestAnOverdueReportIsUrgedOnce(t *testing.T) {
	m := holding(tell(t).upTo(accepted), tell(t).upTo(reported))
	desk := &workflow.Desk{Store: m}
	for _, c := range []struct {
		name, morning string
		want          []string
	}{
		{"on its day nothing", "2026-09-24 09:00", nil},
		{"past its day, but a holiday", "2026-09-25 09:00", nil},
		{"the first working day after", "2026-09-28 09:00", []string{"urged:sanying", "urged:sanying_fz"}},
		{"the same morning again", "2026-09-28 09:00", nil},
		{"the day after", "2026-09-29 09:00", nil},
	} {
		told, err := desk.Overdue(t.Context(), at(c.morning), at(c.morning))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, heard(told)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	l := m.letters[workflow.Number{Year: 2026, Seq: 1}]
	if len(l.Urges) != 1 || l.Urges[0].Unit != "三营镇" || l.Urges[0].By != "job:overdue" || l.Urges[0].Duty != 4 {
		t.Errorf("催办 recorded: %+v", l.Urges)
	}
	if len(m.events) != 1 || m.events[0].Command != string(workflow.UrgeUnit) || m.events[0].Actor != "job:overdue" {
		t.Errorf("logged: %+v", m.events)
	}
	// A rework starts a duty of its own, which can be late again.
	rest := &story{t: t, rules: m.rules, letter: l}
	rest.does("2026-09-29 10:00", "sanying", workflow.Submit, details{Report: theReport()})
	rest.does("2026-09-29 11:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"})
	m.letters[l.Number] = rest.letter
	told, err := desk.Overdue(t.Context(), at("2026-10-08 09:00"), at("2026-10-08 09:00"))
	if err != nil || len(told) != 2 {
		t.Errorf("the late rework: told %v, %v", heard(told), err)
	}
}

// A duty met, or urged, between the list and the lock is left alone.
func TestTheOverdueSweepDecidesAgainUnderTheLock(t *testing.T) {
	m := holding(tell(t).upTo(accepted))
	stale := &staleList{memory: m}
	if stale.duties, _ = m.OpenDuties(t.Context()); len(stale.duties) != 1 {
		t.Fatalf("open: %+v", stale.duties)
	}
	meanwhile := &story{t: t, rules: m.rules, letter: m.letters[workflow.Number{Year: 2026, Seq: 1}]}
	meanwhile.does("2026-09-28 08:59", "sanying", workflow.Submit, details{Report: theReport()})
	m.letters[meanwhile.letter.Number] = meanwhile.letter
	told, err := (&workflow.Desk{Store: stale}).Overdue(t.Context(), at("2026-09-28 09:00"), at("2026-09-28 09:00"))
	if err != nil || len(told) != 0 || len(m.events) != 0 {
		t.Errorf("told %v, logged %d, %v", heard(told), len(m.events), err)
	}
}

// staleList remembers a list of duties that time has passed over.
type staleList struct {
	*memory
	duties []workflow.OpenDuty
}

func (s *staleList) OpenDuties(context.Context) ([]workflow.OpenDuty, error) { return s.duties, nil }

// toTheMayor is a letter to 区长 passed by both offices.
func toTheMayor(t *testing.T) *story {
	s := tell(t)
	letter := theLetter()
	letter.Addressee = workflow.ToMayor
	s.does("2026-09-18 09:10", "xf_jingban", workflow.Register, details{Letter: letter})
	for _, h := range happy[1:firstPassed] {
		s.does(h.when, h.who, h.command, h.details)
	}
	return s.does("2026-09-22 10:00", "zf_shenhe", workflow.Pass, details{})
}

// A first working day that was missed is made up for on the next one, for
// what that day should have taken; what passed since waits for its own sheet.
func TestASheetThatWasMissedIsMadeUpFor(t *testing.T) {
	m := holding(tell(t).upTo(passed))
	desk := &workflow.Desk{Store: m}
	if told, err := desk.Sheets(t.Context(), at("2026-10-03 09:00"), at("2026-10-03 09:00")); err != nil || len(told) != 0 {
		t.Errorf("on a rest day: told %v, %v", heard(told), err)
	}
	told, err := desk.Sheets(t.Context(), at("2026-10-09 09:00"), at("2026-10-09 09:00"))
	if diff := cmp.Diff([]string{"sheet:dw_jingban", "sheet:shuji"}, heard(told)); diff != "" || err != nil {
		t.Errorf("told (-want +got):\n%s%v", diff, err)
	}
	if told, err := desk.Sheets(t.Context(), at("2026-10-10 09:00"), at("2026-10-10 09:00")); err != nil || len(told) != 0 {
		t.Errorf("once more: told %v, %v", heard(told), err)
	}
}

// The month's sheet goes out on the first working day, takes everything passed
// and not yet submitted, and tells each leader and his 督查室 once (第十一条).
func TestTheMonthsSheet(t *testing.T) {
	m := holding(tell(t).upTo(passed), tell(t).upTo(submitted), tell(t).upTo(firstPassed), toTheMayor(t), tell(t).upTo(passed))
	desk := &workflow.Desk{Store: m}
	for _, morning := range []string{"2026-09-30 09:00", "2026-10-01 09:00"} {
		if told, err := desk.Sheets(t.Context(), at(morning), at(morning)); err != nil || len(told) != 0 || len(m.events) != 0 {
			t.Errorf("%s is not the first working day: told %v, logged %d, %v", morning, heard(told), len(m.events), err)
		}
	}
	told, err := desk.Sheets(t.Context(), at("2026-10-08 09:00"), at("2026-10-08 09:00"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"sheet:dw_jingban", "sheet:quzhang", "sheet:shuji", "sheet:zf_jingban"}, heard(told)); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	for _, n := range told {
		want := []string{"yours decide 2026-0001", "yours decide 2026-0005"}
		if n.To == "quzhang" || n.To == "zf_jingban" {
			want = []string{"yours decide 2026-0004"}
		}
		if diff := cmp.Diff(want, lines(n.Data.Lines)); diff != "" || n.Data.Batch != "2026-09" || n.Data.Lines[0].DueOn != day("2026-10-12") {
			t.Errorf("%s reads %+v (-want +got):\n%s", n.To, n.Data, diff)
		}
	}
	for _, l := range m.sorted() {
		a, batch := l.Approval(), "2026-09"
		switch l.Number.Seq {
		case 2:
			batch = ""
		case 3:
			if a != nil {
				t.Errorf("letter 3 has not passed and is on the sheet")
			}
			continue
		}
		if a == nil || a.Batch != batch || a.Decision != workflow.Undecided || l.Stage != workflow.Approving {
			t.Errorf("letter %s: stage %s, approval %+v", l.Number, l.Stage, a)
		}
	}
	if again, err := desk.Sheets(t.Context(), at("2026-10-08 10:00"), at("2026-10-08 10:00")); err != nil || len(again) != 0 || len(m.events) != 3 {
		t.Errorf("a second run: told %v, logged %d in all, %v", heard(again), len(m.events), err)
	}
}

// The sheet of December goes out on the first working day of a year whose
// notice is not there yet, and to the deputy of a leader on leave.
func TestTheSheetOverTheTurnOfTheYear(t *testing.T) {
	s := tell(t, func(d *directory) {
		change(d, "shuji", func(p *workflow.Person) { p.Deputy, p.AwayFrom = "zf_jingban", day("2026-12-20") })
	}).upTo(firstPassed).does("2026-12-10 10:00", "dw_shenhe", workflow.Pass, details{})
	told, err := (&workflow.Desk{Store: holding(s)}).Sheets(t.Context(), at("2027-01-04 09:00"), at("2027-01-04 09:00"))
	if err != nil || len(told) == 0 || told[0].Data.Batch != "2026-12" {
		t.Fatalf("told %+v, %v", told, err)
	}
	if diff := cmp.Diff([]string{"sheet:dw_jingban", "sheet:zf_jingban"}, heard(told)); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

// A rehearsal tells what would be told, and keeps nothing (试运行).
func TestARehearsalKeepsNothing(t *testing.T) {
	for _, c := range []struct {
		name, morning string
		run           func(*workflow.Desk, context.Context, time.Time) ([]workflow.Notice, error)
		want          []string
	}{
		{"agenda", "2026-10-08 08:40", func(d *workflow.Desk, ctx context.Context, at time.Time) ([]workflow.Notice, error) {
			return d.Agendas(ctx, at, at)
		}, []string{"agenda:dw_jingban", "agenda:sanying"}},
		{"overdue", "2026-10-08 09:00", func(d *workflow.Desk, ctx context.Context, at time.Time) ([]workflow.Notice, error) {
			return d.Overdue(ctx, at, at)
		}, []string{"urged:sanying", "urged:sanying_fz"}},
		{"sheets", "2026-10-08 09:00", func(d *workflow.Desk, ctx context.Context, at time.Time) ([]workflow.Notice, error) {
			return d.Sheets(ctx, at, at)
		}, []string{"sheet:dw_jingban", "sheet:shuji"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := holding(tell(t).upTo(accepted), tell(t).upTo(passed))
			before := photo(t, m.sorted())
			told, err := c.run(&workflow.Desk{Store: workflow.Rehearsal{Store: m}}, t.Context(), at(c.morning))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, heard(told)); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			if photo(t, m.sorted()) != before || len(m.events)+len(m.notices)+len(m.turns)+m.writes != 0 {
				t.Errorf("kept: %d events, %d notices, %d writes", len(m.events), len(m.notices), m.writes)
			}
		})
	}
}

// A store that fails stops the sweep, and the error comes out as it is.
func TestASweepReportsTheStoresError(t *testing.T) {
	down := errors.New("database is down")
	desk := &workflow.Desk{Store: &failing{holding(tell(t).upTo(accepted), tell(t).upTo(passed)), down}}
	morning := at("2026-10-08 09:00")
	for name, run := range map[string]func(context.Context, time.Time, time.Time) ([]workflow.Notice, error){
		"agenda": desk.Agendas, "overdue": desk.Overdue, "sheets": desk.Sheets,
	} {
		if told, err := run(t.Context(), morning, morning); !errors.Is(err, down) || len(told) != 0 {
			t.Errorf("%s: told %v, %v", name, heard(told), err)
		}
	}
	rehearsal := workflow.Rehearsal{Store: desk.Store}
	if _, err := rehearsal.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) { return workflow.Change{}, nil }); !errors.Is(err, down) {
		t.Errorf("rehearsal: %v", err)
	}
}

// failing is a store that reads and does not write.
type failing struct {
	*memory
	err error
}

func (f *failing) Update(context.Context, workflow.Request, func(workflow.View) (workflow.Change, error)) ([]workflow.Notice, error) {
	return nil, f.err
}
