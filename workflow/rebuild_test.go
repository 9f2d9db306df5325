package workflow_test

import (
	"slices"
	"testing"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

func TestWhatIsRebuiltNamesEveryContradiction(t *testing.T) {
	t.Parallel()
	steps := [][]workflow.FieldChange{
		{{At: "Stage", Is: `"registered"`}, {At: "KeyMatter", Is: "[]"}},
		{{At: "Stage", Was: `"registered"`, Is: `"handling"`}, {At: "Unit", Is: `"甲"`}},
		{{At: "Unit", Was: `"甲"`, Is: `"乙"`}, {At: "Stage", Was: `"handling"`, Is: ""}},
	}
	stands := workflow.Trace{"Unit": `"乙"`, "Attachments": "[]"}
	for name, c := range map[string]struct {
		without int // a step that is missing, 0 for none
		changed workflow.Trace
		unfit   []string
		differs []string
	}{
		"nothing":               {},
		"the first is missing":  {without: 1, unfit: []string{"Stage"}},
		"one inside is missing": {without: 2, unfit: []string{"Unit", "Stage"}},
		"the last is missing":   {without: 3, differs: []string{"Stage", "Unit"}},
		"a field was changed":   {changed: workflow.Trace{"Unit": `"丙"`}, differs: []string{"Unit"}},
		"a field was added":     {changed: workflow.Trace{"Unit": `"乙"`, "Urgent": "true"}, differs: []string{"Urgent"}},
		"a field was emptied":   {changed: workflow.Trace{}, differs: []string{"Unit"}},
	} {
		var r workflow.Rebuilt
		var unfit []string
		for i, s := range steps {
			if i+1 != c.without {
				unfit = append(unfit, r.Add(s)...)
			}
		}
		now := stands
		if c.changed != nil {
			now = c.changed
		}
		if differs := r.Differs(now); !slices.Equal(unfit, c.unfit) || !slices.Equal(differs, c.differs) {
			t.Errorf("%s: unfit %v, differs %v; want %v, %v", name, unfit, differs, c.unfit, c.differs)
		}
	}
}

func TestAnEventThatTellsNoChangesCannotBeReplayed(t *testing.T) {
	t.Parallel()
	for data, wrong := range map[string]bool{`{"changes":[]}`: false, `{"changes":[{"at":"Stage","is":"1"}]}`: false, `{"n":1}`: true, `{}`: true, ``: true, `[]`: true} {
		if _, err := (workflow.Event{Data: data}).Changes(); (err != nil) != wrong {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func TestAnOrganisationIsRebuiltFromItsEvents(t *testing.T) {
	t.Parallel()
	person := func(id string, roles ...workflow.Role) workflow.Person {
		return workflow.Person{UserID: id, Spelling: id, Name: "甲", Org: "区信访局", Roles: roles}
	}
	orgs := []workflow.Org{{Name: "区信访局", Kind: workflow.PetitionsBureau, Aliases: []string{"信访"}}}
	away := person("b", workflow.Reviewer)
	away.AwayFrom, away.Deputy = calendar.Date(2026, 9, 18), "a"
	states := []*workflow.Directory{{}, {Orgs: orgs, People: []workflow.Person{person("a", workflow.Registrar), person("b", workflow.Reviewer)}},
		{Orgs: orgs, People: []workflow.Person{person("a", workflow.Registrar), away}}, {Orgs: orgs, People: []workflow.Person{away}}, {}}
	var r workflow.Rebuilt
	for i, d := range states[1:] {
		e := states[i].ChangedTo(d, calendar.Date(2026, 9, 18).At(9, 0), "cli", "import", workflow.Trace{"File": "x"})
		changes, err := e.Changes()
		if unfit := r.Add(changes); err != nil || len(unfit) > 0 || e.Subject != workflow.SubjectOrganisation {
			t.Fatalf("state %d: %v, %v", i+1, unfit, err)
		}
		if differs := r.Differs(workflow.TraceOf(*d)); len(differs) > 0 {
			t.Errorf("state %d differs in %v", i+1, differs)
		}
		if len(r.Differs(workflow.TraceOf(*states[i]))) == 0 {
			t.Errorf("state %d passes for the one before", i+1)
		}
	}
}

func TestTheCalendarIsRebuiltLayerByLayer(t *testing.T) {
	t.Parallel()
	day := func(n int, name string) calendar.Entry {
		return calendar.Entry{Day: calendar.Date(2026, 10, n), Name: name}
	}
	national := calendar.Layer{Name: "全国", Years: []int{2026}, Entries: []calendar.Entry{day(1, "国庆节"), day(2, "国庆节"), {}}}
	local := calendar.Layer{Name: "本地", Entries: []calendar.Entry{day(9, "校庆")}}
	shorter := calendar.Layer{Name: "全国", Years: []int{2026, 2027}, Entries: []calendar.Entry{day(1, "国庆"), day(1, "国庆节")}}
	var r workflow.Rebuilt
	for i, l := range []calendar.Layer{national, local, shorter} {
		e := workflow.LayerSaved(l, calendar.Date(2026, 9, 18).At(9, 0), "cli", "calendar")
		if err := r.AddLayer(e.Data); err != nil || e.Subject != workflow.SubjectCalendar {
			t.Fatal(i, err)
		}
	}
	stands := workflow.Trace{"全国.Position": "1", "本地.Position": "3", "全国.Years": "[2026,2027]",
		"全国.2026-10-01": `{"day":"2026-10-01","working":false,"name":"国庆节"}`, "本地.2026-10-09": `{"day":"2026-10-09","working":false,"name":"校庆"}`}
	if differs := r.Differs(stands); len(differs) > 0 {
		t.Errorf("differs in %v", differs)
	}
	for _, data := range []string{`{"layer":"全国","entries":3}`, `{"days":[]}`, ``, `{"layer":"全国","days":[{"day":"heute"}]}`} {
		if r.AddLayer(data) == nil {
			t.Errorf("%q is no layer", data)
		}
	}
	if differs := r.Differs(stands); len(differs) > 0 {
		t.Errorf("what cannot be read changed %v", differs)
	}
}
