package workflow_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// Who reads a letter, and who reads how to reach its writer (domain.md §5,
// edges 1, 第五条, 第十九条); everybody else does not.
func TestWhoReadsALetter(t *testing.T) {
	for _, c := range []struct {
		name           string
		letter         func(*workflow.Letter)
		after          int
		read, contacts []string
	}{
		{"assigned to 三营镇", nil, assigned,
			[]string{"dw_jingban", "dw_shenhe", "xf_jingban", "xf_shenhe", "shuji", "sanying", "sanying_fz"},
			[]string{"dw_jingban", "dw_shenhe", "xf_jingban", "xf_shenhe", "sanying"}},
		{"to 区长", func(l *workflow.Letter) { l.Addressee = workflow.ToMayor }, assigned,
			[]string{"zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe", "quzhang", "sanying", "sanying_fz"},
			[]string{"zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe", "sanying"}},
		{"urgent: 宣传部 too", func(l *workflow.Letter) { l.Urgent = true }, registered,
			[]string{"dw_jingban", "dw_shenhe", "xf_jingban", "xf_shenhe", "wx_ban", "shuji"},
			[]string{"dw_jingban", "dw_shenhe", "xf_jingban", "xf_shenhe"}},
		{"registered by the other 督查室 and not classified", func(l *workflow.Letter) { l.RegisteredIn = "政府督查室" }, registered,
			[]string{"dw_jingban", "dw_shenhe", "zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe", "shuji"},
			[]string{"dw_jingban", "dw_shenhe", "zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe"}},
		{"discipline: neither 信访局 nor 宣传部, and not the leader", func(l *workflow.Letter) { l.Category, l.Urgent = workflow.Discipline, true }, registered,
			[]string{"dw_jingban", "dw_shenhe"}, []string{"dw_jingban", "dw_shenhe"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).upTo(c.after)
			if c.letter != nil {
				c.letter(&s.letter)
			}
			var read, contacts []string
			for _, p := range s.rules.People.People {
				if workflow.CanRead(p, &s.letter, s.rules.People) {
					read = append(read, p.UserID)
				}
				if workflow.CanReadContacts(p, &s.letter, s.rules.People) {
					contacts = append(contacts, p.UserID)
				}
			}
			for _, want := range [][]string{c.read, c.contacts} {
				slices.Sort(want)
			}
			slices.Sort(read)
			slices.Sort(contacts)
			if diff := cmp.Diff(c.read, read); diff != "" {
				t.Errorf("read it (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.contacts, contacts); diff != "" {
				t.Errorf("read the contact details (-want +got):\n%s", diff)
			}
		})
	}
	if workflow.CanRead(someone("x", "nowhere", workflow.Registrar), &workflow.Letter{}, sample()) {
		t.Error("someone of an org that does not exist reads a letter")
	}
}

// Everybody who is told of a letter may read it; the bot would withhold the
// notice otherwise.
func TestWhoIsToldMayRead(t *testing.T) {
	s := tell(t)
	told := 0
	for _, h := range happy {
		s.does(h.when, h.who, h.command, h.details)
		for _, n := range s.notices {
			told++
			if p, ok := s.rules.People.Person(n.To); !ok || !workflow.CanRead(p, &s.letter, s.rules.People) {
				t.Errorf("%s is told of %s and may not read it", n.To, h.command)
			}
		}
	}
	if told < 8 {
		t.Errorf("only %d notices on the way", told)
	}
}
