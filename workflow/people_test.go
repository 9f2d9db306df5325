package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// A word finds the unit of that name or alias alone, else every unit whose
// name or alias contains it; offices are no units.
func TestFindingUnits(t *testing.T) {
	for _, c := range []struct {
		name, word string
		want       []string
	}{
		{"the full name", "三营镇", []string{"三营镇"}},
		{"an alias", "教体局", []string{"教育体育局"}},
		{"a part that fits two", "营", []string{"三营镇", "头营镇"}},
		{"a part of an alias", "教体", []string{"教育体育局"}},
		{"an office", "信访局", nil},
		{"nothing", "", nil},
		{"nothing known", "五营镇", nil},
	} {
		var got []string
		for _, o := range sample().FindUnits(c.word) {
			got = append(got, o.Name)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Who holds a post on a day: deputies in place of those on leave, each once.
func TestHoldersOfAPost(t *testing.T) {
	two := also("sanying2", "三营镇", workflow.Contact)
	for _, c := range []struct {
		name  string
		edits []func(*directory)
		on    string
		want  []string
	}{
		{"one", nil, "2026-09-18", []string{"sanying"}},
		{"two", []func(*directory){two}, "2026-09-18", []string{"sanying", "sanying2"}},
		{"the deputy from elsewhere", []func(*directory){away("sanying", "touying")}, "2026-09-18", []string{"touying"}},
		{"the deputy holds the post too", []func(*directory){two, away("sanying", "sanying2")}, "2026-09-18", []string{"sanying2"}},
		{"back from leave", []func(*directory){away("sanying", "touying")}, "2026-11-01", []string{"sanying"}},
		{"on leave without a deputy", []func(*directory){away("sanying", "")}, "2026-09-18", nil},
	} {
		var got []string
		for _, p := range rules(c.edits...).People.Holders(workflow.Contact, "三营镇", day(c.on)) {
			got = append(got, p.UserID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Leave is from–to, both included, and open-ended without an end (请假).
func TestLeave(t *testing.T) {
	for _, c := range []struct {
		name, from, to, on string
		want               bool
	}{
		{"never", "", "", "2026-09-18", false},
		{"the day before", "2026-09-18", "2026-09-20", "2026-09-17", false},
		{"the first day", "2026-09-18", "2026-09-20", "2026-09-18", true},
		{"the last day", "2026-09-18", "2026-09-20", "2026-09-20", true},
		{"the day after", "2026-09-18", "2026-09-20", "2026-09-21", false},
		{"until further notice", "2026-09-18", "", "2027-09-18", true},
	} {
		var p workflow.Person
		if c.from != "" {
			p.AwayFrom = day(c.from)
		}
		if c.to != "" {
			p.AwayTo = day(c.to)
		}
		if got := p.AwayOn(day(c.on)); got != c.want {
			t.Errorf("%s: away %v", c.name, got)
		}
	}
}

// Numbers are written 2026-0123 and read with or without leading zeros.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want workflow.Number
		ok   bool
	}{
		{"2026-0123", workflow.Number{Year: 2026, Seq: 123}, true},
		{"2026-7", workflow.Number{Year: 2026, Seq: 7}, true},
		{"2026-012345", workflow.Number{Year: 2026, Seq: 12345}, true},
		{"2026-0", workflow.Number{}, false},
		{"26-1", workflow.Number{}, false},
		{"2026-1234567", workflow.Number{}, false},
		{"2026", workflow.Number{}, false},
		{" 2026-1", workflow.Number{}, false},
	} {
		got, err := workflow.ParseNumber(c.text)
		if (err == nil) != c.ok || got != c.want {
			t.Errorf("%q is %v, %v", c.text, got, err)
		}
	}
	n := workflow.Number{Year: 2026, Seq: 123}
	if n.String() != "2026-0123" || (workflow.Number{}).String() != "" || n.Compare(workflow.Number{Year: 2025, Seq: 999}) != 1 {
		t.Errorf("%s", n)
	}
	for _, v := range []any{7, nil, "2026"} {
		if err := n.Scan(v); err == nil {
			t.Errorf("scanned %v", v)
		}
	}
	var read workflow.Number
	stored, err := workflow.Number{Year: 2026, Seq: 9}.Value()
	if err != nil || read.Scan(stored) != nil || read.Seq != 9 {
		t.Errorf("stored %v, read %v, %v", stored, read, err)
	}
}
