package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"huiyin/bot"
	"huiyin/bot/document"
	"huiyin/bot/wecom"
	"huiyin/prompts"
	"huiyin/storage"
	"huiyin/storage/dbtest"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// town is the whole service but its queue and its network: bot, rules and
// store, a courier, and a post office that remembers.
type town struct {
	t       testing.TB
	db      *storage.DB
	desk    *workflow.Desk
	bot     *bot.Bot
	courier *bot.Courier
	post    *postOffice
	log     bytes.Buffer
	now     time.Time
	said    int // messages so far: each has its key
}

func newTown(t testing.TB, now string) *town {
	t.Helper()
	w := &town{t: t, now: clock(t, now)}
	db, err := storage.Open(t.Context(), dbtest.New(t), func() time.Time { return w.now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	w.db, w.desk = db, &workflow.Desk{Store: db}
	national := calendar.National()
	w.settle(workflow.Change{Layer: &national}, workflow.SubjectCalendar)
	w.people(organisation())
	log := zerolog.New(&w.log)
	w.bot = &bot.Bot{Desk: w.desk, Store: db, Assistant: prompts.NewOffline(organisation().Orgs), Documents: documents{},
		Now: func() time.Time { return w.now }, Log: log}
	w.post = newPostOffice()
	w.courier = &bot.Courier{Outbox: db, Store: db, Post: w.post, Now: func() time.Time { return w.now }, Log: log}
	return w
}

func clock(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, calendar.CST)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// documents are the real ones, as cmd wires them.
type documents struct{}

func (documents) Bulletin(f workflow.MonthFigures, d *workflow.Directory) (string, []byte, error) {
	return document.Bulletin(f, d, "")
}

func (w *town) settle(c workflow.Change, subject string) {
	w.t.Helper()
	c.Events = []workflow.Event{{Subject: subject, At: w.now, Actor: "cli", Command: "import", Data: "{}"}}
	if _, err := w.db.Update(w.t.Context(), workflow.Request{House: true}, func(workflow.View) (workflow.Change, error) { return c, nil }); err != nil {
		w.t.Fatal(err)
	}
}

// people puts an organisation in the place of the old one.
func (w *town) people(d *workflow.Directory) {
	w.t.Helper()
	w.settle(workflow.Change{Directory: d}, workflow.SubjectOrganisation)
}

func (w *town) directory() *workflow.Directory {
	w.t.Helper()
	rules, err := w.db.Rules(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return &workflow.Directory{Orgs: slices.Clone(rules.People.Orgs), People: slices.Clone(rules.People.People)}
}

// says lets somebody type; the bot has answered when it returns.
func (w *town) says(who, text string) {
	w.t.Helper()
	w.receives(wecom.Received{From: who, Kind: "text", Content: text})
}

// presses lets somebody press a button of a card they were sent.
func (w *town) presses(who string, card sentCard, button string) {
	w.t.Helper()
	key, ok := card.keys[button]
	if !ok {
		w.t.Fatalf("no button %s on %v", button, card.keys)
	}
	w.receives(wecom.Received{From: who, Kind: "event", Event: "template_card_event", EventKey: key, TaskID: card.task, ResponseCode: w.post.pressCode(card)})
}

// receives keeps what WeCom delivered and lets the bot handle all there is.
func (w *town) receives(r wecom.Received) {
	w.t.Helper()
	w.said++
	w.now = w.now.Add(10 * time.Second) // nobody types faster
	r.Key, r.CreateTime = fmt.Sprint("message ", w.said), w.now.Unix()
	w.keep(r)
	w.handle(r.From)
}

// keep is what the callback does: it returns who was woken.
func (w *town) keep(r wecom.Received) (woken []string) {
	w.t.Helper()
	box := &bot.Letterbox{Keeper: w.db, Now: func() time.Time { return w.now }, Wake: func(sender string) { woken = append(woken, sender) }}
	if err := box.Keep(w.t.Context(), r); err != nil {
		w.t.Fatal(err)
	}
	return woken
}

func (w *town) handle(who string) {
	w.t.Helper()
	for more := true; more; {
		var err error
		if more, err = w.bot.Next(w.t.Context(), lower(who)); err != nil {
			w.t.Fatalf("%s: %v", who, err)
		}
	}
}

// deliver sends everything that is due, the first recipient's first. A lane
// that waits for its next attempt is left to the clock.
func (w *town) deliver(first string) {
	w.t.Helper()
	for sent := true; sent; {
		waiting, err := w.db.WaitingRecipients(w.t.Context(), w.now)
		if err != nil {
			w.t.Fatal(err)
		}
		sent = false
		slices.SortStableFunc(waiting, func(a, b string) int { return index(b == first) - index(a == first) })
		for _, who := range waiting {
			sent = w.drain(who) || sent
		}
	}
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// drain works one recipient's lane; false when there was nothing to do.
func (w *town) drain(who string) (worked bool) {
	w.t.Helper()
	for {
		more, err := w.courier.Next(context.WithoutCancel(w.t.Context()), who)
		if err != nil {
			w.t.Fatalf("deliver to %s: %v", who, err)
		}
		if !more {
			return worked
		}
		worked = true
	}
}

// sweep runs a job as its firing would.
func (w *town) sweep(name string) {
	w.t.Helper()
	run, ok := map[string]func(context.Context, time.Time, time.Time) ([]workflow.Notice, error){
		"agenda": w.desk.Agendas, "overdue": w.desk.Overdue, "approval": w.desk.Sheets,
	}[name]
	if !ok {
		w.t.Fatalf("no job %s", name)
	}
	if _, err := run(w.t.Context(), w.now, w.now); err != nil {
		w.t.Fatal(err)
	}
}

func (w *town) letter(seq int) workflow.Letter {
	w.t.Helper()
	l, err := w.db.Letter(w.t.Context(), workflow.Number{Year: w.now.In(calendar.CST).Year(), Seq: seq})
	if err != nil {
		w.t.Fatal(err)
	}
	return l
}
