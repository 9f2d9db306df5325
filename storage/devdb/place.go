//go:build !windows

package devdb

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

const (
	elsewhereRoot = "/var/tmp"
	socketRoot    = "/tmp"
	// socketLimit is below the 104 (macOS) and 108 (Linux) bytes that the kernel takes.
	socketLimit = 100
	socketFile  = ".s.PGSQL.5432"
)

// place says where the parts of a server lie.
type place struct {
	// Home is <data folder>/postgres: locks, logs, and the name of Base if it is elsewhere.
	Home string
	// Base holds the database files: Home, or a folder under /var/tmp that the server's
	// account can reach.
	Base string
	// Socket is the folder of the Unix socket.
	Socket string
}

func (p place) data() string            { return filepath.Join(p.Base, "data") }
func (p place) lock(name string) string { return filepath.Join(p.Home, name+".lock") }
func (p place) keeperLog() string       { return filepath.Join(p.Home, "keeper.log") }
func (p place) postgresLog() string     { return filepath.Join(p.Home, "postgres.log") }
func homeOf(dataDir string) string      { return filepath.Join(dataDir, "postgres") }
func pointerOf(home string) string      { return filepath.Join(home, "elsewhere") }
func versionFile(base string) string    { return filepath.Join(base, "data", "PG_VERSION") }

// url names a database of the server, as its owner.
func (p place) url(database string) string {
	return "postgres://" + owner + "@/" + url.PathEscape(database) + "?host=" + url.QueryEscape(p.Socket) + "&sslmode=disable"
}

// recordedBase reads where the database of a home lies; Home itself unless it was put
// elsewhere.
func recordedBase(home string) (string, error) {
	text, err := os.ReadFile(pointerOf(home))
	if errors.Is(err, os.ErrNotExist) {
		return home, nil
	}
	if err != nil {
		return "", fmt.Errorf("reading where the database lies: %w", err)
	}
	return strings.TrimSpace(string(text)), nil
}

// settle decides where the parts lie, the first time, and finds them again later. The
// caller holds start.lock.
func settle(ctx context.Context, home string, acc account, in installation) (place, error) {
	base, err := recordedBase(home)
	if err != nil {
		return place{}, err
	}
	if base == home && !exists(versionFile(home)) && !acc.reaches(ctx, home, in) {
		if base, err = settleElsewhere(home); err != nil {
			return place{}, err
		}
	}
	if base != home {
		if err := ownFolder(base); err != nil {
			return place{}, fmt.Errorf("the database of %s lies in %s (remove %s to begin with an empty one): %w",
				filepath.Dir(home), base, pointerOf(home), err)
		}
	}
	p := place{Home: home, Base: base, Socket: socketFolder(base)}
	if err := privateFolder(p.Socket, acc); err != nil {
		return place{}, fmt.Errorf("making the socket's folder: %w", err)
	}
	return p, nil
}

// settleElsewhere makes a folder under /var/tmp. Its name is new each time and recorded in
// the data folder: who deletes the data folder begins anew and does not meet old letters.
func settleElsewhere(home string) (string, error) {
	sum := sha256.Sum256([]byte(home + rand.Text()))
	base := filepath.Join(elsewhereRoot, "huiyin-"+hex.EncodeToString(sum[:6]))
	if err := os.Mkdir(base, 0o711); err != nil {
		return "", fmt.Errorf("making a folder for the database: %w", err)
	}
	if err := os.Chmod(base, 0o711); err != nil { // a strict umask would lock the account out
		return "", fmt.Errorf("opening the folder for the database: %w", err)
	}
	fresh := pointerOf(home) + ".new"
	if err := os.WriteFile(fresh, []byte(base+"\n"), 0o644); err != nil {
		return "", fmt.Errorf("recording where the database lies: %w", err)
	}
	return base, os.Rename(fresh, pointerOf(home))
}

// socketFolder lies in the base if the kernel takes so long a path.
func socketFolder(base string) string {
	dir := filepath.Join(base, "socket")
	if len(filepath.Join(dir, socketFile)) <= socketLimit {
		return dir
	}
	sum := sha256.Sum256([]byte(base))
	return filepath.Join(socketRoot, "huiyin-"+hex.EncodeToString(sum[:6]))
}

// privateFolder makes a folder that only the account can enter. One that is already there
// must be the account's or ours: anybody may make names under /tmp.
func privateFolder(dir string, acc account) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	uid, err := folderOwner(dir)
	if err != nil {
		return err
	}
	if uid != acc.UID && uid != uint32(os.Geteuid()) {
		return fmt.Errorf("%s belongs to somebody else", dir)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return err
	}
	return acc.own(dir)
}

// ownFolder insists that a folder in a place open to all is ours.
func ownFolder(dir string) error {
	uid, err := folderOwner(dir)
	if err != nil {
		return err
	}
	if uid != uint32(os.Geteuid()) {
		return fmt.Errorf("%s belongs to somebody else", dir)
	}
	return nil
}

func folderOwner(dir string) (uint32, error) {
	info, err := os.Lstat(dir)
	if err != nil {
		return 0, err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !info.IsDir() || !ok {
		return 0, fmt.Errorf("%s is not a folder", dir)
	}
	return stat.Uid, nil
}

// exists takes anything but a clear no for yes: a folder we may not read is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}
