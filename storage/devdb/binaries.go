//go:build !windows

package devdb

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// oldestMajor is the first version that knows DROP DATABASE … WITH (FORCE).
const oldestMajor = 13

// installation is a folder with initdb and postgres in it.
type installation struct {
	Bin   string
	Major int
}

// installDirs are where packages put the binaries that they keep out of PATH.
var installDirs = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/usr/libexec/postgresql*",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
	"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
	"/usr/local/pgsql/bin",
}

// fromPATH lists the installations that PATH leads to; links lead to where postgres lies too.
func fromPATH(path string) []string {
	var dirs []string
	for _, dir := range filepath.SplitList(path) {
		if initdb, err := filepath.EvalSymlinks(filepath.Join(dir, "initdb")); err == nil {
			dirs = append(dirs, filepath.Dir(initdb))
		}
	}
	return dirs
}

// fromPackages lists the folders that packages use.
func fromPackages() []string {
	var dirs []string
	for _, pattern := range installDirs {
		found, _ := filepath.Glob(pattern) // the patterns are constants and well formed
		dirs = append(dirs, found...)
	}
	return dirs
}

func executable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0
}

// installations lists what is usable here: the one in PATH first, then the newest.
func installations(ctx context.Context, acc account) ([]installation, error) {
	list, refused := usable(ctx, acc, fromPATH(os.Getenv("PATH")))
	packaged, alsoRefused := usable(ctx, acc, fromPackages())
	slices.SortStableFunc(packaged, func(a, b installation) int { return b.Major - a.Major })
	list = append(list, packaged...)
	if len(list) > 0 {
		return list, nil
	}
	if err := errors.Join(refused, alsoRefused); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("%w: %s (or set HUIYIN_DATABASE_URL to a server of yours)", ErrNoBinaries, installCommand())
}

// usable asks every folder for its version, as the account that will run it.
func usable(ctx context.Context, acc account, dirs []string) (list []installation, refused error) {
	for _, dir := range dirs {
		if !executable(filepath.Join(dir, "initdb")) || !executable(filepath.Join(dir, "postgres")) {
			continue
		}
		out, err := acc.command(ctx, "/", filepath.Join(dir, "initdb"), "--version").Output()
		if err != nil {
			refused = errors.Join(refused, fmt.Errorf("running %s/initdb as %s: %w", dir, acc.Name, err))
		} else if major := majorOf(string(out)); major >= oldestMajor {
			list = append(list, installation{Bin: dir, Major: major})
		}
	}
	return list, refused
}

var versionPattern = regexp.MustCompile(`PostgreSQL\) (\d+)`)

func majorOf(version string) int {
	match := versionPattern.FindStringSubmatch(version)
	if match == nil {
		return 0
	}
	major, _ := strconv.Atoi(match[1]) // digits only, by the pattern
	return major
}

// fitting picks the installation for a data folder: its own major version if the folder
// exists, the first otherwise (made is "" then).
func fitting(list []installation, made string) (installation, error) {
	if made == "" {
		return list[0], nil
	}
	var have []string
	for _, in := range list {
		if strconv.Itoa(in.Major) == made {
			return in, nil
		}
		have = append(have, strconv.Itoa(in.Major))
	}
	return installation{}, fmt.Errorf("%w: it needs PostgreSQL %s, installed is %s; install version %s, or move the data folder away to begin with an empty one",
		ErrVersion, made, strings.Join(have, ", "), made)
}

// installCommand is the one line to type on this machine.
func installCommand() string {
	if runtime.GOOS == "darwin" {
		return "brew install postgresql@15"
	}
	sudo := "sudo "
	if os.Geteuid() == 0 {
		sudo = ""
	}
	for _, tool := range [][2]string{
		{"apt-get", "apt-get install -y postgresql"},
		{"dnf", "dnf install -y postgresql-server"},
		{"apk", "apk add postgresql"},
	} {
		if _, err := exec.LookPath(tool[0]); err == nil {
			return "type `" + sudo + tool[1] + "`"
		}
	}
	return "install the PostgreSQL server package"
}
