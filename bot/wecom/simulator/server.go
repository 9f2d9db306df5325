package simulator

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Server is one simulated WeCom. Its methods may be called from any goroutine.
type Server struct {
	cfg     Config
	codec   *codec
	clock   *clock
	boot    string // tells the page that a new simulator answers
	members map[string]Member
	client  *http.Client
	handler http.Handler

	ctx    context.Context
	cancel context.CancelFunc
	work   sync.WaitGroup // callbacks on their way

	mu       sync.Mutex
	closed   bool
	callback string
	tokens   tokens
	chat     chat
	cards    cards
	media    map[string]*media
	limits   limits
	faults   []Fault
	delivery Delivery
	evil     CallbackFault
	log      log
	lastMsg  int64 // last MsgId given to an inbound message
}

// New makes a simulator. The error names everything that is wrong with the configuration.
func New(cfg Config) (*Server, error) {
	code, err := newCodec(cfg.Token, cfg.AESKey)
	if err = errors.Join(cfg.check(), err); err != nil {
		return nil, fmt.Errorf("configure simulator: %w", err)
	}
	s := &Server{
		cfg: cfg, codec: code, clock: newClock(cfg.Now, cfg.MoveClock), boot: opaque(""),
		members: map[string]Member{}, callback: cfg.CallbackURL,
		tokens: tokens{expiry: map[string]time.Time{}}, chat: newChat(), cards: newCards(),
		media: map[string]*media{}, limits: newLimits(), delivery: DefaultDelivery(),
	}
	for _, m := range cfg.Members {
		s.members[strings.ToLower(m.UserID)] = m
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.client = &http.Client{
		// Neither proxies nor redirects: a callback goes to the configured address or nowhere.
		Transport:     &http.Transport{MaxIdleConnsPerHost: 16, IdleConnTimeout: 30 * time.Second},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	s.handler = s.routes()
	return s, nil
}

// Handler serves WeCom's API under /cgi-bin, the members' actions under /simulator and the page at /.
func (s *Server) Handler() http.Handler { return s.handler }

// SetCallbackURL changes the app's callback address; empty takes it away. It does not verify it (see Verify).
func (s *Server) SetCallbackURL(raw string) error {
	if err := checkCallbackURL(raw); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.callback = raw
	return nil
}

func (s *Server) callbackURL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.callback
}

// Close stops callbacks on their way and waiting polls, and waits for the goroutines of the former.
// Requests being served belong to the http.Server around the handler: call Close before its Shutdown, which would
// otherwise wait for the polls.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.cancel()
	s.work.Wait()
	s.client.CloseIdleConnections()
}

// begin counts a callback in, unless the simulator is closing; the caller must call s.work.Done.
func (s *Server) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.work.Add(1)
	return true
}
