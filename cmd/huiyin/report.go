package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"huiyin/bot"
	"huiyin/bot/document"
)

// reportCommand makes documents.
type reportCommand struct {
	Bulletin bulletinCommand `cmd:"" help:"一个月的通报（.docx）。"`
}

// bulletinCommand makes the month's 通报.
type bulletinCommand struct {
	Month  string `required:"" help:"月份，如 2026-09。"`
	Output string `short:"o" default:"." help:"存放目录。"`
}

// Run writes the file and prints its path.
func (b bulletinCommand) Run(ctx context.Context, s streams) error {
	month, err := time.Parse("2006-01", b.Month)
	if err != nil {
		return fmt.Errorf("%w: --month 应写作 2026-09", errUsage)
	}
	return withHouse(ctx, s, func(h *house) error {
		rules, err := h.db.Rules(ctx)
		if err != nil {
			return err
		}
		f, err := bot.MonthOf(ctx, h.db, rules, nil, month.Year(), int(month.Month()), h.clock.Now())
		if err != nil {
			return err
		}
		fingerprint, err := printedFingerprint(ctx, h.db, f)
		if err != nil {
			return err
		}
		name, content, err := document.Bulletin(f, rules.People, fingerprint)
		if err != nil {
			return err
		}
		return writeFile(s, filepath.Join(b.Output, name), content)
	})
}
