package web_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/web"
)

func TestClaimPages(t *testing.T) {
	s := newServer(t)
	for _, test := range []struct {
		target string
		status int
		want   []string
	}{
		{"/claims", 200, []string{"2 documents", "Contested", `<a href="/claims/entity?id=Senkaku_Islands">Senkaku Islands</a>`, "Tokyo &amp; Beijing &lt;differ&gt;"}},
		{"/claims/entity?id=Senkaku_Islands", 200, []string{"… controls Senkaku Islands", "Japan governs the Senkaku Islands.", "denied",
			`according to <a href="/claims/entity?id=China">China</a>`, "The Harbour Gazette", "2025-03-04", "90 %"}},
		{"/claims/entity?id=Japan", 200, []string{"Japan strengthens …", "intended"}},
		{"/claims/document?id=courier", 200, []string{"Beijing denies that Japan controls the islands.", `href="https://example.org/courier"`}},
		{"/claims?q=atlantis", 404, []string{"There is no entity “atlantis”"}},
		{"/claims?q=senkakku", 404, []string{"Did you mean", `href="/claims?q=Senkaku%20Islands"`}},
		{"/claims?q=%3Cscript%3E", 404, []string{"&lt;script&gt;"}},
		{"/claims/entity?id=Atlantis", 404, []string{"There is no entity"}},
		{"/claims/document?id=none", 404, []string{"There is no document"}},
	} {
		status, body, _ := ask(s, "GET", test.target, "")
		if status != test.status {
			t.Errorf("%s: status %d, want %d", test.target, status, test.status)
		}
		for _, want := range test.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s: no %q in\n%s", test.target, want, body)
			}
		}
	}
	for target, want := range map[string]string{"/claims?q=senkaku": "/claims/entity?id=Senkaku_Islands", "/claims?q=gazette": "/claims/document?id=gazette"} {
		if status, _, h := ask(s, "GET", target, ""); status != 303 || h.Get("Location") != want {
			t.Errorf("%s: got %d to %s, want 303 to %s", target, status, h.Get("Location"), want)
		}
	}
}

func TestPageThatTakesTooLong(t *testing.T) {
	s := newServer(t, func(c *web.Config) {
		c.Time = time.Nanosecond
		c.Open = func(ctx context.Context) (*graph.Graph, func(), error) { <-ctx.Done(); return nil, nil, ctx.Err() }
	})
	if status, body, _ := ask(s, "GET", "/claims/entity?id=Japan", ""); status != 504 || !strings.Contains(body, "narrower") {
		t.Errorf("got %d %s, want 504 with advice", status, body)
	}
}
