//go:build !windows

package devdb

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheMajorVersionIsReadFromWhatInitdbSays(t *testing.T) {
	for said, want := range map[string]int{
		"initdb (PostgreSQL) 15.9 (Debian 15.9-0+deb12u1)\n": 15,
		"initdb (PostgreSQL) 17beta1\n":                      17,
		"initdb (PostgreSQL) 9.6.24\n":                       9,
		"something else\n":                                   0,
	} {
		if got := majorOf(said); got != want {
			t.Errorf("%q: got %d, want %d", said, got, want)
		}
	}
}

func TestAnExistingDatabaseGetsItsOwnVersionAndANewOneTheFirst(t *testing.T) {
	list := []installation{{"/a", 17}, {"/b", 15}}
	for made, want := range map[string]string{"": "/a", "17": "/a", "15": "/b"} {
		if in, err := fitting(list, made); err != nil || in.Bin != want {
			t.Errorf("made by %q: got %v, %v, want %s", made, in, err, want)
		}
	}
	if _, err := fitting(list, "16"); !errors.Is(err, ErrVersion) {
		t.Errorf("made by 16: got %v", err)
	}
}

func TestPATHIsFollowedThroughLinks(t *testing.T) {
	real, links := t.TempDir(), t.TempDir()
	real, err := filepath.EvalSymlinks(real)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(real, "initdb"), nil, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(real, "initdb"), filepath.Join(links, "initdb")); err != nil {
		t.Fatal(err)
	}
	got := fromPATH("/nowhere" + string(filepath.ListSeparator) + links)
	if len(got) != 1 || got[0] != real {
		t.Errorf("got %v, want %s", got, real)
	}
}

func TestTheMessageNamesOneCommand(t *testing.T) {
	if got := installCommand(); !strings.Contains(got, "install") && !strings.Contains(got, "apk add") {
		t.Errorf("got %q", got)
	}
}
