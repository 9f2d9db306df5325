package simulator

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Config is one corp (企业) with one self-built app (自建应用) and the members in its visible range.
type Config struct {
	CorpID      string // corpid 企业ID
	Secret      string // corpsecret of the app
	AgentID     int    // agentid of the app
	Token       string // callback Token, at most 32 letters and digits (§1.1)
	AESKey      string // callback EncodingAESKey, 43 characters (§1.1)
	CallbackURL string // where callbacks go; empty: the app has no callback URL
	Members     []Member

	// Now is the clock; nil is the wall clock.
	Now func() time.Time
	// MoveClock moves the clock behind Now; nil lets the simulator put an offset of its own on top of Now.
	MoveClock func(time.Time) error
}

// Member is a person (成员) in the app's visible range.
type Member struct {
	UserID string `json:"userid" yaml:"userid"`
	Name   string `json:"name" yaml:"name"`
	Org    string `json:"org" yaml:"org"`
}

var (
	tokenForm  = regexp.MustCompile(`^[0-9A-Za-z]{1,32}$`)
	userIDForm = regexp.MustCompile(`^[0-9A-Za-z_.-]{1,64}$`)
)

// check names everything that is wrong, not only the first.
func (c Config) check() error {
	var errs []error
	wrong := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if c.CorpID == "" {
		wrong("corp id is empty")
	}
	if c.Secret == "" {
		wrong("secret is empty")
	}
	if c.AgentID <= 0 {
		wrong("agent id %d is not positive", c.AgentID)
	}
	if !tokenForm.MatchString(c.Token) {
		wrong("callback token is not 1 to 32 letters and digits")
	}
	errs = append(errs, checkCallbackURL(c.CallbackURL))
	seen := map[string]bool{}
	for _, m := range c.Members {
		key := strings.ToLower(m.UserID)
		if !userIDForm.MatchString(m.UserID) {
			wrong("userid %q is not 1 to 64 letters, digits, '-', '_' or '.'", m.UserID)
		}
		if seen[key] {
			wrong("userid %q occurs twice (userids ignore case)", m.UserID)
		}
		seen[key] = true
	}
	return errors.Join(errs...)
}

func checkCallbackURL(raw string) error {
	if raw == "" {
		return nil
	}
	u, err := url.Parse(raw)
	if err != nil {
		return fmt.Errorf("parse callback URL: %w", err)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return fmt.Errorf("callback URL %q is not an http or https address", raw)
	}
	return nil
}

// ReadMembers reads userid, name and org of every entry of people in an organisation file (YAML); everything else in
// the file is none of the simulator's business.
func ReadMembers(file string) ([]Member, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read members: %w", err)
	}
	var org struct {
		People []Member `yaml:"people"`
	}
	if err := yaml.Unmarshal(raw, &org); err != nil {
		return nil, fmt.Errorf("read members of %s: %w", file, err)
	}
	if len(org.People) == 0 {
		return nil, fmt.Errorf("read members of %s: no people in it", file)
	}
	for i := range org.People {
		if org.People[i].Name == "" {
			org.People[i].Name = org.People[i].UserID
		}
	}
	return org.People, nil
}

// Loopback refuses a listen address that other machines could reach: whoever reaches the simulator is every member.
func Loopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("listen address %q: %w", addr, err)
	}
	if !loopbackHost(host) {
		return fmt.Errorf("listen address %q is not a loopback address; the simulator serves this machine only", addr)
	}
	return nil
}

func loopbackHost(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
