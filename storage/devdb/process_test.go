//go:build !windows

package devdb

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// userEnv makes the test binary a user of the server of the folder it names.
const userEnv = "DEVDB_TEST_USER_OF"

func TestMain(m *testing.M) {
	if dir := os.Getenv(userEnv); dir != "" {
		if err := beUser(dir); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// beUser opens the server, tells which one it got, and stays until its input ends.
func beUser(dir string) error {
	s, err := Open(context.Background(), dir, WithoutSync())
	if err != nil {
		return err
	}
	which, err := serverIdentity(context.Background(), s)
	if err != nil {
		return err
	}
	fmt.Println(which)
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return s.Close()
}

// serverIdentity differs between any two starts of postgres.
func serverIdentity(ctx context.Context, s *Server) (string, error) {
	var which string
	conn, err := pgx.Connect(ctx, s.URL())
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	err = conn.QueryRow(ctx, `SELECT pg_postmaster_start_time()::text || ' ' || current_setting('unix_socket_directories')`).Scan(&which)
	return which, err
}

// userProcess is another process that uses the server.
type userProcess struct {
	cmd   *exec.Cmd
	stdin io.WriteCloser
	out   *bufio.Reader
}

func startUser(t *testing.T, dir string) *userProcess {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), userEnv+"="+dir)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return &userProcess{cmd: cmd, stdin: stdin, out: bufio.NewReader(out)}
}

// server waits until the process has the server and returns its identity.
func (u *userProcess) server(t *testing.T) string {
	t.Helper()
	line, err := u.out.ReadString('\n')
	if err != nil || strings.HasPrefix(line, "error:") {
		t.Fatalf("the other process did not get the server: %q, %v", line, err)
	}
	return strings.TrimSpace(line)
}

func (u *userProcess) kill(t *testing.T) {
	t.Helper()
	if err := u.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	u.cmd.Wait() // says that it was killed
}

func (u *userProcess) leave(t *testing.T) {
	t.Helper()
	u.stdin.Close()
	if err := u.cmd.Wait(); err != nil {
		t.Fatalf("the other process did not leave in peace: %v", err)
	}
}

// dataFolder is one that the server's account can reach, also when root runs the tests.
// When the test is over it waits for the keeper, or files would appear while it removes.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "devdb-test-*")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { removeFolder(t, dir) })
	return dir
}

func removeFolder(t *testing.T, dir string) {
	awaitStopped(t, dir)
	base, err := recordedBase(homeOf(dir))
	if err == nil && base != homeOf(dir) {
		os.RemoveAll(base)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Error(err)
	}
}

// awaitStopped returns when neither a keeper nor a postgres of the folder is left.
func awaitStopped(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"keeper", "postgres"} {
		path := filepath.Join(homeOf(dir), name+".lock")
		if !exists(path) {
			continue
		}
		lock, err := blockLock(path, exclusive)
		if err != nil {
			t.Fatal(err)
		}
		lock.Close()
	}
}

func open(t *testing.T, dir string) *Server {
	t.Helper()
	s, err := Open(t.Context(), dir, WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func identity(t *testing.T, s *Server) string {
	t.Helper()
	which, err := serverIdentity(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return which
}
