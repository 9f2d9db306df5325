package storage

import (
	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

const selectReports = `SELECT version, round, assignment, interim, attitude, process, verification, feedback,
	finding, proposed_reply, by, at FROM reports WHERE letter = $1 ORDER BY version`

// insertReport never changes a version that stands: a correction is a new one.
const insertReport = `INSERT INTO reports (letter, version, round, assignment, interim, attitude, process, verification,
		feedback, finding, proposed_reply, by, at)
	VALUES (@letter, @version, @round, @assignment, @interim, @attitude, @process, @verification,
		@feedback, @finding, @proposed_reply, @by, @at)
	ON CONFLICT DO NOTHING`

func reportArgs(letter string, r workflow.Report) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"letter": letter, "version": r.Version, "round": r.Round, "assignment": r.Assignment, "interim": r.Interim,
		"attitude": r.Attitude, "process": r.Process, "verification": r.Verification, "feedback": r.Feedback,
		"finding": r.Finding, "proposed_reply": r.ProposedReply, "by": r.By, "at": r.At,
	}
}
