package storage

import (
	"database/sql/driver"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype/zeronull"

	"huiyin/workflow"
)

// column is one exported field of a struct and the column that keeps it.
type column struct {
	name  string
	index []int // of the field, see reflect.Value.FieldByIndex
}

// columns are those of one struct, in the order of its fields.
type columns []column

// columnsOf names a column for every field, so that none can be forgotten: DueOn
// is due_on, and By of a struct called Last is last_by. Lists of structs are tables
// of their own; the fields named in without are kept elsewhere.
func columnsOf(t reflect.Type, without ...string) columns {
	var list columns
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case slices.Contains(without, f.Name):
		case isValue(f.Type):
			list = append(list, column{snake(f.Name), []int{i}})
		case f.Type.Kind() == reflect.Struct:
			for _, c := range columnsOf(f.Type) {
				list = append(list, column{snake(f.Name) + "_" + c.name, append([]int{i}, c.index...)})
			}
		}
	}
	return list
}

var (
	valuer = reflect.TypeFor[driver.Valuer]()
	moment = reflect.TypeFor[time.Time]()
)

// isValue reports whether one column can keep a field of the type.
func isValue(t reflect.Type) bool {
	switch {
	case t == moment || t.Implements(valuer):
		return true
	case t.Kind() == reflect.Slice:
		return t.Elem().Kind() != reflect.Struct
	}
	return t.Kind() != reflect.Struct
}

var wordEnd = regexp.MustCompile(`([a-z0-9])([A-Z])`)

func snake(field string) string { return strings.ToLower(wordEnd.ReplaceAllString(field, "${1}_${2}")) }

// names are the columns' names; some are words of SQL, see sqlList.
func (list columns) names() []string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.name
	}
	return names
}

// of is the columns of a table as a query selects them.
func (list columns) of(table string) string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = pgx.Identifier{table, c.name}.Sanitize()
	}
	return strings.Join(names, ", ")
}

// values are what a struct's columns are written with. A time that has not come
// is NULL, a missing list an empty one; days and numbers know their own form.
func (list columns) values(row reflect.Value) []any {
	values := make([]any, len(list))
	for i, c := range list {
		f := row.FieldByIndex(c.index)
		switch {
		case f.Type() == moment:
			values[i] = zeronull.Timestamptz(f.Interface().(time.Time))
		case f.Kind() == reflect.Slice && f.IsNil():
			values[i] = reflect.MakeSlice(f.Type(), 0, 0).Interface()
		default:
			values[i] = f.Interface()
		}
	}
	return values
}

// targets are where a struct's columns are read to.
func (list columns) targets(row reflect.Value) []any {
	targets := make([]any, len(list))
	for i, c := range list {
		targets[i] = row.FieldByIndex(c.index).Addr().Interface()
		if at, ok := targets[i].(*time.Time); ok {
			targets[i] = (*zeronull.Timestamptz)(at)
		}
	}
	return targets
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
