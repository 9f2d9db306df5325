package workflow_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// A lost notice comes back to the registrars of the owning office, or to the
// admins where no letter is concerned.
func TestWhoHearsOfALostNotice(t *testing.T) {
	s := tell(t, away("xf_jingban", "dw_jingban")).upTo(registered)
	for name, c := range map[string]struct {
		letter workflow.Letter
		want   []string
	}{
		"of a letter, the registrar on leave": {s.letter, []string{"dw_jingban"}},
		"of none":                             {workflow.Letter{}, []string{"admin"}},
	} {
		var got []string
		for _, p := range s.rules.Keepers(c.letter, at("2026-09-18 10:00")) {
			got = append(got, p.UserID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A leader sees what lies before him and nothing that lies before the other.
func TestTheLeadersDesktop(t *testing.T) {
	mayors := toTheMayor(t).does("2026-09-22 11:00", "zf_jingban", workflow.SubmitFor, details{})
	m := holding(tell(t).upTo(submitted), mayors, tell(t).upTo(passed), tell(t).upTo(agreed))
	open, err := m.OpenDuties(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for who, want := range map[string]string{"shuji": "yours decide 2026-0001", "quzhang": "yours decide 2026-0002"} {
		leader, _ := m.rules.People.Person(who)
		if diff := cmp.Diff([]string{want}, lines(m.rules.Desktop(leader, open, day("2026-09-22")))); diff != "" {
			t.Errorf("before %s (-want +got):\n%s", who, diff)
		}
	}
}

// A job run by hand tells people when it is run, whatever moment it is run for.
func TestNoticesOfAJobRunByHandAreDueNow(t *testing.T) {
	now := at("2026-09-19 22:00")
	m := holding(tell(t).upTo(assigned))
	desk := &workflow.Desk{Store: workflow.AtOnce{Store: m, Now: func() time.Time { return now }}}
	told, err := desk.Overdue(t.Context(), at("2026-09-28 09:00"), at("2026-09-28 09:00"))
	if err != nil || len(told) != 2 {
		t.Fatalf("told %v, %v", heard(told), err)
	}
	for _, n := range told {
		if !n.Due.Equal(now) {
			t.Errorf("%s is due %s", n.To, n.Due)
		}
	}
}

// Help shows a command to whom it can ever be possible.
func TestWhoCanEverTakeAStep(t *testing.T) {
	people := sample()
	for _, c := range []struct {
		command workflow.Command
		want    string
	}{
		{workflow.Register, "dw_jingban zf_jingban xf_jingban"},
		{workflow.Accept, "sanying sanying_fz touying touying_fz guyan jiaoti_fz gongan jiwei jiwei_fz"},
		{workflow.Pass, "dw_shenhe zf_shenhe xf_shenhe"},
		{workflow.Agree, "dw_shenhe zf_shenhe shuji quzhang"}, // the 督查室 enters 纸批,
		{workflow.Publish, "xf_jingban"},
	} {
		var can []string
		for _, p := range people.People {
			o, _ := people.Org(p.Org)
			if workflow.Eligible(p, o.Kind, workflow.RowsOf(c.command)[0].Who) {
				can = append(can, p.UserID)
			}
		}
		if got := strings.Join(can, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.command, got, c.want)
		}
	}
}

// A rehearsed step says why it would be refused and takes nothing.
func TestAStepCanBeRehearsed(t *testing.T) {
	s := tell(t).upTo(assigned)
	before := photo(t, s.letter)
	if r := s.rules.Rehearse(s.letter, s.step("2026-09-18 10:00", "sanying", workflow.Accept, details{})); r != nil {
		t.Errorf("签收 would be refused: %v", r)
	}
	if r := s.rules.Rehearse(s.letter, s.step("2026-09-18 10:00", "touying", workflow.Accept, details{})); r == nil || r.Reason != workflow.NotYours {
		t.Errorf("签收 by another unit: %v", r)
	}
	if photo(t, s.letter) != before {
		t.Error("the rehearsal changed the letter")
	}
}

// cites reports whether a text names an article, an edge or a page of the design.
func cites(text string) bool {
	return slices.ContainsFunc([]string{"第", "edges ", "domain.md §"}, func(source string) bool { return strings.Contains(text, source) })
}

// Every clock and every row of the table names what orders it.
func TestEveryClockCitesItsArticle(t *testing.T) {
	clocks := 0
	for _, row := range workflow.Table {
		for _, kind := range row.Starts {
			clocks++
			if !cites(workflow.ArticleOf(kind)) {
				t.Errorf("%s cites %q", kind, workflow.ArticleOf(kind))
			}
		}
		if !cites(row.Article) {
			t.Errorf("%s cites %q", row.Command, row.Article)
		}
	}
	if clocks < 8 {
		t.Errorf("only %d clocks started by the table", clocks)
	}
}

// While the leader is away his deputy finds the same desk; who is no leader
// and stands in for none finds an empty one.
func TestTheDeskOfALeaderWhoIsAway(t *testing.T) {
	m := holding(tell(t).upTo(submitted))
	open, err := m.OpenDuties(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people := *m.rules.People
	people.People = slices.Clone(people.People)
	i := slices.IndexFunc(people.People, func(p workflow.Person) bool { return p.UserID == "shuji" })
	people.People[i].Deputy = "quzhang"
	people.People[i].AwayFrom = day("2026-09-21")
	rules := m.rules
	rules.People = &people
	for who, want := range map[string]int{"quzhang": 1, "sanying": 0} {
		p, _ := people.Person(who)
		if got := rules.Desktop(p, open, day("2026-09-22")); len(got) != want {
			t.Errorf("%s finds %v, want %d", who, got, want)
		}
	}
}
