package scheduler

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
	"github.com/rs/zerolog"
)

// reducer stands between the workers and River, which keeps the text of what goes wrong.
type reducer struct {
	river.MiddlewareDefaults
	log    zerolog.Logger
	redact func(string) string
}

// Work runs a job and lets nothing of its error out but a code and an id, which the log has too. A panic
// becomes an error.
func (r *reducer) Work(ctx context.Context, job *rivertype.JobRow, run func(context.Context) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = r.reduce(job, fmt.Errorf("panic: %v", p), "panic", string(debug.Stack()))
		}
	}()
	err = run(ctx)
	var snooze *rivertype.JobSnoozeError
	if err == nil || errors.As(err, &snooze) {
		return err
	}
	return r.reduce(job, err, codeOf(err), "")
}

func (r *reducer) reduce(job *rivertype.JobRow, err error, code, stack string) error {
	reduced := &reducedError{code: code, id: strings.ToLower(rand.Text()[:8]), cause: err}
	event := r.log.Error().Str("id", reduced.id).Str("code", code).Str("kind", job.Kind).Str("queue", job.Queue).
		Int64("job", job.ID).Int("attempt", job.Attempt).Str("error", r.redact(err.Error()))
	if stack != "" {
		event.Str("stack", r.redact(stack)) // it begins with the panic's value when that was thrown again
	}
	event.Msg("a job of the queue went wrong")
	return reduced
}

// reducedError says nothing of its cause, but can be asked for it: River wants to know whether a job was ended
// by its own stopping.
type reducedError struct {
	code, id string
	cause    error
}

func (e *reducedError) Error() string { return e.code + " " + e.id }
func (e *reducedError) Unwrap() error { return e.cause }

// codeOf is what an error amounts to, in a word that is safe to keep.
func codeOf(err error) string {
	var database *pgconn.PgError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.As(err, &database):
		return "database-" + database.Code
	default:
		return "error"
	}
}

// What is taken from texts that are logged: values of parameters that sound like secrets, passwords in URLs, and
// telephone numbers.
var (
	secretValue = regexp.MustCompile(`(?i)((?:token|secret|password|passwd|pwd|key|ticket|response_code|authorization)["']?\s*[=:]\s*["']?(?:bearer\s+)?)[^\s&"',;)]+`)
	userInfo    = regexp.MustCompile(`(://[^\s/:@]*:)[^\s/@]+@`)
	telephone   = regexp.MustCompile(`1[3-9]\d{9}`)
)

const longestText = 2000

func redact(text string) string {
	text = secretValue.ReplaceAllString(text, "${1}***")
	text = userInfo.ReplaceAllString(text, "${1}***@")
	text = telephone.ReplaceAllString(text, "***")
	if len(text) > longestText {
		text = strings.ToValidUTF8(text[:longestText], "") + "…"
	}
	return text
}
