package storage

import (
	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

const selectAssignments = `SELECT n, round, unit, role, status, days, office, by, assigned_at, due_on, provisional,
	accepted_by, coalesce(accepted_at, ` + never + `) AS accepted_at, coalesce(returned_at, ` + never + `) AS returned_at, reason
	FROM assignments WHERE letter = $1 ORDER BY n`

const upsertAssignment = `INSERT INTO assignments (letter, n, round, unit, role, status, days, office, by, assigned_at,
		due_on, provisional, accepted_by, accepted_at, returned_at, reason)
	VALUES (@letter, @n, @round, @unit, @role, @status, @days, @office, @by, @assigned_at,
		@due_on, @provisional, @accepted_by, nullif(@accepted_at, ` + never + `), nullif(@returned_at, ` + never + `), @reason)
	ON CONFLICT (letter, n) DO UPDATE SET status = EXCLUDED.status, days = EXCLUDED.days, due_on = EXCLUDED.due_on,
		provisional = EXCLUDED.provisional, accepted_by = EXCLUDED.accepted_by, accepted_at = EXCLUDED.accepted_at,
		returned_at = EXCLUDED.returned_at, reason = EXCLUDED.reason`

func assignmentArgs(letter string, a workflow.Assignment) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"letter": letter, "n": a.N, "round": a.Round, "unit": a.Unit, "role": a.Role, "status": a.Status, "days": a.Days,
		"office": a.Office, "by": a.By, "assigned_at": a.AssignedAt, "due_on": a.DueOn, "provisional": a.Provisional,
		"accepted_by": a.AcceptedBy, "accepted_at": a.AcceptedAt, "returned_at": a.ReturnedAt, "reason": a.Reason,
	}
}
