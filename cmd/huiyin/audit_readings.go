package main

import (
	"context"
	"errors"
	"fmt"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// auditReadingsCommand shows the read log of one letter (domain.md §5).
type auditReadingsCommand struct {
	Number string `arg:"" help:"编号，如 2026-0001。"`
}

// sealedNames are what people call the sealed items.
var sealedNames = map[workflow.SealedItem]string{
	workflow.SealedContact: "联系方式", workflow.SealedInstruction: "批示",
	workflow.SealedDiscipline: "党风廉政件", workflow.SealedDossier: "案卷",
}

// Run prints who opened what, and when, oldest first.
func (a auditReadingsCommand) Run(ctx context.Context, s streams) error {
	n, err := workflow.ParseNumber(a.Number)
	if err != nil {
		return fmt.Errorf("%w: 编号应写作 2026-0001", errUsage)
	}
	return withHouse(ctx, s, func(h *house) error {
		_, err := h.db.Letter(ctx, n)
		if errors.Is(err, workflow.ErrNoLetter) {
			return fmt.Errorf("%s：没有这件留言", n)
		}
		if err != nil {
			return err
		}
		readings, err := h.db.Readings(ctx, n)
		if err != nil {
			return err
		}
		rules, err := h.db.Rules(ctx)
		if err != nil {
			return err
		}
		for _, r := range readings {
			fmt.Fprintf(s.out, "%s %s（%s）查阅%s\n", r.At.In(calendar.CST).Format("2006-01-02 15:04:05"),
				rules.People.Name(r.Reader), r.Reader, sealedNames[r.What])
		}
		if len(readings) == 0 {
			fmt.Fprintf(s.out, "%s 的保密内容没有人查阅过。\n", n)
		}
		return nil
	})
}
