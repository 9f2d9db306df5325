package api

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/rs/zerolog"

	"huiyin/workflow"
)

// maxBody is the most a registration may weigh, in bytes.
const maxBody = 1 << 20

// Letters is what the API needs of the store.
type Letters interface {
	// Letter reads one letter; workflow.ErrNoLetter when there is none.
	Letter(ctx context.Context, n workflow.Number) (workflow.Letter, error)
}

// Server answers the API's requests.
type Server struct {
	Desk    *workflow.Desk
	Letters Letters
	Token   string // bearer token; the API is off without one
	Now     func() time.Time
	Log     zerolog.Logger
}

// Handler serves POST /api/v1/letters and GET /api/v1/letters/{number}.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/v1/letters", s.register)
	mux.HandleFunc("GET /api/v1/letters/{number}", s.show)
	return s.guard(mux)
}

// guard lets only the token's holder in.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		switch {
		case s.Token == "":
			refuse(w, problem{Status: http.StatusNotFound, Title: "接口未启用"})
		case !bearer || subtle.ConstantTimeCompare([]byte(given), []byte(s.Token)) != 1:
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, problem{Status: http.StatusUnauthorized, Title: "令牌不正确"})
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func (s *Server) register(w http.ResponseWriter, r *http.Request) {
	var in registration
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&in); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			refuse(w, problem{Status: http.StatusRequestEntityTooLarge, Title: "内容超过 1 MiB"})
			return
		}
		refuse(w, problem{Status: http.StatusBadRequest, Title: "不是有效的 JSON"})
		return
	}
	letter, bad := in.letter()
	if len(bad) > 0 {
		refuse(w, problem{Status: http.StatusUnprocessableEntity, Title: "登记要素有误", Errors: bad})
		return
	}
	out, err := s.Desk.Take(r.Context(), workflow.Step{Command: workflow.Register, Actor: workflow.Actor{API: true},
		At: s.Now(), Details: workflow.Details{Letter: &letter}}, nil)
	var refusal *workflow.Refusal
	switch {
	case err == nil:
		w.Header().Set("Location", "/api/v1/letters/"+out.Letter.Number.String())
		answer(w, http.StatusCreated, view(out.Letter))
	case errors.As(err, &refusal) && refusal.Reason == workflow.AlreadyKnown:
		s.known(w, r, refusal.Letter)
	case errors.As(err, &refusal):
		refuse(w, problem{Status: http.StatusUnprocessableEntity, Title: "登记要素有误", Errors: refusedFields(refusal)})
	default:
		s.broken(w, err)
	}
}

// refusedFields names the fields that the rules refuse.
func refusedFields(r *workflow.Refusal) []badField {
	detail := map[workflow.Reason]string{workflow.MissingFields: "必填", workflow.TooLong: "过长：标题200字、编号128字、正文20000字以内",
		workflow.SameWording: "正文与已登记的 " + r.Letter.String() + " 完全相同"}[r.Reason]
	var bad []badField
	for _, f := range r.Fields {
		bad = append(bad, badField{f, detail})
	}
	if len(bad) == 0 {
		bad = []badField{{"body", detail}}
	}
	return bad
}

// known answers a source id that was registered before with the same number.
func (s *Server) known(w http.ResponseWriter, r *http.Request, n workflow.Number) {
	l, err := s.Letters.Letter(r.Context(), n)
	if err != nil {
		s.broken(w, err)
		return
	}
	answer(w, http.StatusOK, view(l))
}

func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	n, err := workflow.ParseNumber(r.PathValue("number"))
	if err != nil {
		refuse(w, problem{Status: http.StatusBadRequest, Title: "编号应写作 2026-0001"})
		return
	}
	l, err := s.Letters.Letter(r.Context(), n)
	switch {
	case errors.Is(err, workflow.ErrNoLetter) || (err == nil && l.Category == workflow.Discipline):
		refuse(w, problem{Status: http.StatusNotFound, Title: "没有这个编号的留言"})
	case err != nil:
		s.broken(w, err)
	default:
		answer(w, http.StatusOK, view(l))
	}
}

func (s *Server) broken(w http.ResponseWriter, err error) {
	s.Log.Error().Err(err).Msg("api request failed")
	refuse(w, problem{Status: http.StatusInternalServerError, Title: "服务暂时不可用，请稍后重试"})
}

// problem is an error as RFC 9457 writes it, with every bad field.
type problem struct {
	Type   string     `json:"type"`
	Title  string     `json:"title"`
	Status int        `json:"status"`
	Errors []badField `json:"errors,omitempty"`
}

// badField names a field and says what would be right.
type badField struct {
	Field  string `json:"field"`
	Detail string `json:"detail"`
}

func refuse(w http.ResponseWriter, p problem) {
	p.Type = "about:blank"
	w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the reader is gone
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the reader is gone
}
