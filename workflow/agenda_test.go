package workflow_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// line is an agenda line in short: group, duty, letter.
func lines(agenda []workflow.AgendaLine) []string {
	var short []string
	for _, l := range agenda {
		short = append(short, string(l.Group)+" "+string(l.Kind)+" "+l.Letter.String())
	}
	return short
}

// morning works out somebody's agenda of a day from a store.
func morning(t *testing.T, m *memory, who, today string) []string {
	t.Helper()
	p, ok := m.rules.People.Person(who)
	if !ok {
		t.Fatalf("no %s", who)
	}
	open, err := m.OpenDuties(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return lines(m.rules.Agenda(p, open, day(today)))
}

// One duty moves through the groups as its day comes nearer (domain.md §8).
func TestADutyMovesThroughTheGroupsOfTheAgenda(t *testing.T) {
	for _, c := range []struct {
		name       string
		after      int
		who, today string
		want       []string
	}{
		{"a new letter, with its report not yet pressing", assigned, "sanying", "2026-09-18", []string{"new accept 2026-0001"}},
		{"签收 is due today", assigned, "sanying", "2026-09-20", []string{"today accept 2026-0001"}},
		{"签收 is late, the report four days off", assigned, "sanying", "2026-09-21", []string{"overdue accept 2026-0001"}},
		{"both are late", assigned, "sanying", "2026-09-28", []string{"overdue accept 2026-0001", "overdue report 2026-0001"}},
		{"accepted, four working days left", accepted, "sanying", "2026-09-20", []string{"yours report 2026-0001"}},
		{"three working days left", accepted, "sanying", "2026-09-21", []string{"yours report 2026-0001"}},
		{"two working days left", accepted, "sanying", "2026-09-22", []string{"soon report 2026-0001"}},
		{"one working day left", accepted, "sanying", "2026-09-23", []string{"soon report 2026-0001"}},
		{"the day itself", accepted, "sanying", "2026-09-24", []string{"today report 2026-0001"}},
		{"the working day after, over a holiday", accepted, "sanying", "2026-09-28", []string{"overdue report 2026-0001"}},
		{"the head has no line", accepted, "sanying_fz", "2026-09-28", nil},
		{"another unit has none", accepted, "touying", "2026-09-28", nil},
		{"the reviewer's turn", reported, "xf_shenhe", "2026-09-22", []string{"soon review 2026-0001"}},
		{"the registrar of the same office has none", reported, "xf_jingban", "2026-09-22", nil},
		{"passed, the sheet is weeks off", passed, "dw_jingban", "2026-09-23", []string{"yours submit 2026-0001"}},
		{"passed, the sheet is tomorrow: no warning, it goes by itself", passed, "dw_jingban", "2026-09-30", []string{"yours submit 2026-0001"}},
		{"before the leader: nobody is reminded yet", submitted, "dw_jingban", "2026-09-23", nil},
		{"three working days before the leader: the 督查室", submitted, "dw_jingban", "2026-09-28", []string{"today decide 2026-0001"}},
		{"the leader himself is never urged", submitted, "shuji", "2026-09-29", nil},
		{"the reply is due", agreed, "xf_jingban", "2026-09-24", []string{"today reply 2026-0001"}},
		{"what was thought of it, and the archive", published, "xf_jingban", "2026-09-28",
			[]string{"yours satisfy 2026-0001", "yours archive 2026-0001"}},
		{"nothing is left", archived, "xf_jingban", "2026-12-01", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, morning(t, holding(tell(t).upTo(c.after)), c.who, c.today)); diff != "" {
				t.Errorf("agenda (-want +got):\n%s", diff)
			}
		})
	}
}

// Groups in the order people read them; within one the urgent letters first,
// then the oldest deadline.
func TestTheOrderOfAnAgenda(t *testing.T) {
	late := tell(t).upTo(accepted)
	fresh := tell(t).upTo(classified).does("2026-09-28 08:10", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	today := tell(t).upTo(classified).does("2026-09-21 09:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	today.does("2026-09-21 10:00", "sanying", workflow.Accept, details{})
	lateAndUrgent := tell(t).upTo(classified).does("2026-09-18 19:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Urgent: true})
	lateAndUrgent.does("2026-09-18 19:05", "sanying", workflow.Accept, details{})
	lateAndUrgent.letter.Duties[len(lateAndUrgent.letter.Duties)-1].DueOn = day("2026-09-25")
	want := []string{"overdue report 2026-0004", "overdue report 2026-0001", "soon report 2026-0003", "new accept 2026-0002"}
	if diff := cmp.Diff(want, morning(t, holding(late, fresh, today, lateAndUrgent), "sanying", "2026-09-28")); diff != "" {
		t.Errorf("agenda (-want +got):\n%s", diff)
	}
}

// edges 9: any clause of 第七条 puts a letter in front of its group, behind what is urgent.
func TestAKeyMatterStandsInFront(t *testing.T) {
	plain, key := tell(t).upTo(accepted), tell(t).upTo(accepted)
	key.does("2026-09-18 10:30", "xf_jingban", workflow.Mark, details{KeyMatter: []int{3}})
	urgent := tell(t).upTo(accepted).does("2026-09-18 10:30", "xf_jingban", workflow.Hasten, details{})
	urgent.letter.Duties[len(urgent.letter.Duties)-1].DueOn = day("2026-09-24")
	want := []string{"overdue report 2026-0003", "overdue report 2026-0002", "overdue report 2026-0001"}
	if diff := cmp.Diff(want, morning(t, holding(plain, key, urgent), "sanying", "2026-09-28")); diff != "" {
		t.Errorf("agenda (-want +got):\n%s", diff)
	}
}

// A deputy reads the lines of whom they stand in for, each once.
func TestADeputyReadsTheAgendaOfThePersonOnLeave(t *testing.T) {
	want := []string{"overdue report 2026-0001"}
	m := holding(tell(t, away("sanying", "sanying_fz")).upTo(accepted))
	if diff := cmp.Diff(want, morning(t, m, "sanying_fz", "2026-09-28")); diff != "" {
		t.Errorf("the deputy's agenda (-want +got):\n%s", diff)
	}
	m = holding(tell(t, also("sanying2", "三营镇", workflow.Contact), away("sanying", "sanying2")).upTo(accepted))
	if diff := cmp.Diff(want, morning(t, m, "sanying2", "2026-09-28")); diff != "" {
		t.Errorf("the agenda of a deputy with the same role (-want +got):\n%s", diff)
	}
}

// Agendas: everybody with something to do, once a day however often it runs,
// on working days only; not leaders, not people on leave.
func TestAgendasGoOutOnWorkingMornings(t *testing.T) {
	for _, c := range []struct {
		name, morning string
		want          []string
	}{
		{"a working day", "2026-09-21 08:40", []string{"dw_jingban", "sanying_fz", "touying", "xf_jingban", "xf_shenhe"}},
		{"a worked Sunday", "2026-09-20 08:40", []string{"dw_jingban", "sanying_fz", "touying", "xf_jingban", "xf_shenhe"}},
		{"a worked Saturday", "2026-10-10 08:40", []string{"dw_jingban", "sanying_fz", "touying", "xf_jingban", "xf_shenhe"}},
		{"a Saturday", "2026-09-26 08:40", nil},
		{"a holiday in the week", "2026-10-01 08:40", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			onLeave := func(d *directory) {
				away("sanying", "sanying_fz")(d)
				change(d, "shuji", func(p *workflow.Person) { p.Roles = append(p.Roles, workflow.Registrar) })
			}
			m := holding(tell(t, onLeave).upTo(registered), tell(t, onLeave).upTo(assigned), tell(t, onLeave).upTo(reported), tell(t, onLeave).upTo(passed),
				tell(t, onLeave).upTo(classified).does("2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "头营镇"}))
			desk := &workflow.Desk{Store: m}
			for run, want := range [][]string{c.want, nil} {
				told, err := desk.Agendas(t.Context(), at(c.morning), at(c.morning))
				if err != nil {
					t.Fatal(err)
				}
				var to []string
				for _, n := range told {
					if n.Kind != workflow.ToldAgenda || len(n.Data.Lines) == 0 || !n.Due.Equal(at(c.morning)) {
						t.Errorf("told %+v", n)
					}
					to = append(to, n.To)
				}
				slices.Sort(to)
				if diff := cmp.Diff(want, to); diff != "" {
					t.Errorf("run %d told (-want +got):\n%s", run+1, diff)
				}
			}
		})
	}
}
