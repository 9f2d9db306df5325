package wecom

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
)

// query is what WeCom puts into the URL.
type query struct{ signature, timestamp, nonce, echo string }

// readQuery reads the parameters and insists that each comes once: a repeated one could be read differently
// by a proxy in front of us.
func readQuery(r *http.Request, more ...string) (query, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return query{}, malformed("query is not readable", "query")
	}
	for _, name := range append([]string{"msg_signature", "timestamp", "nonce"}, more...) {
		if len(values[name]) != 1 || values.Get(name) == "" {
			return query{}, malformed("query parameter "+name+" is missing or repeated", "query")
		}
	}
	return query{signature: values.Get("msg_signature"), timestamp: values.Get("timestamp"),
		nonce: values.Get("nonce"), echo: values.Get("echostr")}, nil
}

// readEnvelope reads the outer XML and returns its Encrypt element. The other elements are not signed, so
// they are not used.
func readEnvelope(body io.Reader) (string, error) {
	raw, err := io.ReadAll(body)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return "", &refusal{status: http.StatusRequestEntityTooLarge, reason: "body is too large", code: "size"}
	}
	if err != nil {
		return "", malformed("body broke off", "body")
	}
	var outer struct {
		XMLName xml.Name `xml:"xml"`
		Encrypt []string
	}
	if err := xml.Unmarshal(raw, &outer); err != nil {
		return "", malformed("body is not WeCom's XML", "-40002")
	}
	if len(outer.Encrypt) != 1 || outer.Encrypt[0] == "" {
		return "", malformed("Encrypt is missing or repeated", "-40002")
	}
	return outer.Encrypt[0], nil
}
