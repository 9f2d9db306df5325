package workflow_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// Who is told of a step: those the table names, the actor excepted, deputies
// in place of those on leave, and the office where a post is empty.
func TestWhoIsTold(t *testing.T) {
	urge := details{}
	for _, c := range []struct {
		name      string
		edits     []func(*directory)
		after     int
		when, who string
		command   workflow.Command
		details   details
		want      []string
	}{
		{"the other registrars, not the actor", []func(*directory){also("xf_jingban2", "区信访局", workflow.Registrar)}, 0, "2026-09-18 09:10",
			"xf_jingban", workflow.Register, details{Letter: theLetter()}, []string{"registered:xf_jingban2"}},
		{"contact and head are urged", nil, assigned, "2026-09-21 10:00", "xf_jingban", workflow.UrgeUnit, urge,
			[]string{"urged:sanying", "urged:sanying_fz"}},
		{"the deputy and the head are one person, told once", []func(*directory){away("sanying", "sanying_fz")}, assigned,
			"2026-09-21 10:00", "xf_jingban", workflow.UrgeUnit, urge, []string{"urged:sanying_fz"}},
		{"the deputy of the contact on leave", []func(*directory){away("sanying", "sanying_fz")}, classified, "2026-09-18 09:30",
			"xf_jingban", workflow.Assign, details{Unit: "三营镇"}, []string{"assigned:sanying_fz"}},
		{"a deputy who holds the post too is told once", []func(*directory){also("sanying2", "三营镇", workflow.Contact), away("sanying", "sanying2")},
			classified, "2026-09-18 09:30", "xf_jingban", workflow.Assign, details{Unit: "三营镇"}, []string{"assigned:sanying2"}},
		{"no reviewer: the owning office hears of it", []func(*directory){without("xf_shenhe")}, accepted, "2026-09-21 10:00",
			"sanying", workflow.Submit, details{Report: theReport()}, []string{"nobody:xf_jingban", "submitted:sanying_fz"}},
		{"a reviewer on leave without a deputy: the same", []func(*directory){away("xf_shenhe", "")}, accepted, "2026-09-21 10:00",
			"sanying", workflow.Submit, details{Report: theReport()}, []string{"nobody:xf_jingban", "submitted:sanying_fz"}},
		{"the leader on leave: the deputy", []func(*directory){away("shuji", "quzhang")}, passed, "2026-09-22 11:00", "dw_jingban",
			workflow.SubmitFor, details{}, []string{"decide:quzhang"}},
		{"the leader on leave without a deputy: the owning office", []func(*directory){away("shuji", "")}, passed, "2026-09-22 11:00",
			"dw_jingban", workflow.SubmitFor, details{}, []string{"nobody:xf_jingban"}},
		{"a leader's return: the 督查室's registrar and reviewer", nil, submitted, "2026-09-23 09:00", "shuji", workflow.SendBack,
			details{Reason: "口径不妥"}, []string{"sent_back:dw_jingban", "sent_back:dw_shenhe"}},
		{"a unit's return: the office that assigned", nil, accepted, "2026-09-18 11:00", "sanying", workflow.Return,
			details{Reason: "不属我镇"}, []string{"returned:xf_jingban"}},
		{"one gate of five: nobody yet", nil, reported, "2026-09-21 15:00", "xf_shenhe", workflow.Pass,
			details{Gates: []workflow.Gate{workflow.Facts}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t, c.edits...).upTo(c.after).does(c.when, c.who, c.command, c.details)
			if diff := cmp.Diff(c.want, s.told()); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
			keys := map[string]bool{}
			for _, n := range s.notices {
				if keys[n.Key] || n.Letter != s.letter.Number {
					t.Errorf("notice %q of letter %s", n.Key, n.Letter)
				}
				keys[n.Key] = true
			}
		})
	}
}

// also adds a person.
func also(userid, org string, roles ...workflow.Role) func(*directory) {
	return func(d *directory) { d.People = append(d.People, someone(userid, org, roles...)) }
}

// What a notice needs to be worded, of the unit that returned the letter too.
func TestNoticesCarryTheFacts(t *testing.T) {
	s := tell(t).upTo(assigned)
	if n := s.notices[0]; n.Data.Unit != "三营镇" || n.Data.DueOn != day("2026-09-24") || n.Data.By != "xf_jingban" {
		t.Errorf("assigned: %+v", n.Data)
	}
	s.does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	if n := s.notices[0]; n.Data.Unit != "三营镇" || n.Data.Reason != "不属我镇" {
		t.Errorf("returned: %+v", n.Data)
	}
	s = tell(t).upTo(reported).does("2026-09-24 15:00", "xf_shenhe", workflow.Rework, details{Gates: []workflow.Gate{workflow.Law}, Reason: "依据有误"})
	if n := s.notices[0]; n.Data.Gate != workflow.Law || n.Data.DueOn != day("2026-09-28") || n.Data.Reason != "依据有误" {
		t.Errorf("rework: %+v", n.Data)
	}
}

// The same step told again has the same keys, another step others.
func TestNoticeKeysAreOneForEachStep(t *testing.T) {
	s := tell(t).upTo(assigned)
	first := s.notices[0].Key
	if again := tell(t).upTo(assigned).notices[0].Key; again != first {
		t.Errorf("the same step has the keys %q and %q", first, again)
	}
	s.does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	s.does("2026-09-18 11:00", "xf_jingban", workflow.Assign, details{Unit: "三营镇"})
	if s.notices[0].Key == first {
		t.Errorf("assigned anew under the old key %q", first)
	}
}

// People are disturbed on working days 08:00–18:00, of urgent letters
// 08:00–21:00 every day (domain.md §8).
func TestNoticesWaitForTheHoursWhenPeopleMayBeDisturbed(t *testing.T) {
	for _, c := range []struct {
		name, when string
		urgent     bool
		want       string
	}{
		{"in working hours at once", "2026-09-18 09:30", false, "2026-09-18 09:30"},
		{"at eight sharp", "2026-09-18 08:00", false, "2026-09-18 08:00"},
		{"before eight: at eight", "2026-09-18 06:15", false, "2026-09-18 08:00"},
		{"at six: the next working day, a worked Sunday", "2026-09-18 18:00", false, "2026-09-20 08:00"},
		{"on a Saturday", "2026-09-19 10:00", false, "2026-09-20 08:00"},
		{"in a long holiday", "2026-10-01 10:00", false, "2026-10-08 08:00"},
		{"urgent in the evening", "2026-09-18 20:59", true, "2026-09-18 20:59"},
		{"urgent at nine in the evening", "2026-09-18 21:00", true, "2026-09-19 08:00"},
		{"urgent on a Saturday", "2026-09-19 10:00", true, "2026-09-19 10:00"},
		{"urgent in a holiday before eight", "2026-10-01 03:00", true, "2026-10-01 08:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).upTo(classified).does(c.when, "xf_jingban", workflow.Assign, details{Unit: "三营镇", Urgent: c.urgent})
			told := []string{"assigned:sanying"}
			if c.urgent {
				told = append(told, "urgent:wx_ban")
			}
			s.hears(told...)
			for _, n := range s.notices {
				if !n.Due.Equal(at(c.want)) {
					t.Errorf("%s is told at %s, want %s", n.To, n.Due, c.want)
				}
			}
		})
	}
}

// Who becomes owner by 分类 hears of it the same day; who stays owner is not
// told of his own step.
func TestTheNewOwnerOfAClassifiedLetterIsTold(t *testing.T) {
	for who, want := range map[string][]string{"dw_jingban": {"registered:xf_jingban"}, "xf_jingban": nil} {
		s := tell(t).does("2026-09-18 09:00", who, workflow.Register, happy[0].details).
			does("2026-09-18 09:20", who, workflow.Classify, details{Category: workflow.Petition})
		if diff := cmp.Diff(want, s.told()); diff != "" {
			t.Errorf("%s classifies (-want +got):\n%s", who, diff)
		}
	}
}
