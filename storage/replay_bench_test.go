package storage_test

import (
	"fmt"
	"testing"

	"huiyin/storage"
)

// BenchmarkReplay walks 200 letters from the board to the archive.
func BenchmarkReplay(b *testing.B) {
	db, _ := open(b)
	desk := opened(b, db)
	const letters = 200
	for i := range letters {
		lives(b, desk, fmt.Sprint("LB-", i), life())
	}
	for b.Loop() {
		if r := replay(b, db); r.Letters != letters || len(r.Flaws) > 0 {
			b.Fatalf("%+v", r)
		}
	}
}

// BenchmarkFingerprints works out a year of fingerprints over 2,000 chains.
func BenchmarkFingerprints(b *testing.B) {
	db, _ := open(b)
	_, err := db.Pool.Exec(b.Context(), `INSERT INTO events SELECT '2026-' || lpad(i::text, 4, '0'), n, '2026-01-05T01:00:00.000000Z', '', '', '', '', repeat('0', 64)
		FROM generate_series(1, 2000) i, generate_series(1, 20) n`)
	must(b, err)
	if made := makeFingerprints(b, db, endOf(12)); len(made) != 12 || made[11].Events != 40_000 {
		b.Fatalf("%d made", len(made))
	}
	for b.Loop() {
		if a := audit(b, db); len(a.Fingerprints) != 12 || flawed(a, storage.FlawFingerprint) {
			b.Fatalf("%d fingerprints", len(a.Fingerprints))
		}
	}
}

func flawed(a storage.Audit, what storage.FlawKind) bool {
	for _, f := range a.Flaws {
		if f.What == what {
			return true
		}
	}
	return false
}
