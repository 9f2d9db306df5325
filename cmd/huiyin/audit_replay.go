package main

import (
	"context"
	"errors"
	"fmt"

	"huiyin/workflow"
)

// auditReplayCommand builds what stands anew from the log.
type auditReplayCommand struct {
	Number string `arg:"" optional:"" help:"编号，如 2026-0001；不写则核对全部留言、组织机构和日历。"`
}

// Run names every field that is not as the log tells it.
func (a auditReplayCommand) Run(ctx context.Context, s streams) error {
	var only []workflow.Number
	if a.Number != "" {
		n, err := workflow.ParseNumber(a.Number)
		if err != nil {
			return fmt.Errorf("%w: 编号应写作 2026-0001", errUsage)
		}
		only = append(only, n)
	}
	return withHouse(ctx, s, func(h *house) error {
		replayed, err := h.db.Replay(ctx, only...)
		if errors.Is(err, workflow.ErrNoLetter) {
			return fmt.Errorf("%s：没有这件留言", a.Number)
		}
		if err != nil {
			return err
		}
		if replayed.Events == 0 {
			return errors.New("日志是空的：这里还没有运行过回音，没有可重放的内容")
		}
		for _, f := range replayed.Flaws {
			fmt.Fprintln(s.out, flawSentence(f))
		}
		fmt.Fprintf(s.out, "重放了 %d 条记录，核对了 %d 件留言。\n", replayed.Events, replayed.Letters)
		if len(replayed.Flaws) > 0 {
			return fmt.Errorf("日志重放与现状不符：%d 处", len(replayed.Flaws))
		}
		fmt.Fprintln(s.out, "现状与日志完全一致。")
		return nil
	})
}
