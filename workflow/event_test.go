package workflow_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

// entry is what the tests read of an event's data.
type entry struct {
	From, To workflow.Stage
	Version  int64
	For      string
	Details  workflow.Details
	Started  []workflow.Duty
}

func logged(t *testing.T, e workflow.Event) entry {
	t.Helper()
	var data entry
	if err := json.Unmarshal([]byte(e.Data), &data); err != nil {
		t.Fatalf("event %s: %v", e.Command, err)
	}
	return data
}

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
	for _, row := range workflow.Table {
		if !commands[string(row.Command)] {
			t.Errorf("the story has no %s in it", row.Command)
		}
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
	register, report := logged(t, s.events[0]), logged(t, s.events[reported-1])
	if sealed := *register.Details.Sealed; sealed["body"] != workflow.Digest(theBody) || sealed["title"] != workflow.Digest(theTitle) {
		t.Errorf("register: %v", sealed)
	}
	if _, there := (*register.Details.Sealed)["contact"]; there {
		t.Error("register leaves a digest of contact details, which is soon guessed")
	}
	if sealed := *report.Details.Sealed; sealed["proposed_reply"] != workflow.Digest(theReply) || sealed["attitude"] != workflow.Digest(theReport().Attitude) {
		t.Errorf("report: %v", sealed)
	}
	if report.Details.Report.Finding != workflow.Substantiated {
		t.Errorf("the finding is no secret and is not there: %+v", report.Details.Report)
	}
}

// An event says before and after, the version, and the clocks it started.
func TestEventsSayBeforeAndAfter(t *testing.T) {
	s := tell(t).upTo(archived)
	from := workflow.Stage("")
	for i, e := range s.events {
		got := logged(t, e)
		if got.From != from || got.To != happy[i].stage || got.Version != int64(i+1) {
			t.Errorf("%s: %s → %s, version %d", e.Command, got.From, got.To, got.Version)
		}
		from = got.To
	}
	started := logged(t, s.events[assigned-1]).Started
	if len(started) != 2 || started[0].Kind != workflow.DutyAccept || started[1].Kind != workflow.DutyReport || started[1].DueOn != day("2026-09-24") {
		t.Errorf("assign started %+v", started)
	}
}
