package workflow_test

import (
	"encoding/json"
	"errors"
	"testing"

	"huiyin/workflow"
)

// story is one letter on its way, told step by step; every step checks what
// must hold of any step.
type story struct {
	t       *testing.T
	rules   workflow.Rules
	letter  workflow.Letter
	events  []workflow.Event
	notices []workflow.Notice // of the last step
}

// tell begins a story; the organisation can be edited first.
func tell(t *testing.T, edits ...func(*workflow.Directory)) *story {
	t.Helper()
	return &story{t: t, rules: rules(edits...)}
}

// does takes a step that must be taken.
func (s *story) does(when, who string, c workflow.Command, d workflow.Details) *story {
	s.t.Helper()
	step := s.step(when, who, c, d)
	before := photo(s.t, s.letter)
	o, err := s.rules.Take(s.letter, step)
	if err != nil {
		s.t.Fatalf("%s %s by %s: %v", when, c, who, err)
	}
	if photo(s.t, s.letter) != before {
		s.t.Fatalf("%s by %s reached the letter it was given", c, who)
	}
	if o.Letter.Version != s.letter.Version+1 {
		s.t.Errorf("%s: version %d after %d", c, o.Letter.Version, s.letter.Version)
	}
	s.letter, s.notices = o.Letter, o.Notices
	s.events = append(s.events, o.Event)
	return s
}

// refused takes a step that must be refused, and nothing may have changed.
func (s *story) refused(when, who string, c workflow.Command, d workflow.Details, kin ...workflow.Letter) *workflow.Refusal {
	s.t.Helper()
	before := photo(s.t, s.letter)
	o, err := s.rules.Take(s.letter, s.step(when, who, c, d), kin...)
	var refusal *workflow.Refusal
	if !errors.As(err, &refusal) {
		s.t.Fatalf("%s %s by %s: got %v, want a refusal", when, c, who, err)
	}
	if photo(s.t, s.letter) != before {
		s.t.Errorf("the refusal of %s by %s changed the letter", c, who)
	}
	if o.Letter.Version != 0 || o.Event.Command != "" || len(o.Notices) != 0 {
		s.t.Errorf("the refusal of %s by %s left something behind: %+v", c, who, o)
	}
	if refusal.Command != c || refusal.Stage != s.letter.Stage {
		s.t.Errorf("the refusal names %s at %q, want %s at %q", refusal.Command, refusal.Stage, c, s.letter.Stage)
	}
	return refusal
}

func (s *story) step(when, who string, c workflow.Command, d workflow.Details) workflow.Step {
	actor := workflow.Actor{Person: who}
	switch who {
	case "job":
		actor = workflow.Actor{Job: "approval"}
	case "api":
		actor = workflow.Actor{API: true}
	}
	return workflow.Step{Command: c, Letter: workflow.Number{Year: 2026, Seq: 1}, Actor: actor, At: at(when), Details: d}
}

// happy is the walk of one letter of 信访类, step by step (第八条).
var happy = []struct {
	when, who string
	command   workflow.Command
	details   workflow.Details
	stage     workflow.Stage // where the letter stands after it
}{
	{"2026-09-18 09:10", "xf_jingban", workflow.Register, workflow.Details{Letter: theLetter()}, workflow.Registered},
	{"2026-09-18 09:20", "xf_jingban", workflow.Classify, workflow.Details{Category: workflow.Petition}, workflow.Registered},
	{"2026-09-18 09:30", "xf_jingban", workflow.Assign, workflow.Details{Unit: "三营镇"}, workflow.Handling},
	{"2026-09-18 10:00", "sanying", workflow.Accept, workflow.Details{}, workflow.Handling},
	{"2026-09-21 10:00", "sanying", workflow.Submit, workflow.Details{Report: theReport()}, workflow.Reviewing},
	{"2026-09-21 15:00", "xf_shenhe", workflow.Pass, workflow.Details{}, workflow.Reviewing},
	{"2026-09-22 10:00", "dw_shenhe", workflow.Pass, workflow.Details{}, workflow.Approving},
	{"2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, workflow.Details{}, workflow.Approving},
	{"2026-09-23 09:00", "shuji", workflow.Agree, workflow.Details{}, workflow.Replying},
	{"2026-09-23 09:30", "sanying", workflow.Individual, workflow.Details{Question: "电话", Reason: "网友表示满意"}, workflow.Replying},
	{"2026-09-23 10:00", "xf_jingban", workflow.Publish, workflow.Details{URL: "https://liuyan.example.cn/1"}, workflow.Closed},
	{"2026-09-23 11:00", "xf_jingban", workflow.Archive, workflow.Details{}, workflow.Archived},
}

// Steps of the happy walk by their place in it.
const (
	registered = iota + 1
	classified
	assigned
	accepted
	reported
	firstPassed
	passed
	submitted
	agreed
	answered
	published
	archived
)

// upTo walks the first steps of the happy walk.
func (s *story) upTo(steps int) *story {
	s.t.Helper()
	for _, h := range happy[:steps] {
		s.does(h.when, h.who, h.command, h.details)
	}
	return s
}

// photo is the whole of a value, to see whether it changed.
func photo(t interface{ Fatal(...any) }, v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// due is the open duty of a kind, which must be there.
func (s *story) due(kind workflow.DutyKind) workflow.Duty {
	s.t.Helper()
	for _, d := range s.letter.Open() {
		if d.Kind == kind {
			return d
		}
	}
	s.t.Fatalf("no open duty %s among %+v", kind, s.letter.Open())
	return workflow.Duty{}
}

// told lists whom the last step told what, as "kind:userid".
func (s *story) told() []string {
	var told []string
	for _, n := range s.notices {
		told = append(told, string(n.Kind)+":"+n.To)
	}
	return told
}
