package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/sashabaranov/go-openai"
	"github.com/sethvargo/go-retry"
	"github.com/sony/gobreaker/v2"
)

// What the line to a model bears.
const (
	atOnce       = 2                // requests at the same time; the others wait
	repeats      = 2                // of a request that failed in passing
	tripAfter    = 5                // failures in a row, after which nothing is asked
	restFor      = time.Minute      // … for so long
	longestReply = 64 << 10         // bytes of an answer; a longer one is none
	most         = 2500             // tokens of an answer
	neverWaits   = 50 * time.Second // of one request, however long the task may take
)

// Why a model did not answer. Errors of the endpoint are not passed on: they may quote what was sent.
var (
	errBudget  = errors.New("今日用量已满")
	errResting = errors.New("接口连续失败，暂停使用")
	errFailed  = errors.New("接口没有答复")
	errTooLong = errors.New("答复过长")
)

// line is the connection to one endpoint: it repeats, waits, counts and gives up. It is used by many at once.
type line struct {
	endpoint Endpoint
	client   *openai.Client
	breaker  *gobreaker.CircuitBreaker[openai.ChatCompletionResponse]
	slots    chan struct{}
	object   atomic.Bool // the endpoint knows no schema

	budget budget
}

func newLine(e Endpoint) *line {
	config := openai.DefaultConfig(e.Key)
	config.BaseURL = e.BaseURL
	config.HTTPClient = &http.Client{Transport: short{http.DefaultTransport}, Timeout: neverWaits}
	l := &line{endpoint: e, client: openai.NewClientWithConfig(config), slots: make(chan struct{}, atOnce)}
	l.breaker = gobreaker.NewCircuitBreaker[openai.ChatCompletionResponse](gobreaker.Settings{Timeout: restFor,
		ReadyToTrip:  func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= tripAfter },
		IsSuccessful: func(err error) bool { return err == nil || asks(err) || errors.Is(err, context.Canceled) }})
	l.object.Store(e.Format == FormatObject)
	return l
}

// say sends a conversation and returns the answer and the tokens it cost.
func (l *line) say(ctx context.Context, messages []openai.ChatCompletionMessage, schema json.RawMessage) (string, int, error) {
	if !l.budget.affords(ctx, l.endpoint) {
		return "", 0, errBudget
	}
	select {
	case l.slots <- struct{}{}:
		defer func() { <-l.slots }()
	case <-ctx.Done():
		return "", 0, errFailed
	}
	answer, err := l.repeated(ctx, messages, schema)
	if asks(err) && !l.object.Swap(true) {
		answer, err = l.repeated(ctx, messages, schema)
	}
	switch {
	case errors.Is(err, gobreaker.ErrOpenState), errors.Is(err, gobreaker.ErrTooManyRequests):
		return "", 0, errResting
	case errors.Is(err, errTooLong):
		return "", 0, errTooLong
	case err != nil || len(answer.Choices) == 0:
		return "", answer.Usage.TotalTokens, errFailed
	}
	l.budget.spend(l.endpoint.Now(), answer.Usage.TotalTokens)
	return answer.Choices[0].Message.Content, answer.Usage.TotalTokens, nil
}

// repeated asks again where it may help.
func (l *line) repeated(ctx context.Context, messages []openai.ChatCompletionMessage, schema json.RawMessage) (openai.ChatCompletionResponse, error) {
	pause := retry.WithMaxRetries(repeats, retry.WithJitterPercent(20, retry.NewExponential(l.endpoint.Pause)))
	return retry.DoValue(ctx, pause, func(ctx context.Context) (openai.ChatCompletionResponse, error) {
		answer, err := l.breaker.Execute(func() (openai.ChatCompletionResponse, error) {
			return l.client.CreateChatCompletion(ctx, l.request(messages, schema))
		})
		if passes(err) {
			err = retry.RetryableError(err)
		}
		return answer, err
	})
}

func (l *line) request(messages []openai.ChatCompletionMessage, schema json.RawMessage) openai.ChatCompletionRequest {
	format := &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	if !l.object.Load() {
		format = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: "answer", Schema: schema, Strict: true}}
	}
	return openai.ChatCompletionRequest{Model: l.endpoint.Model, Messages: messages, ResponseFormat: format, MaxTokens: most, Temperature: 0.1} //nolint:staticcheck // the name that every compatible endpoint knows
}

// asks reports whether the endpoint refused the question itself: it may know no schema.
func asks(err error) bool {
	code := codeOf(err)
	return code == http.StatusBadRequest || code == http.StatusUnprocessableEntity
}

// passes reports whether a failure may be over the next time: too many requests, a broken server, a broken connection.
func passes(err error) bool {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errTooLong) ||
		errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		return false
	}
	code := codeOf(err)
	return code == 0 || code == http.StatusTooManyRequests || code >= http.StatusInternalServerError
}

// codeOf is the status of a refused request, 0 where there was no answer at all.
func codeOf(err error) int {
	var told *openai.APIError
	var broken *openai.RequestError
	switch {
	case errors.As(err, &told):
		return told.HTTPStatusCode
	case errors.As(err, &broken):
		return broken.HTTPStatusCode
	}
	return 0
}

// short lets no answer be longer than is read.
type short struct{ http.RoundTripper }

// RoundTrip bounds the body.
func (s short) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := s.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, fmt.Errorf("ask the model: %w", err)
	}
	answer.Body = &bounded{ReadCloser: answer.Body, left: longestReply}
	return answer, nil
}

type bounded struct {
	io.ReadCloser
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, errTooLong
	}
	return n, err //nolint:wrapcheck // a body's io.EOF must stay one
}
