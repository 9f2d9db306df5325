//go:build !windows

package devdb

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// startPatience bounds a start, recovery after a power cut included.
const startPatience = 2 * time.Minute

// ensureRunning returns when the server answers. The caller holds start.lock and a share of
// users.lock, so no keeper is stopping, and none starts but by us or by a starter that was
// killed since.
func ensureRunning(ctx context.Context, o orders) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	spawned := false
	for {
		lock, err := tryLock(o.Place.lock("keeper"), exclusive)
		switch {
		case err != nil:
			return err
		case lock != nil && spawned:
			lock.Close()
			return fmt.Errorf("starting PostgreSQL in %s: %s", o.Place.Base, o.keeperSaid())
		case lock != nil:
			err := spawn(o, lock)
			lock.Close() // the keeper has inherited it
			if err != nil {
				return err
			}
			spawned = true
		}
		if answers(ctx, o.Place) {
			return nil
		}
		if err := pause(ctx); err != nil {
			return fmt.Errorf("waiting for PostgreSQL in %s to answer: %w; see %s", o.Place.Base, err, o.Place.postgresLog())
		}
	}
}

// spawn runs our own binary again as the keeper, in a session of its own, so that Ctrl-C in
// the terminal does not stop the database before its users.
func spawn(o orders, lock *os.File) error {
	text, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("writing the keeper's orders: %w", err)
	}
	log, err := os.OpenFile(o.Place.keeperLog(), os.O_WRONLY|os.O_CREATE|os.O_TRUNC|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("opening the keeper's log: %w", err)
	}
	defer log.Close()
	self, err := ownBinary()
	if err != nil {
		return err
	}
	cmd := exec.Command(self) //nolint:noctx // the keeper outlives its starter and every context of it
	cmd.Args = []string{"huiyin-devdb-keeper"}
	cmd.Dir = "/"
	cmd.Env = []string{keeperEnv + "=" + string(text), "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/"}
	cmd.Stdout, cmd.Stderr = log, log
	cmd.ExtraFiles = []*os.File{lock} // becomes keeperLockFD
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("starting the database's keeper: %w", err)
	}
	return cmd.Process.Release()
}

// ownBinary prefers the link that still works when the file has been rebuilt or deleted
// since, as `go run` and `go test` do.
func ownBinary() (string, error) {
	const link = "/proc/self/exe"
	if _, err := os.Stat(link); err == nil {
		return link, nil
	}
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding our own binary: %w", err)
	}
	return path, nil
}

// answers takes a refusal for an answer too (all connections may be in use), but not the
// one that means "still starting" or "already stopping".
func answers(ctx context.Context, p place) bool {
	conn, err := pgx.Connect(ctx, p.url(owner))
	var refusal *pgconn.PgError
	if errors.As(err, &refusal) {
		return refusal.Code != "57P03"
	}
	if err != nil {
		return false
	}
	_ = conn.Close(ctx) // it answered, that was the question
	return true
}

func (o orders) keeperSaid() string {
	text, err := os.ReadFile(o.Place.keeperLog())
	if err != nil || len(text) == 0 {
		return "its keeper ended without a word"
	}
	return tail(text)
}
