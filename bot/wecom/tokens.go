package wecom

import (
	"context"
	"sync"
	"time"

	"github.com/silenceper/wechat/v2/credential"
)

const (
	// tokenMargin is taken off a token's life so that it does not end on the way.
	tokenMargin = 5 * time.Minute
	// tokenFloor is the least time a token is used: without it one with a short life would be fetched for every
	// call (§8.1), and a token that ends earlier is noticed by its 42001.
	tokenFloor = 10 * time.Second
	// refusalPause is how long a refused secret is not tried again: WeCom bans the whole address for an hour
	// when it sees too many of them (§3.1).
	refusalPause = 30 * time.Second
)

// tokens is the source of the access token (访问令牌). One caller fetches while the others wait for its result.
type tokens struct {
	fetch func(context.Context) (token string, life time.Duration, err error)
	now   func() time.Time

	mu      sync.Mutex
	token   string
	until   time.Time
	refused error
	pause   time.Time // end of the pause after refused
	flight  *flight
}

// flight is a fetch under way. Its fields are written before done is closed.
type flight struct {
	done      chan struct{}
	token     string
	err       error
	abandoned bool // the fetching caller's context ended, so the error says nothing about WeCom
}

var _ credential.AccessTokenContextHandle = (*tokens)(nil)

func newTokens(fetch func(context.Context) (string, time.Duration, error)) *tokens {
	// Round(0) drops the monotonic reading: the token ages while the machine sleeps.
	return &tokens{fetch: fetch, now: func() time.Time { return time.Now().Round(0) }}
}

// GetAccessToken serves the SDK's handle; the fetch is bounded by the client's own timeout.
func (t *tokens) GetAccessToken() (string, error) {
	return t.GetAccessTokenContext(context.Background())
}

// GetAccessTokenContext returns the token that is known to be good, or fetches one. The error is an *Error.
func (t *tokens) GetAccessTokenContext(ctx context.Context) (string, error) {
	for {
		token, f, leads, err := t.join()
		if f == nil {
			return token, err
		}
		if leads {
			t.fly(ctx, f)
			return f.token, f.err
		}
		select {
		case <-ctx.Done():
			return "", broken(apiToken, ctx.Err())
		case <-f.done:
		}
		if !f.abandoned {
			return f.token, f.err
		}
	}
}

// join returns what is known already, or else the flight to wait for and whether the caller is to fly it.
func (t *tokens) join() (token string, f *flight, leads bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	switch {
	case t.token != "" && now.Before(t.until):
		return t.token, nil, false, nil
	case t.refused != nil && now.Before(t.pause):
		return "", nil, false, t.refused
	case t.flight != nil:
		return "", t.flight, false, nil
	}
	t.flight = &flight{done: make(chan struct{})}
	return "", t.flight, true, nil
}

// fly fetches a token and tells those who wait.
func (t *tokens) fly(ctx context.Context, f *flight) {
	token, life, err := t.fetch(ctx)
	t.mu.Lock()
	defer t.mu.Unlock()
	f.token, f.err, f.abandoned = token, err, err != nil && ctx.Err() != nil
	t.refused = nil
	switch {
	case err == nil:
		t.token, t.until = token, t.now().Add(usable(life))
	case KindOf(err) == Configuration:
		t.refused, t.pause = err, t.now().Add(refusalPause)
	}
	t.flight = nil
	close(f.done)
}

// usable shortens a token's life by the margin, but not below half of it nor below the floor.
func usable(life time.Duration) time.Duration {
	return max(life-tokenMargin, life/2, tokenFloor)
}

// Invalidate drops a token that WeCom no longer takes. Naming it protects a newer one that another caller has
// fetched meanwhile.
func (t *tokens) Invalidate(stale string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.token == stale {
		t.token = ""
	}
}

// known returns the current token for redaction.
func (t *tokens) known() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.token
}
