package storage_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// life is the steps of one letter from the board to the archive, with every
// turn back that the table knows.
func life() []workflow.Step {
	report := &workflow.Report{Attitude: "高度重视", Process: "现场查看", Verification: "情况属实", Feedback: "已告知", Finding: workflow.Substantiated, ProposedReply: "网友您好"}
	posted := plain("三号楼路灯不亮")
	posted = workflow.Letter{Addressee: workflow.ToMayor, Title: posted.Title, Body: posted.Body, PostedAt: later(-30), SourceID: "LB-1",
		Petitioner: workflow.Petitioner{Nickname: "网友", Contact: workflow.ContactDetails{Phone: "13800000000"}}}
	step := func(c workflow.Command, who string, d workflow.Details) workflow.Step {
		return workflow.Step{Command: c, Actor: workflow.Actor{Person: who}, Details: d}
	}
	var none workflow.Details
	all := workflow.Details{Gates: workflow.Gates}
	return []workflow.Step{
		step(workflow.Register, "zhang", workflow.Details{Letter: &posted}),
		step(workflow.Classify, "zhang", workflow.Details{Category: workflow.Petition}),
		step(workflow.Assign, "zhang", workflow.Details{Unit: "住建局"}),
		step(workflow.Return, "zhao", workflow.Details{Reason: "不属我单位"}),
		step(workflow.Assign, "zhang", workflow.Details{Unit: "城关街道", Days: 15, Urgent: true}),
		step(workflow.Accept, "wang", none),
		step(workflow.UrgeUnit, "zhang", workflow.Details{Duty: 6}),
		step(workflow.Submit, "wang", workflow.Details{Report: report}),
		step(workflow.Rework, "chen", workflow.Details{Reason: "事实不清", Gates: []workflow.Gate{workflow.Facts}}),
		step(workflow.Submit, "wang", workflow.Details{Report: report}),
		step(workflow.Pass, "chen", workflow.Details{Gates: workflow.Gates[:2]}),
		step(workflow.Pass, "chen", workflow.Details{Gates: workflow.Gates[2:]}),
		step(workflow.Pass, "sun", all),
		step(workflow.SubmitFor, "sun", none),
		step(workflow.SendBack, "mayor", workflow.Details{Reason: "再核"}),
		step(workflow.Pass, "sun", all),
		step(workflow.SubmitFor, "sun", none),
		step(workflow.Agree, "mayor", none),
		step(workflow.Publish, "zhang", workflow.Details{URL: "https://board.example/1#r"}),
		step(workflow.Individual, "wang", workflow.Details{Question: "电话", Reason: "满意"}),
		step(workflow.Satisfy, "zhang", workflow.Details{Source: workflow.FromPhone, Level: workflow.Satisfied}),
		step(workflow.Archive, "zhang", none),
	}
}

// settle gives the database an organisation and the national calendar.
func settle(t testing.TB, db *storage.DB) *workflow.Desk {
	t.Helper()
	national := calendar.National()
	mustReplace(t, db, workflow.Change{Directory: district(), Layer: &national})
	return &workflow.Desk{Store: db}
}

func TestALetterLivesInTheStore(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	desk := settle(t, db)
	second := openAt(t, url)
	var n workflow.Number
	for i, s := range life() {
		s.Letter, s.At = n, later(i)
		got, err := desk.Take(t.Context(), s, nil)
		if err != nil {
			t.Fatalf("%s: %v", s.Command, err)
		}
		n = got.Letter.Number
		equal(t, fmt.Sprintf("after %d %s", i, s.Command), got.Letter, letter(t, second, n))
		told, err := db.Unfinished(t.Context(), keys(got.Notices))
		if err != nil || told != len(got.Notices) {
			t.Errorf("%s: %d of %d notices are stored, %v", s.Command, told, len(got.Notices), err)
		}
	}
	if l := letter(t, db, n); l.Stage != workflow.Archived || len(l.Approvals) != 2 || len(l.Reports) != 2 {
		t.Errorf("it ended as %+v", l)
	}
	log, err := db.Log(t.Context(), n.String())
	if err != nil || len(log) != len(life()) {
		t.Errorf("%d events, %v", len(log), err)
	}
	if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 {
		t.Errorf("audit: %+v, %v", audit, err)
	}
}

func TestASplitAndAMergeLiveInTheStore(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	desk := settle(t, db)
	at := 0
	take := func(who string, c workflow.Command, n workflow.Number, d workflow.Details) workflow.Outcome {
		t.Helper()
		at++
		got, err := desk.Take(t.Context(), workflow.Step{Command: c, Letter: n, Actor: workflow.Actor{Person: who}, At: later(at), Details: d}, nil)
		if err != nil {
			t.Fatalf("%s: %v", c, err)
		}
		for _, o := range append(got.Others, got) {
			equal(t, fmt.Sprintf("after %s", c), o.Letter, letter(t, db, o.Letter.Number))
		}
		return got
	}
	var numbers []workflow.Number
	for _, body := range []string{"三号楼漏水，主任收了礼。", "三号楼也漏水。"} {
		posted := workflow.Letter{Addressee: workflow.ToMayor, Title: "漏水", Body: body}
		n := take("zhang", workflow.Register, workflow.Number{}, workflow.Details{Letter: &posted}).Letter.Number
		take("zhang", workflow.Classify, n, workflow.Details{Category: workflow.Petition})
		numbers = append(numbers, n)
	}
	split := take("sun", workflow.SplitOff, numbers[0], workflow.Details{Text: "主任收了礼。", Reason: "涉党风廉政"})
	if child := letter(t, db, num(3)); len(split.Others) != 1 || child.SplitFrom != numbers[0] || letter(t, db, numbers[0]).Masks[0].Child != child.Number {
		t.Errorf("split off was %+v", child)
	}
	take("zhang", workflow.Merge, numbers[1], workflow.Details{Into: numbers[0], Reason: "同一事项"})
	assigned := take("zhang", workflow.Assign, numbers[0], workflow.Details{Unit: "城关街道"})
	equal(t, "the leading letter's members", []workflow.Number{numbers[1]}, assigned.Letter.Members(false))
}

func keys(notices []workflow.Notice) []string {
	list := make([]string, len(notices))
	for i, n := range notices {
		list[i] = n.Key
	}
	return list
}

func TestOfTwentyWhoTakeTheSameStepOneWins(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		command workflow.Command
		says    workflow.Reason // to those who come too late
		by      string
	}{
		{workflow.Assign, workflow.WrongStage, "zhang"},
		{workflow.Accept, workflow.AlreadyAccepted, "wang"},
		{workflow.Register, workflow.AlreadyKnown, ""},
		{workflow.Agree, workflow.WrongStage, "mayor"},
		{workflow.Publish, workflow.WrongStage, "zhang"},
	} {
		t.Run(string(c.command), func(t *testing.T) {
			t.Parallel()
			db, url := open(t)
			desk, other := settle(t, db), &workflow.Desk{Store: openAt(t, url)}
			step := before(t, desk, c.command)
			log := number(t, db, `SELECT count(*) FROM events`)
			var mu sync.Mutex
			var won []workflow.Outcome
			var late []workflow.Refusal
			together(t, 20, func(i int) error {
				answer := func(_ workflow.View, _ workflow.Outcome, _ *workflow.Refusal) ([]workflow.Notice, *workflow.Turn) {
					return []workflow.Notice{{Key: fmt.Sprint("answer ", i), To: "zhang", Kind: workflow.ToldAnswer, Due: step.At}}, nil
				}
				got, err := []*workflow.Desk{desk, other}[i%2].Take(context.WithoutCancel(t.Context()), step, answer)
				mu.Lock()
				defer mu.Unlock()
				var refusal *workflow.Refusal
				switch {
				case err == nil:
					won = append(won, got)
				case errors.As(err, &refusal):
					late = append(late, *refusal)
				default:
					return err
				}
				return nil
			})
			if len(won) != 1 || len(late) != 19 {
				t.Fatalf("%d won, %d were refused", len(won), len(late))
			}
			for _, r := range late {
				if r.Reason != c.says || r.By != c.by {
					t.Errorf("refused with %s by %q, want %s by %q", r.Reason, r.By, c.says, c.by)
				}
			}
			equal(t, "the letter", won[0].Letter, letter(t, db, won[0].Letter.Number))
			if n := number(t, db, `SELECT count(*) FROM events`); n != log+1 {
				t.Errorf("%d events were written", n-log)
			}
			if n := number(t, db, `SELECT count(*) FROM deliveries WHERE kind = $1`, workflow.ToldAnswer); n != 20 {
				t.Errorf("%d of 20 were answered", n)
			}
		})
	}
}

// before takes a letter's steps up to the first of that command, which it
// returns.
func before(t *testing.T, desk *workflow.Desk, c workflow.Command) workflow.Step {
	t.Helper()
	var n workflow.Number
	for i, s := range life() {
		s.Letter, s.At = n, later(i)
		if s.Command == c {
			return s
		}
		got, err := desk.Take(t.Context(), s, nil)
		if err != nil {
			t.Fatalf("%s: %v", s.Command, err)
		}
		n = got.Letter.Number
	}
	t.Fatalf("no step is called %s", c)
	return workflow.Step{}
}
