package storage

import (
	"context"
	"fmt"
	"reflect"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype/zeronull"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}

// ofLetter are the columns of the letter itself. Who wrote it is apart: contact
// details are sealed (第十九条). The board's id is unique and NULL where there is none.
var ofLetter = columnsOf(reflect.TypeFor[workflow.Letter](), "Petitioner", "SourceID")

var (
	selectLetters = `SELECT ` + ofLetter.of("letters") + `, source_id, nickname, coalesce(c.name, ''), coalesce(c.phone, '')
		FROM letters LEFT JOIN contact_details c ON c.letter = number `

	// upsertLetter leaves the posting and its registration as they were (第九条).
	upsertLetter = upsert{
		table: "letters", key: []string{"number"},
		columns: append(ofLetter.names(), "source_id", "nickname", "year", "seq", "body_sha256", "next_due_on"),
		fixed: []string{"board_label", "label_text", "title", "body", "url", "attachments", "posted_at", "registered_at",
			"registered_by", "split_from", "source_id", "nickname", "year", "seq", "body_sha256"},
	}.sql()
)

// readLetters reads letters with their children, in number order.
func readLetters(ctx context.Context, q querier, where string, args ...any) ([]workflow.Letter, error) {
	rows, err := q.Query(ctx, selectLetters+where+` ORDER BY year, seq`, args...)
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	letters, err := pgx.CollectRows(rows, scanLetter)
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	return letters, readChildren(ctx, q, letters)
}

func scanLetter(row pgx.CollectableRow) (l workflow.Letter, err error) {
	contact := &l.Petitioner.Contact
	err = row.Scan(append(ofLetter.targets(reflect.ValueOf(&l).Elem()),
		(*zeronull.Text)(&l.SourceID), &l.Petitioner.Nickname, &contact.Name, &contact.Phone)...)
	return l, err
}

// saveLetter writes the letter and every child. The number of a new one is taken
// from its year's counter with it.
func saveLetter(ctx context.Context, tx pgx.Tx, l *workflow.Letter) error {
	batch := &pgx.Batch{}
	batch.Queue(upsertLetter, append(ofLetter.values(reflect.ValueOf(*l)), zeronull.Text(l.SourceID), l.Petitioner.Nickname,
		l.Number.Year, l.Number.Seq, workflow.Digest(l.Body), l.NextDue())...)
	if l.Petitioner.Contact != (workflow.ContactDetails{}) {
		batch.Queue(`INSERT INTO contact_details (letter, name, phone) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			l.Number.String(), l.Petitioner.Contact.Name, l.Petitioner.Contact.Phone)
	}
	if l.Version == 1 {
		batch.Queue(takeNumber, l.Number.Year, l.Number.Seq)
	}
	queueChildren(batch, l)
	return tx.SendBatch(ctx, batch).Close()
}

// Letter reads one letter; see workflow.Store.
func (db *DB) Letter(ctx context.Context, n workflow.Number) (workflow.Letter, error) {
	letters, err := readLetters(ctx, db.Pool, `WHERE number = $1`, n.String())
	if err != nil {
		return workflow.Letter{}, err
	}
	if len(letters) == 0 {
		return workflow.Letter{}, workflow.ErrNoLetter
	}
	return letters[0], nil
}

// OfMonth reads the letters that touch a span of days; see workflow.Store.
func (db *DB) OfMonth(ctx context.Context, from, to calendar.Day) ([]workflow.Letter, error) {
	return readLetters(ctx, db.Pool, `WHERE registered_at >= $1 AND registered_at < $2
		OR EXISTS (SELECT FROM duties d WHERE d.letter = number AND d.due_on BETWEEN $3 AND $4)
		OR EXISTS (SELECT FROM assignments a WHERE a.letter = number AND a.assigned_at >= $1 AND a.assigned_at < $2)
		OR EXISTS (SELECT FROM urges u WHERE u.letter = number AND u.at >= $1 AND u.at < $2)`,
		from.At(0, 0), to.AddDays(1).At(0, 0), from, to)
}
