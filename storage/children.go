package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// child is one list of a letter's records with its table.
type child interface {
	read(batch *pgx.Batch, letters map[string]*workflow.Letter)
	write(batch *pgx.Batch, l *workflow.Letter)
}

// childList ties a table to the letter's list of its rows.
type childList[T any] struct {
	table  childTable[T]
	list   func(*workflow.Letter) *[]T
	query  string
	upsert string
}

func listOf[T any](name string, list func(*workflow.Letter) *[]T, frozen ...string) child {
	t := childTable[T]{name: name, key: "n", frozen: frozen}
	if name == "reports" {
		t.key = "version"
	}
	return childList[T]{t, list, t.selectSQL(), t.upsertSQL()}
}

// children are everything done about a letter. What a report said, and what was
// published, stands as it was written: a correction is a new row.
var children = []child{
	listOf("assignments", func(l *workflow.Letter) *[]workflow.Assignment { return &l.Assignments }),
	listOf("reports", func(l *workflow.Letter) *[]workflow.Report { return &l.Reports },
		"attitude", "process", "verification", "feedback", "finding", "proposed_reply", "by", "at"),
	listOf("reviews", func(l *workflow.Letter) *[]workflow.Review { return &l.Reviews }, "office", "gate", "passed", "by", "at"),
	listOf("approvals", func(l *workflow.Letter) *[]workflow.Approval { return &l.Approvals }, "version", "submitted_by", "submitted_at"),
	listOf("replies", func(l *workflow.Letter) *[]workflow.Reply { return &l.Replies }, "text", "kind", "channel", "version"),
	listOf("urges", func(l *workflow.Letter) *[]workflow.Urge { return &l.Urges }, "by", "at"),
	listOf("duties", func(l *workflow.Letter) *[]workflow.Duty { return &l.Duties }, "kind", "opened_on", "opened"),
	listOf("extensions", func(l *workflow.Letter) *[]workflow.Extension { return &l.Extensions }),
	listOf("objections", func(l *workflow.Letter) *[]workflow.Objection { return &l.Objections }),
	listOf("inputs", func(l *workflow.Letter) *[]workflow.Input { return &l.Inputs }),
	listOf("recalls", func(l *workflow.Letter) *[]workflow.Recall { return &l.Recalls }),
	listOf("commitments", func(l *workflow.Letter) *[]workflow.Commitment { return &l.Commitments }),
	listOf("withholdings", func(l *workflow.Letter) *[]workflow.Withholding { return &l.Withholdings }),
	listOf("satisfactions", func(l *workflow.Letter) *[]workflow.Satisfaction { return &l.Satisfaction }),
	listOf("instructions", func(l *workflow.Letter) *[]workflow.Instruction { return &l.Instructions }, "text", "by", "at"),
	listOf("supervisions", func(l *workflow.Letter) *[]workflow.Supervision { return &l.Supervisions }),
	listOf("studies", func(l *workflow.Letter) *[]workflow.JointStudy { return &l.Studies }),
	listOf("guidances", func(l *workflow.Letter) *[]workflow.Guidance { return &l.Guidances }),
	listOf("recusals", func(l *workflow.Letter) *[]workflow.Recusal { return &l.Recusals }),
	listOf("joins", func(l *workflow.Letter) *[]workflow.Join { return &l.Joins }),
	listOf("masks", func(l *workflow.Letter) *[]workflow.Mask { return &l.Masks }),
}

// read queues the query whose rows go to their letters.
func (c childList[T]) read(batch *pgx.Batch, letters map[string]*workflow.Letter) {
	batch.Queue(c.query, slices.Collect(maps.Keys(letters))).Query(func(rows pgx.Rows) error {
		for rows.Next() {
			letter, row, err := c.table.scan(rows)
			if err != nil {
				return err
			}
			list := c.list(letters[letter])
			*list = append(*list, row)
		}
		return rows.Err()
	})
}

// write queues every row of the list as it stands.
func (c childList[T]) write(batch *pgx.Batch, l *workflow.Letter) {
	for _, row := range *c.list(l) {
		batch.Queue(c.upsert, c.table.args(l.Number.String(), row))
	}
}

// readChildren fills in everything done about the letters, in one round trip.
func readChildren(ctx context.Context, q querier, letters []workflow.Letter) error {
	if len(letters) == 0 {
		return nil
	}
	batch, of := &pgx.Batch{}, map[string]*workflow.Letter{}
	for i := range letters {
		of[letters[i].Number.String()] = &letters[i]
	}
	for _, c := range children {
		c.read(batch, of)
	}
	if err := q.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("read what was done about letters: %w", err)
	}
	return nil
}

// queueChildren queues the writing of everything done about a letter.
func queueChildren(batch *pgx.Batch, l *workflow.Letter) {
	for _, c := range children {
		c.write(batch, l)
	}
}
