package storage_test

import (
	"fmt"
	"testing"

	"huiyin/workflow"
)

func TestWhatAStepMayChangeIsWrittenAndWhatStandsStays(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	for i, c := range []struct {
		decision workflow.Decision
		posted   bool
	}{{workflow.Undecided, false}, {workflow.Agreed, true}} {
		first := filled(&counting{n: int64(i) * 1000})
		first.Approvals[0].Decision, first.Replies[0].Posted = c.decision, c.posted
		first = mustRegister(t, db, first)
		second := filled(&counting{n: int64(i)*1000 + 10_000, flat: true})
		second.Number, second.Version = first.Number, 2
		update(t, db, workflow.Request{Letters: []workflow.Number{first.Number}}, workflow.Change{Letters: []workflow.Letter{second}})
		equal(t, fmt.Sprint(c), standing(first, second), letter(t, db, first.Number))
	}
}

// standing is what a letter must be after a change from first to second: the
// second, but for what stands.
func standing(first, second workflow.Letter) workflow.Letter {
	want := second
	want.BoardLabel, want.LabelText, want.Title, want.Body, want.SourceID = first.BoardLabel, first.LabelText, first.Title, first.Body, first.SourceID
	want.URL, want.Attachments, want.PostedAt, want.Petitioner = first.URL, first.Attachments, first.PostedAt, first.Petitioner
	want.RegisteredAt, want.RegisteredBy, want.SplitFrom = first.RegisteredAt, first.RegisteredBy, first.SplitFrom
	report, review := first.Reports[0], first.Reviews[0]
	report.Undone, report.EditedIn, review.Void = second.Reports[0].Undone, second.Reports[0].EditedIn, second.Reviews[0].Void
	want.Reports, want.Reviews = []workflow.Report{report}, []workflow.Review{review}
	want.Approvals = []workflow.Approval{standingApproval(first.Approvals[0], second.Approvals[0])}
	doubt := first.Doubts[0]
	doubt.Source, doubt.By, doubt.At = second.Doubts[0].Source, second.Doubts[0].By, second.Doubts[0].At
	want.Doubts = []workflow.Doubt{doubt}
	want.Replies = []workflow.Reply{standingReply(first.Replies[0], second.Replies[0])}
	return want
}

func standingApproval(first, want workflow.Approval) workflow.Approval {
	want.N, want.Round, want.Version, want.Leader, want.Batch = first.N, first.Round, first.Version, first.Leader, first.Batch
	want.SubmittedBy, want.SubmittedAt = first.SubmittedBy, first.SubmittedAt
	if first.Decision != workflow.Undecided {
		want.Wording = first.Wording
	}
	return want
}

func standingReply(first, second workflow.Reply) workflow.Reply {
	want := first
	want.Posted, want.Failed, want.TakenDown, want.TakenDownAt = second.Posted, second.Failed, second.TakenDown, second.TakenDownAt
	if !first.Posted {
		want.URL, want.By, want.At = second.URL, second.By, second.At
	}
	return want
}

func TestALetterThatStaysAsItIsIsNotWrittenAnew(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	l := mustRegister(t, db, full())
	const versions = `SELECT sum(xmin::text::bigint)::bigint FROM (SELECT xmin FROM letters UNION ALL SELECT xmin FROM duties
		UNION ALL SELECT xmin FROM studies UNION ALL SELECT xmin FROM reports UNION ALL SELECT xmin FROM approvals) AS rows`
	before := number(t, db, versions)
	update(t, db, workflow.Request{Letters: []workflow.Number{l.Number}}, workflow.Change{Letters: []workflow.Letter{l}})
	if after := number(t, db, versions); after != before {
		t.Errorf("rows were written anew: %d, %d before", after, before)
	}
}
