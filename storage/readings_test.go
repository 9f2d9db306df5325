package storage_test

import (
	"errors"
	"testing"

	"huiyin/workflow"
)

func TestWhoReadWhatIsKeptWithTheAnswer(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	l, other := mustRegister(t, db, plain("a")), mustRegister(t, db, plain("b"))
	readings := []workflow.Reading{
		{Letter: l.Number, Reader: "zhang", At: later(1), What: workflow.SealedContact},
		{Letter: l.Number, Reader: "mayor", At: later(2), What: workflow.SealedInstruction},
		{Letter: other.Number, Reader: "sun", At: later(3), What: workflow.SealedDiscipline},
		{Letter: l.Number, Reader: "zhang", At: later(0), What: workflow.SealedDossier},
	}
	for _, r := range readings {
		update(t, db, workflow.Request{}, workflow.Change{Readings: []workflow.Reading{r}, Notices: []workflow.Notice{notice(string(r.What), r.Reader, r.At)}})
	}
	want := map[workflow.Number][]workflow.Reading{l.Number: {readings[0], readings[1], readings[3]}, other.Number: {readings[2]}, {Year: 2026, Seq: 404}: nil}
	for n, want := range want {
		got, err := openAt(t, url).Readings(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, n.String(), want, got)
	}
}

func TestNoAnswerWithoutItsEntry(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	l := mustRegister(t, db, plain("a"))
	entry := workflow.Reading{Letter: l.Number, Reader: "zhang", At: morning, What: workflow.SealedContact}
	// The entry names a letter that is not there: neither it nor the answer is kept.
	wrong := workflow.Reading{Letter: workflow.Number{Year: 2026, Seq: 404}, Reader: "zhang", At: morning, What: workflow.SealedContact}
	change := workflow.Change{Readings: []workflow.Reading{entry, wrong}, Notices: []workflow.Notice{notice("answer", "zhang", morning)}}
	_, err := db.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) { return change, nil })
	if err == nil {
		t.Error("an entry of no letter is kept")
	}
	// Nor is an entry kept whose answer was not given.
	refused := errors.New("refused")
	if _, err := db.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) {
		return workflow.Change{Readings: []workflow.Reading{entry}}, refused
	}); !errors.Is(err, refused) {
		t.Error(err)
	}
	if n := number(t, db, `SELECT (SELECT count(*) FROM readings) + (SELECT count(*) FROM deliveries)`); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}
