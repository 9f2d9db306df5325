package calendar

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
)

// holidays is the table of the national notices: day, 1 for worked or 0 for
// off, name. A table and not dates in code, so that it can be laid beside the
// notice and compared by someone who does not read Go.
//
//go:embed holidays.csv
var holidays string

// nationalYears are the years whose notice is in the table. They are named and
// not taken from the days, because a notice can reach into the December before
// its year, which does not load that year.
var nationalYears = []int{2024, 2025, 2026}

// National returns the layer of the State Council General Office's notices
// (国务院办公厅节假日安排), 2024 to 2026. The layer is the caller's own copy.
func National() Layer {
	entries, err := readEntries(holidays)
	if err != nil {
		panic(err) // the table is part of the program, and its tests read it
	}
	return Layer{Name: NationalName, Years: append([]int(nil), nationalYears...), Entries: entries}
}

// readEntries reads lines like "2026-02-14,1,春节"; a line that begins with # is a
// comment. The error names the line.
func readEntries(table string) ([]Entry, error) {
	r := csv.NewReader(strings.NewReader(table))
	r.Comment, r.FieldsPerRecord = '#', 3
	records, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read the table of holidays: %w", err)
	}
	entries := make([]Entry, 0, len(records))
	for _, rec := range records {
		day, err := Parse(rec[0])
		if err != nil {
			return nil, fmt.Errorf("read the table of holidays: %w", err)
		}
		if rec[1] != "0" && rec[1] != "1" {
			return nil, fmt.Errorf("read the table of holidays: %s: working is %q, not 0 or 1", day, rec[1])
		}
		entries = append(entries, Entry{Day: day, Working: rec[1] == "1", Name: rec[2]})
	}
	return entries, nil
}
