package storage_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// tell stores notices to one person and returns the ids of their deliveries.
func tell(t testing.TB, db *storage.DB, notices ...workflow.Notice) []int64 {
	t.Helper()
	told := update(t, db, workflow.Request{}, workflow.Change{Notices: notices})
	ids := make([]int64, len(told))
	for i, n := range told {
		ids[i] = int64(number(t, db, `SELECT id FROM deliveries WHERE key = $1`, n.Key))
	}
	return ids
}

func notice(key, to string, due time.Time) workflow.Notice {
	return workflow.Notice{Key: key, To: to, Kind: workflow.ToldAssigned, Due: due}
}

// pending is the recipient's next delivery; the zero one when there is none.
func pending(t testing.TB, db *storage.DB, to string, now time.Time) workflow.Delivery {
	t.Helper()
	d, ok, err := db.NextDelivery(t.Context(), to, now)
	if err != nil || ok != (d.ID != 0) {
		t.Fatal(d, ok, err)
	}
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestANoticeIsDeliveredAsItWasDecided(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	number := mustRegister(t, db, plain("b")).Number
	want := workflow.Notice{Key: "k", To: "wang", Kind: workflow.ToldAgenda, Letter: number, Due: later(0), Data: workflow.NoticeData{
		Text: "第一行\n<第二行> & \"引\"", Unit: "城关街道", By: "zhang", Reason: "退回", Gate: workflow.Law, DueOn: friday, Batch: "2026-09",
		Lines: []workflow.AgendaLine{{Group: workflow.GroupToday, Letter: number, Kind: workflow.DutyReport, DueOn: friday, Provisional: true}}, Safe: true, Code: "t0"},
		File: &workflow.File{Name: "清单.xlsx", Content: []byte{0, 1, 0xff}}}
	bare := workflow.Notice{Key: "k2", To: "chen", Kind: workflow.ToldAnswer, Due: later(0), Data: workflow.NoticeData{DueOn: calendar.Day{}}}
	id := tell(t, db, want, bare)[0]
	d := pending(t, db, "wang", later(0))
	equal(t, "first look", workflow.Delivery{ID: id, Notice: want}, d)
	equal(t, "bare", bare, pending(t, db, "chen", later(0)).Notice)

	parts := []string{`{"a":"第一"}`, `{"b":2}`}
	must(t, db.Attempt(t.Context(), id, parts, "task-1", later(1)))
	must(t, db.Arrived(t.Context(), id, 1, "code-1"))
	must(t, db.Attempt(t.Context(), id, parts, "task-1", later(2)))
	equal(t, "after two attempts", workflow.Delivery{ID: id, Notice: want, Parts: parts, NextPart: 1, Attempts: 2, TaskID: "task-1"}, pending(t, db, "wang", later(3)))
	must(t, db.Arrived(t.Context(), id, 2, ""))
	tell(t, db, workflow.Notice{Key: "k3", To: "wang", Letter: number, Due: later(0)}) // a newer one without a card
	for to, want := range map[string]string{"wang": "code-1", "chen": ""} {
		if code, err := db.CardCode(t.Context(), number, to); err != nil || code != want {
			t.Errorf("%s: got %q, %v", to, code, err)
		}
	}
	if code, err := db.CardCode(t.Context(), workflow.Number{Year: 2026, Seq: 404}, "wang"); err != nil || code != "" {
		t.Errorf("of another letter: got %q, %v", code, err)
	}
}

func TestEachRecipientHearsInOrderWhatIsDue(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	at := func(minutes int) time.Time { return morning.Add(time.Duration(minutes) * time.Minute) }
	ids := tell(t, db, notice("late", "wang", at(10)), notice("first", "wang", at(5)), notice("second", "wang", at(0)), notice("other", "chen", at(-1)))
	steps := []struct {
		name    string
		do      func() error
		minute  int
		next    string
		waiting []string
	}{
		{name: "nothing is due yet", minute: -2},
		{name: "the other alone", minute: -1, waiting: []string{"chen"}},
		{name: "due to the microsecond", minute: 0, next: "second", waiting: []string{"chen", "wang"}},
		{name: "the older first", minute: 5, next: "first", waiting: []string{"chen", "wang"}},
		{name: "the oldest first", minute: 10, next: "late", waiting: []string{"chen", "wang"}},
		{name: "those behind it wait with it", do: func() error { return db.Postpone(t.Context(), ids[0], at(20)) }, minute: 19, waiting: []string{"chen", "wang"}},
		{name: "postponed until now", minute: 20, next: "late", waiting: []string{"chen", "wang"}},
		{name: "sent", do: func() error { return db.End(t.Context(), ids[0], workflow.Sent, "", at(21)) }, minute: 22, next: "first", waiting: []string{"chen", "wang"}},
		{name: "withheld", do: func() error { return db.End(t.Context(), ids[1], workflow.Withheld, "", at(22)) }, minute: 23, next: "second", waiting: []string{"chen", "wang"}},
		{name: "the last postponed", do: func() error { return db.Postpone(t.Context(), ids[2], at(30)) }, minute: 29, waiting: []string{"chen"}},
		{name: "given up", do: func() error { return db.End(t.Context(), ids[2], workflow.Failed, "81013", at(30)) }, minute: 99, waiting: []string{"chen"}},
		{name: "an ended one is not ended again", do: func() error { return db.End(t.Context(), ids[2], workflow.Sent, "", at(31)) }, minute: 99, waiting: []string{"chen"}},
	}
	for _, s := range steps {
		if s.do != nil {
			must(t, s.do())
		}
		if got := pending(t, db, "wang", at(s.minute)).Notice.Key; got != s.next {
			t.Errorf("%s: next is %q, want %q", s.name, got, s.next)
		}
		waiting, err := db.WaitingRecipients(t.Context(), at(s.minute))
		if err != nil || !slices.Equal(waiting, s.waiting) {
			t.Errorf("%s: waiting %v, %v", s.name, waiting, err)
		}
	}
	rows, err := db.Pool.Query(t.Context(), `SELECT key || ' ' || ended || ' ' || failure FROM deliveries WHERE recipient = 'wang' AND ended_at IS NOT NULL ORDER BY id`)
	must(t, err)
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	must(t, err)
	equal(t, "how they ended", []string{"late sent ", "first withheld ", "second failed 81013"}, got)
}

func TestALaneKnowsWhenItCanGoOn(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	at := func(minutes int) time.Time { return morning.Add(time.Duration(minutes) * time.Minute) }
	ids := tell(t, db, notice("a", "wang", at(60)), notice("b", "wang", at(1)), notice("c", "wang", at(30)), notice("d", "chen", at(-1)))
	goesOn := func(name, to string, want time.Time) {
		t.Helper()
		err := pgx.BeginFunc(t.Context(), db.Pool, func(tx pgx.Tx) error {
			due, waits, err := db.PendingDelivery(t.Context(), tx, to)
			if !due.Equal(want) || waits != !want.IsZero() {
				t.Errorf("%s: %s goes on at %s, %v", name, to, due, waits)
			}
			return err
		})
		must(t, err)
		if due, waits, err := db.FirstDelivery(t.Context(), to); err != nil || !due.Equal(want) || waits != !want.IsZero() {
			t.Errorf("%s: outside a transaction %s goes on at %s, %v, %v", name, to, due, waits, err)
		}
	}
	now := morning
	db.Now = func() time.Time { return now }
	goesOn("due already", "chen", at(-1))
	goesOn("nothing to tell", "nobody", time.Time{})
	goesOn("the first to fall due", "wang", at(1))
	now = at(45)
	goesOn("two are due, the older counts", "wang", at(1))
	must(t, db.Postpone(t.Context(), ids[1], at(50)))
	goesOn("the older is postponed", "wang", at(50))
	must(t, db.End(t.Context(), ids[1], workflow.Failed, "x", now))
	goesOn("the younger is left", "wang", at(30))
	must(t, db.End(t.Context(), ids[2], workflow.Sent, "", now))
	goesOn("none is due", "wang", at(60))
	must(t, db.End(t.Context(), ids[0], workflow.Sent, "", now))
	goesOn("all have ended", "wang", time.Time{})
}

func TestWhatIsUnfinishedIsCounted(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	ids := tell(t, db, notice("a", "wang", morning), notice("b", "wang", morning), notice("c", "chen", morning))
	count := func(want int, keys ...string) {
		t.Helper()
		if n, err := db.Unfinished(t.Context(), keys); err != nil || n != want {
			t.Errorf("%v: %d unfinished, %v, want %d", keys, n, err, want)
		}
	}
	count(3, "a", "b", "c")
	count(1, "b", "unknown")
	count(0)
	must(t, db.End(t.Context(), ids[1], workflow.Failed, "x", morning))
	count(2, "a", "b", "c")
	count(0, "b")
}

func TestPacingCountsMessagesOfTheLastWhile(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	at := func(second int) time.Time { return morning.Add(time.Duration(second) * time.Second) }
	ids := tell(t, db, notice("old", "wang", morning), notice("failing", "wang", morning), notice("long", "wang", morning), notice("waiting", "wang", morning), notice("other", "chen", morning))
	recent := func(name string, want int) {
		t.Helper()
		if n, err := db.Recent(t.Context(), "wang", at(0)); err != nil || n != want {
			t.Errorf("%s: got %d, %v, want %d", name, n, err, want)
		}
	}
	recent("nothing was sent", 0)
	must(t, db.Attempt(t.Context(), ids[0], []string{"1"}, "", at(0)))
	recent("at the edge of the while", 0)
	must(t, db.Attempt(t.Context(), ids[4], []string{"1"}, "", at(1)))
	recent("to somebody else", 0)
	must(t, db.Attempt(t.Context(), ids[1], []string{"1"}, "", at(1)))
	recent("an attempt that did not arrive", 1)
	must(t, db.Attempt(t.Context(), ids[2], []string{"1", "2", "3"}, "", at(2)))
	for part := range 3 {
		must(t, db.Arrived(t.Context(), ids[2], part+1, ""))
	}
	recent("one in three parts", 4)
	must(t, db.End(t.Context(), ids[2], workflow.Sent, "", at(3)))
	recent("ended ones count", 4)
}

func TestWordsAreForgottenAfterThirtyDays(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	const day = 24 * time.Hour
	file := func(key, kind string) workflow.Notice {
		return workflow.Notice{Key: key, To: "wang", Kind: workflow.NoticeKind(kind), Due: morning,
			Data: workflow.NoticeData{Text: "words", Unit: "城关街道"}, File: &workflow.File{Name: key + ".docx", Content: []byte("words")}}
	}
	// Handled in the morning, all of them; how long ago is the moment of erasing.
	ids := tell(t, db, file("answer", string(workflow.ToldAnswer)), file("other", string(workflow.ToldAssigned)), file("underway", string(workflow.ToldAnswer)))
	for _, id := range ids {
		must(t, db.Attempt(t.Context(), id, []string{"words"}, fmt.Sprint("task", id), morning))
	}
	for _, id := range ids[:2] {
		must(t, db.End(t.Context(), id, workflow.Sent, "", morning))
	}
	handled := keep(t, db, "zhang", "handled")
	keep(t, db, "zhang", "waiting")
	update(t, db, workflow.Request{}, workflow.Change{Turn: &workflow.Turn{Inbox: handled, Speaker: "zhang"}})

	left := func(name string, want ...string) {
		t.Helper()
		rows, err := db.Pool.Query(t.Context(), `SELECT 'inbox ' || key FROM inbox WHERE content <> ''
			UNION SELECT 'file of ' || d.key FROM deliveries d JOIN files f ON f.id = d.file WHERE f.content IS NOT NULL
			UNION SELECT 'parts of ' || key FROM deliveries WHERE parts IS NOT NULL
			UNION SELECT 'data of ' || key FROM deliveries WHERE data LIKE '%words%' ORDER BY 1`)
		must(t, err)
		got, err := pgx.CollectRows(rows, pgx.RowTo[string])
		must(t, err)
		slices.Sort(want)
		equal(t, name, want, got)
	}
	all := []string{"inbox handled", "inbox waiting", "file of answer", "file of other", "file of underway", "parts of answer", "parts of other",
		"parts of underway", "data of answer", "data of other", "data of underway"}
	must(t, db.Erase(t.Context(), morning.Add(30*day)))
	left("after thirty days to the moment", all...)
	must(t, db.Erase(t.Context(), morning.Add(30*day+time.Microsecond)))
	rest := []string{"inbox waiting", "file of underway", "parts of underway", "data of other", "data of underway"}
	left("a moment later", rest...)
	must(t, db.Erase(t.Context(), morning.Add(60*day)))
	left("again", rest...)
	if n := number(t, db, `SELECT count(*) FROM deliveries WHERE erased_at = $1`, morning.Add(30*day+time.Microsecond)); n != 2 {
		t.Errorf("%d deliveries say when they were erased", n)
	}
	if told := update(t, db, workflow.Request{}, workflow.Change{Notices: []workflow.Notice{notice("answer", "wang", morning)}}); len(told) > 0 {
		t.Error("an erased notice is told again")
	}
	must(t, db.Keep(t.Context(), workflow.Message{Key: "handled", Sender: "zhang", ReceivedAt: morning}))
	if m := next(t, db, "zhang"); m.Key != "waiting" {
		t.Errorf("an erased message came again: %+v", m)
	}
	if d := pending(t, db, "wang", morning); d.Notice.Key != "underway" || string(d.Notice.File.Content) != "words" {
		t.Errorf("what is under way lost its words: %+v", d)
	}
}
