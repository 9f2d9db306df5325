package main

import (
	"cmp"
	"context"
	"fmt"

	"huiyin/bot/document"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// exportCommand makes the dossier of one letter.
type exportCommand struct {
	Number string `arg:"" help:"编号，如 2026-0001。"`
	Output string `short:"o" help:"文件名，默认为案卷名。"`
	As     string `help:"以某位成员的身份查阅：只有其可见的内容。" placeholder:"USERID"`
}

// Run writes the dossier and prints its path.
func (e exportCommand) Run(ctx context.Context, s streams) error {
	n, err := workflow.ParseNumber(e.Number)
	if err != nil {
		return fmt.Errorf("%w: 编号应写作 2026-0001", errUsage)
	}
	return withHouse(ctx, s, func(h *house) error {
		name, content, err := h.dossier(ctx, n, e.As)
		if err != nil {
			return err
		}
		if e.Output != "" {
			name = e.Output
		}
		if err := h.readDossier(ctx, n, cmp.Or(e.As, "cli")); err != nil {
			return err
		}
		return writeFile(s, name, content)
	})
}

// dossier gathers the archive pack of a letter, as the server's own operator reads
// it, or as a member may (--as).
func (h *house) dossier(ctx context.Context, n workflow.Number, as string) (string, []byte, error) {
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
	if as != "" {
		if err := readAs(&in, as, rules.People); err != nil {
			return "", nil, err
		}
	}
	for _, e := range log {
		in.Events = append(in.Events, document.LogEntry{At: e.At, Actor: e.Actor, Command: e.Command, Hash: e.Hash})
	}
	return document.Dossier(in)
}

// readDossier logs that the pack is about to be handed over: it holds what is
// sealed (domain.md §5). Without the entry there is no file.
func (h *house) readDossier(ctx context.Context, n workflow.Number, reader string) error {
	desk := &workflow.Desk{Store: h.db}
	return desk.Open(ctx, workflow.Request{Letters: []workflow.Number{n}, Look: true}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn, []workflow.Reading) {
		l := v.Letters[n]
		return nil, nil, []workflow.Reading{workflow.DossierReading(reader, &l, h.clock.Now())}
	})
}

// readAs narrows a dossier to what a member may see: the one gate of sight asks
// (第十九条, domain.md §5).
func readAs(in *document.DossierInput, userid string, d *workflow.Directory) error {
	p, ok := d.Person(userid)
	if !ok {
		return fmt.Errorf("%w: 通讯录中没有 %s", errUsage, userid)
	}
	today := calendar.Of(in.At)
	if !workflow.SeesHandling(p, &in.Letter, d, today) {
		return fmt.Errorf("%s 不在 %s 的办理范围内，不能查阅", in.Letter.Number, userid)
	}
	o, _ := d.Org(p.Org)
	in.Reader, in.ForUnit = p.UserID, o.Kind.IsUnit()
	in.ShowContacts = workflow.SeesContacts(p, &in.Letter, d, today)
	in.ShowInstructions = workflow.SeesDecision(p, &in.Letter, d, today)
	return nil
}
