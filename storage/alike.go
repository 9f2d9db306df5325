package storage

import (
	"context"
	"fmt"
	"slices"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/likeness"
)

// mostAlike bounds how many letters are named as alike.
const mostAlike = 3

// Alike finds the letters registered since a time that are like the one given, which
// need not be stored; the most alike first. Sealed and voided letters are nobody's
// neighbours.
func (db *DB) Alike(ctx context.Context, l workflow.Letter, since time.Time) ([]likeness.Found, error) {
	found, err := db.judged(ctx, l, since)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, likeness.Compare)
	found = found[:min(len(found), mostAlike)]
	for i := range found {
		if found[i].Letter, err = db.Letter(ctx, found[i].Letter.Number); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// judged reads the texts one by one: they are many, and only few are kept.
func (db *DB) judged(ctx context.Context, l workflow.Letter, since time.Time) ([]likeness.Found, error) {
	rows, err := db.Pool.Query(ctx, `SELECT year, seq, title, body, nickname, coalesce(c.phone, '')
		FROM letters LEFT JOIN contact_details c ON c.letter = number
		WHERE registered_at >= $1 AND number <> $2 AND stage <> $3 AND category <> $4`,
		since, l.Number.String(), workflow.Voided, workflow.Discipline)
	if err != nil {
		return nil, fmt.Errorf("look for letters alike: %w", err)
	}
	defer rows.Close()
	mine := likeness.Of(l.Title, l.Body, l.Petitioner)
	var found []likeness.Found
	for rows.Next() {
		var n workflow.Number
		var title, body string
		var p workflow.Petitioner
		if err := rows.Scan(&n.Year, &n.Seq, &title, &body, &p.Nickname, &p.Contact.Phone); err != nil {
			return nil, fmt.Errorf("look for letters alike: %w", err)
		}
		if reason, score := likeness.Judge(mine, likeness.Of(title, body, p)); reason != "" {
			found = append(found, likeness.Found{Letter: workflow.Letter{Number: n}, Reason: reason, Score: score})
		}
	}
	return found, rows.Err()
}
