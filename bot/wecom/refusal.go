package wecom

import (
	"errors"
	"net/http"
)

// refusal is why a callback was not accepted: for the caller a bare status, for the log a reason.
type refusal struct {
	status int
	reason string
	code   string // of the official sample libraries where they have one (§1.3)
	seen   string // the corp or app that was named instead of ours
	cause  error  // of the inbox only
}

func (f *refusal) Error() string { return f.reason }

func forbidden(reason, code string) *refusal {
	return &refusal{status: http.StatusForbidden, reason: reason, code: code}
}

func malformed(reason, code string) *refusal {
	return &refusal{status: http.StatusBadRequest, reason: reason, code: code}
}

// refuse answers with the status alone and writes the reason into the log.
func (h *callback) refuse(w http.ResponseWriter, r *http.Request, err error) {
	f := &refusal{status: http.StatusInternalServerError, reason: "callback broke", code: "internal", cause: err}
	errors.As(err, &f)
	event := h.log.Warn()
	if f.status >= http.StatusInternalServerError {
		event = h.log.Error().Err(f.cause)
	}
	if f.seen != "" {
		event = event.Str("seen", short(f.seen))
	}
	event.Str("method", r.Method).Int("status", f.status).Str("code", f.code).Str("reason", f.reason).
		Msg("callback refused")
	w.WriteHeader(f.status)
}

// short keeps a foreign identifier readable in the log and the log small.
func short(s string) string {
	const most = 64
	if len(s) <= most {
		return s
	}
	return s[:most] + "…"
}
