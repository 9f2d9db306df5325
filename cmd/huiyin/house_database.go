package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/rs/zerolog"

	"huiyin/storage"
	"huiyin/storage/devdb"
)

// Where the house's database is, and how it is brought up to date.

// existingURL is databaseURL for reading commands: it makes nothing.
func existingURL(ctx context.Context, c config) (string, *devdb.Server, error) {
	if c.DatabaseURL != "" {
		return c.DatabaseURL, nil, nil
	}
	if !devdb.Exists(c.DataDir) {
		return "", nil, errNoDatabase
	}
	server, err := devdb.Open(ctx, c.DataDir)
	if err != nil {
		return "", nil, err
	}
	url, err := server.Existing(ctx, databaseName)
	if errors.Is(err, devdb.ErrNoDatabase) {
		err = errNoDatabase
	}
	if err != nil {
		return "", nil, errors.Join(err, server.Close())
	}
	return url, server, nil
}

// upToDate refuses a database without our tables, or with older ones.
func upToDate(ctx context.Context, url string) error {
	steps, err := storage.MigrationStatus(ctx, url)
	if err != nil {
		return err
	}
	for _, step := range steps {
		if !step.Applied {
			return fmt.Errorf("数据库里没有回音的最新数据表（缺 %s %d），请先运行 huiyin migrate 或 huiyin serve", step.Part, step.Version)
		}
	}
	return nil
}

// databaseURL is the setting, or a database in the data folder's own PostgreSQL.
func databaseURL(ctx context.Context, c config) (string, *devdb.Server, error) {
	if c.DatabaseURL != "" {
		return c.DatabaseURL, nil, nil
	}
	server, err := devdb.Open(ctx, c.DataDir)
	if err != nil {
		return "", nil, err
	}
	url, err := server.Database(ctx, databaseName)
	if err != nil {
		return "", nil, errors.Join(err, server.Close())
	}
	return url, server, nil
}

// prepare migrates, connects, sets the clock, and fills in what an empty
// house needs.
func (h *house) prepare(ctx context.Context, c config, url string, log zerolog.Logger) error {
	if err := migrated(ctx, c, url, log); err != nil {
		return err
	}
	if err := h.connect(ctx, c, url, (*storage.DB).ClockOffset); err != nil {
		return err
	}
	if err := h.fillCalendar(ctx); err != nil {
		return err
	}
	return h.fillOrganisation(ctx, c.OrgFile)
}

// migrated brings the database up to date, or insists that somebody has.
func migrated(ctx context.Context, c config, url string, log zerolog.Logger) error {
	if !c.AutoMigrate {
		return upToDate(ctx, url)
	}
	err := storage.Migrate(ctx, url)
	if errors.Is(err, storage.ErrNoServiceRole) {
		log.Warn().Msg("the database account may not create the service's role; run doctor")
		return nil
	}
	return err
}
