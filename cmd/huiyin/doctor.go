package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"huiyin/bot/wecom"
	"huiyin/prompts"
	"huiyin/storage"
	"huiyin/workflow/calendar"
)

// doctorCommand checks the configuration end to end.
type doctorCommand struct{}

// finding is one line of the doctor: what was looked at, and the cure.
type finding struct {
	what string
	err  error // nil when well
	note string
	warn bool
}

// Run prints a line per check with the cure; it fails if one is not well.
func (doctorCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	findings := []finding{{what: "配置", err: errors.Join(err, c.checkWeCom())}}
	findings = append(findings, c.examineDatabase(ctx, s)...)
	if findings[0].err == nil {
		findings = append(findings, c.examineWeCom(ctx), c.examineModel(ctx))
	}
	sick := 0
	for _, f := range findings {
		switch {
		case f.err == nil:
			fmt.Fprintf(s.out, "✓ %s %s\n", f.what, f.note)
		case f.warn:
			fmt.Fprintf(s.out, "! %s：%v\n", f.what, f.err)
		default:
			sick++
			fmt.Fprintf(s.out, "✗ %s：%v\n", f.what, f.err)
		}
	}
	if sick > 0 {
		return fmt.Errorf("%d 项需要处理", sick)
	}
	return nil
}

// examineDatabase opens the database and looks at what lives in it.
func (c config) examineDatabase(ctx context.Context, s streams) []finding {
	h, err := openHouse(ctx, c, c.logger(s.err))
	if err != nil {
		return []finding{{what: "数据库", err: err}}
	}
	defer h.close()
	list := []finding{h.examineRole(ctx), {what: "时钟", note: h.clock.Now().In(calendar.CST).Format("2006-01-02 15:04:05")}}
	rules, err := h.db.Rules(ctx)
	if err != nil {
		return append(list, finding{what: "组织机构", err: err})
	}
	if len(rules.People.Orgs) == 0 {
		list = append(list, finding{what: "组织机构", err: errors.New("还是空的。用 huiyin org import 文件 导入，或设置 HUIYIN_ORG_FILE")})
	} else {
		list = append(list, finding{what: "组织机构", note: fmt.Sprintf("%d 个科室和单位，%d 人", len(rules.People.Orgs), len(rules.People.People))})
		for _, gap := range organisationGaps(rules.People) {
			list = append(list, finding{what: "组织机构", err: errors.New(gap), warn: true})
		}
	}
	years := finding{what: "日历", note: fmt.Sprint(rules.Calendar.LoadedYears())}
	if year := h.clock.Now().In(calendar.CST).Year(); !rules.Calendar.Loaded(year) {
		years = finding{what: "日历", err: fmt.Errorf("%d 年的放假通知没有录入，时限都是暂定", year), warn: true}
	}
	return append(list, years)
}

func (h *house) examineRole(ctx context.Context) finding {
	role, err := h.db.Role(ctx)
	var version string
	if err == nil {
		err = h.db.Pool.QueryRow(ctx, "SHOW server_version").Scan(&version)
	}
	if err != nil {
		return finding{what: "数据库", err: err}
	}
	if role != storage.ServiceRole {
		return finding{what: "数据库", warn: true, err: fmt.Errorf("以 %s 身份运行，日志表不受保护。请以可建角色的账号执行一次 huiyin migrate，或手工 CREATE ROLE %s NOLOGIN", role, storage.ServiceRole)}
	}
	return finding{what: "数据库", note: "PostgreSQL " + version + "，角色 " + role}
}

// examineWeCom asks WeCom for a token and makes one cheap call.
func (c config) examineWeCom(ctx context.Context) finding {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	client := c.client()
	defer client.Close()
	err := client.Check(ctx)
	var refused *wecom.Error
	switch {
	case err == nil:
		return finding{what: "企业微信", note: "凭证有效，接口可用"}
	case errors.As(err, &refused) && refused.Code == wecom.CodeAddress:
		return finding{what: "企业微信", err: fmt.Errorf("出口地址 %s 不在企业可信IP中；请在应用详情页添加，约一分钟后生效", refused.Address())}
	}
	return finding{what: "企业微信", err: fmt.Errorf("%w；请核对 CORP_ID、SECRET、AGENT_ID 和 API_BASE", err)}
}

// examineModel puts one made-up letter to the endpoint. Without one the rules do all.
func (c config) examineModel(ctx context.Context) finding {
	const what = "大模型"
	if c.LLM.BaseURL == "" {
		return finding{what: what, note: "没有设置，用离线规则"}
	}
	ctx, cancel := context.WithTimeout(ctx, c.LLM.Timeout+5*time.Second)
	defer cancel()
	s, err := prompts.NewModel(c.LLM.endpoint(), prompts.NewOffline(nil)).Classify(ctx, prompts.Letter{Title: "路灯不亮", Body: "文化街的路灯三天不亮，请尽快维修。"})
	switch {
	case err != nil:
		return finding{what: what, err: fmt.Errorf("%w；登记、报告照常用离线规则", err), warn: true}
	case s.Source != prompts.FromModel:
		return finding{what: what, warn: true, err: fmt.Errorf("%s；请核对 HUIYIN_LLM_BASE_URL、_MODEL、_API_KEY。登记、报告照常用离线规则", s.Call.Failure)}
	}
	return finding{what: what, note: fmt.Sprintf("%s 可用，一次约 %.1f 秒、%d 词元", c.LLM.Model, s.Call.Took.Seconds(), s.Call.Tokens)}
}
