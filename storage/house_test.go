package storage_test

import (
	"context"
	"fmt"
	"testing"

	"golang.org/x/sync/errgroup"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// district is a small organisation with somebody for every step.
func district() *workflow.Directory {
	person := func(id, name, org string, roles ...workflow.Role) workflow.Person {
		return workflow.Person{UserID: id, Spelling: id, Name: name, Org: org, Roles: roles}
	}
	leader := person("mayor", "区长", "政府办", workflow.Leader)
	leader.Addressee = workflow.ToMayor
	return &workflow.Directory{
		Orgs: []workflow.Org{
			{Name: "区信访局", Kind: workflow.PetitionsBureau}, {Name: "区委督查室", Kind: workflow.SupervisionSecretary},
			{Name: "政府督查室", Kind: workflow.SupervisionMayor}, {Name: "政府办", Kind: workflow.Publicity},
			{Name: "城关街道", Kind: workflow.Subdistrict}, {Name: "住建局", Kind: workflow.Department},
		},
		People: []workflow.Person{
			person("zhang", "张三", "区信访局", workflow.Registrar), person("chen", "陈七", "区信访局", workflow.Reviewer),
			person("sun", "孙八", "政府督查室", workflow.Registrar, workflow.Reviewer), leader,
			person("wang", "王五", "城关街道", workflow.Contact), person("zhao", "赵六", "住建局", workflow.Contact, workflow.Head),
		},
	}
}

// replace puts an organisation or a layer in the place of the old one, with
// the event that makes every process read it anew.
func replace(ctx context.Context, db *storage.DB, c workflow.Change) error {
	if c.Directory != nil {
		c.Events = append(c.Events, workflow.Event{Subject: workflow.SubjectOrganisation, At: morning, Actor: "admin", Command: "import", Data: "{}"})
	}
	if c.Layer != nil {
		c.Events = append(c.Events, workflow.Event{Subject: workflow.SubjectCalendar, At: morning, Actor: "admin", Command: "calendar", Data: "{}"})
	}
	_, err := db.Update(ctx, workflow.Request{House: true}, func(workflow.View) (workflow.Change, error) { return c, nil })
	return err
}

func mustReplace(t testing.TB, db *storage.DB, c workflow.Change) {
	t.Helper()
	if err := replace(t.Context(), db, c); err != nil {
		t.Fatal(err)
	}
}

func rules(t testing.TB, db *storage.DB) workflow.Rules {
	t.Helper()
	r, err := db.Rules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheOrganisationIsReplacedAndEveryProcessSeesIt(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	other := openAt(t, url)
	for _, d := range []*storage.DB{db, other} {
		equal(t, "at first", &workflow.Directory{}, rules(t, d).People)
	}
	// The superior comes after the one below it, and the deputy after the one away.
	first := &workflow.Directory{
		Orgs: []workflow.Org{
			{Name: "城关街道", Kind: workflow.Subdistrict, Aliases: []string{"城关", "城关办"}, Topics: []string{"物业", "噪音"},
				Tags: []workflow.Tag{workflow.PoliticalLegal, workflow.DisciplineInspection}, Superior: "区政府"},
			{Name: "区政府", Kind: workflow.Department},
		},
		People: []workflow.Person{
			{UserID: "wang", Spelling: "WangWu", Name: "王五", Org: "城关街道", Roles: []workflow.Role{workflow.Contact, workflow.Head}, Deputy: "zhao",
				AwayFrom: friday, AwayTo: friday.AddDays(2), Addressee: workflow.ToMayor},
			{UserID: "admin", Spelling: "admin", Name: "管理员", Org: "区政府"},
		},
	}
	for _, want := range []*workflow.Directory{first, district(), first, {}} {
		mustReplace(t, db, workflow.Change{Directory: want})
		for name, d := range map[string]*storage.DB{"this process": db, "another process": other, "a new process": openAt(t, url)} {
			equal(t, name, want, rules(t, d).People)
			equal(t, name+", inside a change", want, look(t, d, workflow.Request{}).Rules.People)
		}
	}
}

func TestTheHouseIsReadOnceUntilItChanges(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	mustReplace(t, db, workflow.Change{Directory: district()})
	before := rules(t, db)
	mustRegister(t, db, plain("b"))
	if after := rules(t, db); after.People != before.People || after.Calendar != before.Calendar {
		t.Error("read anew without a change")
	}
	equal(t, "settings", workflow.DefaultSettings(), before.Settings)
	mustReplace(t, db, workflow.Change{Layer: &calendar.Layer{Name: "全国"}})
	if after := rules(t, db); after.Calendar == before.Calendar {
		t.Error("not read anew after a change")
	}
}

func TestChangesOfTheOrganisationAddUp(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	other := openAt(t, url)
	mustReplace(t, db, workflow.Change{Directory: &workflow.Directory{Orgs: district().Orgs}})
	together(t, 12, func(i int) error {
		store := []*storage.DB{db, other}[i%2]
		_, err := store.Update(t.Context(), workflow.Request{House: true}, func(v workflow.View) (workflow.Change, error) {
			d := *v.Rules.People
			d.People = append(d.People[:len(d.People):len(d.People)], workflow.Person{UserID: fmt.Sprint("p", i), Org: "住建局"})
			return workflow.Change{Directory: &d, Events: []workflow.Event{{Subject: workflow.SubjectOrganisation, At: morning, Actor: "cli", Command: "people add", Data: "{}"}}}, nil
		})
		return err
	})
	if n := len(rules(t, db).People.People); n != 12 {
		t.Errorf("%d people of 12", n)
	}
}

func TestRulesAreOfOneMoment(t *testing.T) {
	t.Parallel()
	_, url := open(t)
	// Two organisations with nobody and no office in common, by turns.
	all := []*workflow.Directory{
		{Orgs: []workflow.Org{{Name: "甲"}}, People: []workflow.Person{{UserID: "a", Org: "甲"}}},
		{Orgs: []workflow.Org{{Name: "乙"}}, People: []workflow.Person{{UserID: "b", Org: "乙"}}},
	}
	writer := openAt(t, url)
	mustReplace(t, writer, workflow.Change{Directory: all[0]})
	reader := openAt(t, url) // before the writer begins, or it may be done before the first reading
	ctx, stop := context.WithCancel(t.Context())
	var group errgroup.Group
	group.Go(func() error {
		defer stop()
		for i := range 60 {
			if err := replace(t.Context(), writer, workflow.Change{Directory: all[i%2]}); err != nil {
				return err
			}
		}
		return nil
	})
	read := 0
	for ; read == 0 || ctx.Err() == nil; read++ {
		r, err := reader.Rules(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := r.People.Org(r.People.People[0].Org); !ok {
			t.Fatalf("people of one moment among the offices of another: %+v", r.People)
		}
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
}

func TestTheCalendarIsSavedLayerByLayer(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	if rules(t, db).Calendar.Loaded(2026) {
		t.Fatal("a year is loaded before any layer is saved")
	}
	national := calendar.National()
	local := calendar.Layer{Name: "本地", Entries: []calendar.Entry{
		{Day: friday, Name: "停电检修"}, {Day: calendar.Day{}, Name: "没有日子"}, {Day: friday.AddDays(1), Working: false}, {Day: friday.AddDays(1), Working: true, Name: "后者为准"},
	}}
	mustReplace(t, db, workflow.Change{Layer: &national})
	mustReplace(t, db, workflow.Change{Layer: &local})
	want, got := calendar.New(national, local), rules(t, openAt(t, url)).Calendar
	equal(t, "loaded", want.LoadedYears(), got.LoadedYears())
	compare := func(want *calendar.Calendar) {
		t.Helper()
		got, days := rules(t, db).Calendar, 0
		for d := calendar.Date(2023, 12, 1); d.Before(calendar.Date(2027, 2, 1)); d = d.AddDays(1) {
			days++
			if want.Working(d) != got.Working(d) || want.Reason(d) != got.Reason(d) {
				t.Errorf("%s: got %v %s, want %v %s", d, got.Working(d), got.Reason(d), want.Working(d), want.Reason(d))
			}
		}
		if days < 1000 {
			t.Fatalf("compared only %d days", days)
		}
	}
	compare(want)
	if want.Working(friday) || want.Reason(friday) != "停电检修" {
		t.Fatal("the local layer says nothing")
	}
	// Saving the lower layer again keeps it below; an emptied layer says nothing.
	changed := calendar.Layer{Name: national.Name, Years: []int{2026}, Entries: []calendar.Entry{{Day: friday, Working: true, Name: "照常"}, {Day: friday.AddDays(3), Name: "新假"}}}
	mustReplace(t, db, workflow.Change{Layer: &changed})
	compare(calendar.New(changed, local))
	mustReplace(t, db, workflow.Change{Layer: &calendar.Layer{Name: local.Name}})
	compare(calendar.New(changed))
}

func TestADayIsStoredAsItsDate(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	days := []calendar.Day{friday, calendar.Date(2026, 1, 1), calendar.Date(2026, 12, 31), calendar.Date(2028, 2, 29), calendar.Date(1969, 12, 31), {}}
	for _, d := range days {
		var got calendar.Day
		var text *string
		if err := db.Pool.QueryRow(t.Context(), `SELECT $1::date, $1::date::text`, d).Scan(&got, &text); err != nil {
			t.Fatal(err)
		}
		if got != d || (text == nil) != d.IsZero() || (text != nil && *text != d.String()) {
			t.Errorf("%s: got %s, %v", d, got, text)
		}
	}
	conn := connect(t, url) // whatever the server's own zone is
	run(t, conn, `SET TIME ZONE 'America/New_York'`)
	var got calendar.Day
	if err := conn.QueryRow(t.Context(), `SELECT $1::date`, friday).Scan(&got); err != nil || got != friday {
		t.Errorf("in another zone: %s, %v", got, err)
	}
}
