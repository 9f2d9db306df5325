//go:build !windows

package devdb

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// stopPatience is how long postgres may take for its last checkpoint.
const stopPatience = 60 * time.Second

// postgres is the running server as its keeper sees it.
type postgres struct {
	pid     int
	started time.Time
	adopted bool
	exited  chan struct{} // closed when no process of the server is left
}

// run starts postgres, or adopts the one that outlived its keeper.
func (o orders) run() (*postgres, error) {
	lock, err := tryLock(o.Place.lock("postgres"), exclusive)
	if err != nil {
		return nil, err
	}
	if lock == nil {
		return o.adopt()
	}
	defer lock.Close() // postgres has inherited it and holds it from now on
	return o.start(lock)
}

func (o orders) start(lock *os.File) (*postgres, error) {
	log, err := freshLog(o.Place.postgresLog())
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := o.Account.command(context.Background(), "/", filepath.Join(o.Bin, "postgres"), o.args()...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.ExtraFiles = []*os.File{lock}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting postgres: %w", err)
	}
	pg := &postgres{pid: cmd.Process.Pid, started: time.Now(), exited: make(chan struct{})}
	go func() {
		_ = cmd.Wait() // why it ended stands in its log
		o.awaitExit(pg)
	}()
	return pg, nil
}

func (o orders) args() []string {
	settings := []string{
		"listen_addresses=", "unix_socket_directories=" + o.Place.Socket, "unix_socket_permissions=0700", "port=5432",
		"max_connections=200", "timezone=UTC", "log_timezone=UTC", "cluster_name=huiyin",
	}
	if o.Settings.NoSync {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off")
	}
	args := []string{"-D", o.Place.data()}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}

func (o orders) adopt() (*postgres, error) {
	text, err := os.ReadFile(filepath.Join(o.Place.data(), "postmaster.pid"))
	if err != nil {
		return nil, fmt.Errorf("adopting the running postgres: %w", err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return nil, fmt.Errorf("adopting the running postgres: %w", err)
	}
	pg := &postgres{pid: pid, adopted: true, exited: make(chan struct{})}
	go o.awaitExit(pg)
	return pg, nil
}

// awaitExit blocks until the last process of the server has let go of its lock. That holds
// for an adopted server too, and is not fooled by zombies or by reused process ids.
func (o orders) awaitExit(pg *postgres) {
	if lock, err := blockLock(o.Place.lock("postgres"), exclusive); err == nil {
		lock.Close()
	}
	close(pg.exited)
}

// stop asks for a fast shutdown, then insists.
func (pg *postgres) stop() error {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGKILL} {
		if err := syscall.Kill(pg.pid, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("stopping postgres: %w", err)
		}
		select {
		case <-pg.exited:
			return nil
		case <-time.After(stopPatience):
		}
	}
	return fmt.Errorf("postgres (process %d) does not end", pg.pid)
}

// freshLog keeps the log of the run before, which may say why it ended.
func freshLog(path string) (*os.File, error) {
	if err := os.Rename(path, path+".before"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("keeping the last log: %w", err)
	}
	log, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the log: %w", err)
	}
	return log, nil
}
