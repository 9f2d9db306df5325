package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"huiyin/storage/dbtest"
	"huiyin/storage/devdb"
)

// apiToken opens the API of the services that tests start.
const apiToken = "an-api-token-that-no-log-may-show"

// startClock is a Friday morning; its fifth working day is 2026-09-24, its
// fifteenth 2026-10-15.
const startClock = "2026-09-18T09:10:00+08:00"

// town is the world of one test: an outside WeCom, a data folder or database,
// and the services that run on it.
type town struct {
	t     testing.TB
	wecom *outside
	dir   string
	env   []string
	dbURL string // empty: the data folder's own PostgreSQL
	heard map[string]int
	ids   atomic.Int64
}

// newTown is a town with a database of its own on the tests' server: what
// every test takes that is not about the data folder.
func newTown(t testing.TB, more ...string) *town {
	t.Helper()
	tn := makeTown(t, more)
	tn.dbURL = dbtest.New(t)
	tn.env = append(tn.env, "HUIYIN_DATABASE_URL="+tn.dbURL)
	return tn
}

// newEmptyTown is a town with an empty data folder and nothing else.
func newEmptyTown(t testing.TB, more ...string) *town {
	t.Helper()
	return makeTown(t, more)
}

func makeTown(t testing.TB, more []string) *town {
	t.Helper()
	tn := &town{t: t, dir: dataFolder(t), heard: map[string]int{}}
	tn.wecom = newOutside(t)
	org, err := filepath.Abs("sample/org.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tn.ids.Store(7000000000000000000)
	tn.env = append([]string{
		"HUIYIN_DATA_DIR=" + filepath.Join(tn.dir, "data"), "HUIYIN_LISTEN=127.0.0.1:0",
		"HUIYIN_WECOM_API_BASE=" + tn.wecom.url, "HUIYIN_WECOM_CORP_ID=" + outsideCorp, "HUIYIN_WECOM_SECRET=" + outsideSecret,
		fmt.Sprintf("HUIYIN_WECOM_AGENT_ID=%d", outsideAgent), "HUIYIN_WECOM_TOKEN=" + outsideToken, "HUIYIN_WECOM_AES_KEY=" + outsideKey,
		"HUIYIN_ORG_FILE=" + org, "HUIYIN_CLOCK=" + startClock, "HUIYIN_API_TOKEN=" + apiToken,
	}, more...)
	return tn
}

// dataFolder is a folder that the database's account can pass through, which
// those of t.TempDir are not for root, and that is removed when the processes
// have gone.
func dataFolder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "huiyin-town-")
	if err == nil {
		err = os.Chmod(dir, 0o711)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if data := filepath.Join(dir, "data"); devdb.Exists(data) {
			server, err := devdb.Open(context.Background(), data)
			if err != nil {
				t.Errorf("closing the data folder: %v", err)
				return
			}
			server.Close() // returns when the keeper has stopped the server
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Errorf("removing the data folder: %v", err)
		}
	})
	return dir
}

// running is huiyin serve, answering at url.
type running struct {
	*process
	url string
}

// serve starts a service and waits until it listens.
func (tn *town) serve(more ...string) *running {
	tn.t.Helper()
	p := start(tn.t, tn.dir, append(tn.env, more...), "serve")
	r := &running{process: p}
	ctx := within(tn.t, 2*deadline)
	err := p.err.await(ctx, func() bool {
		r.url = listening(p.err.text.String())
		select {
		case <-p.ended:
			return true
		default:
			return r.url != ""
		}
	})
	if err != nil || r.url == "" {
		tn.t.Fatalf("serve does not listen (%v):\n%s", err, p.err.String())
	}
	return r
}

// listening finds the address in the log.
func listening(log string) string {
	for line := range strings.Lines(log) {
		var said struct{ Message, Listen string }
		if json.Unmarshal([]byte(line), &said) == nil && said.Message == "serving" {
			return "http://" + said.Listen
		}
	}
	return ""
}

// run runs a command in the town's folder.
func (tn *town) run(args ...string) outcome {
	tn.t.Helper()
	return runIn(tn.t, tn.dir, tn.env, "", args...)
}

// with is the town's environment with some of it replaced.
func (tn *town) with(more ...string) []string { return append(append([]string{}, tn.env...), more...) }

// sql does something as the owner of the database, who may do what the
// service may not.
func (tn *town) sql(do func(ctx context.Context, conn *pgx.Conn) error) {
	tn.t.Helper()
	ctx := within(tn.t, deadline)
	url := tn.dbURL
	if url == "" {
		server, err := devdb.Open(ctx, filepath.Join(tn.dir, "data"))
		if err != nil {
			tn.t.Fatal(err)
		}
		defer server.Close()
		if url, err = server.Existing(ctx, databaseName); err != nil {
			tn.t.Fatal(err)
		}
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		tn.t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if err := do(ctx, conn); err != nil {
		tn.t.Fatal(err)
	}
}

// count asks for one number.
func (tn *town) count(query string, args ...any) (n int) {
	tn.t.Helper()
	tn.sql(func(ctx context.Context, conn *pgx.Conn) error { return conn.QueryRow(ctx, query, args...).Scan(&n) })
	return n
}

// exec changes rows by hand and insists that it changed some.
func (tn *town) exec(statement string, args ...any) {
	tn.t.Helper()
	tn.sql(func(ctx context.Context, conn *pgx.Conn) error {
		tag, err := conn.Exec(ctx, statement, args...)
		if err == nil && tag.RowsAffected() == 0 {
			err = fmt.Errorf("no row was touched by: %s", statement)
		}
		return err
	})
}

// settled waits until every message is handled and every notice that is due
// has ended, so that what has not come will not come.
func (tn *town) settled() {
	tn.t.Helper()
	const open = `SELECT (SELECT count(*) FROM inbox WHERE handled_at IS NULL)
		+ (SELECT count(*) FROM deliveries WHERE ended = '' AND due_at <= created_at)`
	tn.sql(func(ctx context.Context, conn *pgx.Conn) error {
		return poll(ctx, func() (bool, error) {
			var n int
			err := conn.QueryRow(ctx, open).Scan(&n)
			return n == 0, err
		})
	})
}

// get asks a service's API.
func get(t testing.TB, url, token string) (int, []byte) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return call(t, request, token)
}
