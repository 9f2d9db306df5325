package storage_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// everything is a change that touches every table a change can touch: a new
// letter and an old one, log, organisation, calendar, notices, file, turn.
func everything(old workflow.Letter, inbox int64) (workflow.Request, func(workflow.View) (workflow.Change, error)) {
	return workflow.Request{Letters: []workflow.Number{old.Number}, Year: 2026, Body: "b", House: true}, func(v workflow.View) (workflow.Change, error) {
		fresh := full()
		fresh.Number = v.Next
		moved := v.Letters[old.Number]
		moved.Version, moved.Stage = moved.Version+1, workflow.Handling
		return workflow.Change{
			Letters: []workflow.Letter{moved, fresh},
			Events: []workflow.Event{event(moved.Number, workflow.Assign), event(fresh.Number, workflow.Register),
				{Subject: workflow.SubjectOrganisation, At: morning, Actor: "admin", Command: "import", Data: "{}"},
				{Subject: workflow.SubjectCalendar, At: morning, Actor: "admin", Command: "calendar", Data: "{}"}},
			Notices: []workflow.Notice{{Key: "k1", To: "zhang", Kind: workflow.ToldAnswer, Due: morning, File: &workflow.File{Name: "a.docx", Content: []byte("x")}},
				{Key: "k2", To: "wang", Kind: workflow.ToldAssigned, Letter: moved.Number, Due: morning}},
			Turn: &workflow.Turn{Inbox: inbox, Speaker: "zhang", Dialogue: &workflow.Dialogue{Kind: "register", Data: []byte("{}")}, Ask: &workflow.Ask{Task: "classify", Digest: "d"},
				Calls: []workflow.Call{{Task: workflow.TaskClassify, Prompt: "rules", At: morning}}},
			Readings:  []workflow.Reading{{Letter: moved.Number, Reader: "zhang", At: morning, What: workflow.SealedContact}},
			Directory: district(),
			Layer:     &calendar.Layer{Name: "全国", Years: []int{2026}, Entries: []calendar.Entry{{Day: friday, Name: "中秋节"}}},
		}, nil
	}
}

// brokenLanes is a queue that cannot be reached.
type brokenLanes struct{}

var errLanes = errors.New("no queue")

func (brokenLanes) InsertLanes(context.Context, pgx.Tx, string, []string) error { return errLanes }

func TestAChangeIsWrittenWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	errDecide := errors.New("decided against it")
	db, url := open(t)
	owner := connect(t, url)
	taken := plain("taken")
	taken.SourceID = "LB-taken"
	mustRegister(t, db, taken)
	old := mustRegister(t, db, plain("old"))
	message := keep(t, db, "zhang", "m1")
	req, decide := everything(old, message)
	before := contents(t, owner)

	type spoil func(context.CancelFunc, *storage.DB, *workflow.Change) error
	for name, c := range map[string]struct {
		spoil spoil
		is    error
		code  string
	}{
		"the rules say no":                 {spoil: func(context.CancelFunc, *storage.DB, *workflow.Change) error { return errDecide }, is: errDecide},
		"the board's id is taken":          {spoil: spoiled(func(c *workflow.Change) { c.Letters[1].SourceID = "LB-taken" }), code: "23505"},
		"a person of an unknown org":       {spoil: spoiled(func(c *workflow.Change) { c.Directory.People[0].Org = "无此单位" }), code: "23503"},
		"a person twice":                   {spoil: spoiled(func(c *workflow.Change) { c.Directory.People[1].UserID = c.Directory.People[0].UserID }), code: "23505"},
		"an organisation without an event": {spoil: spoiled(func(c *workflow.Change) { c.Events = slices.Delete(c.Events, 2, 3) })},
		"a calendar without an event":      {spoil: spoiled(func(c *workflow.Change) { c.Events = c.Events[:3] })},
		"the last notice has bad text":     {spoil: spoiled(func(c *workflow.Change) { c.Notices[1].Key = "\x00" }), code: "22021"},
		"the message was handled":          {spoil: spoiled(func(c *workflow.Change) { c.Turn.Inbox = message + 1 }), is: workflow.ErrHandled},
		"the queue is out of reach": {spoil: func(_ context.CancelFunc, db *storage.DB, _ *workflow.Change) error {
			db.Lanes = brokenLanes{}
			return nil
		}, is: errLanes},
		"the caller gives up meanwhile": {spoil: func(cancel context.CancelFunc, _ *storage.DB, _ *workflow.Change) error { cancel(); return nil }, is: context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			told, err := db.Update(ctx, req, func(v workflow.View) (workflow.Change, error) {
				change, _ := decide(v)
				err := c.spoil(cancel, db, &change)
				return change, err
			})
			db.Lanes = nil
			if (c.is != nil && !errors.Is(err, c.is)) || (c.code != "" && codeOf(err) != c.code) || err == nil {
				t.Errorf("got error %v", err)
			}
			if told != nil {
				t.Errorf("told %v", told)
			}
			equal(t, "the database", before, contents(t, owner))
		})
	}
	t.Run("the rules panic", func(t *testing.T) {
		defer func() {
			if recover() != "lost" {
				t.Error("the panic was swallowed")
			}
			equal(t, "the database", before, contents(t, owner))
			if held := db.Pool.Stat().AcquiredConns(); held != 0 {
				t.Errorf("%d connections are still held", held)
			}
		}()
		_, _ = db.Update(t.Context(), req, func(workflow.View) (workflow.Change, error) { panic("lost") })
	})
	t.Run("nothing is wrong", func(t *testing.T) {
		told, err := db.Update(t.Context(), req, decide)
		if err != nil || len(told) != 2 {
			t.Fatal(told, err)
		}
		after := contents(t, owner)
		for table, sum := range before {
			if untouched := table == "clock" || table == "firings" || table == "fingerprints"; (after[table] == sum) != untouched {
				t.Errorf("%s: touched %v", table, after[table] != sum)
			}
		}
	})
}

func spoiled(change func(*workflow.Change)) func(context.CancelFunc, *storage.DB, *workflow.Change) error {
	return func(_ context.CancelFunc, _ *storage.DB, c *workflow.Change) error { change(c); return nil }
}

func codeOf(err error) string {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}

func TestAnErrorOfTheRulesIsReturnedAsItIs(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	want := &workflow.Refusal{Reason: workflow.NotYours}
	_, err := db.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) { return workflow.Change{}, want })
	var got *workflow.Refusal
	if !errors.As(err, &got) || got != want {
		t.Errorf("got %#v", err)
	}
}

func TestARehearsalKeepsNothing(t *testing.T) {
	t.Parallel()
	db, url := open(t)
	owner := connect(t, url)
	req, decide := everything(mustRegister(t, db, plain("old")), keep(t, db, "zhang", "m1"))
	before := contents(t, owner)
	told, err := workflow.Rehearsal{Store: db}.Update(t.Context(), req, decide)
	if err != nil || len(told) != 2 {
		t.Fatal(told, err)
	}
	equal(t, "the database", before, contents(t, owner))
}

// lanes records what is put into the queue, and what the transaction had
// written by then.
type lanes struct {
	calls []laneCall
}

type laneCall struct {
	Queue               string
	Keys                []string
	Deliveries, Handled int
}

func (l *lanes) InsertLanes(ctx context.Context, tx pgx.Tx, queue string, keys []string) error {
	call := laneCall{Queue: queue, Keys: slices.Clone(keys)}
	err := tx.QueryRow(ctx, `SELECT (SELECT count(*) FROM deliveries), (SELECT count(*) FROM inbox WHERE handled_at IS NOT NULL)`).
		Scan(&call.Deliveries, &call.Handled)
	l.calls = append(l.calls, call)
	return err
}

func TestLanesAreWokenBeforeTheRowsForNoticesThatAreDue(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	queue := &lanes{}
	db.Lanes = queue
	to := func(key, to string, due time.Time) workflow.Notice {
		return workflow.Notice{Key: key, To: to, Due: due}
	}
	message := keep(t, db, "zhang", "m1")
	update(t, db, workflow.Request{}, workflow.Change{
		Turn: &workflow.Turn{Inbox: message, Speaker: "zhang"},
		Notices: []workflow.Notice{to("1", "wang", morning), to("2", "chen", morning.Add(-time.Hour)), to("3", "wang", morning),
			to("4", "li", morning.Add(time.Microsecond)), to("5", "zhao", morning.Add(time.Hour))},
	})
	update(t, db, workflow.Request{}, workflow.Change{Notices: []workflow.Notice{to("6", "li", morning.Add(time.Minute))}})
	update(t, db, workflow.Request{}, workflow.Change{})
	equal(t, "calls", []laneCall{{Queue: storage.DeliveryLanes, Keys: []string{"chen", "wang"}}}, queue.calls)
	if n := number(t, db, `SELECT count(*) FROM deliveries`); n != 6 {
		t.Errorf("%d deliveries", n)
	}
}

func TestAPersonIsToldOnce(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	notice := func(key string) workflow.Notice {
		return workflow.Notice{Key: key, To: "wang", Kind: workflow.ToldAgenda, Due: morning, File: &workflow.File{Name: key}}
	}
	first := update(t, db, workflow.Request{}, workflow.Change{Notices: []workflow.Notice{notice("a"), notice("b"), notice("a")}})
	equal(t, "first", []workflow.Notice{notice("a"), notice("b")}, first)
	changed := notice("b")
	changed.To = "chen"
	second := update(t, db, workflow.Request{}, workflow.Change{Notices: []workflow.Notice{changed, notice("c")}})
	equal(t, "second", []workflow.Notice{notice("c")}, second)
	if third := update(t, db, workflow.Request{}, workflow.Change{Notices: []workflow.Notice{notice("a")}}); len(third) > 0 {
		t.Errorf("third: %v", third)
	}
	if n := number(t, db, `SELECT count(*) FROM deliveries WHERE recipient = 'wang'`); n != 3 {
		t.Errorf("%d deliveries", n)
	}
	if n := number(t, db, `SELECT count(*) FROM files`); n != 3 {
		t.Errorf("%d files for 3 deliveries", n)
	}
}

func TestTwoSendersOfOneNoticeTellItOnce(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	var told [8]int
	together(t, len(told), func(i int) error {
		notices := []workflow.Notice{}
		for n := range 20 {
			notices = append(notices, workflow.Notice{Key: fmt.Sprint("agenda/", n), To: "wang", Due: morning})
		}
		got, err := db.Update(t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) {
			return workflow.Change{Notices: notices}, nil
		})
		told[i] = len(got)
		return err
	})
	sum := 0
	for _, n := range told {
		sum += n
	}
	if n := number(t, db, `SELECT count(*) FROM deliveries`); n != 20 || sum != 20 {
		t.Errorf("%d deliveries, told %v", n, told)
	}
}
