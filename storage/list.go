package storage

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/jackc/pgx/v5"

	"huiyin/workflow"
)

// list is one of a letter's lists, in a table of its own: a row for each element,
// numbered within its letter by the first field.
type list[T any] struct {
	of      func(*workflow.Letter) *[]T
	table   string
	columns columns
	read    string
	write   string
}

// listOf keeps a list in the table. What settles a row, its wording above all, is
// named in fixed and while, see upsert.
func listOf[T any](table string, of func(*workflow.Letter) *[]T, rules ...func(*upsert)) *list[T] {
	all := columnsOf(reflect.TypeFor[T]())
	key := all[0].name
	put := upsert{table: table, key: []string{"letter", key}, columns: append([]string{"letter"}, all.names()...)}
	for _, rule := range rules {
		rule(&put)
	}
	return &list[T]{of: of, table: table, columns: all, write: put.sql(),
		read: fmt.Sprintf("SELECT letter, %s FROM %s WHERE letter = ANY($1) ORDER BY letter, %s", all.of(table), table, quoted(key))}
}

// only lets later steps change nothing of a row but these columns.
func only(names ...string) func(*upsert) {
	return func(u *upsert) {
		u.fixed = slices.DeleteFunc(slices.Clone(u.columns), func(c string) bool { return slices.Contains(names, c) })
	}
}

// while lets later steps change these columns only as long as the stored row says
// so. It comes after only, which it widens.
func while(condition string, names ...string) func(*upsert) {
	return func(u *upsert) {
		u.while = map[string]string{}
		for _, name := range names {
			u.while[name] = condition
		}
		u.fixed = slices.DeleteFunc(u.fixed, func(c string) bool { return slices.Contains(names, c) })
	}
}

// each queues the reading of the rows of some letters, by letter and in order.
func (c *list[T]) each(batch *pgx.Batch, letters []string, add func(letter string, row T)) {
	batch.Queue(c.read, letters).Query(func(rows pgx.Rows) error {
		var letter string
		var row T
		_, err := pgx.ForEachRow(rows, append([]any{&letter}, c.columns.targets(reflect.ValueOf(&row).Elem())...), func() error {
			add(letter, row)
			return nil
		})
		return err
	})
}

// collect queues the reading of the list of each letter.
func (c *list[T]) collect(batch *pgx.Batch, numbers []string, letters map[string]*workflow.Letter) {
	c.each(batch, numbers, func(letter string, row T) {
		rows := c.of(letters[letter])
		*rows = append(*rows, row)
	})
}

// queue queues the writing of a letter's list.
func (c *list[T]) queue(batch *pgx.Batch, l *workflow.Letter) {
	number := l.Number.String()
	for _, row := range *c.of(l) {
		batch.Queue(c.write, append([]any{number}, c.columns.values(reflect.ValueOf(row))...)...)
	}
}
