package calendar

import _ "embed"

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
	entries, err := ReadTable(holidays)
	if err != nil {
		panic(err) // the table is part of the program, and its tests read it
	}
	return Layer{Name: NationalName, Years: append([]int(nil), nationalYears...), Entries: entries}
}
