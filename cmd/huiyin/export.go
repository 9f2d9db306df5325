package main

import (
	"context"
	"fmt"

	"huiyin/bot/document"
	"huiyin/workflow"
)

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
