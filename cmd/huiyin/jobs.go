package main

import (
	"context"
	"time"

	"huiyin/scheduler"
	"huiyin/storage"
	"huiyin/workflow"
)

// sweep is what a firing does about letters: who was told of it comes back.
type sweep func(ctx context.Context, nominal, at time.Time) ([]workflow.Notice, error)

// timedSweep is one row of what time brings (domain.md §8).
type timedSweep struct {
	name, spec, says string
	useful           time.Duration
	sweep            func(*workflow.Desk) sweep
}

// sweeps fire daily; each asks the calendar itself whether it is a working
// day. A morning missed is made up until the close of business.
var sweeps = []timedSweep{
	{"agenda", "40 8 * * *", "今日待办：工作日早上发给每个有事项的人", 9 * time.Hour,
		func(d *workflow.Desk) sweep { return d.Agendas }},
	{"overdue", "45 8 * * *", "逾期催办：办理时限过后第一个工作日催联络员和负责人", 9 * time.Hour,
		func(d *workflow.Desk) sweep { return d.Overdue }},
	{"approval", "0 9 * * *", "月度审定单：每月首个工作日汇总报签", 8 * time.Hour,
		func(d *workflow.Desk) sweep { return d.Sheets }},
}

// jobs are the sweeps over a desk, and the upkeep of the store; told, if not
// nil, hears who was told.
func jobs(desk *workflow.Desk, db *storage.DB, at func() time.Time, told func([]workflow.Notice)) []scheduler.Job {
	list := []scheduler.Job{{
		Name: "erase", Spec: "0 3 * * *", Says: "清除30天前的消息正文", Useful: 20 * time.Hour,
		Run: func(ctx context.Context, _ time.Time) error { return db.Erase(ctx, at()) },
	}, {
		Name: "fingerprint", Spec: "0 8 * * *", Says: "日志指纹：每月首个工作日生成上月指纹，印入通报", Useful: 15 * time.Hour,
		Run: fingerprint(db, at),
	}}
	for _, s := range sweeps {
		run := s.sweep(desk)
		list = append(list, scheduler.Job{Name: s.name, Spec: s.spec, Says: s.says, Useful: s.useful,
			Run: func(ctx context.Context, nominal time.Time) error {
				notices, err := run(ctx, nominal, at())
				if told != nil {
					told(notices)
				}
				return err
			}})
	}
	return list
}
