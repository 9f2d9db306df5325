package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// insertDeliveries stores the notices; one whose key is known was told before
// and is left out. It returns those that are new.
func insertDeliveries(ctx context.Context, tx pgx.Tx, notices []workflow.Notice, now time.Time) ([]workflow.Notice, error) {
	var told []workflow.Notice
	for _, n := range notices {
		isNew, err := insertDelivery(ctx, tx, n, now)
		if err != nil {
			return nil, fmt.Errorf("store notice %s: %w", n.Kind, err)
		}
		if isNew {
			told = append(told, n)
		}
	}
	return told, nil
}

func insertDelivery(ctx context.Context, tx pgx.Tx, n workflow.Notice, now time.Time) (bool, error) {
	data, err := json.Marshal(n.Data)
	if err != nil {
		return false, err
	}
	var id int64
	err = tx.QueryRow(ctx, `INSERT INTO deliveries (key, recipient, kind, letter, data, created_at, due_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING RETURNING id`,
		n.Key, n.To, n.Kind, n.Letter, string(data), now, n.Due).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	if err != nil || n.File == nil {
		return err == nil, err
	}
	_, err = tx.Exec(ctx, `WITH f AS (INSERT INTO files (name, content, created_at) VALUES ($2, $3, $4) RETURNING id)
		UPDATE deliveries SET file = f.id FROM f WHERE deliveries.id = $1`, id, n.File.Name, n.File.Content, now)
	return err == nil, err
}

// NextDelivery is the recipient's oldest pending delivery that is due; false
// when there is none, or when it waits for its next attempt.
func (db *DB) NextDelivery(ctx context.Context, recipient string, now time.Time) (workflow.Delivery, bool, error) {
	var d workflow.Delivery
	var data string
	var fileName *string
	var content []byte
	err := db.Pool.QueryRow(ctx, `SELECT d.id, d.key, d.recipient, d.kind, d.letter, d.data, d.due_at, d.parts, d.next_part, d.attempts, d.task_id, f.name, f.content
		FROM deliveries d LEFT JOIN files f ON f.id = d.file
		WHERE d.id = (SELECT id FROM deliveries WHERE recipient = $1 AND ended = '' AND due_at <= $2 ORDER BY id LIMIT 1)
			AND (d.retry_at IS NULL OR d.retry_at <= $2)`, recipient, now).
		Scan(&d.ID, &d.Notice.Key, &d.Notice.To, &d.Notice.Kind, &d.Notice.Letter, &data, &d.Notice.Due,
			&d.Parts, &d.NextPart, &d.Attempts, &d.TaskID, &fileName, &content)
	if errors.Is(err, pgx.ErrNoRows) {
		return d, false, nil
	}
	if err != nil {
		return d, false, fmt.Errorf("take next delivery: %w", err)
	}
	if fileName != nil {
		d.Notice.File = &workflow.File{Name: *fileName, Content: content}
	}
	if err := json.Unmarshal([]byte(data), &d.Notice.Data); err != nil {
		// No later try will read it: it must not hold up what comes behind.
		return d, false, errors.Join(fmt.Errorf("read delivery %d: %w", d.ID, err), db.End(ctx, d.ID, workflow.Failed, "unreadable", now))
	}
	return d, true, nil
}

// Attempt records an attempt before it is made, together with the requests
// that are frozen from now on.
func (db *DB) Attempt(ctx context.Context, id int64, parts []string, taskID string, now time.Time) error {
	_, err := db.Pool.Exec(ctx, `UPDATE deliveries SET parts = $2, task_id = $3, attempts = attempts + 1, attempted_at = $4 WHERE id = $1`,
		id, orEmpty(parts), taskID, now)
	return err
}

// Arrived records that one more part arrived.
func (db *DB) Arrived(ctx context.Context, id int64, nextPart int, responseCode string) error {
	_, err := db.Pool.Exec(ctx, `UPDATE deliveries SET next_part = $2,
		response_code = CASE WHEN $3 = '' THEN response_code ELSE $3 END WHERE id = $1`, id, nextPart, responseCode)
	return err
}

// End records how a delivery ended.
func (db *DB) End(ctx context.Context, id int64, how workflow.Ending, failure string, now time.Time) error {
	_, err := db.Pool.Exec(ctx, `UPDATE deliveries SET ended = $2, failure = $3, ended_at = $4 WHERE id = $1 AND ended = ''`, id, how, failure, now)
	return err
}

// Postpone lets the recipient's lane wait at this delivery until a moment.
func (db *DB) Postpone(ctx context.Context, id int64, until time.Time) error {
	_, err := db.Pool.Exec(ctx, `UPDATE deliveries SET retry_at = $2 WHERE id = $1 AND ended = ''`, id, until)
	return err
}

// Recent counts the messages a member was sent since a moment, for pacing.
func (db *DB) Recent(ctx context.Context, recipient string, since time.Time) (int, error) {
	var n int
	err := db.Pool.QueryRow(ctx, `SELECT coalesce(sum(greatest(next_part, 1)), 0) FROM deliveries WHERE recipient = $1 AND attempted_at > $2`,
		recipient, since).Scan(&n)
	return n, err
}

// CardCode is the response code of the newest card that the recipient was
// sent on a letter, empty when there is none.
func (db *DB) CardCode(ctx context.Context, n workflow.Number, recipient string) (string, error) {
	var code string
	err := db.Pool.QueryRow(ctx, `SELECT response_code FROM deliveries
		WHERE recipient = $1 AND letter = $2 AND response_code <> '' ORDER BY id DESC LIMIT 1`, recipient, n).Scan(&code)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return code, err
}

// PendingDelivery tells inside a transaction whether the recipient has an
// unfinished delivery, and when the lane can go on.
func (db *DB) PendingDelivery(ctx context.Context, tx pgx.Tx, recipient string) (due time.Time, pending bool, err error) {
	return db.firstDelivery(ctx, tx, recipient)
}

// FirstDelivery is PendingDelivery outside a transaction.
func (db *DB) FirstDelivery(ctx context.Context, recipient string) (due time.Time, pending bool, err error) {
	return db.firstDelivery(ctx, db.Pool, recipient)
}

func (db *DB) firstDelivery(ctx context.Context, q querier, recipient string) (due time.Time, pending bool, err error) {
	err = q.QueryRow(ctx, `SELECT greatest(due_at, retry_at) FROM deliveries WHERE recipient = $1 AND ended = ''
		ORDER BY CASE WHEN due_at <= $2 THEN NULL ELSE due_at END NULLS FIRST, id LIMIT 1`, recipient, db.Now()).Scan(&due)
	if errors.Is(err, pgx.ErrNoRows) {
		return time.Time{}, false, nil
	}
	return due, err == nil, err
}

// WaitingRecipients lists who has a delivery due.
func (db *DB) WaitingRecipients(ctx context.Context, now time.Time) ([]string, error) {
	rows, err := db.Pool.Query(ctx, `SELECT DISTINCT recipient FROM deliveries WHERE ended = '' AND due_at <= $1
		AND (retry_at IS NULL OR retry_at <= $1) ORDER BY recipient`, now)
	if err != nil {
		return nil, fmt.Errorf("list waiting recipients: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// Unfinished counts the pending deliveries of the notices with these keys.
func (db *DB) Unfinished(ctx context.Context, keys []string) (int, error) {
	var n int
	err := db.Pool.QueryRow(ctx, `SELECT count(*) FROM deliveries WHERE ended = '' AND key = ANY($1)`, orEmpty(keys)).Scan(&n)
	return n, err
}

// eraseAfter is how long the words of messages are kept (edges 54).
const eraseAfter = 30 * 24 * time.Hour

// Erase forgets the words of what was handled more than 30 days ago: bodies
// of the inbox, frozen requests, files and answers. Keys stay.
func (db *DB) Erase(ctx context.Context, now time.Time) error {
	batch, before := &pgx.Batch{}, now.Add(-eraseAfter)
	batch.Queue(`UPDATE inbox SET content = '', erased_at = $2 WHERE handled_at < $1 AND erased_at IS NULL`, before, now)
	batch.Queue(`UPDATE files SET content = NULL WHERE content IS NOT NULL
		AND id IN (SELECT file FROM deliveries WHERE ended_at < $1)`, before)
	batch.Queue(`UPDATE deliveries SET parts = NULL, data = CASE WHEN kind = $3 THEN '{}' ELSE data END, erased_at = $2
		WHERE ended_at < $1 AND erased_at IS NULL`, before, now, workflow.ToldAnswer)
	if err := db.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("erase old words: %w", err)
	}
	return nil
}

// CountDeliveries is how many deliveries have not ended.
func (db *DB) CountDeliveries(ctx context.Context) (int, error) {
	var n int
	err := db.Pool.QueryRow(ctx, `SELECT count(*) FROM deliveries WHERE ended = ''`).Scan(&n)
	return n, err
}
