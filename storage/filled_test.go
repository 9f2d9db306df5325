package storage_test

import (
	"fmt"
	"reflect"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// fill sets every field that is still empty, of the letter and of one record of each
// kind that hangs on it, to something of its own: a field without a column, or a
// column without a field, shows when the letter comes back.
func fill(l *workflow.Letter) {
	f := filler{}
	v := reflect.ValueOf(l).Elem()
	for i := range v.NumField() {
		f.fill(v.Type().Field(i).Name, v.Field(i))
	}
}

type filler struct{ n int }

func (f *filler) fill(name string, v reflect.Value) {
	f.n++
	switch {
	case !v.IsZero() && v.Kind() != reflect.Slice && v.Kind() != reflect.Struct:
	case v.Type() == reflect.TypeFor[time.Time]():
		f.set(v, later(f.n))
	case v.Type() == reflect.TypeFor[calendar.Day]():
		f.set(v, friday.AddDays(f.n))
	case v.Type() == reflect.TypeFor[workflow.Number]():
		f.set(v, workflow.Number{Year: 2026, Seq: f.n})
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Type().Field(i).Name, v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		f.fill(name, v.Index(0))
	default:
		f.plain(name, v)
	}
}

func (f *filler) set(v reflect.Value, to any) {
	if v.IsZero() {
		v.Set(reflect.ValueOf(to))
	}
}

func (f *filler) plain(name string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("%s-%d", name, f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n))
		if name == "N" || name == "Version" {
			v.SetInt(1)
		}
	default:
		panic("no example of " + v.Type().String())
	}
}
