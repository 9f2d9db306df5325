package storage_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// endOf is the last day of a month, 24:00 in China (edges 42).
func endOf(month time.Month) time.Time { return calendar.Date(2026, month+1, 1).At(0, 0) }

// log writes an event at the moment it is told.
func log(t testing.TB, db *storage.DB, subject string, at time.Time, data string) {
	t.Helper()
	update(t, db, workflow.Request{}, workflow.Change{Events: []workflow.Event{{Subject: subject, At: at, Actor: "zhang", Command: "step", Data: data}}})
}

func makeFingerprints(t testing.TB, db *storage.DB, at time.Time) []storage.Fingerprint {
	t.Helper()
	made, err := db.MakeFingerprints(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestAFingerprintCoversWhatWasLoggedBeforeTheMonthEnded(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	if made := makeFingerprints(t, db, endOf(9)); len(made) > 0 {
		t.Fatalf("of an empty log: %+v", made)
	}
	log(t, db, "2026-0001", morning, "a")
	log(t, db, "2026-0001", endOf(9).Add(-time.Microsecond), "the last moment of September")
	log(t, db, "2026-0001", endOf(9), "the first of October")
	log(t, db, "2026-0002", endOf(9), "b")
	if made := makeFingerprints(t, db, endOf(9).Add(-time.Microsecond)); len(made) > 0 {
		t.Fatalf("before the month is over: %+v", made)
	}
	made := makeFingerprints(t, db, endOf(9))
	sum := workflow.Digest("2026-0001 2 " + hashOf(t, db, "2026-0001", 2) + "\n")
	want := storage.Fingerprint{Month: "2026-09", Sum: sum, Subjects: 1, Events: 2, MadeAt: endOf(9)}
	equal(t, "September", []storage.Fingerprint{want}, made)
	// It stands once and for all, whoever asks again, and whatever is logged for an earlier moment.
	log(t, db, "2026-0001", morning, "told late")
	for _, d := range []*storage.DB{db, openAt(t, url)} {
		if again := makeFingerprints(t, d, endOf(9).AddDate(0, 0, 20)); len(again) > 0 {
			t.Errorf("made again: %+v", again)
		}
		got, err := d.Fingerprint(t.Context(), 2026, time.September)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "as stored", want, got)
	}
	equal(t, "audit", storage.Audit{Events: 5, Subjects: 2, Fingerprints: []storage.Fingerprint{want}}, onlyFingerprints(audit(t, db)))
	// October was missed, and a month without an event has a fingerprint too.
	if _, err := db.Fingerprint(t.Context(), 2026, time.October); !errors.Is(err, storage.ErrNoFingerprint) {
		t.Errorf("of a month that has none: %v", err)
	}
	months := ""
	for _, f := range makeFingerprints(t, db, endOf(11)) {
		months += fmt.Sprint(f.Month, " ", f.Subjects, " ", f.Events, ";")
	}
	if months != "2026-10 2 5;2026-11 2 5;" {
		t.Errorf("made up: %s", months)
	}
}

func TestAnEventOfLongAgoMakesNoMonthsWithoutEnd(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	log(t, db, "2026-0001", time.Time{}.AddDate(1, 0, 0), "a clock that was never set")
	log(t, db, "2026-0001", morning, "a")
	if made := makeFingerprints(t, db, endOf(9)); len(made) != 1 || made[0].Events != 2 {
		t.Errorf("made %+v", made)
	}
}

func TestOfTwoProcessesOneMakesTheFingerprint(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	log(t, db, "2026-0001", morning, "a")
	stores := []*storage.DB{db, openAt(t, url)}
	made := make([]int, 6)
	together(t, len(made), func(i int) error {
		fs, err := stores[i%2].MakeFingerprints(t.Context(), endOf(9))
		made[i] = len(fs)
		return err
	})
	sum := 0
	for _, n := range made {
		sum += n
	}
	if sum != 1 {
		t.Errorf("made %d times", sum)
	}
}

// A chain that was rewritten from its first event to its head, every hash worked
// out anew, is found by nothing but the fingerprint.
func TestAWholeChainRewrittenIsFoundByTheFingerprint(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	for i := range 4 {
		log(t, db, logged, later(i), fmt.Sprint(i))
		log(t, db, "2026-0001", later(i), fmt.Sprint(i))
	}
	f := makeFingerprints(t, db, endOf(9))[0]
	log(t, db, logged, endOf(9), "after the month")
	rewrite(t, owner, logged, `data = 'anders'`, 2)
	found := audit(t, db)
	equal(t, "flaws", []storage.Flaw{{Subject: logged, N: 4, What: storage.FlawFingerprint, Month: "2026-09"}}, withoutNumbers(found.Flaws))
	if len(found.Fingerprints) != 1 || found.Fingerprints[0].Sum != f.Sum {
		t.Errorf("printed %+v, on paper %s", found.Fingerprints, f.Sum)
	}
	// Cut short and whole in itself: the event it covers is gone.
	run(t, owner, `DELETE FROM events WHERE subject = '`+logged+`' AND n > 3`)
	run(t, owner, `UPDATE chains SET count = 3, head = (SELECT hash FROM events e WHERE e.subject = chains.subject AND n = 3) WHERE subject = '`+logged+`'`)
	equal(t, "cut short", []storage.Flaw{{Subject: logged, N: 4, What: storage.FlawFingerprint, Month: "2026-09"}}, withoutNumbers(audit(t, db).Flaws))
}

func TestAFingerprintThatWasChangedItselfIsFound(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	log(t, db, "2026-0001", morning, "a")
	log(t, db, "2026-0001", endOf(9), "b")
	makeFingerprints(t, db, endOf(11))
	run(t, owner, `CREATE TABLE kept AS TABLE fingerprints`)
	month := func(m string, what storage.FlawKind) []storage.Flaw {
		return []storage.Flaw{{Subject: m, What: what, Month: m}}
	}
	for name, c := range map[string]struct {
		tamper string
		want   []storage.Flaw
	}{
		"nothing":         {`SELECT 1`, nil},
		"the sum":         {`UPDATE fingerprints SET sum = repeat('0', 64) WHERE month = '2026-10'`, month("2026-10", storage.FlawFingerprint)},
		"what it covers":  {`UPDATE fingerprints SET covers = '' WHERE month = '2026-10'`, month("2026-10", storage.FlawFingerprint)},
		"not its form":    {`UPDATE fingerprints SET covers = 'x' WHERE month = '2026-10'`, month("2026-10", storage.FlawFingerprint)},
		"one deleted":     {`DELETE FROM fingerprints WHERE month = '2026-10'`, month("2026-10", storage.FlawNoFingerprint)},
		"the oldest":      {`DELETE FROM fingerprints WHERE month = '2026-09'`, month("2026-09", storage.FlawNoFingerprint)},
		"covering less":   {`UPDATE fingerprints SET covers = (SELECT covers FROM fingerprints WHERE month = '2026-09') WHERE month = '2026-10'`, month("2026-10", storage.FlawFingerprint)},
		"an event's time": {`UPDATE events SET at = 'gestern' WHERE n = 1`, []storage.Flaw{{Subject: "2026-0001", N: 1, What: storage.FlawChanged}}},
	} {
		t.Run(name, func(t *testing.T) {
			run(t, owner, c.tamper)
			equal(t, "flaws", c.want, withoutNumbers(audit(t, db).Flaws))
			run(t, owner, `DELETE FROM fingerprints`)
			run(t, owner, `INSERT INTO fingerprints SELECT * FROM kept`)
			run(t, owner, `UPDATE events SET at = '`+morning.UTC().Format("2006-01-02T15:04:05.000000Z")+`' WHERE n = 1`)
		})
	}
}

func audit(t testing.TB, db *storage.DB) storage.Audit {
	t.Helper()
	a, err := db.Audit(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// withoutNumbers leaves out what these logs lack on purpose: letters.
func withoutNumbers(flaws []storage.Flaw) (rest []storage.Flaw) {
	for _, f := range flaws {
		if f.What != storage.FlawNoLetter {
			rest = append(rest, f)
		}
	}
	return rest
}

func onlyFingerprints(a storage.Audit) storage.Audit {
	a.Flaws = withoutNumbers(a.Flaws)
	return a
}

func hashOf(t testing.TB, db *storage.DB, subject string, n int) string {
	t.Helper()
	entries, err := db.Log(t.Context(), subject)
	if err != nil || len(entries) < n {
		t.Fatal(len(entries), err)
	}
	return entries[n-1].Hash
}

// rewrite changes one event and works out every hash from there to the head anew.
func rewrite(t *testing.T, owner *pgx.Conn, subject, set string, n int) {
	t.Helper()
	var last int
	run(t, owner, fmt.Sprintf(`UPDATE events SET %s WHERE subject = '%s' AND n = %d`, set, subject, n))
	if err := owner.QueryRow(t.Context(), `SELECT count FROM chains WHERE subject = $1`, subject).Scan(&last); err != nil {
		t.Fatal(err)
	}
	for i := n; i <= last; i++ {
		run(t, owner, fmt.Sprintf(`UPDATE events e SET previous = p.hash FROM events p
			WHERE e.subject = '%[1]s' AND e.n = %[2]d AND p.subject = e.subject AND p.n = e.n - 1`, subject, i))
		run(t, owner, rehash(subject, i))
	}
	run(t, owner, fmt.Sprintf(`UPDATE chains c SET head = hash FROM events e WHERE c.subject = '%s' AND e.subject = c.subject AND e.n = c.count`, subject))
}
