package storage

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// viewLetters reads the letters of a request, locked in number order unless
// they are only looked at; numbers without a letter are left out.
func viewLetters(ctx context.Context, tx pgx.Tx, req workflow.Request) ([]workflow.Letter, error) {
	numbers, err := texts(req.Letters), error(nil)
	if req.Open {
		numbers, err = withOpen(ctx, tx, numbers)
	}
	switch {
	case err != nil || len(numbers) == 0:
		return nil, err
	case req.Kin && req.Look:
		numbers, err = kinOf(ctx, tx, numbers)
	case req.Kin:
		numbers, err = lockKin(ctx, tx, numbers)
	case !req.Look:
		err = lockLetters(ctx, tx, numbers)
	}
	if err != nil {
		return nil, err
	}
	return readLetters(ctx, tx, `WHERE number = ANY($1)`, numbers)
}

// withOpen adds every letter on which somebody owes something. One that is opened
// meanwhile waits for the lock of the house and counts by the new calendar.
func withOpen(ctx context.Context, tx pgx.Tx, numbers []string) ([]string, error) {
	rows, err := tx.Query(ctx, `SELECT letter FROM duties WHERE ended = '' UNION SELECT unnest($1::text[])`, numbers)
	if err != nil {
		return nil, fmt.Errorf("look for open letters: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// lockLetters holds letters until the transaction ends, in number order: two
// transactions never wait for one another. Rows are sorted before they are locked,
// and what they are sorted by never changes.
func lockLetters(ctx context.Context, tx pgx.Tx, numbers []string) error {
	if _, err := tx.Exec(ctx, `SELECT FROM letters WHERE number = ANY($1) ORDER BY year, seq FOR UPDATE`, numbers); err != nil {
		return fmt.Errorf("lock letters %v: %w", numbers, err)
	}
	return nil
}

// lockKin locks letters with all that are handled with them (edges 51, 52). Which
// those are is only known for certain under the locks: where others have come
// meanwhile, all are let go and locked anew with them, still in number order.
func lockKin(ctx context.Context, tx pgx.Tx, numbers []string) ([]string, error) {
	kin, err := kinOf(ctx, tx, numbers)
	for err == nil {
		var grown []string
		if grown, err = tryLockKin(ctx, tx, numbers, kin); err == nil && grown == nil {
			return kin, nil
		}
		kin = grown
	}
	return nil, err
}

// tryLockKin locks the kin and asks once more who they are; if some are not
// among the locked, it lets go of all and returns who they are now.
func tryLockKin(ctx context.Context, tx pgx.Tx, numbers, kin []string) (grown []string, err error) {
	attempt, err := tx.Begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("begin to lock letters: %w", err)
	}
	if err := lockLetters(ctx, attempt, kin); err != nil {
		return nil, err
	}
	now, err := kinOf(ctx, attempt, numbers)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(now, func(n string) bool { return !slices.Contains(kin, n) }) {
		return now, attempt.Rollback(ctx)
	}
	return nil, attempt.Commit(ctx)
}

// kinOf lists the letters, those joined to them, and the ones they are joined to.
func kinOf(ctx context.Context, tx pgx.Tx, numbers []string) ([]string, error) {
	rows, err := tx.Query(ctx, `SELECT unnest($1::text[])
		UNION SELECT number FROM letters WHERE handled_with = ANY($1) AND handled_with <> ''
		UNION SELECT handled_with FROM letters WHERE number = ANY($1) AND handled_with <> ''
		UNION SELECT member FROM joins WHERE letter = ANY($1) AND split IS NULL`, numbers)
	if err != nil {
		return nil, fmt.Errorf("look for letters handled with %v: %w", numbers, err)
	}
	kin, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("look for letters handled with %v: %w", numbers, err)
	}
	return kin, nil
}
