package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/rs/zerolog"

	"huiyin/scheduler"
	"huiyin/storage"
	"huiyin/storage/devdb"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// databaseName is ours in the private PostgreSQL of a data folder.
const databaseName = "huiyin"

// house is an open database with its clock.
type house struct {
	db     *storage.DB
	clock  *scheduler.Clock
	server *devdb.Server // nil for an outside database
}

// errNoDatabase is what reading commands answer in a folder without one.
var errNoDatabase = errors.New("这个目录里没有回音的数据库；请在运行 serve 的目录执行，或设置 HUIYIN_DATABASE_URL、HUIYIN_DATA_DIR")

// openHouse makes the database ready and connects; reading commands use
// openExisting.
func openHouse(ctx context.Context, c config, log zerolog.Logger) (*house, error) {
	url, server, err := databaseURL(ctx, c)
	if err != nil {
		return nil, err
	}
	if server != nil {
		log.Info().Str("folder", server.Dir()).Msg("private database") // not always under the data folder
	}
	h := &house{server: server, clock: scheduler.NewClock(0)}
	if err := h.prepare(ctx, c, url, log); err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

// openExisting opens a database that is there and up to date; it creates and
// changes nothing, so that a reading command in the wrong place fails.
func openExisting(ctx context.Context, c config) (*house, error) {
	url, server, err := existingURL(ctx, c)
	if err != nil {
		return nil, err
	}
	h := &house{server: server, clock: scheduler.NewClock(0)}
	if err := errors.Join(upToDate(ctx, url), h.connect(ctx, c, url, (*storage.DB).KnownClockOffset)); err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

// clockOffset asks the store how far the service's clock is from the wall.
type clockOffset func(db *storage.DB, ctx context.Context, start string, wall time.Time) (time.Duration, error)

// connect opens the store and sets the clock to the service's time.
func (h *house) connect(ctx context.Context, c config, url string, offsetOf clockOffset) error {
	db, err := storage.Open(ctx, url, h.clock.Now)
	if err != nil {
		return err
	}
	h.db = db
	if db.Lanes, err = scheduler.NewInserter(); err != nil {
		return err
	}
	offset, err := offsetOf(db, ctx, c.Clock, time.Now())
	if err != nil {
		return err
	}
	if offset != 0 {
		h.clock.Move(time.Now().Add(offset))
	}
	return nil
}

// born is when this database was first opened, on the service's clock: what
// was due before was not missed.
func (h *house) born(ctx context.Context) (time.Time, error) {
	log, err := h.db.Log(ctx, workflow.SubjectCalendar)
	if err != nil || len(log) == 0 {
		return time.Time{}, err
	}
	return log[0].At, nil
}

// fillCalendar puts the built-in national layer in where it is missing years.
func (h *house) fillCalendar(ctx context.Context) error {
	national := calendar.National()
	rules, err := h.db.Rules(ctx)
	if err != nil || loaded(rules.Calendar, national.Years) {
		return err
	}
	desk := &workflow.Desk{Store: h.db}
	_, err = desk.LoadLayer(ctx, workflow.Loading{Layer: national, Why: "国务院办公厅放假通知", By: "job:start", At: h.clock.Now()}, nil)
	return err
}

func loaded(c *calendar.Calendar, years []int) bool {
	for _, y := range years {
		if !c.Loaded(y) {
			return false
		}
	}
	return true
}

// fillOrganisation imports the file where there is no organisation yet.
func (h *house) fillOrganisation(ctx context.Context, file string) error {
	if file == "" {
		return nil
	}
	rules, err := h.db.Rules(ctx)
	if err != nil || len(rules.People.Orgs) > 0 {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("HUIYIN_ORG_FILE 读不到：%w", err)
	}
	return h.importOrganisation(ctx, data)
}

func (h *house) close() {
	if h.db != nil {
		h.db.Close()
	}
	if h.server != nil {
		_ = h.server.Close() // the keeper stops the server when the last user is gone
	}
}
