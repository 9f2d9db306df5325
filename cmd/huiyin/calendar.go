package main

import (
	"context"
	"errors"
	"fmt"

	"huiyin/workflow/calendar"
)

// calendarCommand is the working calendar.
type calendarCommand struct {
	Show   calendarShowCommand   `cmd:"" help:"一年的放假、调休和工作日数。"`
	Import calendarImportCommand `cmd:"" help:"录入放假通知全文，或地区、本地的日期表；办理中的留言重算时限。"`
	Plus   calendarPlusCommand   `cmd:"" help:"某日之后第 N 个工作日。"`
}

type calendarShowCommand struct {
	Year int `arg:"" help:"年份。"`
}

// Run prints the year.
func (c calendarShowCommand) Run(ctx context.Context, s streams) error {
	if c.Year < 2000 || c.Year > 2100 {
		return fmt.Errorf("%w: 年份应在 2000 到 2100 之间", errUsage)
	}
	cal, err := workingCalendar(ctx, s)
	if err != nil {
		return err
	}
	note := ""
	if !cal.Loaded(c.Year) {
		note = "（暂定：该年放假通知尚未录入）"
	}
	fmt.Fprintf(s.out, "%d年 工作日 %d 天%s\n", c.Year, cal.WorkingDays(c.Year), note)
	for _, m := range cal.Year(c.Year) {
		fmt.Fprintf(s.out, "%2d月 工作日 %2d 天\n", int(m.Month), m.Working)
		for _, e := range m.Rest {
			fmt.Fprintf(s.out, "     休 %s %s\n", e.Day.Chinese(), e.Name)
		}
		for _, e := range m.Extra {
			fmt.Fprintf(s.out, "     班 %s %s\n", e.Day.Chinese(), e.Name)
		}
	}
	return nil
}

type calendarPlusCommand struct {
	Date string `arg:"" help:"起算日（第0日），如 2026-09-18。"`
	Days int    `arg:"" help:"工作日数。"`
}

// farthest bounds the count, in working days.
const farthest = 2500

// Run prints the day, its weekday, and 暂定 where the year is not loaded.
func (c calendarPlusCommand) Run(ctx context.Context, s streams) error {
	day, err := calendar.Parse(c.Date)
	if err != nil || c.Days < 0 || c.Days > farthest {
		return fmt.Errorf("%w: 应写作 calendar plus 2026-09-18 5，天数 0 到 %d", errUsage, farthest)
	}
	cal, err := workingCalendar(ctx, s)
	if err != nil {
		return err
	}
	due := cal.Plus(day, c.Days)
	text := due.Day.String() + " " + calendar.WeekdayName(due.Day.Weekday())
	if due.Provisional {
		text += " 暂定"
	}
	fmt.Fprintln(s.out, text)
	return nil
}

// workingCalendar is the stored one where there is a database, otherwise the
// built-in national layer.
func workingCalendar(ctx context.Context, s streams) (*calendar.Calendar, error) {
	c, err := readConfig()
	if err != nil {
		return nil, err
	}
	h, err := openExisting(ctx, c)
	if errors.Is(err, errNoDatabase) {
		return calendar.New(calendar.National()), nil
	}
	if err != nil {
		return nil, err
	}
	defer h.close()
	rules, err := h.db.Rules(ctx)
	return rules.Calendar, err
}
