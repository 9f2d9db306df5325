package main

import (
	"context"
	"errors"
	"fmt"

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
