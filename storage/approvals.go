package storage

import (
	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

const selectApprovals = `SELECT n, round, version, leader, batch, submitted_by, submitted_at, decision, decided_by,
	coalesce(decided_at, ` + never + `) AS decided_at, opinion, wording FROM approvals WHERE letter = $1 ORDER BY n`

const upsertApproval = `INSERT INTO approvals (letter, n, round, version, leader, batch, submitted_by, submitted_at,
		decision, decided_by, decided_at, opinion, wording)
	VALUES (@letter, @n, @round, @version, @leader, @batch, @submitted_by, @submitted_at,
		@decision, @decided_by, nullif(@decided_at, ` + never + `), @opinion, @wording)
	ON CONFLICT (letter, n) DO UPDATE SET decision = EXCLUDED.decision, decided_by = EXCLUDED.decided_by,
		decided_at = EXCLUDED.decided_at, opinion = EXCLUDED.opinion`

func approvalArgs(letter string, a workflow.Approval) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"letter": letter, "n": a.N, "round": a.Round, "version": a.Version, "leader": a.Leader, "batch": a.Batch,
		"submitted_by": a.SubmittedBy, "submitted_at": a.SubmittedAt, "decision": a.Decision,
		"decided_by": a.DecidedBy, "decided_at": a.DecidedAt, "opinion": a.Opinion, "wording": a.Wording,
	}
}

const selectReplies = `SELECT n, round, kind, channel, unit, text, url, by, at FROM replies WHERE letter = $1 ORDER BY n`

const insertReply = `INSERT INTO replies (letter, n, round, kind, channel, unit, text, url, by, at)
	VALUES (@letter, @n, @round, @kind, @channel, @unit, @text, @url, @by, @at) ON CONFLICT DO NOTHING`

func replyArgs(letter string, r workflow.Reply) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"letter": letter, "n": r.N, "round": r.Round, "kind": r.Kind, "channel": r.Channel, "unit": r.Unit,
		"text": r.Text, "url": r.URL, "by": r.By, "at": r.At,
	}
}
