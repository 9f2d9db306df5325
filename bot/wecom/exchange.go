package wecom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/silenceper/wechat/v2/util"
)

// maxAnswer bounds what is read of an answer.
const maxAnswer = 1 << 20

// call is one request to the API: GET without a body, POST with one.
type call struct {
	api         string // path below /cgi-bin/
	query       url.Values
	contentType string
	body        []byte
	timeout     time.Duration // zero means the client's
}

// answer is what an interface returns. Embedding util.CommonError under that very name is required by
// util.DecodeWithError.
type answer interface {
	// complete says that the answer carries what was asked for even if it has no errcode.
	complete() bool
}

// ask makes a call with the access token; if WeCom says that the token is no good it is fetched anew once and
// the call is made once more (§3.2).
func ask[A answer](ctx context.Context, c *Client, k call) (A, error) {
	for attempt := 1; ; attempt++ {
		var none A
		token, err := c.tokens.GetAccessTokenContext(ctx)
		if err != nil {
			return none, err
		}
		query := url.Values{"access_token": {token}}
		for name, values := range k.query {
			query[name] = values
		}
		got, err := exchange[A](ctx, c, k, query, token)
		if err == nil {
			return got, nil
		}
		if attempt > 1 || !staleToken(err) {
			return none, err
		}
		c.tokens.Invalidate(token)
	}
}

func staleToken(err error) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	return e.Code == CodeBadToken || e.Code == CodeTokenExpired || e.Code == CodeBadSecret
}

// exchange makes one HTTP request and decodes its answer. secrets are what must not show in the error beside
// the app's own.
func exchange[A answer](ctx context.Context, c *Client, k call, query url.Values, secrets ...string) (A, error) {
	var got A
	secrets = append(secrets, c.cfg.Secret, c.tokens.known())
	body, err := c.roundTrip(ctx, k, query, secrets)
	if err != nil {
		return got, err
	}
	err = util.DecodeWithError(body, &got, k.api)
	var refused *util.CommonError
	if errors.As(err, &refused) {
		return got, refusedBy(k.api, refused, secrets)
	}
	var probe struct {
		ErrCode *int64 `json:"errcode"`
	}
	if err != nil || json.Unmarshal(body, &probe) != nil || probe.ErrCode == nil && !got.complete() {
		return got, &Error{API: k.api, Kind: Later, Msg: "answer is not what WeCom answers"}
	}
	return got, nil
}

// roundTrip sends the request and returns the body of a 200.
func (c *Client) roundTrip(ctx context.Context, k call, query url.Values, secrets []string) ([]byte, error) {
	timeout := k.timeout
	if timeout == 0 {
		timeout = c.cfg.Timeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := c.newRequest(ctx, k, query)
	if err != nil {
		return nil, &Error{API: k.api, Kind: Configuration, Msg: "base address is not usable: " + innermost(err, secrets)}
	}
	resp, err := c.hc.Do(req)
	if err != nil {
		return nil, broken(k.api, err, secrets...)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, unexpected(k.api, resp.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return nil, broken(k.api, err, secrets...)
	}
	return body, nil
}

func (c *Client) newRequest(ctx context.Context, k call, query url.Values) (*http.Request, error) {
	address := c.cfg.Base + "/cgi-bin/" + k.api + "?" + query.Encode()
	if k.body == nil {
		return http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(k.body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", k.contentType)
	return req, nil
}

// refusedBy turns WeCom's errcode into an Error.
func refusedBy(api string, refused *util.CommonError, secrets []string) *Error {
	msg := redact(refused.ErrMsg, secrets...)
	return &Error{API: api, Code: refused.ErrCode, Msg: msg, Kind: kindOfCode(api, refused.ErrCode),
		cause: util.NewCommonError(api, refused.ErrCode, msg)}
}

// unexpected classifies an HTTP status that WeCom itself does not use: a gateway's trouble passes, a redirect
// or a page that does not exist points to a wrong base.
func unexpected(api string, status int) *Error {
	kind := Configuration
	if status >= http.StatusInternalServerError || status == http.StatusTooManyRequests || status == http.StatusRequestTimeout {
		kind = Later
	}
	return &Error{API: api, Kind: kind, Msg: fmt.Sprintf("http status %d", status)}
}

// broken is a failure on the way. Whether the request arrived is not known.
func broken(api string, err error, secrets ...string) *Error {
	e := &Error{API: api, Kind: Later, Msg: "no answer: " + innermost(err, secrets)}
	for _, end := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, end) {
			e.cause = end
		}
	}
	return e
}

// innermost takes off the wrapping that quotes the URL with its query.
func innermost(err error, secrets []string) string {
	var quoting *url.Error
	for errors.As(err, &quoting) {
		err = quoting.Err
	}
	return redact(err.Error(), secrets...)
}
