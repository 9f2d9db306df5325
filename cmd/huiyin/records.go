package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"huiyin/bot"
	"huiyin/bot/document"
	"huiyin/storage"
	"huiyin/workflow"
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
		name, content, err := document.Bulletin(f, rules.People)
		if err != nil {
			return err
		}
		return writeFile(s, filepath.Join(b.Output, name), content)
	})
}

// exportCommand makes the dossier of one letter.
type exportCommand struct {
	Number string `arg:"" help:"编号，如 2026-0001。"`
	Output string `short:"o" help:"文件名，默认为案卷名。"`
}

// Run writes the dossier and prints its path.
func (e exportCommand) Run(ctx context.Context, s streams) error {
	n, err := workflow.ParseNumber(e.Number)
	if err != nil {
		return fmt.Errorf("%w: 编号应写作 2026-0001", errUsage)
	}
	return withHouse(ctx, s, func(h *house) error {
		name, content, err := h.dossier(ctx, n)
		if err != nil {
			return err
		}
		if e.Output != "" {
			name = e.Output
		}
		return writeFile(s, name, content)
	})
}

// dossier gathers the archive pack of a letter, as the server's own operator
// reads it.
func (h *house) dossier(ctx context.Context, n workflow.Number) (string, []byte, error) {
	l, err := h.db.Letter(ctx, n)
	if err != nil {
		return "", nil, fmt.Errorf("%s：没有这件留言：%w", n, err)
	}
	log, err := h.db.Log(ctx, n.String())
	if err != nil {
		return "", nil, err
	}
	rules, err := h.db.Rules(ctx)
	if err != nil {
		return "", nil, err
	}
	in := document.DossierInput{Letter: l, People: rules.People, Reader: "cli", At: h.clock.Now(), ShowContacts: true, ShowInstructions: true}
	for _, e := range log {
		in.Events = append(in.Events, document.LogEntry{At: e.At, Actor: e.Actor, Command: e.Command, Hash: e.Hash})
	}
	return document.Dossier(in)
}

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

// withHouse runs a command on a database that must be there already.
func withHouse(ctx context.Context, s streams, do func(*house) error) error {
	c, err := readConfig()
	if err != nil {
		return err
	}
	h, err := openExisting(ctx, c)
	if err != nil {
		return err
	}
	defer h.close()
	return do(h)
}

// writeFile keeps a document to its owner: it may hold personal data.
func writeFile(s streams, path string, content []byte) error {
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	fmt.Fprintln(s.out, path)
	return nil
}
