//go:build !windows

package devdb

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// owner is the superuser of the cluster; migrations run as it.
const owner = "postgres"

// madeBy is the major version that made the database in base, or "" if there is none.
func madeBy(base string) (string, error) {
	text, err := os.ReadFile(versionFile(base))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading the database's version: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

// createCluster runs initdb beside the final name and renames, so that a process killed in
// the middle leaves nothing that looks like a database. The caller holds start.lock.
func createCluster(ctx context.Context, p place, acc account, in installation, s settings) error {
	if exists(versionFile(p.Base)) {
		return nil
	}
	leftovers, _ := filepath.Glob(filepath.Join(p.Base, "new-*")) // the pattern is well formed
	for _, dir := range leftovers {
		os.RemoveAll(dir) // the rest of an earlier attempt; if it stays it only takes room
	}
	fresh, err := os.MkdirTemp(p.Base, "new-*")
	if err != nil {
		return fmt.Errorf("making the database's folder: %w", err)
	}
	defer os.RemoveAll(fresh) // gone already when the rename succeeded
	if err := acc.own(fresh); err != nil {
		return fmt.Errorf("giving the database's folder to %s: %w", acc.Name, err)
	}
	out, err := acc.command(ctx, fresh, filepath.Join(in.Bin, "initdb"), initdbArgs(fresh, s)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("creating the database with %s/initdb: %w: %s", in.Bin, err, tail(out))
	}
	if err := os.Rename(fresh, p.data()); err != nil {
		return fmt.Errorf("putting the new database in place: %w", err)
	}
	return nil
}

func initdbArgs(dir string, s settings) []string {
	// Trust is for those who can reach the socket, which lies in a folder of mode 0700.
	args := []string{"-D", dir, "-U", owner, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"}
	if runtime.GOOS == "darwin" { // has no C.UTF-8 before version 14
		args = append(args[:len(args)-1], "--locale=C", "--lc-ctype=en_US.UTF-8")
	}
	if s.NoSync {
		args = append(args, "--no-sync")
	}
	return args
}

// tail keeps the end of a program's output, where the reason stands.
func tail(out []byte) string {
	text := strings.TrimSpace(string(out))
	if len(text) > 800 {
		text = "…" + text[len(text)-800:]
	}
	return text
}
