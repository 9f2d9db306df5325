package storage

import (
	"io/fs"
	"reflect"
)

// MigrationSteps is the folder of the SQL files.
func MigrationSteps() fs.FS { return migrationSteps() }

// ListTables names the table of each of a letter's lists and what its rows are.
func ListTables() map[string]reflect.Type {
	tables := map[string]reflect.Type{}
	for _, c := range children {
		name, row := c.(interface{ kept() (string, reflect.Type) }).kept()
		tables[name] = row
	}
	return tables
}

func (c *list[T]) kept() (string, reflect.Type) { return c.table, reflect.TypeFor[T]() }
