package simulator

import (
	"crypto/subtle"
	"time"
)

// tokenLife is expires_in of a new access_token.
const tokenLife = 7200 * time.Second

// tokens are the access_tokens ever issued; an expired one is told from an unknown one (§3.2).
type tokens struct {
	current string
	expiry  map[string]time.Time
}

func (t *tokens) check(token string, now time.Time) error {
	if token == "" {
		return refuse(codeTokenMissing, "access_token missing")
	}
	until, known := t.expiry[token]
	if !known {
		return refuse(codeTokenInvalid, "invalid access_token")
	}
	if !now.Before(until) {
		return refuse(codeTokenExpired, "access_token expired")
	}
	return nil
}

// getToken is gettoken (§3.1): the same token again while it is valid, with the seconds it has left.
func (s *Server) getToken(c *call) (answer, error) {
	corp, secret := c.query.Get("corpid"), c.query.Get("corpsecret")
	switch {
	case corp == "":
		return nil, refuse(codeCorpIDMissing, "corpid missing")
	case secret == "":
		return nil, refuse(codeSecretMissing, "corpsecret missing")
	case corp != s.cfg.CorpID:
		return nil, refuse(codeCorpID, "invalid corpid")
	case subtle.ConstantTimeCompare([]byte(secret), []byte(s.cfg.Secret)) != 1:
		return nil, refuse(codeSecret, "invalid credential")
	}
	if s.tokens.check(s.tokens.current, c.now) != nil {
		s.tokens.current = opaque("sim-")
		s.tokens.expiry[s.tokens.current] = c.now.Add(tokenLife)
	}
	left := s.tokens.expiry[s.tokens.current].Sub(c.now)
	return answer{"access_token": s.tokens.current, "expires_in": int(left / time.Second)}, nil
}

// InvalidateTokens makes every token issued so far unknown (40014), as when a secret is reset.
func (s *Server) InvalidateTokens() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens = tokens{expiry: map[string]time.Time{}}
}

// ExpireTokens lets every token issued so far expire now (42001).
func (s *Server) ExpireTokens() {
	now := s.clock.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	for t := range s.tokens.expiry {
		s.tokens.expiry[t] = now
	}
}

// getCallbackIP is getcallbackip (§1.9): callbacks come from this machine.
func (s *Server) getCallbackIP(*call) (answer, error) {
	return answer{"ip_list": []string{"127.0.0.1"}}, nil
}
