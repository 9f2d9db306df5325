package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/joho/godotenv"
	"github.com/rs/zerolog"

	"huiyin/prompts"
)

// config is every setting there is (interfaces.md). This file is the only
// reader of the environment. A secret may be given as X or, for container
// secrets, as the name of a file in X_FILE.
type config struct {
	DatabaseURL     string `env:"DATABASE_URL"`
	DatabaseURLFile string `env:"DATABASE_URL_FILE,file"`
	DataDir         string `env:"DATA_DIR" envDefault:"./data"`
	AutoMigrate     bool   `env:"AUTO_MIGRATE" envDefault:"true"`
	Listen          string `env:"LISTEN" envDefault:"127.0.0.1:8080"`
	PublicURL       string `env:"PUBLIC_URL"`

	WeCom wecomConfig `envPrefix:"WECOM_"`
	LLM   llmConfig   `envPrefix:"LLM_"`

	APIToken     string `env:"API_TOKEN"`
	APITokenFile string `env:"API_TOKEN_FILE,file"`
	OrgFile      string `env:"ORG_FILE"`
	TZ           string `env:"TZ" envDefault:"Asia/Shanghai"`
	LogLevel     string `env:"LOG_LEVEL" envDefault:"info"`
	LogFormat    string `env:"LOG_FORMAT" envDefault:"json"`
	Clock        string `env:"CLOCK"`
}

// llmConfig is the language model; without a base URL the offline assistant does
// everything.
type llmConfig struct {
	BaseURL    string         `env:"BASE_URL"`
	APIKey     string         `env:"API_KEY"`
	APIKeyFile string         `env:"API_KEY_FILE,file"`
	Model      string         `env:"MODEL"`
	Format     prompts.Format `env:"FORMAT" envDefault:"json_schema"`
	Timeout    time.Duration  `env:"TIMEOUT" envDefault:"20s"`
	// DailyTokens bounds what is used between two midnights; zero for no bound.
	DailyTokens int `env:"DAILY_TOKENS"`
}

// endpoint is what the settings name.
func (l llmConfig) endpoint() prompts.Endpoint {
	return prompts.Endpoint{BaseURL: l.BaseURL, Key: l.APIKey, Model: l.Model, Format: l.Format, Timeout: l.Timeout, DailyTokens: l.DailyTokens}
}

// wecomConfig is the self-built app.
type wecomConfig struct {
	CorpID     string `env:"CORP_ID"`
	Secret     string `env:"SECRET"`
	SecretFile string `env:"SECRET_FILE,file"`
	AgentID    int    `env:"AGENT_ID"`
	Token      string `env:"TOKEN"`
	TokenFile  string `env:"TOKEN_FILE,file"`
	AESKey     string `env:"AES_KEY"`
	AESKeyFile string `env:"AES_KEY_FILE,file"`
	APIBase    string `env:"API_BASE" envDefault:"https://qyapi.weixin.qq.com"`
}

// readConfig reads .env and the environment. The error names every wrong
// variable at once and shows no value. A command that settles something itself,
// whatever is set, does so in settled, before anything is judged.
func readConfig(settled ...func(*config)) (config, error) {
	var c config
	if err := godotenv.Load(); err != nil && !errors.Is(err, os.ErrNotExist) {
		return c, errors.New(".env 文件读不懂，请检查每行是否为 名称=值")
	}
	var wrong []error
	if err := env.ParseWithOptions(&c, env.Options{Prefix: "HUIYIN_"}); err != nil {
		var all env.AggregateError
		if errors.As(err, &all) {
			for _, e := range all.Errors {
				wrong = append(wrong, fmt.Errorf("%s", named(e)))
			}
		} else {
			wrong = append(wrong, err)
		}
	}
	for _, s := range []struct{ value, file *string }{{&c.DatabaseURL, &c.DatabaseURLFile}, {&c.APIToken, &c.APITokenFile}, {&c.WeCom.Secret, &c.WeCom.SecretFile},
		{&c.WeCom.Token, &c.WeCom.TokenFile}, {&c.WeCom.AESKey, &c.WeCom.AESKeyFile}, {&c.LLM.APIKey, &c.LLM.APIKeyFile}} {
		if *s.value == "" {
			*s.value = strings.TrimSpace(*s.file)
		}
	}
	for _, settle := range settled {
		settle(&c)
	}
	return c, errors.Join(append(wrong, c.check()...)...)
}

// onLoopback is for commands that bring their own WeCom: they never speak to
// the one that is set, so the clock may be moved.
func onLoopback(c *config) { c.WeCom.APIBase = "http://127.0.0.1" }

// named says which setting could not be read, without its value.
func named(err error) string {
	var parse env.ParseError
	if errors.As(err, &parse) {
		return fmt.Sprintf("%s 的值类型不对，应为 %s", settingOf(parse.Name), parse.Type)
	}
	var file env.LoadFileContentError
	if errors.As(err, &file) {
		return file.Key + " 指向的文件读不到"
	}
	return err.Error()
}

// settingOf is the variable behind a field that is no plain text.
func settingOf(field string) string {
	return map[string]string{"AgentID": "HUIYIN_WECOM_AGENT_ID", "AutoMigrate": "HUIYIN_AUTO_MIGRATE", "Timeout": "HUIYIN_LLM_TIMEOUT",
		"DailyTokens": "HUIYIN_LLM_DAILY_TOKENS"}[field]
}

// check looks at what every command relies on.
func (c config) check() []error {
	var wrong []error
	bad := func(isBad bool, format string, args ...any) {
		if isBad {
			wrong = append(wrong, fmt.Errorf(format, args...))
		}
	}
	_, err := zerolog.ParseLevel(c.LogLevel)
	bad(err != nil, "HUIYIN_LOG_LEVEL 应为 debug、info、warn、error 之一")
	bad(c.LogFormat != "json" && c.LogFormat != "console", "HUIYIN_LOG_FORMAT 应为 json 或 console")
	bad(c.TZ != "Asia/Shanghai", "HUIYIN_TZ 目前只支持 Asia/Shanghai")
	_, _, err = net.SplitHostPort(c.Listen)
	bad(err != nil, "HUIYIN_LISTEN 应写作 地址:端口，如 127.0.0.1:8080")
	bad(c.DatabaseURL != "" && !strings.HasPrefix(c.DatabaseURL, "postgres://") && !strings.HasPrefix(c.DatabaseURL, "postgresql://"),
		"HUIYIN_DATABASE_URL 应以 postgres:// 开头")
	base, err := url.Parse(c.WeCom.APIBase)
	bad(err != nil || base.Host == "", "HUIYIN_WECOM_API_BASE 应为网址")
	bad(err == nil && base.Scheme == "http" && !loopback(base.Hostname()), "HUIYIN_WECOM_API_BASE 只有本机地址可以用 http")
	public, err := url.Parse(c.PublicURL)
	bad(c.PublicURL != "" && (err != nil || public.Host == "" || (public.Scheme != "https" && !loopback(public.Hostname()))),
		"HUIYIN_PUBLIC_URL 应为 https 网址（本机可用 http）")
	if c.LLM.BaseURL != "" {
		if err := c.LLM.endpoint().Check(); err != nil {
			wrong = append(wrong, err)
		}
		bad(c.LLM.DailyTokens < 0, "HUIYIN_LLM_DAILY_TOKENS 应为每天的词元数，0 为不限")
		bad(c.LLM.Timeout <= 0, "HUIYIN_LLM_TIMEOUT 应为时长，如 20s")
	}
	if c.Clock != "" {
		_, err := time.Parse(time.RFC3339, c.Clock)
		bad(err != nil, "HUIYIN_CLOCK 应为 RFC 3339 时间，如 2026-09-18T09:10:00+08:00")
		bad(base != nil && !loopback(base.Hostname()), "HUIYIN_CLOCK 只能在 HUIYIN_WECOM_API_BASE 为本机地址时使用")
	}
	return wrong
}

// checkWeCom looks at what talking to WeCom needs.
func (c config) checkWeCom() error {
	var wrong []error
	bad := func(isBad bool, what string) {
		if isBad {
			wrong = append(wrong, errors.New(what))
		}
	}
	key, err := base64.StdEncoding.DecodeString(c.WeCom.AESKey + "=")
	bad(c.WeCom.CorpID == "", "HUIYIN_WECOM_CORP_ID 未设置：企业ID，见管理后台“我的企业”")
	bad(c.WeCom.Secret == "", "HUIYIN_WECOM_SECRET 未设置：自建应用的 Secret")
	bad(c.WeCom.AgentID == 0, "HUIYIN_WECOM_AGENT_ID 未设置或不是数字：自建应用的 AgentId")
	bad(c.WeCom.Token == "", "HUIYIN_WECOM_TOKEN 未设置：接收消息的 Token")
	bad(len(c.WeCom.AESKey) != 43 || err != nil || len(key) != 32, "HUIYIN_WECOM_AES_KEY 应为 43 位的 EncodingAESKey")
	return errors.Join(wrong...)
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}
