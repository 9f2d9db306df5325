package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// transcript is what a process has written so far.
type transcript struct {
	board
	text bytes.Buffer
}

// Write takes what the process writes.
func (tr *transcript) Write(p []byte) (int, error) {
	tr.change(func() { tr.text.Write(p) })
	return len(p), nil
}

// String is all of it.
func (tr *transcript) String() string {
	var s string
	tr.look(func() { s = tr.text.String() })
	return s
}

// process is huiyin, running.
type process struct {
	t        testing.TB
	cmd      *exec.Cmd
	out, err transcript
	ended    chan struct{}
}

// command prepares huiyin in a folder, with nothing of the tests' environment
// but what finds programs.
func command(t testing.TB, dir string, env []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = dir
	cmd.Env = append([]string{asCommand + "=1", "PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir,
		"GORACE=atexit_sleep_ms=0"}, env...) // the detector sleeps a second at each exit otherwise
	return cmd
}

// start starts huiyin; it is killed at the test's end if it has not ended, and
// what it did must have been free of races and panics.
func start(t testing.TB, dir string, env []string, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: command(t, dir, env, args...), ended: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.err
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait() // its code is asked for where it matters
		close(p.ended)
	}()
	t.Cleanup(func() {
		p.kill()
		mustBeSound(t, p.err.String())
	})
	return p
}

// mustBeSound looks for what no run may leave in its log.
func mustBeSound(t testing.TB, log string) {
	t.Helper()
	for _, bad := range []string{"DATA RACE", "panic:", "fatal error:"} {
		if strings.Contains(log, bad) {
			t.Errorf("a process of this test ended with %q:\n%s", bad, log)
		}
	}
}

// kill ends the process as a power cut does (kill -9).
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it may have ended
	<-p.ended
}

// stop asks the process to end and returns its exit code.
func (p *process) stop() int {
	p.t.Helper()
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		p.t.Fatal(err)
	}
	return p.code()
}

// code waits for the end.
func (p *process) code() int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-within(p.t, 3*deadline).Done():
		p.t.Fatalf("huiyin %v did not end; it wrote:\n%s\n%s", p.cmd.Args[1:], p.out.String(), p.err.String())
	}
	return p.cmd.ProcessState.ExitCode()
}

// outcome is what a command that has ended left.
type outcome struct {
	code     int
	out, err string
}

// runIn runs a command to its end.
func runIn(t testing.TB, dir string, env []string, stdin string, args ...string) outcome {
	t.Helper()
	cmd := command(t, dir, env, args...)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = io.Reader(strings.NewReader(stdin)), &out, &errs
	err := cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	mustBeSound(t, errs.String())
	return outcome{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// must is an outcome whose code was expected.
func (o outcome) must(t testing.TB, code int) outcome {
	t.Helper()
	if o.code != code {
		t.Fatalf("exit code %d, want %d\nstdout: %s\nstderr: %s", o.code, code, o.out, o.err)
	}
	return o
}
