package web

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
)

// contentPolicy lets a page load from this server alone: no foreign scripts, styles, fonts or frames, and nothing
// inline.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard is what every request passes first.
func (s *Server) guard(next http.Handler) http.Handler {
	crossOrigin := http.NewCrossOriginProtection()
	crossOrigin.SetDenyHandler(http.HandlerFunc(denyForeign))
	return s.recovering(withHeaders(s.knownHost(sameOrigin(crossOrigin.Handler(next)))))
}

// recovering turns a panic into an error of this request.
func (s *Server) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				s.config.Log.Error("panic", "path", r.URL.Path, "cause", fmt.Sprint(p), "stack", string(debug.Stack()))
				fail(w, http.StatusInternalServerError, "internal error; the log of the server says more")
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// knownHost refuses requests under a name that is not ours. A page of another site can have its own name resolve to
// this machine ("DNS rebinding") and would then be of the same origin as the server; but it can send no bare address.
func (s *Server) knownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.knows(r.Host) {
			fail(w, http.StatusMisdirectedRequest, fmt.Sprintf(
				"this server does not answer to the name %q; address it by localhost or its IP address, or start it with --host %s",
				hostname(r.Host), hostname(r.Host)))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) knows(host string) bool {
	name := hostname(host)
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return name == "localhost" || slices.ContainsFunc(s.config.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

// hostname takes the port and the brackets of an IPv6 address off a Host header.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// sameOrigin refuses what a page of another site asks for, reading included: it could not see the answer, but it could
// have a thousand queries run. Following a link to a page is allowed. CrossOriginProtection, which comes next, looks
// after what writes; it lets GET requests and other ports of the same machine read.
func sameOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Header.Get("Sec-Fetch-Site") {
		case "", "none", "same-origin":
		default:
			followsLink := r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" &&
				r.Header.Get("Sec-Fetch-Dest") == "document" && !strings.HasPrefix(r.URL.Path, "/api/")
			if !followsLink {
				denyForeign(w, r)
				return
			}
		}
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host && origin != "https://"+r.Host {
			denyForeign(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func denyForeign(w http.ResponseWriter, _ *http.Request) {
	fail(w, http.StatusForbidden, "pages of other sites may not use this server")
}
