package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// readChildren fills in everything done about the letters, in one round trip.
func readChildren(ctx context.Context, q querier, letters []workflow.Letter) error {
	if len(letters) == 0 {
		return nil
	}
	batch := &pgx.Batch{}
	for i := range letters {
		l := &letters[i]
		collect(batch, l, selectAssignments, &l.Assignments)
		collect(batch, l, selectReports, &l.Reports)
		collect(batch, l, selectReviews, &l.Reviews)
		collect(batch, l, selectApprovals, &l.Approvals)
		collect(batch, l, selectReplies, &l.Replies)
		collect(batch, l, selectUrges, &l.Urges)
		collect(batch, l, selectDuties, &l.Duties)
	}
	if err := q.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("read what was done about letters: %w", err)
	}
	return nil
}

// collect queues one child query whose rows become the list.
func collect[T any](batch *pgx.Batch, l *workflow.Letter, sql string, list *[]T) {
	batch.Queue(sql, l.Number.String()).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[T])
		if len(found) > 0 {
			*list = found
		}
		return err
	})
}

// queueChildren queues the writing of everything done about a letter.
func queueChildren(batch *pgx.Batch, l *workflow.Letter) {
	number := l.Number.String()
	for _, a := range l.Assignments {
		batch.Queue(upsertAssignment, assignmentArgs(number, a))
	}
	for _, r := range l.Reports {
		batch.Queue(insertReport, reportArgs(number, r))
	}
	for _, r := range l.Reviews {
		batch.Queue(upsertReview, reviewArgs(number, r))
	}
	for _, a := range l.Approvals {
		batch.Queue(upsertApproval, approvalArgs(number, a))
	}
	for _, r := range l.Replies {
		batch.Queue(insertReply, replyArgs(number, r))
	}
	for _, u := range l.Urges {
		batch.Queue(insertUrge, urgeArgs(number, u))
	}
	for _, d := range l.Duties {
		batch.Queue(upsertDuty, dutyArgs(number, d))
	}
}
