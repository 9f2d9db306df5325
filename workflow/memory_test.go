package workflow_test

import (
	"context"
	"maps"
	"slices"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// memory is a Store of one process: the contract of workflow.Store and no
// more. What it stores it copies, as a database would.
type memory struct {
	rules   workflow.Rules
	letters map[workflow.Number]workflow.Letter
	events  []workflow.Event
	notices []workflow.Notice
	turns   []workflow.Turn
	writes  int              // updates that were not refused by decide
	closed  []calendar.Entry // local days off
}

func newMemory(rules workflow.Rules) *memory {
	return &memory{rules: rules, letters: map[workflow.Number]workflow.Letter{}}
}

func (m *memory) Update(_ context.Context, req workflow.Request, decide func(workflow.View) (workflow.Change, error)) ([]workflow.Notice, error) {
	change, err := decide(m.view(req))
	if err != nil {
		return nil, err
	}
	m.writes++
	for _, l := range change.Letters {
		m.letters[l.Number] = workflow.Clone(l)
	}
	m.events = append(m.events, change.Events...)
	if change.Layer != nil {
		m.rules.Calendar = m.rules.Calendar.With(*change.Layer)
	}
	if change.Turn != nil {
		m.turns = append(m.turns, *change.Turn)
	}
	var told []workflow.Notice
	for _, n := range change.Notices {
		if !slices.ContainsFunc(m.notices, func(o workflow.Notice) bool { return o.Key == n.Key }) {
			m.notices, told = append(m.notices, n), append(told, n)
		}
	}
	return told, nil
}

func (m *memory) view(req workflow.Request) workflow.View {
	v := workflow.View{Letters: map[workflow.Number]workflow.Letter{}, Rules: m.rules}
	for _, n := range req.Letters {
		l, ok := m.letters[n]
		if !ok {
			continue
		}
		v.Letters[n] = workflow.Clone(l)
		for _, k := range l.Kin() {
			if req.Kin {
				v.Letters[k] = workflow.Clone(m.letters[k])
			}
		}
	}
	for _, l := range m.sorted() {
		if req.Open && len(l.Open()) > 0 {
			v.Letters[l.Number] = l
		}
	}
	if req.Year == 0 {
		return v
	}
	v.Next = workflow.Number{Year: req.Year, Seq: 1}
	for _, l := range m.sorted() {
		if l.Number.Year == req.Year {
			v.Next.Seq = l.Number.Seq + 1
		}
		if req.SourceID != "" && l.SourceID == req.SourceID {
			v.SameSource = l
		}
		if l.Body == req.Body {
			v.SameBody = append(v.SameBody, l.Number)
		}
	}
	return v
}

func (m *memory) sorted() []workflow.Letter {
	numbers := slices.SortedFunc(maps.Keys(m.letters), workflow.Number.Compare)
	letters := make([]workflow.Letter, len(numbers))
	for i, n := range numbers {
		letters[i] = workflow.Clone(m.letters[n])
	}
	return letters
}

func (m *memory) OpenDuties(context.Context) ([]workflow.OpenDuty, error) {
	var open []workflow.OpenDuty
	for _, l := range m.sorted() {
		for _, d := range l.Open() {
			o := workflow.OpenDuty{Letter: l.Number, Urgent: l.Urgent, KeyMatter: len(l.KeyMatter) > 0, Stage: l.Stage, Registered: calendar.Of(l.RegisteredAt),
				Barred: l.Recusals, Duty: d}
			if a := l.Approval(); a != nil {
				o.Leader = a.Leader
			}
			open = append(open, o)
		}
	}
	slices.SortStableFunc(open, func(a, b workflow.OpenDuty) int { return a.Duty.DueOn.Compare(b.Duty.DueOn) })
	return open, nil
}

func (m *memory) OfMonth(_ context.Context, from, to calendar.Day) ([]workflow.Letter, error) {
	within := func(d calendar.Day) bool { return !d.Before(from) && !d.After(to) }
	return slices.DeleteFunc(m.sorted(), func(l workflow.Letter) bool {
		return !within(calendar.Of(l.RegisteredAt)) &&
			!slices.ContainsFunc(l.Duties, func(d workflow.Duty) bool { return within(d.DueOn) })
	}), nil
}

func (m *memory) Rules(context.Context) (workflow.Rules, error) { return m.rules, nil }

func (m *memory) Letter(_ context.Context, n workflow.Number) (workflow.Letter, error) {
	l, ok := m.letters[n]
	if !ok {
		return l, workflow.ErrNoLetter
	}
	return workflow.Clone(l), nil
}

// holding is a store with letters 1, 2, … each told up to so many steps.
func holding(stories ...*story) *memory {
	m := newMemory(stories[0].rules)
	for i, s := range stories {
		s.letter.Number = workflow.Number{Year: 2026, Seq: i + 1}
		m.letters[s.letter.Number] = workflow.Clone(s.letter)
	}
	return m
}

var _ workflow.Store = (*memory)(nil)
