package storage_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// later is a time in microseconds, which is what the database keeps.
func later(minutes int) time.Time {
	return morning.Add(time.Duration(minutes)*time.Minute + 123456*time.Microsecond)
}

func TestALetterComesBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	whole := full()
	whole.Number = workflow.Number{Year: 2026, Seq: 1}
	if empty := unset("letter", reflect.ValueOf(whole)); len(empty) > 0 {
		t.Fatalf("the example leaves out %v", empty)
	}
	db, _ := open(t)
	for name, want := range map[string]workflow.Letter{"whole": full(), "plain": plain("b")} {
		want = mustRegister(t, db, want)
		equal(t, name, want, letter(t, db, want.Number))
	}
}

// unset names the fields, of the letter and of what hangs on it, that are zero.
func unset(path string, v reflect.Value) (empty []string) {
	_, isDay := v.Interface().(calendar.Day)
	_, isTime := v.Interface().(time.Time)
	switch {
	case v.IsZero():
		return []string{path}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			empty = append(empty, unset(fmt.Sprintf("%s[%d]", path, i), v.Index(i))...)
		}
	case v.Kind() == reflect.Struct && !isDay && !isTime:
		for i := range v.NumField() {
			empty = append(empty, unset(path+"."+v.Type().Field(i).Name, v.Field(i))...)
		}
	}
	return empty
}

func TestANumberWithoutALetterIsNoLetter(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	gone := workflow.Number{Year: 2026, Seq: 404}
	if _, err := db.Letter(t.Context(), gone); !errors.Is(err, workflow.ErrNoLetter) {
		t.Errorf("got %v", err)
	}
	known := mustRegister(t, db, plain("b"))
	view := look(t, db, workflow.Request{Letters: []workflow.Number{gone, known.Number, known.Number}})
	equal(t, "the view", map[workflow.Number]workflow.Letter{known.Number: known}, view.Letters)
}

// look is the view that a request is given.
func look(t *testing.T, db *storage.DB, req workflow.Request) (seen workflow.View) {
	t.Helper()
	_, err := db.Update(t.Context(), req, func(v workflow.View) (workflow.Change, error) {
		seen = v
		return workflow.Change{}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

func TestARegistrationSeesTheLettersItMayBe(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	posted := plain("漏水")
	posted.SourceID = "LB-1"
	posted = mustRegister(t, db, posted)
	again := mustRegister(t, db, plain("漏水"))
	mustRegister(t, db, plain("停电"))
	for name, c := range map[string]struct {
		source, body string
		sameSource   workflow.Letter
		sameBody     []workflow.Number
	}{
		"the same id with other words": {source: "LB-1", body: "漏水了", sameSource: posted},
		"the same words, no id":        {body: "漏水", sameBody: []workflow.Number{posted.Number, again.Number}},
		"both":                         {source: "LB-1", body: "漏水", sameSource: posted, sameBody: []workflow.Number{posted.Number, again.Number}},
		"neither":                      {source: "LB-2", body: "噪音"},
		"words with a space more":      {body: "漏水 "},
		"no id is not the id of many":  {body: "扬尘"},
	} {
		view := look(t, db, workflow.Request{Year: 2026, SourceID: c.source, Body: c.body})
		equal(t, name+": same id", c.sameSource, view.SameSource)
		equal(t, name+": same words", c.sameBody, view.SameBody)
		equal(t, name+": next", workflow.Number{Year: 2026, Seq: 4}, view.Next)
	}
	view := look(t, db, workflow.Request{SourceID: "LB-1", Body: "漏水"})
	equal(t, "only a registration asks", []any{workflow.Number{}, workflow.Letter{}, []workflow.Number(nil)}, []any{view.Next, view.SameSource, view.SameBody})
}

func TestAMonthHasItsLettersAndItsDeadlines(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	from, to := workflow.MonthDays(2026, time.September)
	due := func(d calendar.Day) []workflow.Duty {
		return []workflow.Duty{{N: 1, OpenedOn: d, DueOn: d, Ended: workflow.Met}, {N: 2, OpenedOn: d, DueOn: d.AddDays(100)}}
	}
	july := calendar.Date(2026, time.July, 1)
	for name, c := range map[string]struct {
		at     time.Time
		due    calendar.Day
		inside bool
	}{
		"the last moment before":       {from.At(0, 0).Add(-time.Microsecond), july, false},
		"the first moment":             {from.At(0, 0), july, true},
		"the last moment":              {to.AddDays(1).At(0, 0).Add(-time.Microsecond), july, true},
		"the first moment after":       {to.AddDays(1).At(0, 0), july, false},
		"due on the first day":         {july.At(9, 0), from, true},
		"due on the last day":          {july.At(9, 0), to, true},
		"due the day before":           {july.At(9, 0), from.AddDays(-1), false},
		"due the day after":            {july.At(9, 0), to.AddDays(1), false},
		"registered and due inside it": {morning, from, true},
	} {
		l := plain(name)
		l.RegisteredAt, l.Duties = c.at, due(c.due)
		l = mustRegister(t, db, l)
		got, err := db.OfMonth(t.Context(), from, to)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, g := range got {
			if g.Number == l.Number {
				found++
				equal(t, name, l, g)
			}
		}
		if inside := found == 1; inside != c.inside || found > 1 {
			t.Errorf("%s: found %d times, want inside %v", name, found, c.inside)
		}
	}
}

func TestOpenDutiesComeOldestDeadlineFirst(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	type line struct {
		seq, n int
		urgent bool
		due    calendar.Day
	}
	for i, duties := range [][]workflow.Duty{
		{{N: 1, DueOn: friday.AddDays(2)}, {N: 2, DueOn: friday}, {N: 3, DueOn: friday.AddDays(-9), Ended: workflow.Met}},
		{{N: 1, DueOn: friday}, {N: 2, DueOn: friday}, {N: 3, DueOn: friday.AddDays(-1), Ended: workflow.Dropped}},
		{{N: 1, DueOn: friday}, {N: 2, DueOn: friday.AddDays(-3)}},
	} {
		l := plain(fmt.Sprint(i))
		l.Urgent = i == 2
		for d := range duties {
			duties[d].OpenedOn, duties[d].Kind = friday, workflow.DutyReport
		}
		l.Duties = duties
		mustRegister(t, db, l)
	}
	got, err := db.OpenDuties(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []line
	for _, d := range got {
		lines = append(lines, line{d.Letter.Seq, d.Duty.N, d.Urgent, d.Duty.DueOn})
		if d.Stage != workflow.Registered || d.Duty.Kind != workflow.DutyReport || d.Duty.OpenedOn != friday {
			t.Errorf("incomplete: %+v", d)
		}
	}
	want := []line{{3, 2, true, friday.AddDays(-3)}, {3, 1, true, friday}, {1, 2, false, friday}, {2, 1, false, friday}, {2, 2, false, friday}, {1, 1, false, friday.AddDays(2)}}
	if !reflect.DeepEqual(want, lines) {
		t.Errorf("got %v, want %v", lines, want)
	}
}

func TestOpenDutiesSayWhomTheyLieBeforeAndWhoIsCutOff(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	l, other := plain("b"), plain("c")
	l.RegisteredAt = friday.At(23, 59) // still that day in China
	l.Recusals = []workflow.Recusal{{N: 1, Org: "住建局", By: "sun", At: later(1), LiftedBy: "sun", LiftedAt: later(2)}, {N: 2, Person: "wang", By: "sun", At: later(3)}}
	l.Approvals = []workflow.Approval{{N: 1, Leader: "secretary", SubmittedAt: later(1)}, {N: 2, Leader: "mayor", SubmittedAt: later(2)}}
	for _, of := range []*workflow.Letter{&l, &other} {
		of.Duties = []workflow.Duty{{N: 1, Kind: workflow.DutyDecide, OpenedOn: friday, DueOn: friday}, {N: 2, Kind: workflow.DutyReply, OpenedOn: friday, DueOn: friday}}
		*of = mustRegister(t, db, *of)
	}
	got, err := db.OpenDuties(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var want []workflow.OpenDuty
	for _, of := range []workflow.Letter{l, other} {
		for _, d := range of.Duties {
			want = append(want, workflow.OpenDuty{Letter: of.Number, KeyMatter: len(of.KeyMatter) > 0, Stage: workflow.Registered, Registered: friday, Barred: of.Recusals, Duty: d})
		}
	}
	want[0].Leader, want[1].Leader = "mayor", "mayor"
	equal(t, "open duties", want, got)
}
