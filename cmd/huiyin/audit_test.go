package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheAuditNamesWhatWasDoneToTheLog(t *testing.T) {
	t.Parallel()
	for _, tamper := range []struct {
		name, statement string
		names           string
	}{
		{"a changed text", `UPDATE events SET data = replace(data, '三营镇', '头营镇') WHERE subject = '2026-0001' AND command = 'assign'`, "2026-0001 第3条"},
		{"a changed actor", `UPDATE events SET actor = 'touying' WHERE subject = '2026-0001' AND n = 2`, "2026-0001 第2条"},
		{"a changed time", `UPDATE events SET at = replace(at, '2026-09-18', '2026-09-17') WHERE subject = '2026-0001' AND n = 1`, "2026-0001 第1条"},
		{"a changed hash", `UPDATE events SET hash = repeat('0', 64) WHERE subject = '2026-0001' AND n = 2`, "2026-0001 第2条"},
		{"a deleted event", `DELETE FROM events WHERE subject = '2026-0001' AND n = 2`, "2026-0001 第2条"},
		{"the first event deleted", `DELETE FROM events WHERE subject = '2026-0001' AND n = 1`, "2026-0001 第1条"},
		{"the tail cut off", `DELETE FROM events WHERE subject = '2026-0001' AND n = 4`, "2026-0001 第4条"},
		{"the whole chain deleted", `DELETE FROM events WHERE subject = '2026-0001'`, "2026-0001 第1条"},
		{"the organisation's log changed", `UPDATE events SET data = data || ' ' WHERE subject = 'organisation'`, "organisation 第1条"},
		{"a letter's log deleted without a trace", `DELETE FROM events WHERE subject = '2026-0001'; DELETE FROM chains WHERE subject = '2026-0001'`, "2026-0001"},
		{"the chain's head deleted", `DELETE FROM chains WHERE subject = '2026-0001'`, "2026-0001"},
	} {
		t.Run(tamper.name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t)
			c := chat{town: tn, service: tn.serve()}
			c.walk("2026-0001", plus(registered, pathOf(1, pasted, replyLink)[4:5]))
			sound := tn.run("audit", "verify").must(t, exitDone)
			if !strings.Contains(sound.out, "完整") {
				t.Fatalf("a sound log: %s", sound.out)
			}
			tn.exec(tamper.statement)
			if broken := tn.run("audit", "verify").must(t, exitFailed); !strings.Contains(broken.out, tamper.names) {
				t.Errorf("the audit does not name %s:\n%s", tamper.names, broken.out)
			}
		})
	}
}

func TestReadingCommandsMakeNothing(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"audit", "verify"}, {"org", "show"}, {"export", "2026-0001"}, {"report", "bulletin", "--month", "2026-09"},
		{"job", "run", "agenda", "--at", "2026-09-21T08:40:00+08:00"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			tn := newEmptyTown(t)
			got := tn.run(args...).must(t, exitFailed)
			if !strings.Contains(got.err, "数据库") {
				t.Errorf("it says %s", got.err)
			}
			left, err := os.ReadDir(tn.dir)
			if err != nil || len(left) != 0 {
				t.Errorf("it left %v (%v) in the empty folder", left, err)
			}
		})
	}
}

func TestAnEmptyDatabaseIsNoSoundLog(t *testing.T) {
	t.Parallel()
	tn := newEmptyTown(t)
	if err := os.MkdirAll(filepath.Join(tn.dir, "data", "postgres"), 0o711); err != nil {
		t.Fatal(err)
	}
	tn.run("audit", "verify").must(t, exitFailed)
}
