package storage_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// opened gives the database an organisation and a calendar whose events tell
// what they changed.
func opened(t testing.TB, db *storage.DB) *workflow.Desk {
	t.Helper()
	d, before, national := district(), rules(t, db).People, calendar.National()
	update(t, db, workflow.Request{House: true}, workflow.Change{Directory: d, Layer: &national, Events: []workflow.Event{
		before.ChangedTo(d, morning, "cli", "import", nil), workflow.LayerSaved(national, morning, "cli", "calendar")}})
	return &workflow.Desk{Store: db}
}

// lives takes a letter's first steps, or all of them.
func lives(t testing.TB, desk *workflow.Desk, source string, steps []workflow.Step) workflow.Number {
	t.Helper()
	var n workflow.Number
	for i, s := range steps {
		if s.Command == workflow.Register {
			l := *s.Details.Letter
			l.SourceID, l.Body = source, l.Body+source
			s.Details.Letter = &l
		}
		s.Letter, s.At = n, later(i)
		got, err := desk.Take(t.Context(), s, nil)
		if err != nil {
			t.Fatalf("%s: %v", s.Command, err)
		}
		n = got.Letter.Number
	}
	return n
}

func replay(t testing.TB, db *storage.DB, only ...workflow.Number) storage.Replayed {
	t.Helper()
	r, err := db.Replay(t.Context(), only...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheLogTellsWhatStands(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	desk := opened(t, db)
	events := 2
	for i := range life() { // a letter at every point of its life
		lives(t, desk, fmt.Sprint("LB-", i), life()[:i+1])
		events += i + 1
	}
	equal(t, "replay", storage.Replayed{Letters: len(life()), Events: events}, replay(t, db))
	n := workflow.Number{Year: 2026, Seq: 3}
	equal(t, "of one", storage.Replayed{Letters: 1, Events: 3}, replay(t, openAt(t, url), n))
	if _, err := db.Replay(t.Context(), n, workflow.Number{Year: 2026, Seq: 404}); !errors.Is(err, workflow.ErrNoLetter) {
		t.Errorf("of a letter that is not there: %v", err)
	}
	// The house goes on changing: people move, one is away, a day is worked, a layer is added.
	before := rules(t, db).People
	after := district()
	after.People = append(after.People[2:], workflow.Person{UserID: "li", Spelling: "Li", Name: "李四", Org: "住建局", Roles: []workflow.Role{workflow.Contact}})
	after.People[0].AwayFrom, after.People[0].Deputy = friday, "li"
	local := calendar.Layer{Name: "本地", Entries: []calendar.Entry{{Day: friday, Name: "停电"}, {Day: friday.AddDays(1), Working: true}}}
	less := calendar.Layer{Name: calendar.National().Name, Years: []int{2026}, Entries: calendar.National().Entries[:3]}
	update(t, db, workflow.Request{House: true}, workflow.Change{Directory: after, Events: []workflow.Event{before.ChangedTo(after, morning, "admin", "people", nil)}})
	for _, l := range []calendar.Layer{local, less} {
		update(t, db, workflow.Request{House: true}, workflow.Change{Layer: &l, Events: []workflow.Event{workflow.LayerSaved(l, morning, "admin", "calendar")}})
	}
	equal(t, "after the house changed", storage.Replayed{Letters: len(life()), Events: events + 3}, replay(t, db))
}

func TestAReplayFindsWhatWasDoneBehindTheLogsBack(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	desk := opened(t, db)
	n := lives(t, desk, "LB-1", life()).String()
	lives(t, desk, "LB-2", life()[:3])
	keepTables(t, owner)
	differs := func(subject string, fields ...string) (flaws []storage.Flaw) {
		for _, f := range fields {
			flaws = append(flaws, storage.Flaw{Subject: subject, What: storage.FlawDiffers, Field: f})
		}
		return flaws
	}
	for name, c := range map[string]struct {
		tamper string
		want   []storage.Flaw
	}{
		"nothing":           {`SELECT 1`, nil},
		"a stage":           {`UPDATE letters SET stage = 'closed' WHERE number = '` + n + `'`, differs(n, "Stage")},
		"a body":            {`UPDATE letters SET body = 'anders' WHERE number = '` + n + `'`, differs(n, "Body")},
		"a unit":            {`UPDATE assignments SET unit = '三营镇' WHERE letter = '` + n + `' AND n = 2`, differs(n, "Assignments.2.Unit")},
		"a deadline":        {`UPDATE duties SET due_on = due_on + 1 WHERE letter = '` + n + `' AND n = 2`, differs(n, "Duties.2.DueOn")},
		"a report":          {`UPDATE reports SET process = 'x', finding = '' WHERE letter = '` + n + `' AND version = 1`, differs(n, "Reports.1.Finding", "Reports.1.Process")},
		"a signature":       {`UPDATE reviews SET passed = NOT passed WHERE letter = '` + n + `' AND n = 1`, differs(n, "Reviews.1.Passed")},
		"a decision's time": {`UPDATE approvals SET decided_at = decided_at + interval '1 microsecond' WHERE letter = '` + n + `' AND n = 2`, differs(n, "Approvals.2.DecidedAt")},
		"a reply":           {`UPDATE replies SET text = 'x' WHERE letter = '` + n + `' AND n = 1`, differs(n, "Replies.1.Text")},
		"a nickname":        {`UPDATE letters SET nickname = '' WHERE number = '` + n + `'`, differs(n, "Petitioner.Nickname")},
		"an urge deleted":   {`DELETE FROM urges WHERE letter = '` + n + `'`, differs(n, "Urges.1.At", "Urges.1.By", "Urges.1.Duty", "Urges.1.N", "Urges.1.Round", "Urges.1.Unit")},
		"a whole log":       {`DELETE FROM events WHERE subject = '2026-0002'`, []storage.Flaw{{Subject: "2026-0002", What: storage.FlawNoLog}}},
		"a log too many":    {`INSERT INTO events SELECT '2026-0099', n, at, actor, command, data, previous, hash FROM events WHERE subject = '2026-0002'`, []storage.Flaw{{Subject: "2026-0099", What: storage.FlawNoLetter}}},
		"a role":            {`UPDATE people SET roles = '{admin}' WHERE userid = 'wang'`, differs(workflow.SubjectOrganisation, "People.5.Roles")},
		"an office's kind":  {`UPDATE orgs SET kind = 'department' WHERE name = '城关街道'`, differs(workflow.SubjectOrganisation, "Orgs.5.Kind")},
		"a holiday":         {`DELETE FROM calendar_days WHERE day = '2026-10-01'`, differs(workflow.SubjectCalendar, "全国.2026-10-01")},
		"a day off more":    {`INSERT INTO calendar_days VALUES ('全国', '2026-12-24', false, '')`, differs(workflow.SubjectCalendar, "全国.2026-12-24")},
		"a layer's place":   {`UPDATE calendar_layers SET position = 7`, differs(workflow.SubjectCalendar, "全国.Position")},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, owner, c.tamper)
			equal(t, "flaws", c.want, replay(t, db).Flaws)
			restore(t, owner)
		})
	}
}

func TestAReplayFindsWhatWasDoneToTheLog(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	desk := opened(t, db)
	lives(t, desk, "LB-1", life())
	keepTables(t, owner)
	const third = ` WHERE subject = '2026-0001' AND n = 3`
	for name, c := range map[string]struct {
		tamper  string
		subject string
		n       int // of the first flaw
		kinds   []storage.FlawKind
	}{
		"the last event deleted":      {`DELETE FROM events WHERE subject = '2026-0001' AND n = (SELECT max(n) FROM events WHERE subject = '2026-0001')`, "2026-0001", 0, []storage.FlawKind{storage.FlawDiffers}},
		"the first deleted":           {`DELETE FROM events WHERE subject = '2026-0001' AND n = 1`, "2026-0001", 2, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnfit}},
		"one inside deleted":          {`DELETE FROM events` + third, "2026-0001", 4, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnfit}},
		"one told otherwise":          {`UPDATE events SET data = replace(data, '住建局', '三营镇')` + third, "2026-0001", 0, []storage.FlawKind{storage.FlawDiffers}},
		"one that changed nothing":    {`UPDATE events SET data = '{"changes":[]}'` + third, "2026-0001", 4, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnfit}},
		"one that cannot be read":     {`UPDATE events SET data = '{'` + third, "2026-0001", 3, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnfit, storage.FlawUnread}},
		"one twice":                   {`INSERT INTO events SELECT subject, 99, at, actor, command, data, previous, hash FROM events` + third, "2026-0001", 99, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnfit}},
		"the organisation's deleted":  {`DELETE FROM events WHERE subject = 'organisation'`, workflow.SubjectOrganisation, 0, []storage.FlawKind{storage.FlawDiffers}},
		"the organisation's emptied":  {`UPDATE events SET data = '{}' WHERE subject = 'organisation'`, workflow.SubjectOrganisation, 1, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnread}},
		"the calendar's told anew":    {`UPDATE events SET data = replace(data, '2026-10-01', '2026-10-31') WHERE subject = 'calendar'`, workflow.SubjectCalendar, 0, []storage.FlawKind{storage.FlawDiffers}},
		"the calendar's in old words": {`UPDATE events SET data = '{"layer":"全国","entries":90}' WHERE subject = 'calendar'`, workflow.SubjectCalendar, 1, []storage.FlawKind{storage.FlawDiffers, storage.FlawUnread}},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, owner, c.tamper)
			var kinds []storage.FlawKind
			found := replay(t, db).Flaws
			for _, f := range found {
				kinds = append(kinds, f.What)
				if f.Subject != c.subject {
					t.Errorf("found in %s: %+v", f.Subject, f)
				}
			}
			slices.Sort(kinds)
			if equal(t, "kinds", c.kinds, slices.Compact(kinds)); len(found) > 0 && found[0].N != c.n {
				t.Errorf("first found at %d, want %d", found[0].N, c.n)
			}
			restore(t, owner)
		})
	}
}

// whole are the tables that a test may change in any way and put back whole; of
// the others, which rows hang on, it may change the columns.
var (
	whole   = []string{"events", "chains", "assignments", "reports", "reviews", "approvals", "replies", "urges", "duties", "people", "calendar_days"}
	changed = map[string][]string{"letters": {"number", "stage", "body", "nickname"}, "orgs": {"name", "kind"}, "calendar_layers": {"name", "position"}}
)

func keepTables(t *testing.T, owner *pgx.Conn) {
	t.Helper()
	for _, table := range append(slices.Collect(maps.Keys(changed)), whole...) {
		run(t, owner, `CREATE TABLE kept_`+table+` AS TABLE `+table)
	}
}

func restore(t *testing.T, owner *pgx.Conn) {
	t.Helper()
	for _, table := range whole {
		run(t, owner, `DELETE FROM `+table)
		run(t, owner, `INSERT INTO `+table+` SELECT * FROM kept_`+table)
	}
	for table, columns := range changed {
		for _, c := range columns[1:] {
			run(t, owner, fmt.Sprintf(`UPDATE %[1]s t SET %[2]s = k.%[2]s FROM kept_%[1]s k WHERE k.%[3]s = t.%[3]s`, table, c, columns[0]))
		}
	}
}
