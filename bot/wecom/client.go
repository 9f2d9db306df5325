package wecom

import (
	"net/http"
	"strings"
	"time"
)

// DefaultBase is the public WeCom; private deployments and 政务微信 have another one (§6).
const DefaultBase = "https://qyapi.weixin.qq.com"

const (
	defaultTimeout = 5 * time.Second
	// uploadPatience is how many times longer than other calls an upload may take.
	uploadPatience = 6
)

// Config is one self-built app.
type Config struct {
	CorpID  string
	Secret  string `json:"-"`
	AgentID int
	Base    string        // scheme, host and an optional path in front of /cgi-bin; empty means DefaultBase
	Timeout time.Duration // of one HTTP request; zero means five seconds
}

// String keeps the secret out of any log that prints a configuration.
func (c Config) String() string { return "wecom.Config{" + c.CorpID + "}" }

// GoString does the same for %#v.
func (c Config) GoString() string { return c.String() }

// Client calls WeCom's API for one app (应用). It is safe for concurrent use and has an HTTP client, a base and
// a token of its own, so that several can live in one process.
type Client struct {
	cfg    Config
	hc     *http.Client
	tokens *tokens
}

// NewClient returns a client; it does not call WeCom yet. hc brings proxy and certificates and may be nil. It
// is copied, and the copy follows no redirect, because that would carry the token to another address.
func NewClient(cfg Config, hc *http.Client) *Client {
	if cfg.Base == "" {
		cfg.Base = DefaultBase
	}
	cfg.Base = strings.TrimRight(cfg.Base, "/")
	if cfg.Timeout <= 0 {
		cfg.Timeout = defaultTimeout
	}
	own := http.Client{}
	if hc != nil {
		own = *hc
	}
	if own.Transport == nil {
		if standard, ok := http.DefaultTransport.(*http.Transport); ok {
			own.Transport = standard.Clone()
		}
	}
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	c := &Client{cfg: cfg, hc: &own}
	c.tokens = newTokens(c.fetchToken)
	return c
}

// String keeps the secret out of any log that prints a client.
func (c *Client) String() string { return "wecom.Client{" + c.cfg.CorpID + "}" }

// GoString does the same for %#v.
func (c *Client) GoString() string { return c.String() }

// Close lets go of idle connections.
func (c *Client) Close() { c.hc.CloseIdleConnections() }
