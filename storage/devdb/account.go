//go:build !windows

package devdb

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// account is the system account the server runs as. PostgreSQL refuses to run as root, so
// root hands it to "postgres", or to "nobody" where that does not exist.
type account struct {
	Name     string
	UID, GID uint32
	Drop     bool
}

func serverAccount() (account, error) {
	uid := os.Geteuid()
	if uid != 0 {
		return account{Name: "this user", UID: uint32(uid), GID: uint32(os.Getegid())}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseInt(u.Uid, 10, 64)
		gid, gidErr := strconv.ParseInt(u.Gid, 10, 64)
		if uidErr == nil && gidErr == nil && uid != 0 {
			return account{Name: name, UID: uint32(uid), GID: uint32(gid), Drop: true}, nil
		}
	}
	return account{}, fmt.Errorf("postgres does not run as root, and there is neither an account postgres nor nobody to run it as")
}

// command prepares a program of PostgreSQL: as the account, with an environment of its own,
// so that neither secrets of ours nor PG* variables of the person's shell reach it.
func (a account) command(ctx context.Context, dir, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/", "LC_ALL=C", "TZ=UTC"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a.Drop {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.UID, Gid: a.GID}
	}
	return cmd
}

// reaches tells whether the account can enter a folder. It is tried rather than computed:
// modes, access lists and mount options all have a say.
func (a account) reaches(ctx context.Context, dir string, in installation) bool {
	return !a.Drop || a.command(ctx, dir, in.Bin+"/initdb", "--version").Run() == nil
}

// own gives a file or folder to the account.
func (a account) own(path string) error {
	if !a.Drop {
		return nil
	}
	return os.Lchown(path, int(a.UID), int(a.GID))
}
