package storage

import (
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// never is how a time that has not come is read: Go's zero time.
const never = `'0001-01-01T00:00:00Z'::timestamptz`

// childTable is one table of what was done about letters: its columns are the fields
// of T, in their order.
type childTable[T any] struct {
	name   string
	key    string   // n, or version
	frozen []string // columns that stand as they were first written
}

// columns are the names of T's fields as columns, quoted: some are words of SQL.
func columns[T any]() []string {
	t := reflect.TypeFor[T]()
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = column(t.Field(i).Name)
	}
	return names
}

// column is a field's name as a column's: DueOn is due_on, URL is url.
func column(field string) string {
	var b strings.Builder
	wasUpper := true
	for _, r := range field {
		if unicode.IsUpper(r) && !wasUpper {
			b.WriteByte('_')
		}
		wasUpper = unicode.IsUpper(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// timed reports which of T's fields are times, which are NULL while they have not come.
func timed[T any]() []bool {
	t := reflect.TypeFor[T]()
	times := make([]bool, t.NumField())
	for i := range times {
		times[i] = t.Field(i).Type == reflect.TypeFor[time.Time]()
	}
	return times
}

// selection is the list of columns to read, of the table by its alias.
func selection[T any](alias string) string {
	var list []string
	times := timed[T]()
	for i, name := range columns[T]() {
		term := alias + `."` + name + `"`
		if times[i] {
			term = "coalesce(" + term + ", " + never + `) AS "` + name + `"`
		}
		list = append(list, term)
	}
	return strings.Join(list, ", ")
}

func (c childTable[T]) selectSQL() string {
	return "SELECT letter, " + selection[T]("t") + " FROM " + c.name + ` t WHERE letter = ANY($1) ORDER BY letter, "` + c.key + `"`
}

// scan reads one row of the selection: the letter it belongs to, and the record.
func (c childTable[T]) scan(rows pgx.Rows) (letter string, row T, err error) {
	v := reflect.ValueOf(&row).Elem()
	into := []any{&letter}
	for i := range v.NumField() {
		into = append(into, v.Field(i).Addr().Interface())
	}
	err = rows.Scan(into...)
	return letter, row, err
}

// upsertSQL writes a row, or writes it again as it stands now.
func (c childTable[T]) upsertSQL() string {
	names, values, sets := []string{"letter"}, []string{"@letter"}, []string(nil)
	times := timed[T]()
	for i, name := range columns[T]() {
		value := "@" + name
		if times[i] {
			value = "nullif(" + value + ", " + never + ")"
		}
		names, values = append(names, `"`+name+`"`), append(values, value)
		if name != c.key && !slices.Contains(c.frozen, name) {
			sets = append(sets, `"`+name+`" = EXCLUDED."`+name+`"`)
		}
	}
	return "INSERT INTO " + c.name + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(values, ", ") +
		`) ON CONFLICT (letter, "` + c.key + `") DO UPDATE SET ` + strings.Join(sets, ", ")
}

func (c childTable[T]) args(letter string, row T) pgx.StrictNamedArgs {
	args, v := pgx.StrictNamedArgs{"letter": letter}, reflect.ValueOf(row)
	for i, name := range columns[T]() {
		args[name] = v.Field(i).Interface()
		if list, ok := args[name].([]string); ok {
			args[name] = orEmpty(list)
		}
	}
	return args
}

// orEmpty stores a missing list as an empty one.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func texts(numbers []workflow.Number) []string {
	list := make([]string, len(numbers))
	for i, n := range numbers {
		list[i] = n.String()
	}
	return list
}
