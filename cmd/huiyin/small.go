package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"huiyin/storage"
)

// migrateCommand brings the database's form up to date.
type migrateCommand struct {
	Status bool `help:"只查看，不改动。"`
}

// Run migrates, or prints what is applied.
func (m migrateCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	if err != nil {
		return err
	}
	url, server, err := databaseURL(ctx, c)
	if err != nil {
		return err
	}
	if server != nil {
		defer server.Close()
	}
	if !m.Status {
		if err := storage.Migrate(ctx, url); err != nil && !errors.Is(err, storage.ErrNoServiceRole) {
			return err
		}
	}
	steps, err := storage.MigrationStatus(ctx, url)
	for _, step := range steps {
		mark := "未执行"
		if step.Applied {
			mark = "已执行"
		}
		fmt.Fprintf(s.out, "%s %-7s %05d %s\n", mark, step.Part, step.Version, step.Name)
	}
	return err
}

// healthcheckCommand asks the running service, as a container's health check.
type healthcheckCommand struct{}

// Run asks /readyz.
func (healthcheckCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	if err != nil {
		return err
	}
	host, port, _ := net.SplitHostPort(c.Listen) // checked when the settings were read
	if ip := net.ParseIP(host); host == "" || (ip != nil && ip.IsUnspecified()) {
		host = "127.0.0.1"
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := (&http.Client{Timeout: 3 * time.Second}).Do(request)
	if err != nil {
		return errors.New("服务没有应答")
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("服务未就绪：%s", answer.Status)
	}
	fmt.Fprintln(s.out, "ready")
	return nil
}

// version is set by the build; without it the module's own is told.
var version = ""

// versionCommand prints the version.
type versionCommand struct{}

// Run prints it.
func (versionCommand) Run(s streams) error {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok && v == "" {
		v = info.Main.Version
	}
	fmt.Fprintln(s.out, "huiyin", v)
	return nil
}
