package storage_test

import (
	"fmt"
	"testing"
	"time"

	"huiyin/storage"
	"huiyin/workflow"
)

// BenchmarkUpdate is one step on one letter with everything done about it,
// among notices of 100 people, or on the letters of a month's sheet.
func BenchmarkUpdate(b *testing.B) {
	db, _ := open(b)
	many := registerMany(b, db, 100)
	people := make([]workflow.Notice, 100)
	for name, c := range map[string]struct {
		letters []workflow.Number
		notices int
	}{
		"one letter, one notice":     {many[:1], 1},
		"no letter, 100 notices":     {nil, len(people)},
		"100 letters, three notices": {many, 3},
	} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				_, err := db.Update(b.Context(), workflow.Request{Letters: c.letters}, func(v workflow.View) (workflow.Change, error) {
					var change workflow.Change
					for _, n := range c.letters {
						l := v.Letters[n]
						l.Version++
						change.Letters, change.Events = append(change.Letters, l), append(change.Events, event(n, workflow.UrgeUnit))
					}
					for p := range c.notices {
						change.Notices = append(change.Notices, notice(fmt.Sprintf("%s/%d/%d", name, i, p), fmt.Sprint("p", p), morning))
					}
					return change, nil
				})
				must(b, err)
			}
		})
	}
}

// BenchmarkOfMonth reads 300 letters with everything done about them.
func BenchmarkOfMonth(b *testing.B) {
	db, _ := open(b)
	registerMany(b, db, 300)
	from, to := workflow.MonthDays(2026, time.September)
	for b.Loop() {
		if letters, err := db.OfMonth(b.Context(), from, to); err != nil || len(letters) != 300 {
			b.Fatal(len(letters), err)
		}
	}
}

// BenchmarkAudit walks 10,000 events.
func BenchmarkAudit(b *testing.B) {
	db, _ := open(b)
	events := make([]workflow.Event, 10_000)
	for i, n := range registerMany(b, db, 50) {
		for j := range 200 {
			events[i*200+j] = event(n, workflow.UrgeUnit)
		}
	}
	update(b, db, workflow.Request{}, workflow.Change{Events: events})
	for b.Loop() {
		if audit, err := db.Audit(b.Context()); err != nil || len(audit.Flaws) > 0 || audit.Events < len(events) {
			b.Fatal(audit, err)
		}
	}
}

func registerMany(b *testing.B, db *storage.DB, n int) []workflow.Number {
	b.Helper()
	numbers := make([]workflow.Number, n)
	for i := range numbers {
		l := full()
		l.SourceID = fmt.Sprint("LB-", i)
		numbers[i] = mustRegister(b, db, l).Number
	}
	return numbers
}
