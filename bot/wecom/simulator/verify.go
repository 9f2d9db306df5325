package simulator

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// Verify plays what saving the callback URL in the admin console does (§1.4): a GET with an encrypted echostr, to be
// answered within a second with status 200 and the decrypted text, nothing else. The error says what was wrong.
func (s *Server) Verify() error {
	echo := strconv.FormatInt(time.Now().UnixNano(), 10)
	encrypted, err := s.codec.encrypt(randomBytes(), []byte(echo), s.cfg.CorpID)
	if err != nil {
		return fmt.Errorf("verify callback URL: %w", err)
	}
	query := s.signedQuery(encrypted)
	query.Set("echostr", encrypted)
	status, body, err := s.exchange(http.MethodGet, s.callbackURL(), envelope{query: query}, verifyTimeout)
	switch {
	case err != nil:
		return fmt.Errorf("verify callback URL: %w", err)
	case status != http.StatusOK:
		return fmt.Errorf("verify callback URL: status %d instead of 200", status)
	case string(body) != echo:
		return fmt.Errorf("verify callback URL: the answer (%d bytes) is not the decrypted echostr", len(body))
	}
	return nil
}
