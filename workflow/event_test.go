package workflow_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

func logged(t interface{ Fatalf(string, ...any) }, e workflow.Event) workflow.StepData {
	var data workflow.StepData
	if err := json.Unmarshal([]byte(e.Data), &data); err != nil {
		t.Fatalf("event %s: %v", e.Command, err)
	}
	return data
}

// stages says where a step led from and to.
func stages(t interface{ Fatalf(string, ...any) }, e workflow.Event, was workflow.Stage) (from, to workflow.Stage) {
	from, to = was, was
	for _, c := range logged(t, e).Changes {
		if c.At == "Stage" {
			from, to = unquote(c.Was), unquote(c.Is)
		}
	}
	return from, to
}

func unquote(text string) workflow.Stage { return workflow.Stage(strings.Trim(text, `"`)) }

// windings is a story with every step of the table in it, each reason and
// opinion worded.
func windings(t *testing.T) (all []workflow.Event, notices []workflow.Notice) {
	s := tell(t)
	do := func(when, who string, c workflow.Command, d details) {
		s.does(when, who, c, d)
		notices = append(notices, s.notices...)
	}
	for _, h := range happy[:assigned] {
		do(h.when, h.who, h.command, h.details)
	}
	do("2026-09-18 09:40", "sanying", workflow.Return, details{Reason: "理由：此事归头营镇"})
	do("2026-09-18 09:50", "xf_jingban", workflow.Assign, details{Unit: "三营镇", Urgent: true})
	do("2026-09-18 09:55", "job", workflow.UrgeUnit, details{Duty: 4})
	for _, h := range happy[assigned:reported] {
		do(h.when, h.who, h.command, h.details)
	}
	do("2026-09-21 11:00", "xf_shenhe", workflow.Rework, details{Reason: "意见：时间不清"})
	do("2026-09-21 12:00", "sanying", workflow.Submit, details{Report: theReport()})
	for _, h := range happy[reported:submitted] {
		do(h.when, h.who, h.command, h.details)
	}
	do("2026-09-22 12:00", "shuji", workflow.SendBack, details{Reason: "批示：口径再斟酌"})
	do("2026-09-22 13:00", "dw_shenhe", workflow.Pass, details{Reason: "意见：已斟酌"})
	do("2026-09-22 14:00", "dw_jingban", workflow.SubmitFor, details{})
	do("2026-09-23 09:00", "shuji", workflow.Agree, details{Reason: "批示：同意，抓好落实"})
	do("2026-09-23 09:30", "sanying", workflow.Individual, details{Question: "电话", Reason: "意见：网友表示满意"})
	do("2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1", Text: theReply})
	do("2026-09-23 11:00", "xf_jingban", workflow.Archive, details{})
	return s.events, notices
}

// planted are pieces of every wording in the story.
var planted = []string{theTitle, theBody, "积水", theNickname, theName, thePhone, theReply, "网友您好", "高度重视", "清淤", "实地查验",
	"表示满意"}

// The log holds digests and no wording, and of contact details not even that
// (第十九条, edges 54).
func TestEventsHoldNoWording(t *testing.T) {
	events, _ := windings(t)
	commands := map[string]bool{}
	for _, e := range events {
		commands[e.Command] = true
		text := photo(t, e)
		for _, secret := range append(slices.Clone(planted), "理由：", "意见：", "批示：", "抓好落实",
			workflow.Digest(thePhone), workflow.Digest(theName), workflow.Digest(theName+thePhone)) {
			if strings.Contains(text, secret) {
				t.Errorf("the event of %s holds %q: %s", e.Command, secret, text)
			}
		}
	}
	if len(commands) < 12 {
		t.Errorf("the story has only %d commands in it", len(commands))
	}
}

// Notices hold the reason that the reader must know, and nothing of the letter,
// the report, the reply or who wrote (第十九条).
func TestNoticesHoldNoWordingOfTheLetter(t *testing.T) {
	_, notices := windings(t)
	if len(notices) < 12 {
		t.Fatalf("only %d notices in the story", len(notices))
	}
	for _, n := range notices {
		text := photo(t, n)
		for _, secret := range planted {
			if strings.Contains(text, secret) {
				t.Errorf("%s to %s holds %q", n.Kind, n.To, secret)
			}
		}
		if n.Kind == workflow.ToldSentBack && strings.Contains(text, "批示：") {
			t.Errorf("the notice to %s keeps the leader's words: they are read on the letter itself", n.To)
		}
		if strings.Contains(text, "批示：") && !slices.Contains([]string{"dw_jingban", "dw_shenhe"}, n.To) {
			t.Errorf("%s hears the leader's words", n.To)
		}
	}
}

// What is sealed can be proved later: the digest of the wording is there.
func TestEventsProveWhatWasSaid(t *testing.T) {
	s := tell(t).upTo(reported)
	trace, err := workflow.Replay(s.events)
	if err != nil {
		t.Fatal(err)
	}
	for at, text := range map[string]string{"Body": theBody, "Title": theTitle, "Petitioner.Nickname": theNickname,
		"Reports.1.ProposedReply": theReply, "Reports.1.Attitude": theReport().Attitude} {
		if trace[at] != `"`+workflow.Digest(text)+`"` {
			t.Errorf("%s is logged as %s", at, trace[at])
		}
	}
	for at := range trace {
		if strings.Contains(at, "Contact") {
			t.Errorf("%s: a digest of contact details is soon guessed", at)
		}
	}
	if trace["Reports.1.Finding"] != `"substantiated"` {
		t.Errorf("the finding is no secret and is not there: %s", trace["Reports.1.Finding"])
	}
}

// An event says before and after, the version, and the clocks it started.
func TestEventsSayBeforeAndAfter(t *testing.T) {
	s := tell(t).upTo(archived)
	stage := workflow.Stage("")
	for i, e := range s.events {
		from, to := stages(t, e, stage)
		if from != stage || to != happy[i].stage {
			t.Errorf("%s: %s → %s", e.Command, from, to)
		}
		stage = to
	}
	assign := workflow.Trace{}
	for _, c := range logged(t, s.events[assigned-1]).Changes {
		assign[c.At] = c.Is
	}
	if assign["Duties.3.Kind"] != `"accept"` || assign["Duties.4.Kind"] != `"report"` || assign["Duties.4.DueOn"] != `"2026-09-24"` {
		t.Errorf("assign started %v", assign)
	}
}

// Replaying a letter's events gives what is stored; an event that was changed,
// left out or put elsewhere is found.
func TestReplayGivesTheStoredLetter(t *testing.T) {
	s := tell(t).upTo(archived)
	trace, err := workflow.Replay(s.events)
	if err != nil {
		t.Fatal(err)
	}
	if diff := trace.To(workflow.TraceOf(s.letter)); len(diff) > 0 {
		t.Errorf("replayed and stored differ: %v", diff)
	}
	for i := 1; i+1 < len(s.events); i++ {
		if _, err := workflow.Replay(slices.Delete(slices.Clone(s.events), i, i+1)); err == nil {
			t.Errorf("the log without %s replays", s.events[i].Command)
		}
		swapped := slices.Clone(s.events)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		if _, err := workflow.Replay(swapped); err == nil {
			t.Errorf("the log with %s after %s replays", s.events[i].Command, s.events[i+1].Command)
		}
	}
}
