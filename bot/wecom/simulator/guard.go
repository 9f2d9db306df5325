package simulator

import (
	"net"
	"net/http"
)

// guard protects the page and the members' actions from other web sites: a name that merely resolves to this machine
// (DNS rebinding) is refused by its Host, and a change asked for by another site by its Origin.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(r.Host); err == nil {
			host = name
		}
		if !loopbackHost(trimBrackets(host)) {
			http.Error(w, "模拟器只在本机使用。", http.StatusForbidden)
			return
		}
		origin := r.Header.Get("Origin")
		reading := r.Method == http.MethodGet || r.Method == http.MethodHead
		if !reading && origin != "" && origin != "http://"+r.Host {
			http.Error(w, "不接受其他网站的请求。", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "+
			"img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func trimBrackets(host string) string {
	if len(host) > 2 && host[0] == '[' && host[len(host)-1] == ']' {
		return host[1 : len(host)-1]
	}
	return host
}
