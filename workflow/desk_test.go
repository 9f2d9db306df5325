package workflow_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// registration is a step that registers a letter with this board id and text.
func registration(who, when, source, body string) workflow.Step {
	letter := theLetter()
	letter.SourceID, letter.Body = source, body
	return workflow.Step{Command: workflow.Register, Actor: workflow.Actor{Person: who}, At: at(when), Details: details{Letter: letter}}
}

// answer closes a turn: it says how the step went, and marks the message.
func answer(o workflow.Outcome, refusal *workflow.Refusal) ([]workflow.Notice, *workflow.Turn) {
	text := "done " + o.Letter.Number.String()
	if refusal != nil {
		text = "refused " + string(refusal.Reason)
	}
	return []workflow.Notice{{Key: "answer/" + text, To: "speaker", Kind: workflow.ToldAnswer, Data: workflow.NoticeData{Text: text}}},
		&workflow.Turn{Inbox: 7, Speaker: "speaker"}
}

// Letters are numbered without gaps within their year, China's.
func TestTheDeskNumbersLetters(t *testing.T) {
	m := newMemory(rules())
	desk := &workflow.Desk{Store: m}
	for _, c := range []struct{ name, who, when, want string }{
		{"the first", "xf_jingban", "2026-12-30 09:00", "2026-0001"},
		{"one that is refused takes no number", "sanying", "2026-12-30 10:00", ""},
		{"the second", "dw_jingban", "2026-12-31 23:59", "2026-0002"},
		{"the first of a new year", "xf_jingban", "2027-01-01 00:01", "2027-0001"},
	} {
		o, err := desk.Take(t.Context(), registration(c.who, c.when, "", c.name), nil)
		if (err == nil) != (c.want != "") || o.Letter.Number.String() != c.want {
			t.Errorf("%s: number %q, %v, want %q", c.name, o.Letter.Number, err, c.want)
		}
	}
	if len(m.letters) != 3 || len(m.events) != 3 {
		t.Errorf("%d letters, %d events", len(m.letters), len(m.events))
	}
}

// The board's id is unique (edges 50); without one, equal wording is for a
// person to decide (edges 3). Who may not register hears nothing of it.
func TestTheDeskKnowsALetterThatIsThereAlready(t *testing.T) {
	m := newMemory(rules())
	desk := &workflow.Desk{Store: m}
	if _, err := desk.Take(t.Context(), registration("xf_jingban", "2026-09-18 09:00", "A-1", theBody), nil); err != nil {
		t.Fatal(err)
	}
	first := workflow.Number{Year: 2026, Seq: 1}
	anyway := registration("xf_jingban", "2026-09-18 10:00", "", theBody)
	anyway.Details.Anyway = true
	for _, c := range []struct {
		name string
		step workflow.Step
		want workflow.Refusal // the zero one for none
	}{
		{"the same posting again", registration("xf_jingban", "2026-09-18 10:00", "A-1", theBody),
			workflow.Refusal{Reason: workflow.AlreadyKnown, Command: workflow.Register, Letter: first, Stage: workflow.Registered}},
		{"the same posting with another text", registration("dw_jingban", "2026-09-18 10:00", "A-1", "另一段话"),
			workflow.Refusal{Reason: workflow.AlreadyKnown, Command: workflow.Register, Letter: first, Stage: workflow.Registered, Changed: true}},
		{"equal wording without an id", registration("xf_jingban", "2026-09-18 10:00", "", theBody),
			workflow.Refusal{Reason: workflow.SameWording, Command: workflow.Register, Letter: first}},
		{"a unit's contact", registration("sanying", "2026-09-18 10:00", "A-1", theBody),
			workflow.Refusal{Reason: workflow.NotYours, Command: workflow.Register, Letter: workflow.Number{}, Who: workflow.RowsOf(workflow.Register)[0].Who[:1]}},
		{"equal wording, and a person says it is another letter", anyway, workflow.Refusal{}},
		{"equal wording under another id is another posting", registration("xf_jingban", "2026-09-18 10:00", "A-2", theBody), workflow.Refusal{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			letters := len(m.letters)
			_, err := desk.Take(t.Context(), c.step, nil)
			var got *workflow.Refusal
			errors.As(err, &got)
			if c.want.Reason == "" {
				if err != nil || len(m.letters) != letters+1 {
					t.Errorf("refused: %v", err)
				}
				return
			}
			if diff := cmp.Diff(&c.want, got); diff != "" || len(m.letters) != letters {
				t.Errorf("refusal (-want +got):\n%s", diff)
			}
		})
	}
}

// A step and the answer to it are stored together; a refusal stores the answer
// and nothing else.
func TestTheDeskClosesTheTurnWithTheStep(t *testing.T) {
	m := holding(tell(t).upTo(assigned))
	desk := &workflow.Desk{Store: m}
	closing := func(_ workflow.View, o workflow.Outcome, r *workflow.Refusal) ([]workflow.Notice, *workflow.Turn) {
		return answer(o, r)
	}
	before := photo(t, m.sorted())
	accept := workflow.Step{Command: workflow.Accept, Letter: workflow.Number{Year: 2026, Seq: 1}, Actor: workflow.Actor{Person: "touying"}, At: at("2026-09-18 10:00")}
	o, err := desk.Take(t.Context(), accept, closing)
	var refused *workflow.Refusal
	if !errors.As(err, &refused) || o.Event.Command != "" || photo(t, m.sorted()) != before || len(m.events) != 0 {
		t.Errorf("refused step: %v, outcome %+v, %d events", err, o.Event, len(m.events))
	}
	if len(m.notices) != 1 || m.notices[0].Data.Text != "refused not_yours" || len(m.turns) != 1 {
		t.Errorf("the refusal's answer: %+v, %d turns", m.notices, len(m.turns))
	}
	accept.Actor.Person = "sanying"
	if o, err = desk.Take(t.Context(), accept, closing); err != nil || o.Letter.Lead().Status != workflow.Accepted {
		t.Errorf("accepted: %v, %+v", err, o.Letter.Lead())
	}
	if len(m.events) != 1 || len(m.turns) != 2 || m.notices[len(m.notices)-1].Data.Text != "done 2026-0001" {
		t.Errorf("%d events, %d turns, notices %+v", len(m.events), len(m.turns), m.notices)
	}
	accept.Letter.Seq = 9
	if _, err = desk.Take(t.Context(), accept, closing); !errors.As(err, &refused) || refused.Reason != workflow.NoSuchLetter || refused.Letter.Seq != 9 {
		t.Errorf("a letter that is not there: %v", err)
	}
}

// A turn without a step stores the answer and the dialogue.
func TestTheDeskClosesATurnWithoutAStep(t *testing.T) {
	m := holding(tell(t).upTo(assigned))
	err := (&workflow.Desk{Store: m}).Close(t.Context(), workflow.Request{Letters: []workflow.Number{{Year: 2026, Seq: 1}, {Year: 2026, Seq: 2}}},
		func(v workflow.View) ([]workflow.Notice, *workflow.Turn) {
			if len(v.Letters) != 1 || v.Rules.People == nil {
				t.Errorf("the view holds %d letters", len(v.Letters))
			}
			return answer(workflow.Outcome{}, nil)
		})
	if err != nil || len(m.notices) != 1 || len(m.turns) != 1 || len(m.events) != 0 {
		t.Errorf("%v: %d notices, %d turns, %d events", err, len(m.notices), len(m.turns), len(m.events))
	}
}

// The store's own error comes out as it is and is no refusal.
func TestTheDeskReportsTheStoresError(t *testing.T) {
	down := errors.New("database is down")
	desk := &workflow.Desk{Store: &failing{newMemory(rules()), down}}
	if o, err := desk.Take(t.Context(), registration("xf_jingban", "2026-09-18 09:00", "", theBody), nil); !errors.Is(err, down) || o.Letter.Version != 0 {
		t.Errorf("take: %v, %+v", err, o.Letter)
	}
	if err := desk.Close(t.Context(), workflow.Request{}, nil); !errors.Is(err, down) {
		t.Errorf("close: %v", err)
	}
}
