//go:build !windows

package devdb

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestANewKeeperAdoptsTheServerOfAKilledOne(t *testing.T) {
	dir := dataFolder(t)
	first := open(t, dir)
	was := identity(t, first)
	kill(t, parentOf(t, postmaster(t, first)))
	awaitFree(t, first, "keeper")
	second := open(t, dir)
	if now := identity(t, second); now != was {
		t.Fatalf("the server was started anew: %s, was %s", now, was)
	}
	first.Close()
	second.Close()
	awaitStopped(t, dir)
	if answers(t.Context(), first.orders.Place) {
		t.Fatal("the adopted server was not stopped")
	}
}

func TestAKilledPostgresIsStartedAgainForItsUsers(t *testing.T) {
	dir := dataFolder(t)
	first := open(t, dir)
	was := identity(t, first)
	conn, err := pgx.Connect(t.Context(), first.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	kill(t, postmaster(t, first))
	if _, err := conn.WaitForNotification(t.Context()); err == nil {
		t.Fatal("the connection outlived its server")
	}
	second := open(t, dir)
	if now := identity(t, second); now == was {
		t.Fatalf("the killed server answers: %s", now)
	}
	if now, err := serverIdentity(t.Context(), first); err != nil || now == was {
		t.Fatalf("the first user does not reach the new server: %s, %v", now, err)
	}
}

func TestAServerThatCannotStartSaysWhy(t *testing.T) {
	dir := dataFolder(t)
	first := open(t, dir)
	first.Close()
	conf := filepath.Join(first.orders.Place.data(), "postgresql.conf")
	if err := os.WriteFile(conf, []byte("no_such_setting = on\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir)
	if err == nil || !strings.Contains(err.Error(), "no_such_setting") {
		t.Fatalf("got %v, want the reason from the log of postgres", err)
	}
}

func TestRootHandsTheServerToAnotherAccount(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can")
	}
	s := open(t, dataFolder(t))
	for _, dir := range []string{s.orders.Place.data(), s.orders.Place.Socket} {
		info, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		if uid := info.Sys().(*syscall.Stat_t).Uid; uid == 0 || info.Mode().Perm() != 0o700 {
			t.Errorf("%s belongs to %d with mode %o", dir, uid, info.Mode().Perm())
		}
	}
}

func TestAFolderOutOfReachIsServedFromElsewhereAndForgottenWithIt(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("another account's folder is always in reach of its own server")
	}
	closed := t.TempDir() // only root can enter its parent
	dir := filepath.Join(closed, "data")
	s := open(t, dir)
	if !strings.HasPrefix(s.Dir(), elsewhereRoot+"/huiyin-") || !Exists(dir) {
		t.Fatalf("the database lies in %s, exists: %t", s.Dir(), Exists(dir))
	}
	s.Close()
	awaitStopped(t, dir)
	again := open(t, dir)
	if again.Dir() != s.Dir() {
		t.Errorf("the database moved from %s to %s", s.Dir(), again.Dir())
	}
	again.Close()
	removeFolder(t, dir)
	if Exists(dir) {
		t.Error("the database is still known after its data folder was removed")
	}
}

func TestTheServerOutlivesItsUsersForTheGrace(t *testing.T) {
	dir := dataFolder(t)
	s, err := Open(t.Context(), dir, WithoutSync(), WithGrace(1<<40)) // 18 minutes: longer than any test
	if err != nil {
		t.Fatal(err)
	}
	was := identity(t, s)
	keeper := parentOf(t, postmaster(t, s))
	s.Close()
	if now, err := serverIdentity(t.Context(), s); err != nil || now != was {
		t.Fatalf("the server did not outlive its user: %s, %v", now, err)
	}
	next := open(t, dir)
	if now := identity(t, next); now != was {
		t.Errorf("the next user got another server: %s, was %s", now, was)
	}
	kill(t, keeper) // a new one, without grace, will not keep the test waiting
	awaitFree(t, s, "keeper")
	open(t, dir).Close()
	next.Close()
}

// awaitFree waits for the end of a process, by the lock that it holds.
func awaitFree(t *testing.T, s *Server, lock string) {
	t.Helper()
	f, err := blockLock(s.orders.Place.lock(lock), exclusive)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
}

func postmaster(t *testing.T, s *Server) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.orders.Place.data(), "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// parentOf reads the process table; where there is none as a file the test has no subject.
func parentOf(t *testing.T, pid int) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		t.Skip("no /proc here")
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	parent, err := strconv.Atoi(fields[1])
	if err != nil {
		t.Fatal(err)
	}
	return parent
}

func kill(t *testing.T, pid int) {
	t.Helper()
	if pid < 2 {
		t.Fatalf("process %d is none of ours", pid)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}
