package main

import (
	"context"
	"fmt"
	"os"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// calendarImportCommand loads days into a layer of the calendar (domain.md §4).
type calendarImportCommand struct {
	File  string `arg:"" help:"国务院办公厅通知全文（文本），或日期表，每行如 2026-03-21,0,开斋节（0 放假，1 上班）。"`
	Layer string `help:"日期表录入哪一层：地区、本地。" enum:"地区,本地" default:"地区" placeholder:"层"`
}

// Run reads the file and dates every open letter anew; a wrong file changes nothing.
func (c calendarImportCommand) Run(ctx context.Context, s streams) error {
	data, err := os.ReadFile(c.File)
	if err != nil {
		return fmt.Errorf("日历文件读不到：%w", err)
	}
	load, err := c.read(string(data))
	if err != nil {
		return fmt.Errorf("日历未改动：%w", err)
	}
	return withHouse(ctx, s, func(h *house) error {
		load.By, load.At = "cli", h.clock.Now()
		desk := &workflow.Desk{Store: h.db}
		moved, err := desk.LoadLayer(ctx, load, nil)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s层已录入 %d 天，重算时限的留言 %d 件。\n", load.Layer.Name, len(load.Layer.Entries), len(moved))
		for _, o := range moved {
			fmt.Fprintln(s.out, o.Letter.Number)
		}
		return nil
	})
}

// read takes the file for a notice or for a table of days.
func (c calendarImportCommand) read(text string) (workflow.Loading, error) {
	if calendar.LooksLikeNotice(text) {
		n, err := calendar.ParseNotice(text)
		return workflow.Loading{Layer: n.Layer(), Why: n.Title() + "已录入"}, err
	}
	entries, err := calendar.ReadTable(text)
	if err == nil && len(entries) == 0 {
		err = calendar.NoticeError("文件里没有日期。")
	}
	return workflow.Loading{Layer: calendar.Layer{Name: c.Layer, Entries: entries}, Why: c.Layer + "放假安排已录入"}, err
}
