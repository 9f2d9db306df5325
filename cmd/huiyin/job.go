package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/rs/zerolog"

	"huiyin/bot"
	"huiyin/scheduler"
	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// jobCommand is the scheduled jobs.
type jobCommand struct {
	List jobListCommand `cmd:"" help:"列出定时任务。"`
	Run  jobRunCommand  `cmd:"" help:"手动运行某天的一次。"`
}

type jobListCommand struct{}

// Run prints name, time and purpose of every job.
func (jobListCommand) Run(s streams) error {
	for _, j := range jobs(&workflow.Desk{}, nil, nil, nil) {
		fmt.Fprintf(s.out, "%-9s %-10s %s\n", j.Name, j.Spec, j.Says)
	}
	return nil
}

type jobRunCommand struct {
	Name   string `arg:"" help:"任务名，见 job list。"`
	At     string `help:"当作这一时刻运行，RFC 3339，如 2026-09-21T08:40:00+08:00。"`
	DryRun bool   `help:"只看会通知谁，不发送、不改动。"`
}

// sendPatience bounds how long the command waits for its deliveries.
const sendPatience = time.Minute

// Run runs that day's firing as of the moment, sends what it says and prints
// who was told.
func (j jobRunCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	if !j.DryRun {
		err = errors.Join(err, c.checkWeCom())
	}
	if err != nil {
		return err
	}
	log := c.logger(s.err)
	h, err := openExisting(ctx, c)
	if err != nil {
		return err
	}
	defer h.close()
	at := h.clock.Now()
	if j.At != "" {
		if at, err = time.Parse(time.RFC3339, j.At); err != nil {
			return fmt.Errorf("%w: --at 应写作 2026-09-21T08:40:00+08:00", errUsage)
		}
	}
	return j.fire(ctx, s, c, h, at, log)
}

func (j jobRunCommand) fire(ctx context.Context, s streams, c config, h *house, at time.Time, log zerolog.Logger) error {
	var told []workflow.Notice
	store := workflow.Store(workflow.AtOnce{Store: h.db, Now: h.clock.Now})
	if j.DryRun {
		store = workflow.Rehearsal{Store: store}
	}
	list := jobs(&workflow.Desk{Store: store}, h.db, func() time.Time { return at }, func(n []workflow.Notice) { told = append(told, n...) })
	idle := &bot.Bot{Desk: &workflow.Desk{Store: h.db}, Store: h.db, Now: h.clock.Now, Log: log}
	queue, err := scheduler.New(h.db.Pool, h.clock, map[string]scheduler.LaneWork{
		storage.AssistLanes:   assistLanes{h.db, idle},
		storage.InboundLanes:  inboundLanes{h.db, idle},
		storage.DeliveryLanes: deliveryLanes{h.db, newCourier(h, c.client(), nil, log)},
	}, list, log, scheduler.Options{Off: []string{storage.AssistLanes, storage.InboundLanes, scheduler.Upkeep}})
	if err != nil {
		return err
	}
	if j.DryRun {
		return j.rehearse(ctx, s, h, queue, at, &told)
	}
	nominal, ran, err := queue.RunNow(ctx, j.Name, at)
	if errors.Is(err, scheduler.ErrNoJob) {
		return fmt.Errorf("%w: 没有叫 %s 的任务，见 job list", errUsage, j.Name)
	}
	if err != nil {
		return err
	}
	if !ran {
		fmt.Fprintf(s.out, "%s %s 已运行过，没有新的通知。\n", j.Name, nominal.In(calendar.CST).Format("2006-01-02 15:04"))
		return nil
	}
	if err := sendAll(ctx, h, queue, told); err != nil {
		return err
	}
	return printTold(ctx, s, h, told)
}

// rehearse runs the job on a store that keeps nothing.
func (j jobRunCommand) rehearse(ctx context.Context, s streams, h *house, queue *scheduler.Queue, at time.Time, told *[]workflow.Notice) error {
	nominal, err := queue.Nominal(j.Name, at)
	if errors.Is(err, scheduler.ErrNoFiring) {
		return err
	}
	if err != nil {
		return fmt.Errorf("%w: 没有叫 %s 的任务，见 job list", errUsage, j.Name)
	}
	for _, job := range queue.Jobs() {
		if job.Name == j.Name && job.Name != "erase" && job.Name != "fingerprint" {
			if err := job.Run(ctx, nominal); err != nil {
				return err
			}
		}
	}
	return printTold(ctx, s, h, *told)
}

// sendAll works on the delivery lanes, beside the running service if there is
// one, until everybody has been told.
func sendAll(ctx context.Context, h *house, queue *scheduler.Queue, told []workflow.Notice) error {
	if len(told) == 0 {
		return nil
	}
	if err := queue.Start(ctx); err != nil {
		return err
	}
	keys := make([]string, len(told))
	for i, n := range told {
		keys[i] = n.Key
	}
	wait, cancel := context.WithTimeout(ctx, sendPatience)
	defer cancel()
	err := untilSent(wait, h.db, keys)
	return errors.Join(err, queue.Stop(context.WithoutCancel(ctx)))
}

func untilSent(ctx context.Context, db *storage.DB, keys []string) error {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		left, err := db.Unfinished(ctx, keys)
		if err == nil && left == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("还有 %d 条通知没有送达，运行中的服务会继续发送", left)
		case <-tick.C:
		}
	}
}

func printTold(ctx context.Context, s streams, h *house, told []workflow.Notice) error {
	rules, err := h.db.Rules(ctx)
	if err != nil {
		return err
	}
	if len(told) == 0 {
		fmt.Fprintln(s.out, "没有需要通知的人。")
	}
	for _, n := range told {
		fmt.Fprintf(s.out, "%s %s：%s %s\n", n.To, rules.People.Name(n.To), n.Kind, lettersOf(n))
	}
	return nil
}

// lettersOf lists the numbers a notice speaks of.
func lettersOf(n workflow.Notice) string {
	text := n.Letter.String()
	for _, l := range n.Data.Lines {
		text += l.Letter.String() + " "
	}
	return text
}
