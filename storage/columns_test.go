package storage_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"huiyin/storage"
	"huiyin/storage/dbtest"
	"huiyin/workflow"
)

// derived are columns that no field is: they are worked out from others.
var derived = map[string][]string{"letters": {"year", "seq", "bodysha256", "nextdueon"}}

// letterTables says which field each column of a letter's tables is, by names in
// lower case and without underscores.
func letterTables() map[string]map[string]string {
	tables := map[string]map[string]string{"letters": {}}
	letter := reflect.TypeFor[workflow.Letter]()
	for i := range letter.NumField() {
		f := letter.Field(i)
		path := "Letter." + f.Name
		switch {
		case f.Name == "Petitioner":
			tables["letters"]["nickname"] = path + ".Nickname"
			tables["contact_details"] = map[string]string{"name": path + ".Contact.Name", "phone": path + ".Contact.Phone"}
		case f.Name == "Last":
			for j := range f.Type.NumField() {
				tables["letters"]["last"+strings.ToLower(f.Type.Field(j).Name)] = path + "." + f.Type.Field(j).Name
			}
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			for table, row := range storage.ListTables() {
				if row == f.Type.Elem() {
					tables[table] = fieldsOf(path, row)
				}
			}
		default:
			tables["letters"][strings.ToLower(f.Name)] = path
		}
	}
	return tables
}

func fieldsOf(path string, row reflect.Type) map[string]string {
	fields := map[string]string{}
	for i := range row.NumField() {
		fields[strings.ToLower(row.Field(i).Name)] = path + "." + row.Field(i).Name
	}
	return fields
}

// tableColumns are a table's columns but for the letter's number, each with
// whether it may be NULL.
func tableColumns(t *testing.T, conn *pgx.Conn, table string) map[string]bool {
	t.Helper()
	rows, err := conn.Query(t.Context(), `SELECT replace(column_name, '_', ''), is_nullable = 'YES' FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name = $1 AND column_name <> 'letter'`, table)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	var name string
	var nullable bool
	if _, err := pgx.ForEachRow(rows, []any{&name, &nullable}, func() error { found[name] = nullable; return nil }); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestEveryFieldOfALetterHasItsColumnAndEveryColumnItsField(t *testing.T) {
	t.Parallel()
	conn := connect(t, dbtest.New(t))
	tables := letterTables()
	if want := 2 + len(storage.ListTables()); len(tables) != want {
		t.Errorf("a letter is kept in %d tables, its lists and itself are %d", len(tables), want)
	}
	for table, fields := range tables {
		want := slices.Sorted(maps.Keys(fields))
		want = slices.Sorted(slices.Values(append(want, derived[table]...)))
		equal(t, table, want, slices.Sorted(maps.Keys(tableColumns(t, conn, table))))
	}
}

func TestEveryListOfALetterHasATable(t *testing.T) {
	t.Parallel()
	rows := slices.Collect(maps.Values(storage.ListTables()))
	letter := reflect.TypeFor[workflow.Letter]()
	lists := 0
	for i := range letter.NumField() {
		f := letter.Field(i)
		if f.Type.Kind() != reflect.Slice || f.Type.Elem().Kind() != reflect.Struct {
			continue
		}
		lists++
		if !slices.Contains(rows, f.Type.Elem()) {
			t.Errorf("%s has no table", f.Name)
		}
	}
	if lists != len(rows) {
		t.Errorf("%d tables for %d lists", len(rows), lists)
	}
}

func TestAnyLetterComesBackAsItWasWritten(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	must := required(t, connect(t, url))
	if !must["Letter.Duties.DueOn"] || must["Letter.Duties.MetOn"] {
		t.Fatalf("which days may be missing was misread: %v", must)
	}
	taken := map[string]bool{}
	rapid.Check(t, func(r *rapid.T) {
		var l workflow.Letter
		fill("Letter", reflect.ValueOf(&l).Elem(), drawn{r}, must)
		l.Version = 1
		if taken[l.SourceID] {
			l.SourceID = "" // unique
		}
		if taken[l.SourceID] = true; l.SourceID == "" {
			delete(taken, "")
		}
		l = mustRegister(t, db, l)
		equal(t, "the letter", l, letter(t, db, l.Number))
		if t.Failed() {
			r.FailNow()
		}
	})
}
