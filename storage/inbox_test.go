package storage_test

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"

	"huiyin/storage"
	"huiyin/workflow"
)

// keep stores a text message and tells its id.
func keep(t testing.TB, db *storage.DB, sender, key string) int64 {
	t.Helper()
	m := workflow.Message{Key: key, Sender: sender, Spelling: sender, Kind: "text", Content: "待办", ReceivedAt: morning}
	if err := db.Keep(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	return int64(number(t, db, `SELECT id FROM inbox WHERE key = $1`, key))
}

func TestAMessageIsKeptAsItCameAndOnce(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	m := workflow.Message{Key: "k", Sender: "zhang", Spelling: "ZhangSan", Kind: "event", Content: "交办\n2026-0001 👍", Event: "template_card_event",
		EventKey: "accept", TaskID: "t1", ResponseCode: "rc", SentAt: later(-1), ReceivedAt: later(0)}
	again := m
	again.Content = "another content under the same key"
	bare := workflow.Message{Key: "k2", Sender: "zhang", Kind: "text", ReceivedAt: later(1)}
	for _, m := range []workflow.Message{m, again, bare, bare} {
		if err := db.Keep(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if n := number(t, db, `SELECT count(*) FROM inbox`); n != 2 {
		t.Fatalf("%d messages", n)
	}
	for attempt := 1; attempt <= 2; attempt++ {
		m.Attempts = attempt
		if diff := cmp.Diff(m, next(t, db, "zhang"), cmpopts.IgnoreFields(m, "ID")); diff != "" {
			t.Errorf("attempt %d: %s", attempt, diff)
		}
	}
	update(t, db, workflow.Request{}, workflow.Change{Turn: &workflow.Turn{Inbox: next(t, db, "zhang").ID, Speaker: "zhang"}})
	bare.Attempts = 1
	if diff := cmp.Diff(bare, next(t, db, "zhang"), cmpopts.IgnoreFields(m, "ID")); diff != "" {
		t.Errorf("the bare one: %s", diff)
	}
}

func next(t *testing.T, db *storage.DB, sender string) workflow.Message {
	t.Helper()
	m, ok, err := db.NextMessage(t.Context(), sender)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return m
}

func TestEachSenderIsHeardInTurn(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	for _, m := range []struct{ sender, key string }{{"zhang", "1"}, {"wang", "2"}, {"zhang", "3"}} {
		keep(t, db, m.sender, m.key)
	}
	waiting := func(want ...string) {
		t.Helper()
		got, err := db.WaitingSenders(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "waiting", want, got)
		for _, s := range []string{"zhang", "wang", "nobody"} {
			var pending bool
			err := pgx.BeginFunc(t.Context(), db.Pool, func(tx pgx.Tx) (err error) {
				pending, err = db.PendingMessage(t.Context(), tx, s)
				return err
			})
			if listed := slices.Contains(want, s); err != nil || pending != listed {
				t.Errorf("%s: pending %v, listed %v, %v", s, pending, listed, err)
			}
		}
	}
	handle := func(sender, key, failure string) {
		t.Helper()
		m := next(t, db, sender)
		if m.Key != key {
			t.Errorf("%s: got %s, want %s", sender, m.Key, key)
		}
		update(t, db, workflow.Request{}, workflow.Change{Turn: &workflow.Turn{Inbox: m.ID, Speaker: sender, Failure: failure}})
	}
	waiting("wang", "zhang")
	handle("zhang", "1", "")
	waiting("wang", "zhang")
	handle("zhang", "3", "7f3a")
	waiting("wang")
	handle("wang", "2", "")
	waiting()
	if _, ok, err := db.NextMessage(t.Context(), "zhang"); ok || err != nil {
		t.Errorf("a handled message came again: %v, %v", ok, err)
	}
	if n := number(t, db, `SELECT count(*) FROM inbox WHERE handled_at = $1 AND (failure = '7f3a') = (key = '3')`, morning); n != 3 {
		t.Errorf("%d are marked as they were handled", n)
	}
}

func TestAMessageIsHandledOnce(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	id := keep(t, db, "zhang", "m")
	var won, late atomic.Int32
	together(t, 10, func(i int) error {
		_, err := db.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) {
			return workflow.Change{
				Turn:    &workflow.Turn{Inbox: id, Speaker: "zhang", Dialogue: &workflow.Dialogue{Kind: fmt.Sprint("of ", i), Data: []byte("{}")}},
				Notices: []workflow.Notice{{Key: fmt.Sprint("answer ", i), To: "zhang", Due: morning}},
			}, nil
		})
		switch {
		case err == nil:
			won.Add(1)
		case errors.Is(err, workflow.ErrHandled):
			late.Add(1)
		default:
			return err
		}
		return nil
	})
	if won.Load() != 1 || late.Load() != 9 {
		t.Errorf("%d handled it, %d came late", won.Load(), late.Load())
	}
	if n := number(t, db, `SELECT count(*) FROM deliveries`); n != 1 {
		t.Errorf("%d answers", n)
	}
}

func TestADialogueMovesWithTheChange(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	n := mustRegister(t, db, plain("b")).Number
	stands := func(speaker string, want workflow.Dialogue) {
		t.Helper()
		got, err := db.Dialogue(t.Context(), speaker)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, speaker, want, got)
	}
	turn := func(speaker string, d *workflow.Dialogue) {
		update(t, db, workflow.Request{}, workflow.Change{Turn: &workflow.Turn{Speaker: speaker, Dialogue: d}})
	}
	data := []byte(`{"字":"值 \"引\"","空":null}`)
	stands("zhang", workflow.Dialogue{Speaker: "zhang"})
	turn("zhang", &workflow.Dialogue{Kind: "report", Letter: n, Data: data, UpdatedAt: morning.Add(-time.Hour)})
	turn("wang", &workflow.Dialogue{Kind: "register", Data: []byte("{}")})
	stands("zhang", workflow.Dialogue{Speaker: "zhang", Kind: "report", Letter: n, Data: data, UpdatedAt: morning})
	stands("wang", workflow.Dialogue{Speaker: "wang", Kind: "register", Data: []byte("{}"), UpdatedAt: morning})
	turn("zhang", nil)
	stands("zhang", workflow.Dialogue{Speaker: "zhang", Kind: "report", Letter: n, Data: data, UpdatedAt: morning})
	turn("zhang", &workflow.Dialogue{Kind: "pick", Data: []byte("[]")})
	stands("zhang", workflow.Dialogue{Speaker: "zhang", Kind: "pick", Data: []byte("[]"), UpdatedAt: morning})
	turn("zhang", &workflow.Dialogue{})
	stands("zhang", workflow.Dialogue{Speaker: "zhang"})
	stands("wang", workflow.Dialogue{Speaker: "wang", Kind: "register", Data: []byte("{}"), UpdatedAt: morning})
}
