package storage

import (
	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

const selectReviews = `SELECT n, round, version, office, gate, passed, opinion, void, by, at
	FROM reviews WHERE letter = $1 ORDER BY n`

const upsertReview = `INSERT INTO reviews (letter, n, round, version, office, gate, passed, opinion, void, by, at)
	VALUES (@letter, @n, @round, @version, @office, @gate, @passed, @opinion, @void, @by, @at)
	ON CONFLICT (letter, n) DO UPDATE SET void = EXCLUDED.void`

func reviewArgs(letter string, r workflow.Review) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"letter": letter, "n": r.N, "round": r.Round, "version": r.Version, "office": r.Office, "gate": r.Gate,
		"passed": r.Passed, "opinion": r.Opinion, "void": r.Void, "by": r.By, "at": r.At,
	}
}
