package simulator

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"strconv"
	"time"
)

//go:embed page
var pageFiles embed.FS

// longestWait bounds a long poll.
const longestWait = 60 * time.Second

func (s *Server) routes() http.Handler {
	page, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the folder is embedded
	}
	faces := http.NewServeMux()
	faces.Handle("GET /", http.FileServerFS(page))
	faces.HandleFunc("GET /simulator/members", s.getMembers)
	faces.HandleFunc("GET /simulator/members/{userid}/messages", s.getMessages)
	faces.HandleFunc("POST /simulator/members/{userid}/text", s.postText)
	faces.HandleFunc("POST /simulator/members/{userid}/click", s.postClick)
	faces.HandleFunc("POST /simulator/members/{userid}/event", s.postEvent)
	faces.HandleFunc("GET /simulator/changes", s.getChanges)
	faces.HandleFunc("GET /simulator/files/{media_id}", s.getFile)
	faces.HandleFunc("GET /simulator/clock", s.getClock)
	faces.HandleFunc("POST /simulator/clock", s.postClock)
	faces.HandleFunc("POST /simulator/verify", s.postVerify)
	faces.HandleFunc("GET /simulator/faults", s.getFaults)
	faces.HandleFunc("POST /simulator/faults", s.postFaults)
	faces.HandleFunc("GET /simulator/calls", s.getCalls)
	faces.HandleFunc("GET /simulator/dropped", s.getDropped)

	root := http.NewServeMux()
	root.Handle("/", guard(faces))
	root.Handle("/cgi-bin/", http.NotFoundHandler())
	for _, op := range operations() {
		root.HandleFunc("/cgi-bin/"+op.name, s.serve(op))
	}
	return root
}

// reply writes JSON.
func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(encode(v))
}

// explain writes {"error": sentence} with the status a Refusal names, 400 for anything else.
func explain(w http.ResponseWriter, err error) {
	status := http.StatusBadRequest
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		status = refusal.Status
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		status = http.StatusGatewayTimeout
	}
	reply(w, status, answer{"error": err.Error()})
}

// read decodes a JSON body; an empty one leaves the defaults.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, jsonLimit))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		explain(w, err)
		return false
	}
	return true
}

func number(r *http.Request, name string) int64 {
	n, _ := strconv.ParseInt(r.URL.Query().Get(name), 10, 64)
	return n
}

// patience is the request's context, cut at its wait parameter.
func patience(r *http.Request) (ctx context.Context, wait bool, cancel context.CancelFunc) {
	d := min(time.Duration(number(r, "wait"))*time.Second, longestWait)
	ctx, cancel = context.WithTimeout(r.Context(), max(d, 0))
	return ctx, d > 0, cancel
}

func (s *Server) getMembers(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, s.Members())
}

func (s *Server) getMessages(w http.ResponseWriter, r *http.Request) {
	ctx, wait, cancel := patience(r)
	defer cancel()
	found, err := s.Messages(ctx, r.PathValue("userid"), number(r, "after"), wait)
	if err != nil {
		explain(w, err)
		return
	}
	reply(w, http.StatusOK, answer{"messages": found})
}

// getChanges is what the page lives on: one poll for all members, and the clock.
func (s *Server) getChanges(w http.ResponseWriter, r *http.Request) {
	ctx, wait, cancel := patience(r)
	defer cancel()
	found := s.Changes(ctx, number(r, "since"), wait)
	revision := number(r, "since")
	for _, m := range found {
		revision = max(revision, m.Revision)
	}
	reply(w, http.StatusOK, answer{"boot": s.boot, "now": s.clock.Now(), "revision": revision, "messages": found})
}

func (s *Server) postText(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Text string `json:"text"`
	}
	if read(w, r, &body) {
		out, err := s.SendText(r.Context(), r.PathValue("userid"), body.Text)
		finish(w, out, err)
	}
}

func (s *Server) postClick(w http.ResponseWriter, r *http.Request) {
	var body struct {
		TaskID string `json:"task_id"`
		Key    string `json:"key"`
	}
	if read(w, r, &body) {
		out, err := s.Click(r.Context(), r.PathValue("userid"), body.TaskID, body.Key)
		finish(w, out, err)
	}
}

func (s *Server) postEvent(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Event string `json:"event"`
		Key   string `json:"event_key"`
	}
	if read(w, r, &body) {
		out, err := s.Event(r.Context(), r.PathValue("userid"), body.Event, body.Key)
		finish(w, out, err)
	}
}

// finish answers an action: 200 when the app answered the callback, 502 when it never did.
func finish(w http.ResponseWriter, out Outcome, err error) {
	if err != nil {
		explain(w, err)
		return
	}
	status := http.StatusOK
	if !out.Answered {
		status = http.StatusBadGateway
	}
	reply(w, status, out)
}

// getFile lets a member open a file they were sent, however old: expiry is a matter of the API.
func (s *Server) getFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	m := s.media[r.PathValue("media_id")]
	s.mu.Unlock()
	if m == nil {
		explain(w, &Refusal{Status: http.StatusNotFound, Text: "没有这个文件。"})
		return
	}
	serveFile(w, r, m, mime.FormatMediaType("attachment", map[string]string{"filename": m.name}))
}
