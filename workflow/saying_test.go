package workflow_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// stands checks where the letter stands and all that is owed on it: each open duty
// as "kind owner day", or "kind owner day hour" where hours count.
func (s *story) stands(stage workflow.Stage, owed ...string) *story {
	s.t.Helper()
	if s.letter.Stage != stage {
		s.t.Errorf("the letter stands at %s, want %s", s.letter.Stage, stage)
	}
	slices.Sort(owed)
	if diff := cmp.Diff(owed, debts(s.letter)); diff != "" {
		s.t.Errorf("at %s is owed (-want +got):\n%s", stage, diff)
	}
	return s
}

// debts lists the open duties of a letter in short, sorted.
func debts(l workflow.Letter) []string {
	var owed []string
	for _, d := range l.Open() {
		words := []string{string(d.Kind), d.Owner, d.DueOn.String()}
		if !d.DueAt.IsZero() {
			words = append(words, d.DueAt.In(calendar.CST).Format("15:04"))
		}
		owed = append(owed, strings.Join(words, " "))
	}
	slices.Sort(owed)
	return owed
}

// hears checks who is told what by the last step, as "kind:userid", in order.
func (s *story) hears(told ...string) *story {
	s.t.Helper()
	if diff := cmp.Diff(told, s.told()); diff != "" {
		s.t.Errorf("told (-want +got):\n%s", diff)
	}
	return s
}

// refuses takes a step that must be refused for a reason.
func (s *story) refuses(reason workflow.Reason, when, who string, c workflow.Command, d workflow.Details) *story {
	s.t.Helper()
	if got := s.refused(when, who, c, d); got.Reason != reason {
		s.t.Errorf("%s %s by %s is refused with %s, want %s", when, c, who, got.Reason, reason)
	}
	return s
}

// starts registers a letter of the given kind to the addressee and classifies it.
func (s *story) starts(category workflow.Category, edits ...func(*workflow.Letter)) *story {
	s.t.Helper()
	letter := theLetter()
	for _, edit := range edits {
		edit(letter)
	}
	s.does("2026-09-18 09:10", "xf_jingban", workflow.Register, details{Letter: letter})
	return s.does("2026-09-18 09:20", "xf_jingban", workflow.Classify, details{Category: category})
}

// anonymous takes the contacts out of a letter: no individual reply is owed.
func anonymous(l *workflow.Letter) { l.Petitioner.Contact = workflow.ContactDetails{} }

// toMayor addresses a letter to 区长.
func toMayor(l *workflow.Letter) { l.Addressee = workflow.ToMayor }

// through takes some steps of the happy walk.
func (s *story) through(from, to int) *story {
	s.t.Helper()
	for _, h := range happy[from:to] {
		s.does(h.when, h.who, h.command, h.details)
	}
	return s
}

// reads reports whether a person may read the letter that day.
func (s *story) reads(who, on string) bool {
	p, ok := s.rules.People.Person(who)
	return ok && workflow.Sees(p, &s.letter, s.rules.People, day(on))
}

// does at the desk of a store takes a step that must be taken.
func (m *memory) does(t testing.TB, when, who string, c workflow.Command, n int, d workflow.Details) workflow.Outcome {
	t.Helper()
	o, err := m.try(when, who, c, n, d)
	if err != nil {
		t.Fatalf("%s %s by %s: %v", when, c, who, err)
	}
	return o
}

// refuses a step at the desk of a store, for a reason.
func (m *memory) refuses(t testing.TB, reason workflow.Reason, when, who string, c workflow.Command, n int, d workflow.Details) *workflow.Refusal {
	t.Helper()
	_, err := m.try(when, who, c, n, d)
	var refused *workflow.Refusal
	if !errors.As(err, &refused) || refused.Reason != reason {
		t.Fatalf("%s %s by %s: %v, want %s", when, c, who, err, reason)
	}
	return refused
}

// try takes a step on letter n at the desk of a store.
func (m *memory) try(when, who string, c workflow.Command, n int, d workflow.Details) (workflow.Outcome, error) {
	step := workflow.Step{Command: c, Letter: number(n), Actor: actor(who), At: at(when), Details: d}
	return (&workflow.Desk{Store: m}).Take(context.Background(), step, nil)
}

func number(n int) workflow.Number { return workflow.Number{Year: 2026, Seq: n} }

// stands checks where letter n of a store stands and what is owed on it.
func (m *memory) stands(t *testing.T, n int, stage workflow.Stage, owed ...string) {
	t.Helper()
	(&story{t: t, rules: m.rules, letter: m.letters[number(n)]}).stands(stage, owed...)
}
