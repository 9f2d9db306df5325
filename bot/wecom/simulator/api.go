package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// answer is the JSON object of a successful call, without errcode and errmsg.
type answer map[string]any

// call is one request to WeCom's API. Operations run with Server.mu held: each is one step, as if WeCom were one thread.
type call struct {
	r     *http.Request
	query url.Values
	body  []byte
	now   time.Time
	entry *APICall
	file  *media // set by media/get: the answer is the file
}

// operation is one address of WeCom's API.
type operation struct {
	name   string // below /cgi-bin/
	method string
	open   bool  // needs no access_token
	limit  int64 // bytes of request body
	do     func(*Server, *call) (answer, error)
}

const jsonLimit = 2 << 20

func operations() []operation {
	return []operation{
		{name: "gettoken", method: http.MethodGet, open: true, limit: jsonLimit, do: (*Server).getToken},
		{name: "getcallbackip", method: http.MethodGet, limit: jsonLimit, do: (*Server).getCallbackIP},
		{name: "message/send", method: http.MethodPost, limit: jsonLimit, do: (*Server).send},
		{name: "message/update_template_card", method: http.MethodPost, limit: jsonLimit, do: (*Server).updateCard},
		{name: "message/recall", method: http.MethodPost, limit: jsonLimit, do: (*Server).recall},
		{name: "media/upload", method: http.MethodPost, limit: uploadLimit, do: (*Server).upload},
		{name: "media/get", method: http.MethodGet, limit: jsonLimit, do: (*Server).download},
	}
}

// serve answers one API address: fault, token, operation, log, and the answer or what a fault leaves of it.
func (s *Server) serve(op operation) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, op.limit))
		if err != nil {
			http.Error(w, "request entity too large", http.StatusRequestEntityTooLarge)
			return
		}
		c := &call{r: r, query: r.URL.Query(), body: body, now: s.clock.Now()}
		fault, out := s.run(op, c)
		if fault != nil {
			s.distort(w, r, *fault, out)
			return
		}
		if c.file != nil {
			serveFile(w, r, c.file, c.file.disposition())
			return
		}
		writeAPI(w, out)
	}
}

// run performs the operation under the lock and logs it. A fault that is not "accepted" comes before it.
func (s *Server) run(op operation, c *call) (*Fault, []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.entry = s.log.call(op.name, c)
	fault := s.takeFault(op.name)
	if fault != nil {
		c.entry.Fault = fault.Kind
		if !fault.accepts() {
			c.entry.ErrCode = fault.ErrCode
			return fault, render(c, nil, refuse(fault.ErrCode, "simulated"))
		}
	}
	var fields answer
	err := s.admit(op, c)
	if err == nil {
		fields, err = op.do(s, c)
	}
	return fault, render(c, fields, err)
}

// admit checks method and token (§3.2).
func (s *Server) admit(op operation, c *call) error {
	if c.r.Method != op.method {
		return refuse(codeParameter, "invalid http method %s", c.r.Method)
	}
	if op.open {
		return nil
	}
	return s.tokens.check(c.query.Get("access_token"), c.now)
}

// render makes the answer's JSON with errmsg as wordy as WeCom's, which nobody should branch on.
func render(c *call, fields answer, err error) []byte {
	out := answer{"errcode": 0, "errmsg": "ok"}
	for k, v := range fields {
		out[k] = v
	}
	var refusal *apiError
	if errors.As(err, &refusal) {
		ip, _, _ := net.SplitHostPort(c.r.RemoteAddr)
		out["errcode"] = refusal.code
		out["errmsg"] = fmt.Sprintf("%s, hint: [%d], from ip: %s, more info at https://open.work.weixin.qq.com/devtool/query?e=%d",
			refusal.reason, c.now.UnixNano(), ip, refusal.code)
		c.entry.ErrCode, c.entry.Reason = refusal.code, refusal.reason
	}
	return encode(out)
}

// encode is JSON without HTML escapes, as WeCom writes it.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("simulator: encode own answer: %v", err)) // only types of this package come here
	}
	return b.Bytes()
}

func writeAPI(w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	_, _ = w.Write(body)
}

// decode reads a JSON request as strictly as §4.1: no \uXXXX, no wrong types.
func decode(body []byte, into any) error {
	if hasUnicodeEscape(body) {
		return refuse(codeIllegalChars, `request contains \uXXXX`)
	}
	if err := json.Unmarshal(body, into); err != nil {
		return refuse(codeParameter, "invalid json: %v", err)
	}
	return nil
}

// hasUnicodeEscape finds \u where the backslash is not itself escaped.
func hasUnicodeEscape(body []byte) bool {
	for i := 0; i+1 < len(body); i++ {
		if body[i] != '\\' {
			continue
		}
		if body[i+1] == 'u' {
			return true
		}
		i++
	}
	return false
}
