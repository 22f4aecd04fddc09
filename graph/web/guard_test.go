package web_test

import (
	"context"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/web"
)

func TestOtherSitesAreRefused(t *testing.T) {
	s := newServer(t, writable)
	for _, test := range []struct {
		name, method, target string
		headers              []string
		status               int
	}{
		{"a program", "POST", "/api/v1/query/gizmo", nil, 200},
		{"our own page", "POST", "/api/v1/query/gizmo", []string{"Origin", "http://localhost:64210", "Sec-Fetch-Site", "same-origin"}, 200},
		{"an address typed by hand", "GET", "/claims", []string{"Sec-Fetch-Site", "none"}, 200},
		{"a link from elsewhere", "GET", "/claims", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"by IPv4 address", "GET", "/claims", []string{"Host", "127.0.0.1:64210"}, 200},
		{"by IPv6 address", "GET", "/claims", []string{"Host", "[::1]:64210"}, 200},
		{"by a name that was allowed", "GET", "/claims", []string{"Host", "Graphs.example.org"}, 200},

		{"a query from another site", "POST", "/api/v1/query/gizmo", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a write from another site", "POST", "/api/v1/write", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a write from another port of this machine", "POST", "/api/v1/write", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"an older browser on another site", "POST", "/api/v1/query/gizmo", []string{"Origin", "https://evil.example"}, 403},
		{"a page from a file", "POST", "/api/v1/query/gizmo", []string{"Origin", "null"}, 403},
		{"an image that is a query", "GET", "/api/v2/query?lang=gizmo&qu=1", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"}, 403},
		{"a link that is a query", "GET", "/api/v2/query?lang=gizmo&qu=1", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"a frame", "GET", "/claims", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"a name that resolves to this machine", "POST", "/api/v1/query/gizmo", []string{"Host", "rebound.evil.example:64210"}, 421},
		{"no name", "GET", "/claims", []string{"Host", ""}, 421},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, body, h := ask(s, test.method, test.target, `g.Emit(1)`, test.headers...)
			if status != test.status {
				t.Errorf("got %d %.200s, want %d", status, body, test.status)
			}
			if allowed := h.Get("Access-Control-Allow-Origin"); allowed != "" {
				t.Errorf("allows the origin %q", allowed)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	s := newServer(t)
	for _, target := range []string{"/claims", "/", "/api/v2/formats", "/nowhere", "/claims/assets/style.css"} {
		_, _, h := ask(s, "GET", target, "")
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q, want %q", target, name, h.Get(name), want)
			}
		}
		policy := h.Get("Content-Security-Policy")
		if strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("%s: policy %q", target, policy)
		}
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	s := newServer(t, func(c *web.Config) {
		c.Open = func(context.Context) (*graph.Graph, func(), error) { panic("a bug") }
	})
	if status, body, _ := ask(s, "GET", "/api/v2/read", ""); status != 500 || strings.Contains(body, "a bug") {
		t.Errorf("got %d %s, want 500 without the cause", status, body)
	}
}
