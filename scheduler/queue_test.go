package scheduler

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"github.com/rs/zerolog"
)

// lockedBuffer keeps a log that several goroutines write.
type lockedBuffer struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.String()
}

func TestErrorsAndPanicsLeaveOnlyACodeAndAnIdInTheDatabase(t *testing.T) {
	const secret = "s3cr3t-of-the-app"
	for name, c := range map[string]struct {
		fail func() error
		code string
	}{
		"an error": {func() error { return errors.New("get /gettoken?corpsecret=" + secret + ": refused") }, "error"},
		"a panic":  {func() error { panic("token: " + secret) }, "panic"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool, clock := connect(t, newDatabase(t)), &Clock{}
			work := newSorter(pool, clock)
			var once atomic.Bool
			work.before = func(context.Context, int64) error {
				if once.CompareAndSwap(false, true) {
					return c.fail()
				}
				return nil
			}
			log := &lockedBuffer{}
			q := newQueue(t, pool, clock, work, nil, Options{sweep: never}, zerolog.New(log))
			failed := events(t, q, river.EventKindJobFailed)
			start(t, q)
			mustInsert(t, pool, q.Inserter, "lane", clock.Now())

			job := receive(t, failed, "the job to fail").Job
			if len(job.Errors) != 1 {
				t.Fatalf("%d errors are kept, want 1", len(job.Errors))
			}
			kept := job.Errors[0]
			code, id, ok := strings.Cut(kept.Error, " ")
			if !ok || code != c.code || len(id) != 8 || kept.Trace != "" {
				t.Errorf("kept %q with trace %q, want %q, an id and no trace", kept.Error, kept.Trace, c.code)
			}
			if n := count(t, pool, `SELECT count(*) FROM river_job j WHERE j::text LIKE '%' || $1 || '%'`, secret); n != 0 {
				t.Error("the queue's table has the secret")
			}
			if text := log.String(); !strings.Contains(text, id) || strings.Contains(text, secret) {
				t.Errorf("the log should have %s and not the secret:\n%s", id, text)
			}
			receive(t, work.handled, "the parcel after the fault")
		})
	}
}

func TestAnErrorIsReducedToAWordThatIsSafeToKeep(t *testing.T) {
	for want, err := range map[string]error{
		"timeout":        fmt.Errorf("sending: %w", context.DeadlineExceeded),
		"cancelled":      fmt.Errorf("sending: %w", context.Canceled),
		"database-23505": fmt.Errorf("inserting: %w", &pgconn.PgError{Code: "23505"}),
		"error":          errors.New("张三 13912345678"),
	} {
		r := &reducer{log: zerolog.Nop(), redact: redact}
		got := r.Work(t.Context(), &rivertype.JobRow{}, func(context.Context) error { return err })
		if code, _, _ := strings.Cut(got.Error(), " "); code != want {
			t.Errorf("%v became %q, want the code %s", err, got, want)
		}
		if !errors.Is(got, err) {
			t.Errorf("%v cannot be recognised any more", err)
		}
	}
}

func TestASnoozeAndASuccessAreNoErrors(t *testing.T) {
	for _, want := range []error{nil, river.JobSnooze(time.Second)} {
		r := &reducer{log: zerolog.Nop(), redact: redact}
		if got := r.Work(t.Context(), &rivertype.JobRow{}, func(context.Context) error { return want }); !errors.Is(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestWhatLooksLikeASecretIsNotLogged(t *testing.T) {
	for text, want := range map[string]string{
		`get "https://x/send?access_token=abc&debug=1": eof`: `get "https://x/send?access_token=***&debug=1": eof`,
		`{"access_token":"abc","errcode":0}`:                 `{"access_token":"***","errcode":0}`,
		`postgres://u:pa55@db/huiyin refused`:                `postgres://u:***@db/huiyin refused`,
		`Authorization: Bearer abc.def, status 401`:          `Authorization: Bearer ***, status 401`,
		`call 13912345678 back`:                              `call *** back`,
		`errcode: 40014`:                                     `errcode: 40014`,
	} {
		if got := redact(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := redact(strings.Repeat("汉", longestText)); len(got) > longestText+len("…") || strings.ContainsRune(got, '�') {
		t.Errorf("a long text became one of %d bytes", len(got))
	}
}

func TestAQueueThatIsOffIsLeftToOtherProcesses(t *testing.T) {
	t.Parallel()
	url, clock := newDatabase(t), &Clock{}
	here, there := newSorter(connect(t, url), clock), newSorter(connect(t, url), clock)
	callback := newQueue(t, here.pool, clock, here, nil, Options{Off: []string{parcels}}, zerolog.Nop())
	worker := newQueue(t, there.pool, clock, there, nil, Options{sweep: never}, zerolog.Nop())
	start(t, callback)
	start(t, worker)
	for n := range 20 {
		key := fmt.Sprint(n)
		if _, err := insertRow(t.Context(), here.pool, key, clock.Now()); err != nil {
			t.Fatal(err)
		}
		callback.Wake(parcels, key)
	}
	for range 20 {
		receive(t, there.handled, "a parcel in the other process")
	}
	if len(here.handled) != 0 {
		t.Errorf("%d parcels were handled in the process where they are off", len(here.handled))
	}
}

func TestAProcessMayLeaveEverythingToOthers(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	q := newQueue(t, pool, clock, newSorter(pool, clock), nil, Options{Off: []string{parcels, Upkeep}}, zerolog.Nop())
	start(t, q)
	q.Wake(parcels, "lane")
	halt(t, q)
	if n := count(t, pool, `SELECT count(*) FROM river_job WHERE args ->> 'key' = 'lane'`); n != 1 {
		t.Errorf("%d lanes were left to others, want 1", n)
	}
}

func TestWakingNeverWaits(t *testing.T) {
	t.Parallel()
	pool, clock := connect(t, newDatabase(t)), &Clock{}
	q := newQueue(t, pool, clock, newSorter(pool, clock), nil, Options{}, zerolog.Nop())
	for n := range 2 * wakeBuffer { // nobody receives them
		q.Wake(parcels, fmt.Sprint(n))
	}
	if len(q.wakes) != wakeBuffer {
		t.Errorf("%d lanes are to be woken, want %d", len(q.wakes), wakeBuffer)
	}
}

func TestAQueueIsStartedOnceAndMayBeStoppedAgain(t *testing.T) {
	t.Parallel()
	pool := connect(t, newDatabase(t))
	q := newQueue(t, pool, &Clock{}, nil, nil, Options{}, zerolog.Nop())
	start(t, q)
	if err := q.Start(t.Context()); err == nil {
		t.Error("it was started twice")
	}
	halt(t, q)
	halt(t, q)
}

func TestWrongOptionsAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		work    map[string]LaneWork
		options Options
	}{
		"an unknown queue is off":       {nil, Options{Off: []string{"inbox"}}},
		"lanes in the firings' queue":   {map[string]LaneWork{Upkeep: &sorter{}}, Options{}},
		"a queue whose name is refused": {map[string]LaneWork{"in bound": &sorter{}}, Options{}},
	} {
		if _, err := New(nil, &Clock{}, c.work, nil, zerolog.Nop(), c.options); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}
