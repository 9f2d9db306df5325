package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"huiyin/storage"
	"huiyin/workflow"
)

// untold are the columns the log knows nothing of: sealed (edges 54), or worked
// out from others and never shown.
var untold = []string{"letters.attachments", "letters.year", "letters.seq", "letters.body_sha256", "letters.next_due_on"}

// No column of a letter, in any of its tables, can be changed behind the log's back.
func TestNoColumnOfALetterChangesBehindTheLogsBack(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	l := full()
	l.Number = workflow.Number{Year: 2026, Seq: 1}
	event := event(l.Number, workflow.Register)
	event.Data = told(t, l)
	update(t, db, workflow.Request{}, workflow.Change{Letters: []workflow.Letter{l}, Events: []workflow.Event{event}})
	equal(t, "as it was told", storage.Replayed{Letters: 1, Events: 1}, replay(t, db))
	columns := letterColumns(t, owner)
	if len(columns) < 180 {
		t.Fatalf("only %d columns", len(columns))
	}
	for _, c := range columns {
		if _, err := owner.Exec(t.Context(), fmt.Sprintf(`CREATE TABLE IF NOT EXISTS kept_%[1]s AS TABLE %[1]s`, c.Table)); err != nil {
			t.Fatal(err)
		}
		run(t, owner, fmt.Sprintf(`UPDATE %s SET %s = %s`, c.Table, c.quoted(), c.other()))
		found := replay(t, db, l.Number).Flaws
		if known := !slices.Contains(untold, c.Table+"."+c.Name); (len(found) > 0) != known {
			t.Errorf("%s.%s: found %+v", c.Table, c.Name, found)
		}
		for _, f := range found {
			if f.What != storage.FlawDiffers || f.Field == "" {
				t.Errorf("%s.%s: found %+v", c.Table, c.Name, f)
			}
		}
		run(t, owner, fmt.Sprintf(`UPDATE %[1]s SET %[2]s = (SELECT %[2]s FROM kept_%[1]s)`, c.Table, c.quoted()))
	}
	equal(t, "at the end", storage.Replayed{Letters: 1, Events: 1}, replay(t, db))
}

// told is the data of the event that makes a letter out of nothing.
func told(t *testing.T, l workflow.Letter) string {
	t.Helper()
	var parts []string
	for _, c := range workflow.TraceOf(workflow.Letter{}).To(workflow.TraceOf(l)) {
		parts = append(parts, fmt.Sprintf(`{"at":%q,"is":%q}`, c.At, c.Is))
	}
	return `{"changes":[` + strings.Join(parts, ",") + `]}`
}

// tableColumn is a column of a letter or of one of its lists.
type tableColumn struct{ Table, Name, Type string }

func (c tableColumn) quoted() string { return pgx.Identifier{c.Name}.Sanitize() }

// other is an expression for another value than the one that stands.
func (c tableColumn) other() string {
	name := c.quoted()
	switch c.Type {
	case "boolean":
		return `NOT ` + name
	case "date", "integer", "bigint":
		return name + ` + 1`
	case "timestamp with time zone":
		return name + ` + interval '1 hour'`
	case "text[]":
		return name + ` || '{x}'`
	case "integer[]":
		return name + ` || 77`
	}
	return fmt.Sprintf(`CASE WHEN %[1]s ~ '^[0-9]{4}-[0-9]+$' THEN '2019-0007' ELSE %[1]s || 'x' END`, name)
}

// letterColumns lists the columns of the letters and of every table that hangs on
// them, except what is sealed and the read log.
func letterColumns(t *testing.T, owner *pgx.Conn) []tableColumn {
	t.Helper()
	rows, err := owner.Query(t.Context(), `SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod)
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relname = 'letters' OR (a.attname <> 'letter' AND c.relname NOT IN ('contact_details', 'readings')
			AND EXISTS (SELECT FROM pg_constraint f WHERE f.conrelid = c.oid AND f.confrelid = 'letters'::regclass))
		ORDER BY 1, a.attnum`)
	if err != nil {
		t.Fatal(err)
	}
	all, err := pgx.CollectRows(rows, pgx.RowToStructByPos[tableColumn])
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(c tableColumn) bool { return c.Table == "letters" && c.Name == "number" })
}
