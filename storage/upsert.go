package storage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// upsert is how rows of one table are written: a new row whole, a known one only
// in what a step may change.
type upsert struct {
	table   string
	key     []string
	columns []string          // all of them, in the order of the arguments
	fixed   []string          // are as they were first written
	while   map[string]string // may change only while the stored row says so, in SQL
}

// sql is the statement; a row that would stay as it is is not written anew.
func (u upsert) sql() string {
	var sets, places []string
	for i, name := range u.columns {
		places = append(places, fmt.Sprintf("$%d", i+1))
		if slices.Contains(u.key, name) || slices.Contains(u.fixed, name) {
			continue
		}
		value := "EXCLUDED." + quoted(name)
		if condition := u.while[name]; condition != "" {
			value = fmt.Sprintf("CASE WHEN %s THEN %s ELSE %s END", condition, value, pgx.Identifier{u.table, name}.Sanitize())
		}
		sets = append(sets, quoted(name)+" = "+value)
	}
	insert := fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO ",
		u.table, quotedList(u.columns), strings.Join(places, ", "), quotedList(u.key))
	if len(sets) == 0 {
		return insert + "NOTHING"
	}
	return insert + fmt.Sprintf("UPDATE SET %s WHERE %[2]s.* IS DISTINCT FROM EXCLUDED.*", strings.Join(sets, ", "), u.table)
}

func quoted(name string) string { return pgx.Identifier{name}.Sanitize() }

// quotedList is a list of columns; some of their names are words of SQL.
func quotedList(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = quoted(name)
	}
	return strings.Join(list, ", ")
}
