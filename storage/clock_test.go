package storage_test

import (
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"huiyin/storage"
)

func TestAMovedClockIsSharedAndNotRewound(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	other := openAt(t, url)
	wall := time.Date(2030, 5, 1, 12, 0, 0, 123456000, time.UTC)
	const first, second = "2026-09-18T09:00:00+08:00", "2026-09-21T09:00:00+08:00"
	start := func(s string) time.Time {
		t.Helper()
		at, err := time.Parse(time.RFC3339, s)
		must(t, err)
		return at
	}
	for _, s := range []struct {
		name  string
		db    *storage.DB
		start string
		wait  time.Duration
		want  time.Time // what the service's clock shows
	}{
		{"the first start", db, first, 0, start(first)},
		{"the same start an hour later", db, first, time.Hour, start(first).Add(time.Hour)},
		{"another process with the same start", other, first, 2 * time.Hour, start(first).Add(2 * time.Hour)},
		{"no start is the wall", db, "", 3 * time.Hour, wall.Add(3 * time.Hour)},
		{"and leaves the moved clock", db, first, 3 * time.Hour, start(first).Add(3 * time.Hour)},
		{"another start", other, second, 4 * time.Hour, start(second)},
		{"shared again", db, second, 5 * time.Hour, start(second).Add(time.Hour)},
		{"the first start anew", db, first, 6 * time.Hour, start(first)},
	} {
		offset, err := s.db.ClockOffset(t.Context(), s.start, wall.Add(s.wait))
		must(t, err)
		if got := wall.Add(s.wait).Add(offset); !got.Equal(s.want) {
			t.Errorf("%s: the clock shows %s, want %s", s.name, got, s.want)
		}
	}
	if _, err := db.ClockOffset(t.Context(), "2026-09-18", wall); err == nil {
		t.Error("a start without a time was taken")
	}
}

func TestProcessesThatStartTogetherShareOneClock(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	const start = "2026-09-18T09:00:00+08:00"
	first, watch := connect(t, url), connect(t, url)
	// The first has chosen its offset and not committed when the second comes.
	run(t, first, `BEGIN; INSERT INTO clock (start, offset_us) VALUES ('`+start+`', 42)`)
	var second errgroup.Group
	var offset time.Duration
	second.Go(func() (err error) {
		offset, err = db.ClockOffset(t.Context(), start, time.Date(2030, 5, 1, 12, 0, 0, 0, time.UTC))
		return err
	})
	must(t, waitForLock(t.Context(), watch))
	run(t, first, `COMMIT`)
	must(t, second.Wait())
	if offset != 42*time.Microsecond {
		t.Errorf("the second is %s off, the first 42µs", offset)
	}
}
