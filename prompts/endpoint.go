package prompts

import (
	"context"
	"errors"
	"net/url"
	"time"
)

// Format is how an endpoint is asked for JSON (HUIYIN_LLM_FORMAT).
type Format string

// The formats: FormatObject is for endpoints that know no schema; it is learned too.
const (
	FormatSchema Format = "json_schema"
	FormatObject Format = "json_object"
)

// Endpoint is a language model (大模型) behind any OpenAI-compatible interface, the province's own first.
type Endpoint struct {
	BaseURL string // up to /v1
	Key     string // empty where the network is the key
	Model   string
	Format  Format        // FormatSchema when empty
	Timeout time.Duration // of one task with all its rounds, 20 s when zero
	// DailyTokens is how many tokens may be used between two midnights in China; zero for no limit.
	DailyTokens int
	// Spent counts the tokens used since a moment by all processes; nil for those of this line alone.
	Spent func(ctx context.Context, since time.Time) (int, error)
	// Pause is the first pause before a failed request is repeated, doubled each time; half a second when zero.
	Pause time.Duration
	Now   func() time.Time // the service's clock
}

// Check says what is missing or wrong, in words that name the setting.
func (e Endpoint) Check() error {
	u, err := url.Parse(e.BaseURL)
	switch {
	case err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https"):
		return errors.New("HUIYIN_LLM_BASE_URL 应是网址，例如 https://llm.example.gov.cn/v1")
	case e.Model == "":
		return errors.New("HUIYIN_LLM_MODEL 没有填：写接口上模型的名称")
	case e.Format != "" && e.Format != FormatSchema && e.Format != FormatObject:
		return errors.New("HUIYIN_LLM_FORMAT 应为 json_schema 或 json_object")
	}
	return nil
}

// withDefaults fills what was left empty.
func (e Endpoint) withDefaults() Endpoint {
	if e.Format == "" {
		e.Format = FormatSchema
	}
	if e.Timeout == 0 {
		e.Timeout = 20 * time.Second
	}
	if e.Pause == 0 {
		e.Pause = 500 * time.Millisecond
	}
	if e.Now == nil {
		e.Now = time.Now
	}
	return e
}
