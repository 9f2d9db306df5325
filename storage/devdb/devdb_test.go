//go:build !windows

package devdb

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestWhatIsStoredIsThereAfterTheLastUserLeftAndTheNextCame(t *testing.T) {
	dir := dataFolder(t)
	if Exists(dir) {
		t.Fatal("a database exists before anybody made one")
	}
	first := open(t, dir)
	if !Exists(dir) {
		t.Fatal("the database does not exist after it was opened")
	}
	url := database(t, first, "letters")
	execute(t, url, "CREATE TABLE kept (n int)")
	was := identity(t, first)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if answers(t.Context(), first.orders.Place) {
		t.Fatal("the server still answers after its last user closed it")
	}
	second := open(t, dir)
	if now := identity(t, second); now == was {
		t.Fatalf("the server was not started anew: %s", now)
	}
	execute(t, database(t, second, "letters"), "INSERT INTO kept VALUES (1)")
}

func TestAskingWhetherADatabaseExistsMakesNone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nowhere")
	if Exists(dir) {
		t.Fatal("a database exists in a folder that does not")
	}
	if exists(dir) {
		t.Fatal("asking made the folder")
	}
}

func TestRecreateEmptiesADatabaseThatIsInUse(t *testing.T) {
	s := open(t, dataFolder(t))
	execute(t, database(t, s, "demo"), "CREATE TABLE t (n int)")
	conn, err := pgx.Connect(t.Context(), database(t, s, "demo"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	url, err := s.Recreate(t.Context(), "demo")
	if err != nil {
		t.Fatal(err)
	}
	execute(t, url, "CREATE TABLE t (n int)") // fails if the first one is still there
}

func TestProcessesThatStartAtTheSameMomentShareOneServer(t *testing.T) {
	dir := dataFolder(t)
	var users []*userProcess
	for range 5 {
		users = append(users, startUser(t, dir))
	}
	was := users[0].server(t)
	for _, u := range users[1:] {
		if now := u.server(t); now != was {
			t.Errorf("two servers: %s and %s", was, now)
		}
	}
	for _, u := range users {
		u.leave(t)
	}
	awaitStopped(t, dir)
}

func TestAKilledUserTakesTheServerFromNobodyAndTheLastOneEndsIt(t *testing.T) {
	dir := dataFolder(t)
	starter, other := startUser(t, dir), startUser(t, dir)
	was := starter.server(t)
	if now := other.server(t); now != was {
		t.Fatalf("two servers: %s and %s", was, now)
	}
	starter.kill(t)
	mine := open(t, dir)
	if now := identity(t, mine); now != was {
		t.Fatalf("the server did not survive a killed user: %s, was %s", now, was)
	}
	mine.Close()
	if now, err := serverIdentity(t.Context(), mine); err != nil || now != was {
		t.Fatalf("closing took the server from the other process: %s, %v", now, err)
	}
	other.kill(t)
	awaitStopped(t, dir)
}

func TestAUserWhoArrivesWhileTheServerIsStoppedGetsANewOne(t *testing.T) {
	dir := dataFolder(t)
	for range 5 {
		u := startUser(t, dir)
		u.server(t) // fails the test if this round's server is lost to the round before
		u.kill(t)   // the keeper begins to stop the server; the next round does not wait for it
	}
}

func TestOpenWaitsForAKeeperThatIsStopping(t *testing.T) {
	dir := dataFolder(t)
	before := open(t, dir)
	before.Close()
	if err := os.Remove(before.orders.Place.Socket); err != nil {
		t.Fatal(err)
	}
	stopping, err := blockLock(filepath.Join(homeOf(dir), "users.lock"), exclusive)
	if err != nil {
		t.Fatal(err)
	}
	var stopped atomic.Bool
	early := make(chan error, 1)
	go func() {
		s, err := Open(context.Background(), dir, WithoutSync())
		if err == nil && !stopped.Load() {
			err = errors.New("the server was had while it was being stopped")
		}
		if s != nil {
			s.Close()
		}
		early <- err
	}()
	// The socket's folder is the last thing that is made before the users' lock is asked for.
	for !exists(before.orders.Place.Socket) {
		if err := pause(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	stopped.Store(true)
	stopping.Close()
	if err := <-early; err != nil {
		t.Fatal(err)
	}
}

func TestTheWaitForALockEndsWithTheContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "users.lock")
	held, err := blockLock(path, exclusive)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if lock, err := waitLock(ctx, path, shared); !errors.Is(err, context.Canceled) || lock != nil {
		t.Fatalf("got %v, %v, want the end of the context", lock, err)
	}
}

func TestADatabaseOfAnotherVersionIsNamed(t *testing.T) {
	dir := dataFolder(t)
	if err := os.MkdirAll(filepath.Dir(versionFile(homeOf(dir))), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(versionFile(homeOf(dir)), []byte("12\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir)
	if !errors.Is(err, ErrVersion) || !strings.Contains(err.Error(), "needs PostgreSQL 12") {
		t.Fatalf("got %v, want one that names version 12", err)
	}
}

func TestAPathTooLongForASocketIsServed(t *testing.T) {
	dir := filepath.Join(dataFolder(t), strings.Repeat("很长", 20))
	t.Cleanup(func() { awaitStopped(t, dir) })
	s := open(t, dir)
	if n := len(filepath.Join(s.orders.Place.Socket, socketFile)); n > socketLimit {
		t.Errorf("the socket's path has %d bytes", n)
	}
	identity(t, s)
	s.Close()
	os.RemoveAll(s.orders.Place.Socket)
}

func database(t *testing.T, s *Server, name string) string {
	t.Helper()
	url, err := s.Database(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return url
}

func execute(t *testing.T, url, sql string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(fmt.Errorf("%s: %w", sql, err))
	}
}
