package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// child is any of a letter's lists.
type child interface {
	collect(batch *pgx.Batch, numbers []string, letters map[string]*workflow.Letter)
	queue(batch *pgx.Batch, l *workflow.Letter)
}

// recusals are apart, because lists of duties need them too.
var recusals = listOf("recusals", func(l *workflow.Letter) *[]workflow.Recusal { return &l.Recusals })

// children are all the lists of a letter. A report's wording and a signature stand
// as they were given: a correction is a new one. The approved wording may change
// with the leader's word on it and never again, and a reply once it is posted.
var children = []child{
	listOf("assignments", func(l *workflow.Letter) *[]workflow.Assignment { return &l.Assignments }),
	listOf("reports", func(l *workflow.Letter) *[]workflow.Report { return &l.Reports }, only("undone", "edited_in")),
	listOf("reviews", func(l *workflow.Letter) *[]workflow.Review { return &l.Reviews }, only("void")),
	listOf("approvals", func(l *workflow.Letter) *[]workflow.Approval { return &l.Approvals },
		only("decision", "decided_by", "decided_at", "opinion", "paper", "edited", "checked_by", "failed"),
		while("approvals.decision = 'undecided'", "wording")),
	listOf("replies", func(l *workflow.Letter) *[]workflow.Reply { return &l.Replies },
		only("posted", "failed", "taken_down", "taken_down_at"),
		while("NOT replies.posted", "url", "by", "at")),
	listOf("urges", func(l *workflow.Letter) *[]workflow.Urge { return &l.Urges }),
	listOf("duties", func(l *workflow.Letter) *[]workflow.Duty { return &l.Duties }),
	listOf("extensions", func(l *workflow.Letter) *[]workflow.Extension { return &l.Extensions }),
	listOf("objections", func(l *workflow.Letter) *[]workflow.Objection { return &l.Objections }),
	listOf("inputs", func(l *workflow.Letter) *[]workflow.Input { return &l.Inputs }),
	listOf("recalls", func(l *workflow.Letter) *[]workflow.Recall { return &l.Recalls }),
	listOf("commitments", func(l *workflow.Letter) *[]workflow.Commitment { return &l.Commitments }),
	listOf("doubts", func(l *workflow.Letter) *[]workflow.Doubt { return &l.Doubts }, only("source", "by", "at")),
	listOf("withholdings", func(l *workflow.Letter) *[]workflow.Withholding { return &l.Withholdings }),
	listOf("satisfactions", func(l *workflow.Letter) *[]workflow.Satisfaction { return &l.Satisfaction }),
	listOf("instructions", func(l *workflow.Letter) *[]workflow.Instruction { return &l.Instructions }),
	listOf("supervisions", func(l *workflow.Letter) *[]workflow.Supervision { return &l.Supervisions }),
	listOf("studies", func(l *workflow.Letter) *[]workflow.JointStudy { return &l.Studies }),
	listOf("guidances", func(l *workflow.Letter) *[]workflow.Guidance { return &l.Guidances }),
	recusals,
	listOf("joins", func(l *workflow.Letter) *[]workflow.Join { return &l.Joins }),
	listOf("masks", func(l *workflow.Letter) *[]workflow.Mask { return &l.Masks }),
}

// readChildren fills in everything done about the letters: one query for each
// list, all in one round trip.
func readChildren(ctx context.Context, q querier, letters []workflow.Letter) error {
	if len(letters) == 0 {
		return nil
	}
	numbers, byNumber := make([]string, len(letters)), map[string]*workflow.Letter{}
	for i := range letters {
		numbers[i] = letters[i].Number.String()
		byNumber[numbers[i]] = &letters[i]
	}
	batch := &pgx.Batch{}
	for _, c := range children {
		c.collect(batch, numbers, byNumber)
	}
	if err := q.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("read what was done about letters: %w", err)
	}
	return nil
}

// queueChildren queues the writing of everything done about a letter.
func queueChildren(batch *pgx.Batch, l *workflow.Letter) {
	for _, c := range children {
		c.queue(batch, l)
	}
}
