package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// logTime is how an event's time is stored and hashed: UTC, microseconds.
const logTime = "2006-01-02T15:04:05.000000Z"

// entry is one row of the log as stored; its hash covers every field and the
// hash before it.
type entry struct {
	Subject  string
	N        int
	At       string
	Actor    string
	Command  string
	Data     string
	Previous string
	Hash     string
}

// sum is the SHA-256 over the stored bytes, each field led by its length so
// that no two entries read the same.
func (e entry) sum() string {
	var b strings.Builder
	for _, field := range []string{e.Previous, e.Subject, strconv.Itoa(e.N), e.At, e.Actor, e.Command, e.Data} {
		fmt.Fprintf(&b, "%d:%s", len(field), field)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// appendEvent adds an event to its subject's chain, under the chain's lock.
func appendEvent(ctx context.Context, tx pgx.Tx, e workflow.Event) error {
	if _, err := tx.Exec(ctx, `INSERT INTO chains (subject, head, count) VALUES ($1, '', 0) ON CONFLICT DO NOTHING`, e.Subject); err != nil {
		return err
	}
	var head string
	var count int
	if err := tx.QueryRow(ctx, `SELECT head, count FROM chains WHERE subject = $1 FOR UPDATE`, e.Subject).Scan(&head, &count); err != nil {
		return err
	}
	row := entry{Subject: e.Subject, N: count + 1, At: e.At.UTC().Truncate(time.Microsecond).Format(logTime),
		Actor: e.Actor, Command: e.Command, Data: e.Data, Previous: head}
	row.Hash = row.sum()
	batch := &pgx.Batch{}
	batch.Queue(`INSERT INTO events (subject, n, at, actor, command, data, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		row.Subject, row.N, row.At, row.Actor, row.Command, row.Data, row.Previous, row.Hash)
	batch.Queue(`UPDATE chains SET head = $2, count = $3 WHERE subject = $1`, row.Subject, row.Hash, row.N)
	return tx.SendBatch(ctx, batch).Close()
}

// LogEntry is one event of the log as it is shown and archived.
type LogEntry struct {
	N       int
	At      time.Time
	Actor   string
	Command string
	Data    string
	Hash    string
}

// Log reads the events of one subject, oldest first.
func (db *DB) Log(ctx context.Context, subject string) ([]LogEntry, error) {
	rows, err := db.Pool.Query(ctx, `SELECT n, at::timestamptz AS at, actor, command, data, hash FROM events WHERE subject = $1 ORDER BY n`, subject)
	if err != nil {
		return nil, fmt.Errorf("read the log of %s: %w", subject, err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[LogEntry])
}
