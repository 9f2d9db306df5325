//go:build !windows

package devdb

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// closePatience bounds how long Close waits for the server to end.
const closePatience = 15 * time.Second

// Server is a share in the private PostgreSQL of a data folder. It is given back by Close
// or by the end of the process, however that comes about.
type Server struct {
	orders orders
	users  *os.File
	claims []*os.File // databases taken for this process alone
	close  sync.Once
}

// Open returns a share in the server of dataDir, making and starting it if need be. The
// error names the command to type if PostgreSQL is not installed (ErrNoBinaries), and the
// version that is missing if another one made the data (ErrVersion). The caller keeps the
// Server and closes it at the end: the garbage collector gives a forgotten share back.
func Open(ctx context.Context, dataDir string, opts ...Option) (*Server, error) {
	home, err := makeHome(dataDir)
	if err != nil {
		return nil, err
	}
	start, err := waitLock(ctx, place{Home: home}.lock("start"), exclusive)
	if err != nil {
		return nil, err
	}
	defer start.Close()
	o, err := prepare(ctx, home, collect(opts))
	if err != nil {
		return nil, err
	}
	users, err := waitLock(ctx, o.Place.lock("users"), shared) // a keeper that is stopping holds it
	if err != nil {
		return nil, err
	}
	if err := ensureRunning(ctx, o); err != nil {
		users.Close()
		return nil, err
	}
	return &Server{orders: o, users: users}, nil
}

// Exists tells whether dataDir has a database, without making or starting one, so that a
// command that only reads fails in the wrong folder instead of finding nothing there.
func Exists(dataDir string) bool {
	home, err := filepath.Abs(homeOf(dataDir))
	if err != nil {
		return false
	}
	base, err := recordedBase(home)
	return err == nil && exists(versionFile(base))
}

func makeHome(dataDir string) (string, error) {
	home, err := filepath.Abs(homeOf(dataDir))
	if err != nil {
		return "", fmt.Errorf("naming the data folder: %w", err)
	}
	// Others may pass through, because the server's account may have to; they cannot list.
	if err := os.MkdirAll(home, 0o711); err != nil {
		return "", fmt.Errorf("making the data folder: %w", err)
	}
	return filepath.EvalSymlinks(home)
}

// prepare finds binaries and account, settles the folders and creates the database files.
func prepare(ctx context.Context, home string, s settings) (orders, error) {
	acc, err := serverAccount()
	if err != nil {
		return orders{}, err
	}
	list, err := installations(ctx, acc)
	if err != nil {
		return orders{}, err
	}
	p, err := settle(ctx, home, acc, list[0])
	if err != nil {
		return orders{}, err
	}
	made, err := madeBy(p.Base)
	if err != nil {
		return orders{}, err
	}
	in, err := fitting(list, made)
	if err != nil {
		return orders{}, fmt.Errorf("opening %s: %w", p.Base, err)
	}
	return orders{Place: p, Account: acc, Bin: in.Bin, Settings: s}, createCluster(ctx, p, acc, in, s)
}

// URL names the server's maintenance database, as the owner of everything in it.
func (s *Server) URL() string { return s.orders.Place.url(owner) }

// Dir is the folder with the database files. It lies outside the data folder, and is worth
// telling, when the server's account could not reach that.
func (s *Server) Dir() string { return s.orders.Place.Base }

// Close gives the share back. If it was the last one it returns when the server has ended,
// unless the server was asked to outlive its users.
func (s *Server) Close() error {
	var err error
	s.close.Do(func() {
		for _, claim := range s.claims {
			claim.Close()
		}
		err = s.users.Close()
		if err == nil && s.orders.Settings.Grace == 0 {
			err = s.awaitEnd()
		}
	})
	return err
}

// awaitEnd waits until the keeper has gone or somebody else is seen to use the server.
func (s *Server) awaitEnd() error {
	ctx, cancel := context.WithTimeout(context.Background(), closePatience)
	defer cancel()
	for {
		gone, err := free(s.orders.Place.lock("keeper"), exclusive)
		if gone || err != nil {
			return err
		}
		unused, err := free(s.orders.Place.lock("users"), exclusive)
		if err != nil {
			return err
		}
		// Shared but not exclusive: others have it. Neither: the keeper is stopping the server.
		if others, err := free(s.orders.Place.lock("users"), shared); err != nil || (others && !unused) {
			return err
		}
		if pause(ctx) != nil {
			return nil // the keeper finishes without us
		}
	}
}

// free tells whether a lock could be had.
func free(path string, how int) (bool, error) {
	lock, err := tryLock(path, how)
	if lock == nil || err != nil {
		return false, err
	}
	return true, lock.Close()
}
