package storage_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// source says what stands in the fields of a letter.
type source interface {
	text() string
	whole(bits int) int64
	flag() bool
	length() int
	number() workflow.Number
	moment() time.Time
	// missing asks whether a time or day is left out that may be.
	missing() bool
}

// fill writes every field of a struct and of what hangs on it. Rows of lists are
// numbered, as the rules number them; required are the times that may not be
// missing, by their path.
func fill(path string, v reflect.Value, s source, required map[string]bool) {
	switch at := v.Addr().Interface().(type) {
	case *workflow.Number:
		*at = s.number()
		return
	case *time.Time:
		if required[path] || !s.missing() {
			*at = s.moment()
		}
		return
	case *calendar.Day:
		if required[path] || !s.missing() {
			*at = calendar.Of(s.moment())
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(path+"."+v.Type().Field(i).Name, v.Field(i), s, required)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), s.length(), 8))
		for i := range v.Len() {
			fill(path, v.Index(i), s, required)
			if row := v.Index(i); row.Kind() == reflect.Struct {
				row.Field(0).SetInt(int64(i + 1)) // N or Version
			}
		}
	case reflect.String:
		v.SetString(s.text())
	case reflect.Bool:
		v.SetBool(s.flag())
	default:
		v.SetInt(s.whole(v.Type().Bits()))
	}
}

// counting fills every field with something else, and nothing is left out.
type counting struct {
	n    int64
	flat bool // what flags say
}

func (c *counting) next() int64 { c.n++; return c.n }
func (c *counting) text() string {
	return fmt.Sprintf("第%d段\n\n'quoted' \\ \"两\" 👍", c.next())
}
func (c *counting) whole(int) int64         { return c.next() }
func (c *counting) flag() bool              { return !c.flat }
func (c *counting) length() int             { return 1 }
func (c *counting) number() workflow.Number { return workflow.Number{Year: 2025, Seq: int(c.next())} }
func (c *counting) moment() time.Time       { return later(int(c.next())) }
func (c *counting) missing() bool           { return false }

// full is a letter in which nothing is left out: of every child one with all
// that it can have.
func full() workflow.Letter { return filled(&counting{}) }

func filled(c *counting) workflow.Letter {
	var l workflow.Letter
	fill("Letter", reflect.ValueOf(&l).Elem(), c, nil)
	l.Version, l.RegisteredAt = 1, later(0)
	return l
}

// drawn fills the fields with whatever the columns can keep.
type drawn struct{ *rapid.T }

func (d drawn) text() string {
	return strings.ReplaceAll(rapid.OneOf(rapid.Just(""), rapid.String()).Draw(d.T, "text"), "\x00", "")
}

func (d drawn) whole(bits int) int64 {
	if bits == 64 {
		bits = 32 // int is stored in four bytes
	}
	return rapid.Int64Range(-1<<(bits-1), 1<<(bits-1)-1).Draw(d.T, "whole")
}
func (d drawn) flag() bool    { return rapid.Bool().Draw(d.T, "flag") }
func (d drawn) missing() bool { return rapid.Bool().Draw(d.T, "missing") }
func (d drawn) length() int   { return rapid.IntRange(0, 3).Draw(d.T, "length") }

func (d drawn) number() workflow.Number {
	if d.missing() {
		return workflow.Number{}
	}
	return workflow.Number{Year: rapid.IntRange(1000, 9999).Draw(d.T, "year"), Seq: rapid.IntRange(1, 999_999).Draw(d.T, "seq")}
}

func (d drawn) moment() time.Time {
	return time.UnixMicro(rapid.Int64Range(-2_208_988_800_000_000, 7_258_118_400_000_000).Draw(d.T, "moment")).UTC()
}

// required lists the paths of times and days whose columns are NOT NULL.
func required(t *testing.T, conn *pgx.Conn) map[string]bool {
	t.Helper()
	paths := map[string]bool{}
	for table, fields := range letterTables() {
		for name, nullable := range tableColumns(t, conn, table) {
			if path, ok := fields[name]; ok && !nullable {
				paths[path] = true
			}
		}
	}
	return paths
}
