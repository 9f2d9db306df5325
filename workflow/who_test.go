package workflow_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// A person's help lists what they may do now, and nothing else.
func TestWhatIsPossibleNow(t *testing.T) {
	for _, c := range []struct {
		name, who string
		after     int
		want      string
	}{
		{"the registrar of 信访局, before 分类: no 发布 and no 撤回", "xf_jingban", registered, "classify mark hasten readdress void out_of board_gone " +
			"assign copy courtesy split_off merge recuse answer_object take_down satisfy inspect study finish_up"},
		{"the contact with a new letter", "sanying", assigned, "accept return object extend renew submit promise answer_urge answer_sup"},
		{"the head with a new letter", "sanying_fz", assigned, "accept return object extend renew submit answer_urge answer_sup"},
		{"another unit", "touying", assigned, ""},
		{"the 督查室 while the unit handles", "dw_jingban", assigned, "mark hasten readdress copy transfer split_off merge recuse " +
			"direct carry_out urge supervise inspect study finish_up"},
		{"the reviewer whose turn it is", "xf_shenhe", reported, "mark hasten copy split_off recuse reassign answer_object decide_back " +
			"pass rework edit vouch withhold inspect study finish_up"},
		{"the reviewer whose turn is next signs nothing", "dw_shenhe", reported, "mark hasten copy transfer split_off recuse direct " +
			"carry_out inspect study finish_up"},
		{"the leader", "shuji", submitted, "agree send_back instruct"},
		{"the other leader", "quzhang", submitted, ""},
		{"after the last step", "xf_jingban", archived, "mark recuse take_down satisfy reopen undo"},
		{"a stranger", "stranger", assigned, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t).upTo(c.after)
			var can []string
			for _, command := range s.rules.Possible(s.letter, c.who, at("2026-09-22 12:00")) {
				can = append(can, string(command))
			}
			if diff := cmp.Diff(strings.Fields(c.want), can); diff != "" && c.want+strings.Join(can, "") != "" {
				t.Errorf("possible (-want +got):\n%s", diff)
			}
		})
	}
}

// A deputy acts for whom they stand in, only while that person is away, in
// their own name, and the log says for whom (edges 24).
func TestADeputyActsWhileThePersonIsAway(t *testing.T) {
	for _, c := range []struct {
		name      string
		edit      func(*directory)
		after     int
		when, who string
		command   workflow.Command
		details   details
		ok        bool
		stands    string
	}{
		{"the head promises for the contact on leave", away("sanying", "sanying_fz"), accepted, "2026-09-21 10:00", "sanying_fz",
			workflow.Promise, details{Reason: "修好", Until: day("2026-10-30")}, true, "sanying"},
		{"the head declares no promise while the contact is there", func(*directory) {}, accepted, "2026-09-21 10:00", "sanying_fz",
			workflow.Promise, details{Reason: "修好", Until: day("2026-10-30")}, false, ""},
		{"a reviewer of the other 督查室", away("dw_shenhe", "zf_shenhe"), firstPassed, "2026-09-22 10:00", "zf_shenhe",
			workflow.Pass, details{}, true, "dw_shenhe"},
		{"a deputy for the leader", away("shuji", "quzhang"), submitted, "2026-09-23 09:00", "quzhang", workflow.Agree, details{}, true, "shuji"},
		{"the person on leave may act all the same", away("sanying", "sanying_fz"), accepted, "2026-09-21 10:00", "sanying",
			workflow.Submit, details{Report: theReport()}, true, ""},
		{"what one may do oneself is not done for another", away("sanying", "sanying_fz"), assigned, "2026-09-18 10:00", "sanying_fz",
			workflow.Return, details{Reason: "不属我镇"}, true, "sanying"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t, c.edit).upTo(c.after)
			if !c.ok {
				if got := s.refused(c.when, c.who, c.command, c.details).Reason; got != workflow.NotYours {
					t.Errorf("refused with %s", got)
				}
				return
			}
			s.does(c.when, c.who, c.command, c.details)
			last := s.events[len(s.events)-1]
			if last.Actor != c.who || logged(t, last).For != c.stands {
				t.Errorf("logged as %s for %q, want for %q", last.Actor, logged(t, last).For, c.stands)
			}
		})
	}
}

// A deputy who signed for one post cannot decide for another: people are
// counted, not posts.
func TestOnePersonInTwoPlacesIsOnePerson(t *testing.T) {
	s := tell(t, away("dw_shenhe", "zf_shenhe"), away("shuji", "zf_shenhe")).upTo(firstPassed)
	s.does("2026-09-22 10:00", "zf_shenhe", workflow.Pass, details{})
	s.does("2026-09-22 11:00", "dw_jingban", workflow.SubmitFor, details{})
	if got := s.refused("2026-09-23 09:00", "zf_shenhe", workflow.Agree, details{}).Reason; got != workflow.ReviewedBySelf {
		t.Errorf("the reviewer approves in the leader's place: %s", got)
	}
	s.does("2026-09-23 09:00", "shuji", workflow.Agree, details{})
}

// A refusal is an error that an engineer can read; people read the bot's words.
func TestARefusalIsAnError(t *testing.T) {
	s := tell(t).upTo(assigned)
	_, err := s.rules.Take(s.letter, s.step("2026-09-18 10:00", "touying", workflow.Accept, details{}))
	var refused *workflow.Refusal
	if !errors.As(err, &refused) || err.Error() != "accept 2026-0001 refused: not_yours" {
		t.Errorf("error %v", err)
	}
}
