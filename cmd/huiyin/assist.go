package main

import (
	"context"

	"huiyin/prompts"
	"huiyin/workflow"
)

// assistCommand is the assistant alone, for measuring.
type assistCommand struct {
	Classify assistClassifyCommand `cmd:"" help:"逐行分类：标准输入 {id,title,body}，标准输出建议；设了大模型就用大模型。"`
}

type assistClassifyCommand struct{}

// Run classifies a JSON object a line. Units come from the configured
// organisation file, or from the sample.
func (assistClassifyCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	if err != nil {
		return err
	}
	data, err := c.organisation()
	if err != nil {
		return err
	}
	d, err := readOrganisation(data)
	if err != nil {
		return err
	}
	return prompts.ClassifyStream(ctx, c.assistant(d.Orgs), s.in, s.out)
}

// model is the endpoint of the settings for a service: its clock, and the tokens of all its
// processes.
func (c config) model(h *house, units []workflow.Org) prompts.Assistant {
	e := c.LLM.endpoint()
	e.Now, e.Spent = h.clock.Now, h.db.TokensSince
	return prompts.NewModel(e, prompts.NewOffline(units))
}

// assistant is the model where one is set, the offline assistant otherwise.
func (c config) assistant(units []workflow.Org) prompts.Assistant {
	offline := prompts.NewOffline(units)
	if c.LLM.BaseURL == "" {
		return offline
	}
	return prompts.NewModel(c.LLM.endpoint(), offline)
}
