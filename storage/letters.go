package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}

const letterColumns = `number, stage, round, version, addressee, board_label, label_text, category, key_matter,
	urgent, sensitive, title, body, coalesce(source_id, '') AS source_id, url, attachments, coalesce(posted_at, ` + never + `) AS posted_at,
	handled_with, twin, split_from, repeats, out_of_scope, board_gone, void_reason, void_asked_by,
	registered_at, registered_by, registered_in, closed_on, archived_on,
	last_command, last_by, coalesce(last_at, ` + never + `) AS last_at, last_version, last_stage, last_category`

// letterRow is the letters table as it is read; children come after.
type letterRow struct {
	workflow.Letter
	Nickname     string
	Name         string
	Phone        string
	LastCommand  workflow.Command
	LastBy       string
	LastAt       time.Time
	LastVersion  int64
	LastStage    workflow.Stage
	LastCategory workflow.Category
}

const selectLetters = `SELECT ` + letterColumns + `, nickname, coalesce(c.name, '') AS name, coalesce(c.phone, '') AS phone
	FROM letters LEFT JOIN contact_details c ON c.letter = number`

func (r letterRow) letter() workflow.Letter {
	l := r.Letter
	l.Petitioner = workflow.Petitioner{Nickname: r.Nickname, Contact: workflow.ContactDetails{Name: r.Name, Phone: r.Phone}}
	l.Last = workflow.LastStep{Command: r.LastCommand, By: r.LastBy, At: r.LastAt, Version: r.LastVersion, Stage: r.LastStage, Category: r.LastCategory}
	return l
}

// viewLetters reads the letters of a request, locked in number order unless
// they are only looked at; numbers without a letter are left out.
func viewLetters(ctx context.Context, tx pgx.Tx, req workflow.Request) ([]workflow.Letter, error) {
	if len(req.Letters) == 0 {
		return nil, nil
	}
	if req.Look {
		return readLetters(ctx, tx, `WHERE number = ANY($1)`, texts(req.Letters))
	}
	numbers := texts(req.Letters)
	for locked := false; ; locked = true {
		all, err := numbers, error(nil)
		if req.Kin {
			all, err = withKin(ctx, tx, numbers)
		}
		if err != nil {
			return nil, err
		}
		if locked && len(all) == len(numbers) {
			return readLetters(ctx, tx, `WHERE number = ANY($1)`, numbers)
		}
		if err := lockLetters(ctx, tx, all); err != nil {
			return nil, err
		}
		numbers = all // once more: somebody may have joined a letter before the lock
	}
}

// lockLetters locks letters in number order, so that no two changes wait for each
// other (edges 52).
func lockLetters(ctx context.Context, tx pgx.Tx, numbers []string) error {
	_, err := tx.Exec(ctx, `SELECT FROM letters WHERE number = ANY($1) ORDER BY year, seq FOR UPDATE`, numbers)
	if err != nil {
		return fmt.Errorf("lock letters: %w", err)
	}
	return nil
}

// withKin adds what is handled with the letters: their leading ones, and what those
// lead (edges 51).
func withKin(ctx context.Context, tx pgx.Tx, numbers []string) ([]string, error) {
	rows, err := tx.Query(ctx, `SELECT number FROM letters WHERE number = ANY($1)
		UNION SELECT unnest($1::text[])
		UNION SELECT handled_with FROM letters WHERE number = ANY($1) AND handled_with <> ''
		UNION SELECT number FROM letters WHERE handled_with = ANY($1) AND handled_with <> ''`, numbers)
	if err != nil {
		return nil, fmt.Errorf("look for letters handled together: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// readLetters reads letters with their children, in number order.
func readLetters(ctx context.Context, q querier, where string, args ...any) ([]workflow.Letter, error) {
	rows, err := q.Query(ctx, selectLetters+` `+where+` ORDER BY year, seq`, args...)
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByNameLax[letterRow])
	if err != nil {
		return nil, fmt.Errorf("read letters: %w", err)
	}
	letters := make([]workflow.Letter, len(found))
	for i, r := range found {
		letters[i] = r.letter()
	}
	return letters, readChildren(ctx, q, letters)
}

// saveLetter writes the letter and every child; unchanged ones are written as
// they were.
func saveLetter(ctx context.Context, tx pgx.Tx, l *workflow.Letter) error {
	batch := &pgx.Batch{}
	batch.Queue(upsertLetter, letterArgs(l))
	if l.Petitioner.Contact != (workflow.ContactDetails{}) {
		batch.Queue(`INSERT INTO contact_details (letter, name, phone) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			l.Number.String(), l.Petitioner.Contact.Name, l.Petitioner.Contact.Phone)
	}
	if l.Version == 1 {
		batch.Queue(`INSERT INTO counters (year, last) VALUES ($1, $2) ON CONFLICT (year) DO UPDATE SET last = greatest(counters.last, EXCLUDED.last)`,
			l.Number.Year, l.Number.Seq)
	}
	queueChildren(batch, l)
	return tx.SendBatch(ctx, batch).Close()
}

// letterChanges are the columns that steps move; the others stand as registered.
var letterChanges = []string{"stage", "round", "version", "addressee", "category", "key_matter", "urgent", "sensitive", "handled_with", "twin",
	"repeats", "out_of_scope", "board_gone", "void_reason", "void_asked_by", "closed_on", "archived_on", "next_due_on",
	"last_command", "last_by", "last_at", "last_version", "last_stage", "last_category"}

var upsertLetter = `INSERT INTO letters (number, year, seq, stage, round, version, addressee, board_label, label_text,
		category, key_matter, urgent, sensitive, title, body, body_sha256, source_id, url, attachments, posted_at, nickname,
		handled_with, twin, split_from, repeats, out_of_scope, board_gone, void_reason, void_asked_by,
		registered_at, registered_by, registered_in, closed_on, archived_on, next_due_on,
		last_command, last_by, last_at, last_version, last_stage, last_category)
	VALUES (@number, @year, @seq, @stage, @round, @version, @addressee, @board_label, @label_text,
		@category, @key_matter, @urgent, @sensitive, @title, @body, @body_sha256, nullif(@source_id, ''), @url, @attachments,
		nullif(@posted_at, ` + never + `), @nickname,
		@handled_with, @twin, @split_from, @repeats, @out_of_scope, @board_gone, @void_reason, @void_asked_by,
		@registered_at, @registered_by, @registered_in, @closed_on, @archived_on, @next_due_on,
		@last_command, @last_by, nullif(@last_at, ` + never + `), @last_version, @last_stage, @last_category)
	ON CONFLICT (number) DO UPDATE SET ` + setTo(letterChanges)

// setTo is the list of a SET that takes the columns from the row that was offered.
func setTo(columns []string) string {
	sets := make([]string, len(columns))
	for i, c := range columns {
		sets[i] = c + " = EXCLUDED." + c
	}
	return strings.Join(sets, ", ")
}

func letterArgs(l *workflow.Letter) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"number": l.Number.String(), "year": l.Number.Year, "seq": l.Number.Seq, "stage": l.Stage, "round": l.Round,
		"version": l.Version, "addressee": l.Addressee, "board_label": l.BoardLabel, "label_text": l.LabelText,
		"category": l.Category, "key_matter": orEmpty(l.KeyMatter), "urgent": l.Urgent, "sensitive": l.Sensitive, "title": l.Title, "body": l.Body,
		"body_sha256": workflow.Digest(l.Body), "source_id": l.SourceID, "url": l.URL, "attachments": orEmpty(l.Attachments),
		"posted_at": l.PostedAt, "nickname": l.Petitioner.Nickname,
		"handled_with": l.HandledWith, "twin": l.Twin, "split_from": l.SplitFrom, "repeats": l.Repeats, "out_of_scope": l.OutOfScope,
		"board_gone": l.BoardGone, "void_reason": l.VoidReason, "void_asked_by": l.VoidAskedBy,
		"registered_at": l.RegisteredAt, "registered_by": l.RegisteredBy, "registered_in": l.RegisteredIn,
		"closed_on": l.ClosedOn, "archived_on": l.ArchivedOn, "next_due_on": l.NextDue(),
		"last_command": l.Last.Command, "last_by": l.Last.By, "last_at": l.Last.At, "last_version": l.Last.Version, "last_stage": l.Last.Stage,
		"last_category": l.Last.Category,
	}
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

// lookBeforeRegistering holds the year's counter and finds letters that may
// be the same one (edges 3, 50).
func lookBeforeRegistering(ctx context.Context, tx pgx.Tx, req workflow.Request, view *workflow.View) error {
	if _, err := tx.Exec(ctx, `INSERT INTO counters (year, last) VALUES ($1, 0) ON CONFLICT DO NOTHING`, req.Year); err != nil {
		return fmt.Errorf("open the counter of %d: %w", req.Year, err)
	}
	last := 0
	err := tx.QueryRow(ctx, `SELECT last FROM counters WHERE year = $1 FOR UPDATE`, req.Year).Scan(&last)
	if err != nil {
		return fmt.Errorf("hold the counter of %d: %w", req.Year, err)
	}
	view.Next = workflow.Number{Year: req.Year, Seq: last + 1}
	if req.SourceID != "" {
		same, err := readLetters(ctx, tx, `WHERE source_id = $1`, req.SourceID)
		if err != nil {
			return err
		}
		if len(same) > 0 {
			view.SameSource = same[0]
		}
	}
	rows, err := tx.Query(ctx, `SELECT number FROM letters WHERE body_sha256 = $1 ORDER BY year, seq`, workflow.Digest(req.Body))
	if err != nil {
		return fmt.Errorf("look for the same wording: %w", err)
	}
	view.SameBody, err = pgx.CollectRows(rows, pgx.RowTo[workflow.Number])
	return err
}

// LatestNumber is the last number given out in a year, zero when none was.
func (db *DB) LatestNumber(ctx context.Context, year int) (workflow.Number, error) {
	last := 0
	err := db.Pool.QueryRow(ctx, `SELECT last FROM counters WHERE year = $1`, year).Scan(&last)
	if errors.Is(err, pgx.ErrNoRows) || (err == nil && last == 0) {
		return workflow.Number{}, nil
	}
	return workflow.Number{Year: year, Seq: last}, err
}
