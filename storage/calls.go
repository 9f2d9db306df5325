package storage

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// insertCalls keeps what assistants proposed with the turn that shows it. What the rules say of a form they say again
// whenever they are asked, which is still one proposal.
func insertCalls(ctx context.Context, tx pgx.Tx, t *workflow.Turn) error {
	for _, c := range t.Calls {
		_, err := tx.Exec(ctx, `INSERT INTO calls (speaker, task, prompt, model, at, took_ms, tokens, rounds, input, output, failure, form, proposed)
			SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
			WHERE $4 <> '' OR $13 = '' OR NOT EXISTS (SELECT FROM calls WHERE task = $2 AND model = '' AND form = $12 AND proposed = $13)`,
			t.Speaker, c.Task, c.Prompt, c.Model, c.At, c.Took.Milliseconds(), c.Tokens, c.Rounds, c.Input, c.Output, c.Failure, c.Form, c.Proposed)
		if err != nil {
			return fmt.Errorf("keep a call to the assistant: %w", err)
		}
	}
	return nil
}

// nameCalls gives what the speaker was proposed for a form to the letter that it has become.
func nameCalls(ctx context.Context, tx pgx.Tx, t *workflow.Turn) error {
	if t.Became == nil {
		return nil
	}
	_, err := tx.Exec(ctx, `UPDATE calls SET form = $3 WHERE task = 'classify' AND speaker = $1 AND form = $2`, t.Speaker, t.Became.Form, t.Became.Letter)
	if err != nil {
		return fmt.Errorf("give proposals to the letter: %w", err)
	}
	return nil
}

// judgeCalls notes what a person decided where something was proposed, by the model and by the rules, each the last
// time it was; of two decisions the later one counts. What could be taken over is kept no longer.
func judgeCalls(ctx context.Context, tx pgx.Tx, t *workflow.Turn, now time.Time) error {
	for _, j := range t.Judged {
		_, err := tx.Exec(ctx, `UPDATE calls SET used = CASE WHEN proposed = $3 THEN 'as_is' WHEN proposed = $4 THEN 'changed' ELSE 'not' END, decided = $3, judged_at = $5
			WHERE id IN (SELECT max(id) FROM calls WHERE task = $1 AND form = $2 AND proposed <> '' GROUP BY model <> '')`, j.Task, j.Form, j.Decided, j.From, now)
		if err != nil {
			return fmt.Errorf("note what became of a proposal: %w", err)
		}
		if _, err := tx.Exec(ctx, `UPDATE asks SET answer = '' WHERE task = $1 AND digest = $2 AND answer <> ''`, j.Task, j.Form); err != nil {
			return fmt.Errorf("forget a proposal that was decided on: %w", err)
		}
	}
	return nil
}

// Assisted counts the proposals made from one moment until another, by task, by who made
// them, and those of a category by the category.
func (db *DB) Assisted(ctx context.Context, from, until time.Time) ([]workflow.Assisted, error) {
	rows, err := db.Pool.Query(ctx, `SELECT task, model <> '', CASE WHEN task = 'classify' THEN proposed ELSE '' END AS category, count(*),
			count(*) FILTER (WHERE failure <> ''), count(*) FILTER (WHERE used = 'as_is'), count(*) FILTER (WHERE used = 'changed'),
			count(*) FILTER (WHERE used = 'not'), coalesce(sum(tokens), 0), coalesce(sum(took_ms), 0)::bigint
		FROM calls WHERE at >= $1 AND at < $2 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, from, until)
	if err != nil {
		return nil, fmt.Errorf("count what was proposed: %w", err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (workflow.Assisted, error) {
		var a workflow.Assisted
		var ms int64
		err := row.Scan(&a.Task, &a.Model, &a.Category, &a.Calls, &a.Failed, &a.AsIs, &a.Changed, &a.Not, &a.Tokens, &ms)
		a.Took = time.Duration(ms) * time.Millisecond
		return a, err
	})
}

// TokensSince counts the tokens that all processes have used since a moment.
func (db *DB) TokensSince(ctx context.Context, since time.Time) (int, error) {
	var tokens int
	err := db.Pool.QueryRow(ctx, `SELECT coalesce(sum(tokens), 0) FROM calls WHERE at >= $1`, since).Scan(&tokens)
	if err != nil {
		return 0, fmt.Errorf("count tokens: %w", err)
	}
	return tokens, nil
}
