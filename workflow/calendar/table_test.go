package calendar

import (
	"errors"
	"strings"
	"testing"
)

func TestATableThatIsWrongIsRefusedWithItsLine(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ name, table, says string }{
		{"no date", "# 注\n2026-02-30,0,春节\n", "第2行的日期“2026-02-30”"},
		{"neither worked nor off", "2026-02-15,yes,春节\n", "第1行第二栏是“yes”"},
		{"a column short", "2026-02-15,0\n", "第1行应有三栏"},
		{"a quote that does not end", "2026-02-15,0,春节\n2026-02-16,0,\"春节\n", "行应有三栏"},
		{"no name", "2026-02-15,0, \n", "没有写名称"},
		{"a day twice", "2026-02-15,0,春节\n2026-02-16,0,春节\n2026-02-15,1,春节\n", "第3行的2026-02-15在第1行已有"},
	} {
		entries, err := ReadTable(tc.table)
		var notice NoticeError
		if entries != nil || !errors.As(err, &notice) || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%s: got %v, %v; want an error that says %s", tc.name, entries, err, tc.says)
		}
	}
}

func TestATableIsReadAsAnEditorSavesIt(t *testing.T) {
	t.Parallel()
	entries, err := ReadTable("\ufeff# 宁夏\r\n\r\n2026-03-20, 0, 开斋节\r\n2026-03-21,1,校庆")
	want := []Entry{{Day: Date(2026, 3, 20), Name: "开斋节"}, {Day: Date(2026, 3, 21), Working: true, Name: "校庆"}}
	if err != nil || len(entries) != 2 || entries[0] != want[0] || entries[1] != want[1] {
		t.Errorf("got %v, %v", entries, err)
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add("2026-02-15,0,春节\n2026-02-16,1,\"春,节\"\n#x")
	f.Fuzz(func(t *testing.T, table string) {
		entries, err := ReadTable(table)
		var notice NoticeError
		if err != nil && (entries != nil || !errors.As(err, &notice)) {
			t.Errorf("got %v, %v", entries, err)
		}
	})
}
