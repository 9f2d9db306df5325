package workflow_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// What each person opens with the whole letter (domain.md §5, 第十九条); everybody
// who is not named opens nothing sealed.
func TestWhichSealedItemsAPersonOpens(t *testing.T) {
	t.Parallel()
	const contact, instruction, discipline = workflow.SealedContact, workflow.SealedInstruction, workflow.SealedDiscipline
	type items = []workflow.SealedItem
	on := calendar.Date(2026, time.September, 18)
	for _, c := range []struct {
		name string
		edit func(*workflow.Letter, *workflow.Directory)
		want map[string]items
	}{
		{"with contact details and an instruction", nil, map[string]items{
			"dw_jingban": {contact, instruction}, "dw_shenhe": {contact, instruction}, "xf_jingban": {contact}, "xf_shenhe": {contact},
			"sanying": {contact}, "shuji": {instruction}}},
		{"without either", func(l *workflow.Letter, _ *workflow.Directory) {
			l.Petitioner.Contact, l.Instructions = workflow.ContactDetails{}, nil
		}, nil},
		{"the unit's contact away: the deputy reads in their place", func(l *workflow.Letter, d *workflow.Directory) {
			l.Instructions = nil
			change(d, "sanying", func(p *workflow.Person) { p.AwayFrom = on })
		}, map[string]items{"dw_jingban": {contact}, "dw_shenhe": {contact}, "xf_jingban": {contact}, "xf_shenhe": {contact},
			"sanying": {contact}, "sanying_fz": {contact}}},
		{"党风廉政", func(l *workflow.Letter, _ *workflow.Directory) {
			l.Category, l.Assignments, l.Instructions = workflow.Discipline, nil, nil
		}, map[string]items{"dw_jingban": {discipline, contact}, "dw_shenhe": {discipline, contact}}},
		{"党风廉政, passed on", func(l *workflow.Letter, _ *workflow.Directory) {
			l.Category, l.Stage, l.Instructions = workflow.Discipline, workflow.Transferred, nil
			l.Assignments[0].Unit, l.Assignments[0].Role = "区纪委监委", workflow.TransferRole
		}, map[string]items{"dw_shenhe": {discipline, contact}, "jiwei": {discipline, contact}, "jiwei_fz": {discipline}}},
		{"a unit and a registrar accused: the other 督查室 has the letter", func(l *workflow.Letter, _ *workflow.Directory) {
			l.Recusals = []workflow.Recusal{{N: 1, Org: "三营镇"}, {N: 2, Person: "dw_jingban"}}
			l.Instructions = nil
		}, map[string]items{"dw_shenhe": {contact}, "zf_jingban": {contact}, "zf_shenhe": {contact}, "xf_jingban": {contact}, "xf_shenhe": {contact}}},
	} {
		d := sample()
		l := sealedLetter()
		if c.edit != nil {
			c.edit(&l, d)
		}
		at := on.At(9, 30)
		for _, p := range d.People {
			var got items
			for _, r := range workflow.ReadingsOf(p, &l, d, on, at) {
				if r.Letter != l.Number || r.Reader != p.UserID || !r.At.Equal(at) {
					t.Errorf("%s: %+v", c.name, r)
				}
				got = append(got, r.What)
			}
			if !slices.Equal(got, c.want[p.UserID]) {
				t.Errorf("%s: %s opens %v, want %v", c.name, p.UserID, got, c.want[p.UserID])
			}
		}
	}
}

// sealedLetter is one to 区委书记 at 三营镇, with everything that is sealed.
func sealedLetter() workflow.Letter {
	return workflow.Letter{
		Number: workflow.Number{Year: 2026, Seq: 1}, Stage: workflow.Handling, Round: 1, Addressee: workflow.ToSecretary, Category: workflow.Petition,
		RegisteredIn: "区信访局", Petitioner: workflow.Petitioner{Contact: workflow.ContactDetails{Phone: "13800000000"}},
		Assignments:  []workflow.Assignment{{N: 1, Round: 1, Unit: "三营镇", Role: workflow.LeadRole, Status: workflow.Accepted, Office: "区信访局"}},
		Instructions: []workflow.Instruction{{N: 1, Round: 1, Text: "请阅办", Office: "区委督查室", By: "shuji"}},
	}
}

// shelf is a store that hands over a view and remembers the change.
type shelf struct {
	workflow.Store
	kept workflow.Change
	fail error
}

func (s *shelf) Update(_ context.Context, _ workflow.Request, decide func(workflow.View) (workflow.Change, error)) ([]workflow.Notice, error) {
	c, err := decide(workflow.View{Rules: workflow.Rules{People: sample()}})
	if err == nil && s.fail == nil {
		s.kept = c
	}
	return nil, errors.Join(err, s.fail)
}

func TestAnAnswerAndItsEntryInTheReadLogAreOneChange(t *testing.T) {
	t.Parallel()
	reading := workflow.DossierReading("dw_shenhe", &workflow.Letter{Number: workflow.Number{Year: 2026, Seq: 1}}, time.Unix(1, 0))
	show := func(v workflow.View) ([]workflow.Notice, *workflow.Turn, []workflow.Reading) {
		if len(v.Rules.People.Orgs) == 0 {
			t.Error("no view")
		}
		return []workflow.Notice{{Key: "answer"}}, &workflow.Turn{}, []workflow.Reading{reading}
	}
	s := &shelf{}
	if err := (&workflow.Desk{Store: s}).Open(t.Context(), workflow.Request{}, show); err != nil {
		t.Fatal(err)
	}
	if len(s.kept.Notices) != 1 || s.kept.Turn == nil || !slices.Equal(s.kept.Readings, []workflow.Reading{reading}) {
		t.Errorf("kept %+v", s.kept)
	}
	if reading.What != workflow.SealedDossier || reading.Reader != "dw_shenhe" || reading.Letter.Seq != 1 {
		t.Errorf("%+v", reading)
	}
	down := errors.New("down")
	if err := (&workflow.Desk{Store: &shelf{fail: down}}).Open(t.Context(), workflow.Request{}, show); !errors.Is(err, down) {
		t.Error("an entry that could not be stored goes unsaid")
	}
}
