package calendar

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// ReadTable reads the days of a layer, a line each like "2026-02-14,1,春节": the day, 1
// for worked or 0 for off, and why. A line that begins with # is a comment. The error
// is always a NoticeError that names the line; then nothing may be taken from the text.
func ReadTable(table string) ([]Entry, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff")))
	r.Comment, r.FieldsPerRecord, r.TrimLeadingSpace = '#', 3, true
	var entries []Entry
	lines := map[Day]int{}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if broken := (*csv.ParseError)(nil); errors.As(err, &broken) {
			return nil, wrong("第%d行应有三栏：日期,1上班或0放假,名称。例如：2026-03-21,0,开斋节", broken.Line)
		}
		line, _ := r.FieldPos(0)
		entry, err := readEntry(record, line)
		if err != nil {
			return nil, err
		}
		if before := lines[entry.Day]; before > 0 {
			return nil, wrong("第%d行的%s在第%d行已有。一天只写一行。", line, entry.Day, before)
		}
		lines[entry.Day] = line
		entries = append(entries, entry)
	}
}

func readEntry(record []string, line int) (Entry, error) {
	day, err := Parse(strings.TrimSpace(record[0]))
	working, name := strings.TrimSpace(record[1]), strings.TrimSpace(record[2])
	switch {
	case err != nil:
		return Entry{}, wrong("第%d行的日期“%s”看不懂，应写作 2026-03-21。", line, record[0])
	case working != "0" && working != "1":
		return Entry{}, wrong("第%d行第二栏是“%s”，应为 1（上班）或 0（放假）。", line, working)
	case name == "":
		return Entry{}, wrong("第%d行没有写名称，例如：开斋节。", line)
	}
	return Entry{Day: day, Working: working == "1", Name: name}, nil
}
