package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/web"
	"claimgraph/graph/worker"
)

func TestAnswersLikeCayley(t *testing.T) {
	s := newServer(t)
	for _, test := range []struct {
		name, method, target, body string
		status                     int
		want                       string // within the body
	}{
		{"a Gizmo query", "POST", "/api/v1/query/gizmo", claimants, 200, `{"result":[{"id":"<e:China>"},{"id":"<e:Taiwan>"}]}`},
		{"a value that is emitted", "POST", "/api/v1/query/gizmo", `g.Emit("Hello World")`, 200, `{"result":["Hello World"]}`},
		{"a text", "POST", "/api/v1/query/gizmo", `g.V("<e:China>").Out("<rdfs:label>").All()`, 200, `{"result":[{"id":"China"}]}`},
		{"a number", "POST", "/api/v1/query/gizmo", `g.V("<d:gazette>").Out("<p:sentences>").All()`, 200, `{"result":[{"id":2}]}`},
		{"no answer", "POST", "/api/v1/query/gizmo", `g.V("<e:Atlantis>").All()`, 200, `{"result":[]}`},
		{"a limit", "POST", "/api/v1/query/gizmo?limit=1", claimants, 200, `"more":true`},
		{"a limit that the query overrides", "POST", "/api/v1/query/gizmo?limit=1", `g.V().getLimit(-1)`, 200, `"more":true`},
		{"GraphQL", "POST", "/api/v1/query/graphql", `{ nodes(id: <e:China>) { id, <p:claims> { id } } }`, 200,
			`{"data":{"nodes":{"<p:claims>":{"id":"e:Senkaku_Islands"},"id":"e:China"}}}`},
		{"MQL", "POST", "/api/v1/query/mql", `[{"id": "<e:China>", "<p:claims>": null}]`, 200,
			`{"result":[{"<p:claims>":"<e:Senkaku_Islands>","id":"<e:China>"}]}`},
		{"a shape", "POST", "/api/v1/shape/gizmo", claimants, 200, `"nodes":[`},
		{"a shape of nothing", "POST", "/api/v1/shape/gizmo", `g.Emit("Hello World")`, 200, `{}`},
		{"a shape in MQL", "POST", "/api/v1/shape/mql", `[{"id": "<e:China>"}]`, 200, `"nodes":[`},
		{"the second version", "POST", "/api/v2/query?lang=gizmo", claimants, 200, `"result":[{`},
		{"the second version by GET", "GET", "/api/v2/query?lang=gizmo&qu=g.Emit(1)", "", 200, `{"result":[1]}`},
		{"formats", "GET", "/api/v2/formats", "", 200, `{"id":"nquads","read":true,"write":true`},
		{"quads", "GET", "/api/v2/read?pred=%3Cp:claims%3E", "", 200, "<e:China> <p:claims> <e:Senkaku_Islands> <s:"},
		{"quads with full names", "GET", "/api/v2/read?pred=%3Cp:claims%3E&iri=full", "", 200, "<https://w3id.org/claimgraph/entity/China> <https://"},
		{"quads as JSON", "GET", "/api/v2/read?format=json&sub=%3Ce:China%3E&pred=%3Cp:claims%3E", "", 200, `"predicate":"\u003cp:claims\u003e"`},
		{"quads as GraphML", "GET", "/api/v2/read?format=graphml", "", 200, "<graphml"},

		{"a mistake", "POST", "/api/v1/query/gizmo", "g.V(", 400, `gizmo query, line 1, column 5`},
		{"a mistake in GraphQL", "POST", "/api/v1/query/graphql", "{ nodes(", 400, `"errors":[{"locations":[{"column":`},
		{"a mistake in MQL", "POST", "/api/v1/query/mql", "[{", 400, `mql query, line 1`},
		{"an unknown language", "POST", "/api/v1/query/cobol", "x", 400, "choose one of gizmo"},
		{"no language", "POST", "/api/v2/query", "x", 400, "choose one of gizmo"},
		{"a shape in GraphQL", "POST", "/api/v1/shape/graphql", "{}", 400, "choose gizmo or mql"},
		{"an empty query", "POST", "/api/v1/query/gizmo", "", 400, "empty query"},
		{"an unknown format", "GET", "/api/v2/read?format=cobol", "", 400, "/api/v2/formats lists them"},
		{"an unknown path", "GET", "/api/v3/query", "", 404, ""},
		{"a wrong method", "GET", "/api/v1/query/gizmo", "", 405, ""},
		{"no profiler", "GET", "/debug/pprof/", "", 404, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, body, _ := ask(s, test.method, test.target, test.body)
			if status != test.status || !strings.Contains(body, test.want) {
				t.Errorf("got %d %.500s\nwant %d with %s", status, body, test.status, test.want)
			}
		})
	}
}

func TestPagesParseAnswersThemselves(t *testing.T) {
	s := newServer(t)
	if _, _, h := ask(s, "POST", "/api/v1/query/gizmo", claimants); !strings.HasPrefix(h.Get("Content-Type"), "text/plain") {
		t.Errorf("a query of version 1 is answered as %s, want text/plain", h.Get("Content-Type"))
	}
	_, body, h := ask(s, "POST", "/api/v2/query?lang=gizmo", claimants, "Accept", "application/ld+json")
	if h.Get("Content-Type") != "application/ld+json" || !strings.Contains(body, `{"@id":"e:China"}`) {
		t.Errorf("got %s as %s, want JSON-LD", body, h.Get("Content-Type"))
	}
}

// failing is a Querier that has one answer.
type failing struct{ err error }

func (f failing) Query(context.Context, string, string, int) (graph.Result, error) {
	return graph.Result{}, f.err
}

func (f failing) Shape(context.Context, string, string) (json.RawMessage, error) { return nil, f.err }

func TestStatusTellsTheCause(t *testing.T) {
	for _, test := range []struct {
		err    error
		status int
	}{
		{&graph.QueryError{Language: graph.Gizmo, Message: "unexpected token"}, 400},
		{fmt.Errorf("%w: after 10s", worker.ErrTimeout), 504},
		{worker.ErrMemory, 422},
		{worker.ErrTooLarge, 422},
		{&worker.CrashError{Reason: "index out of range"}, 422},
		{worker.ErrBusy, 503},
		{worker.ErrClosed, 503},
		{&worker.StartError{Err: os.ErrNotExist}, 500},
	} {
		s := newServer(t, func(c *web.Config) { c.Queries = failing{test.err} })
		for _, target := range []string{"/api/v1/query/gizmo", "/api/v1/query/graphql", "/api/v1/shape/gizmo", "/api/v2/query?lang=mql"} {
			status, body, h := ask(s, "POST", target, "x")
			if status != test.status || !strings.Contains(body, test.err.Error()) {
				t.Errorf("%v on %s: got %d %s, want %d", test.err, target, status, body, test.status)
			}
			if (status == 503) != (h.Get("Retry-After") != "") {
				t.Errorf("%v: Retry-After is %q", test.err, h.Get("Retry-After"))
			}
		}
	}
}
