package storage_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"huiyin/storage"
	"huiyin/workflow"
)

// The log of the audit tests: three letters, of which the second has a longer
// life, and the organisation.
const logged = "2026-0002"

func writeLog(t *testing.T, db *storage.DB) {
	t.Helper()
	for i := range 3 {
		mustRegister(t, db, plain(fmt.Sprint(i)))
	}
	for i, c := range []workflow.Command{workflow.Classify, workflow.Assign, workflow.Accept, workflow.Submit} {
		update(t, db, workflow.Request{}, workflow.Change{Events: []workflow.Event{
			{Subject: logged, At: later(i), Actor: fmt.Sprint("actor", i), Command: string(c), Data: fmt.Sprintf(`{"n":%d}`, i)}}})
	}
	mustReplace(t, db, workflow.Change{Directory: district()})
}

// rehash is SQL that makes one event whole again after its content was changed:
// what someone does who knows how the hash is made.
func rehash(subject string, n int) string {
	var parts []string
	for _, field := range []string{"previous", "subject", "n::text", "at", "actor", "command", "data"} {
		parts = append(parts, fmt.Sprintf(`octet_length(%[1]s) || ':' || %[1]s`, field))
	}
	return fmt.Sprintf(`UPDATE events SET hash = encode(sha256(convert_to(%s, 'UTF8')), 'hex') WHERE subject = '%s' AND n = %d`,
		strings.Join(parts, " || "), subject, n)
}

func TestAnAuditFindsWhatWasDoneToTheLog(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	writeLog(t, db)
	tables := []string{"events", "chains", "letters"}
	for _, table := range tables {
		run(t, owner, `CREATE TABLE kept_`+table+` AS TABLE `+table)
	}
	flaw := func(n int, what storage.FlawKind) []storage.Flaw {
		return []storage.Flaw{{Subject: logged, N: n, What: what}}
	}
	set := func(column, value string) string {
		return fmt.Sprintf(`UPDATE events SET %s = %s WHERE subject = '%s' AND n = 3`, column, value, logged)
	}
	for name, c := range map[string]struct {
		tamper []string
		want   []storage.Flaw
	}{
		"nothing":            {},
		"a time":             {[]string{set("at", `'2026-09-18T01:00:00.000000Z'`)}, flaw(3, storage.FlawChanged)},
		"an actor":           {[]string{set("actor", `'someone'`)}, flaw(3, storage.FlawChanged)},
		"a command":          {[]string{set("command", `'return'`)}, flaw(3, storage.FlawChanged)},
		"data":               {[]string{set("data", `'{"n": 1}'`)}, flaw(3, storage.FlawChanged)},
		"a predecessor":      {[]string{set("previous", `repeat('0', 64)`)}, flaw(3, storage.FlawChanged)},
		"a hash":             {[]string{set("hash", `repeat('0', 64)`)}, flaw(3, storage.FlawChanged)},
		"actor into command": {[]string{set("actor", `actor || left(command, 1)`), set("command", `substr(command, 2)`)}, flaw(3, storage.FlawChanged)},
		"a subject": {[]string{`UPDATE events SET subject = 'elsewhere' WHERE subject = '` + logged + `' AND n = 5`},
			[]storage.Flaw{{Subject: "elsewhere", What: storage.FlawNoChain}, {Subject: "elsewhere", N: 1, What: storage.FlawMissing},
				{Subject: "elsewhere", N: 5, What: storage.FlawChanged}, {Subject: logged, N: 5, What: storage.FlawCutOff}}},
		"content and its hash": {[]string{set("data", `'{}'`), rehash(logged, 3)}, flaw(3, storage.FlawChanged)},
		"the first and its hash": {[]string{`UPDATE events SET data = '{}' WHERE subject = '` + logged + `' AND n = 1`, rehash(logged, 1)},
			flaw(1, storage.FlawChanged)},
		"the first's predecessor": {[]string{`UPDATE events SET previous = 'x' WHERE subject = '` + logged + `' AND n = 1`, rehash(logged, 1)},
			flaw(1, storage.FlawChanged)},
		"the last and its hash": {[]string{`UPDATE events SET data = '{}' WHERE subject = '` + logged + `' AND n = 5`, rehash(logged, 5)},
			flaw(5, storage.FlawChanged)},
		"the first deleted":    {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n = 1`}, flaw(1, storage.FlawMissing)},
		"one inside deleted":   {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n = 3`}, flaw(3, storage.FlawMissing)},
		"two inside deleted":   {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n IN (2, 3)`}, flaw(2, storage.FlawMissing)},
		"the last one deleted": {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n = 5`}, flaw(5, storage.FlawCutOff)},
		"the tail cut off":     {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n > 2`}, flaw(3, storage.FlawCutOff)},
		"all events deleted":   {[]string{`DELETE FROM events WHERE subject = '` + logged + `'`}, flaw(1, storage.FlawCutOff)},
		"the tail cut off and the count put back": {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n > 2`,
			`UPDATE chains SET count = 2 WHERE subject = '` + logged + `'`}, flaw(2, storage.FlawChanged)},
		"the gap closed": {[]string{`DELETE FROM events WHERE subject = '` + logged + `' AND n = 3`,
			`UPDATE events SET n = n - 1 WHERE subject = '` + logged + `' AND n = 4`, `UPDATE events SET n = n - 1 WHERE subject = '` + logged + `' AND n = 5`,
			`UPDATE chains SET count = 4 WHERE subject = '` + logged + `'`}, append(flaw(3, storage.FlawChanged), flaw(4, storage.FlawChanged)...)},
		"two events swapped": {[]string{`UPDATE events SET n = 9 WHERE subject = '` + logged + `' AND n = 2`,
			`UPDATE events SET n = 2 WHERE subject = '` + logged + `' AND n = 3`, `UPDATE events SET n = 3 WHERE subject = '` + logged + `' AND n = 9`},
			append(flaw(2, storage.FlawChanged), flaw(3, storage.FlawChanged)...)},
		"an event added behind": {[]string{`INSERT INTO events SELECT subject, 6, at, actor, command, data, hash, '' FROM events WHERE subject = '` + logged + `' AND n = 5`, rehash(logged, 6)},
			flaw(6, storage.FlawChanged)},
		"the head moved":         {[]string{`UPDATE chains SET head = repeat('0', 64) WHERE subject = '` + logged + `'`}, flaw(5, storage.FlawChanged)},
		"the count lowered":      {[]string{`UPDATE chains SET count = 4 WHERE subject = '` + logged + `'`}, flaw(5, storage.FlawChanged)},
		"the count raised":       {[]string{`UPDATE chains SET count = 6 WHERE subject = '` + logged + `'`}, flaw(6, storage.FlawCutOff)},
		"the chain deleted":      {[]string{`DELETE FROM chains WHERE subject = '` + logged + `'`}, flaw(0, storage.FlawNoChain)},
		"chain and log deleted":  {[]string{`DELETE FROM chains WHERE subject = '` + logged + `'`, `DELETE FROM events WHERE subject = '` + logged + `'`}, flaw(0, storage.FlawNoLetter)},
		"the letter deleted":     {[]string{`DELETE FROM letters WHERE number = '` + logged + `'`}, flaw(0, storage.FlawNoLetter)},
		"the letter and its log": {[]string{`DELETE FROM chains WHERE subject = '` + logged + `'`, `DELETE FROM events WHERE subject = '` + logged + `'`, `DELETE FROM letters WHERE number = '` + logged + `'`}, flaw(0, storage.FlawNoLetter)},
		"the organisation's data": {[]string{`UPDATE events SET data = '{"x":1}' WHERE subject = 'organisation'`},
			[]storage.Flaw{{Subject: workflow.SubjectOrganisation, N: 1, What: storage.FlawChanged}}},
		"two letters": {[]string{set("data", `''`), `UPDATE events SET data = '' WHERE subject = '2026-0001'`},
			append([]storage.Flaw{{Subject: "2026-0001", N: 1, What: storage.FlawChanged}}, flaw(3, storage.FlawChanged)...)},
	} {
		t.Run(name, func(t *testing.T) {
			for _, table := range tables {
				run(t, owner, `DELETE FROM `+table)
				run(t, owner, `INSERT INTO `+table+` SELECT * FROM kept_`+table)
			}
			for _, sql := range c.tamper {
				if tag, err := owner.Exec(t.Context(), sql); err != nil || tag.RowsAffected() == 0 {
					t.Fatalf("%s: %v, %v", sql, tag, err)
				}
			}
			audit, err := db.Audit(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "flaws", c.want, audit.Flaws)
			if len(c.tamper) == 0 && (audit.Events != 8 || audit.Subjects != 4) {
				t.Errorf("walked %d events of %d subjects", audit.Events, audit.Subjects)
			}
		})
	}
}

func TestAnAuditRunsBesideTheService(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	l := mustRegister(t, db, plain("b"))
	together(t, 8, func(i int) error {
		for range 10 {
			if i == 0 {
				if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 || audit.Events == 0 {
					return fmt.Errorf("audit: %+v, %w", audit, err)
				}
				continue
			}
			_, err := db.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) {
				return workflow.Change{Events: []workflow.Event{event(l.Number, workflow.UrgeUnit)}}, nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 || audit.Events != 71 {
		t.Errorf("audit: %+v, %v", audit, err)
	}
}

func TestTheLogIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	at := later(3).Add(789 * time.Nanosecond) // the log keeps microseconds
	events := []workflow.Event{
		{Subject: logged, At: at, Actor: "zhang", Command: "register", Data: `{"a": "第一\n", "b":[1, 2]}`},
		{Subject: "2026-0003", At: at, Actor: "zhang", Command: "register", Data: "{}"},
		{Subject: logged, At: at.UTC(), Actor: "job:urge", Command: "urge", Data: ""},
	}
	update(t, db, workflow.Request{}, workflow.Change{Events: events})
	got, err := db.Log(t.Context(), logged)
	if err != nil {
		t.Fatal(err)
	}
	var want []storage.LogEntry
	for i, e := range []workflow.Event{events[0], events[2]} {
		if len(got) != 2 || len(got[i].Hash) != 64 {
			t.Fatalf("got %+v", got)
		}
		want = append(want, storage.LogEntry{N: i + 1, At: at.Truncate(time.Microsecond), Actor: e.Actor, Command: e.Command, Data: e.Data, Hash: got[i].Hash})
	}
	equal(t, "log", want, got)
	if none, err := db.Log(t.Context(), "2026-0404"); err != nil || len(none) > 0 {
		t.Errorf("of nothing: %v, %v", none, err)
	}
}

func TestTheServiceCannotChangeTheLogThroughItsOwnConnections(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	writeLog(t, db)
	if role, err := db.Role(t.Context()); err != nil || role != storage.ServiceRole {
		t.Fatalf("the role is %q, %v", role, err)
	}
	for _, sql := range []string{`UPDATE events SET data = ''`, `DELETE FROM events`, `TRUNCATE events`, `DELETE FROM firings`} {
		if _, err := db.Pool.Exec(t.Context(), sql); codeOf(err) != "42501" {
			t.Errorf("%s: got %v, want insufficient privilege", sql, err)
		}
	}
	if audit, err := db.Audit(t.Context()); err != nil || len(audit.Flaws) > 0 || audit.Events != 8 {
		t.Errorf("audit: %+v, %v", audit, err)
	}
}
