package main

import (
	"context"
	"errors"
	"fmt"

	"huiyin/storage"
)

// auditCommand checks the log.
type auditCommand struct {
	Verify   auditVerifyCommand   `cmd:"" help:"核验日志链和各月指纹是否完整。"`
	Replay   auditReplayCommand   `cmd:"" help:"重放日志，与登记的现状逐项核对。"`
	Readings auditReadingsCommand `cmd:"" help:"列出谁在何时查阅过一件留言的保密内容。"`
}

type auditVerifyCommand struct{}

// flawNames say what happened to the log.
var flawNames = map[storage.FlawKind]string{
	storage.FlawChanged: "内容被改动", storage.FlawMissing: "中间缺失", storage.FlawCutOff: "尾部被截",
	storage.FlawNoChain: "链头缺失", storage.FlawNoLetter: "编号缺失（留言或其日志不在）",
	storage.FlawFingerprint: "与当月指纹不符", storage.FlawNoFingerprint: "缺当月指纹",
	storage.FlawDiffers: "现状与日志不符（登记被改动，或有记录被删）", storage.FlawUnfit: "与之前的记录接不上（之前有记录被删改）",
	storage.FlawUnread: "没有写明改动了什么，无法据以重建", storage.FlawNoLog: "有登记，没有日志",
}

// flawSentence tells one flaw; a field is named by its path and never quoted.
func flawSentence(f storage.Flaw) string {
	where := f.Subject
	if f.N > 0 || f.Month+f.Field == "" {
		where += fmt.Sprintf(" 第%d条", f.N)
	}
	if f.Field != "" {
		where += "，" + f.Field + " 一项"
	}
	if f.Month != "" && f.Month != f.Subject {
		return fmt.Sprintf("%s：与%s的当月指纹不符", where, f.Month)
	}
	return where + "：" + flawNames[f.What]
}

// Run walks every chain and names what is wrong; the fingerprints are printed to
// be held against the papers.
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
			fmt.Fprintln(s.out, flawSentence(f))
		}
		for _, f := range audit.Fingerprints {
			fmt.Fprintf(s.out, "%s 指纹 %s（%d 条记录，%d 条链，可与当月通报所印核对）\n", f.Month, f, f.Events, f.Subjects)
		}
		if len(audit.Flaws) > 0 {
			return fmt.Errorf("日志核验未通过：%d 处问题", len(audit.Flaws))
		}
		fmt.Fprintf(s.out, "日志完整：%d 条记录，%d 条链。\n", audit.Events, audit.Subjects)
		return nil
	})
}
