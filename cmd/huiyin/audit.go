package main

import (
	"context"
	"errors"
	"fmt"

	"huiyin/storage"
)

// auditCommand checks the log.
type auditCommand struct {
	Verify auditVerifyCommand `cmd:"" help:"核验日志链是否完整。"`
}

type auditVerifyCommand struct{}

// flawNames say what happened to the log.
var flawNames = map[storage.FlawKind]string{
	storage.FlawChanged: "内容被改动", storage.FlawMissing: "中间缺失", storage.FlawCutOff: "尾部被截",
	storage.FlawNoChain: "链头缺失", storage.FlawNoLetter: "编号缺失（留言或其日志不在）",
}

// Run walks every chain and names what is wrong.
func (auditVerifyCommand) Run(ctx context.Context, s streams) error {
	return withHouse(ctx, s, func(h *house) error {
		audit, err := h.db.Audit(ctx)
		if err != nil {
			return err
		}
		if audit.Events == 0 {
			return errors.New("日志是空的：这里还没有运行过回音，没有可核验的内容")
		}
		for _, f := range audit.Flaws {
			fmt.Fprintf(s.out, "%s 第%d条：%s\n", f.Subject, f.N, flawNames[f.What])
		}
		if len(audit.Flaws) > 0 {
			return fmt.Errorf("日志核验未通过：%d 处问题", len(audit.Flaws))
		}
		fmt.Fprintf(s.out, "日志完整：%d 条记录，%d 条链。\n", audit.Events, audit.Subjects)
		return nil
	})
}
