package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/web"
	"claimgraph/graph/worker"
)

// asWorker, set in the environment, makes this test binary a query worker.
const asWorker = "CLAIMGRAPH_TEST_WORKER"

func TestMain(m *testing.M) {
	if os.Getenv(asWorker) != "" {
		worker.Serve(context.Background(), islands, os.Stdin, os.Stdout, limits)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// islands makes the test graph anew for each request.
func islands(ctx context.Context) (*graph.Graph, func(), error) {
	g, err := graphtest.Islands(ctx)
	return g, func() { g.Close() }, err
}

var limits = worker.Limits{Time: 2 * time.Second, Memory: 256 << 20, Response: 1 << 20}

// newPool starts workers on the test graph.
func newPool(t testing.TB) *worker.Pool {
	t.Helper()
	command := func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), asWorker+"=1")
		return cmd
	}
	p, err := worker.New(context.Background(), worker.Options{Command: command, Workers: 2, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

// newServer serves the test graph. The options change the configuration.
func newServer(t testing.TB, options ...func(*web.Config)) *web.Server {
	t.Helper()
	g, err := graphtest.Islands(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	c := web.Config{
		Open:    func(context.Context) (*graph.Graph, func(), error) { return g, func() {}, nil },
		Queries: newPool(t), Name: "islands.db", Hosts: []string{"graphs.example.org"},
	}
	for _, o := range options {
		o(&c)
	}
	s, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func writable(c *web.Config) { c.Writable = true }

// ask sends one request and gives status and body.
func ask(s http.Handler, method, target, body string, headers ...string) (int, string, http.Header) {
	r := httptest.NewRequest(method, "http://localhost:64210"+target, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, strings.TrimSpace(w.Body.String()), w.Header()
}

const claimants = `g.V("<e:Senkaku_Islands>").In("<p:claims>").All()`

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

func TestWritesOnlyWhereAllowed(t *testing.T) {
	const nquads = "<e:Vanuatu> <p:claims> <e:Matthew_Island> <s:1> .\n"
	const jsonQuads = `[{"subject":"<e:Fiji>","predicate":"<p:claims>","object":"<e:Minerva_Reefs>","label":"<s:2>"}]`
	upload, boundary := multipartFile(t, "NQuadFile", "<e:Tonga> <p:claims> <e:Minerva_Reefs> <s:3> .\n")
	reader, writer := newServer(t), newServer(t, writable)
	for _, test := range []struct {
		name, target, body, contentType string
		status                          int
		want                            string
		count                           int // of the quads of the three labels afterwards
	}{
		{"quads", "/api/v2/write", nquads, "application/n-quads", 200, "wrote 1", 1},
		{"the same quads again", "/api/v2/write", nquads, "application/n-quads", 200, "wrote 1", 1},
		{"packed quads", "/api/v2/write", packed(t, nquads), "application/n-quads", 200, "wrote 1", 1},
		{"quads in JSON", "/api/v1/write", jsonQuads, "application/json", 200, "wrote 1", 2},
		{"a file", "/api/v1/write/file/nquad", upload, "multipart/form-data; boundary=" + boundary, 200, "wrote 1", 3},
		{"a mistake after a good quad leaves all as it was", "/api/v2/write", "<e:A> <p:b> <e:C> <s:1> .\nnonsense\n", "application/n-quads", 400, "quad 2", 3},
		{"a text as subject", "/api/v1/write", `[{"subject":"Fiji","predicate":"<p:b>","object":"x"}]`, "application/json", 400, "the subject must be a name", 3},
		{"a text as predicate", "/api/v1/write", `[{"subject":"<e:Fiji>","predicate":"b","object":"x"}]`, "application/json", 400, "the predicate must be an IRI", 3},
		{"a space in a name", "/api/v1/write", `[{"subject":"<e:Fiji Islands>","predicate":"<p:b>","object":"x"}]`, "application/json", 400, "the subject", 3},
		{"no object", "/api/v1/write", `[{"subject":"<e:Fiji>","predicate":"<p:b>"}]`, "application/json", 400, "no object", 3},
		{"JSON-LD, whose reader fetches from anywhere", "/api/v2/write", `{}`, "application/ld+json", 415, "cannot be read", 3},
		{"removal", "/api/v1/delete", jsonQuads, "application/json", 200, "deleted 1", 2},
		{"removal of what is not there", "/api/v2/delete", "<e:No> <p:such> <e:thing> .\n", "application/n-quads", 200, "deleted 1", 2},
		{"removal of a node", "/api/v2/node/delete", "<e:Minerva_Reefs>", "application/n-quads", 200, "deleted 1", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			headers := []string{"Content-Type", test.contentType}
			if strings.HasPrefix(test.body, "\x1f\x8b") {
				headers = append(headers, "Content-Encoding", "gzip")
			}
			if status, body, _ := ask(reader, "POST", test.target, test.body, headers...); status != 403 || !strings.Contains(body, "--writable") {
				t.Errorf("read-only: got %d %s, want 403 that names --writable", status, body)
			}
			status, body, _ := ask(writer, "POST", test.target, test.body, headers...)
			if status != test.status || !strings.Contains(body, test.want) {
				t.Errorf("writable: got %d %s, want %d with %q", status, body, test.status, test.want)
			}
			for server, want := range map[*web.Server]int{reader: 0, writer: test.count} {
				_, quads, _ := ask(server, "GET", "/api/v2/read?label=%3Cs:1%3E,%3Cs:2%3E,%3Cs:3%3E", "")
				if got := strings.Count(quads, " .\n") + strings.Count(quads, " .") - strings.Count(quads, " .\n"); got != want {
					t.Errorf("afterwards there are %d quads, want %d:\n%s", got, want, quads)
				}
			}
		})
	}
}

func multipartFile(t *testing.T, name, text string) (body, boundary string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile(name, "quads.nq")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(part, text)
	w.Close()
	return b.String(), w.Boundary()
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.String()
}

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

// TestHostileRequests sends what a stranger may send. Each gets an error, and the server goes on. Run with -v for what
// each took.
func TestHostileRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for many time limits")
	}
	s := newServer(t, writable)
	server := httptest.NewServer(s)
	defer server.Close()
	bomb := func() io.Reader { // a gigabyte in a megabyte
		r, w := io.Pipe()
		go func() {
			z := gzip.NewWriter(w)
			for range 1024 {
				z.Write(make([]byte, 1<<20))
			}
			z.Close()
			w.Close()
		}()
		return r
	}
	endless := func(n int64) func() io.Reader {
		return func() io.Reader { return io.LimitReader(repeating("x"), n) }
	}
	text := func(s string) func() io.Reader { return func() io.Reader { return strings.NewReader(s) } }
	for _, test := range []struct {
		name, target string
		body         func() io.Reader
		status       []int
	}{
		{"an object for an IRI", "/api/v1/query/gizmo", text(`iri({})`), []int{400}},
		{"an object for a predicate", "/api/v1/query/gizmo", text(`g.V().out({})`), []int{400}},
		{"an object for an IRI, as shape", "/api/v1/shape/gizmo", text(`iri({})`), []int{400}},
		{"an endless loop", "/api/v1/query/gizmo", text(`while(true){}`), []int{504}},
		{"an endless loop, as shape", "/api/v1/shape/gizmo", text(`while(true){}`), []int{504}},
		{"an endless loop, second version", "/api/v2/query?lang=gizmo", text(`while(true){}`), []int{504}},
		{"deep recursion", "/api/v1/query/gizmo", text(`function f(x) { return f([x, x]) } f(1)`), []int{400, 422, 504}},
		{"deep recursion, as shape", "/api/v1/shape/gizmo", text(`function f(x) { return f([x, x]) } f(1)`), []int{400, 422, 504}},
		{"memory without end", "/api/v1/query/gizmo", text(`var a = []; while(true) a.push("x" + a.length)`), []int{422, 504}},
		{"an answer too large", "/api/v1/query/gizmo", text(`for (var i = 0; i < 90; i++) g.Emit("x".repeat(100000))`), []int{422}},
		{"a query of 300 MB", "/api/v1/query/gizmo", endless(300 << 20), []int{413}},
		{"a shape of 300 MB", "/api/v1/shape/gizmo", endless(300 << 20), []int{413}},
		{"a query of 300 MB, second version", "/api/v2/query?lang=gizmo", endless(300 << 20), []int{413}},
		{"a write of 300 MB", "/api/v2/write", endless(300 << 20), []int{413, 400}},
		{"a write of 300 MB in JSON", "/api/v1/write", func() io.Reader {
			return io.MultiReader(strings.NewReader(`[{"subject":"`), endless(300<<20)())
		}, []int{413}},
		{"a gigabyte in a megabyte", "/api/v2/write", bomb, []int{413, 400}},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			r, err := http.NewRequest("POST", server.URL+test.target, test.body())
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(test.name, "gigabyte") {
				r.Header.Set("Content-Encoding", "gzip")
			}
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				// The server may hang up on a body that it refuses before the client has read the answer.
				if !strings.Contains(test.name, "MB") {
					t.Fatal(err)
				}
			} else {
				body, _ := io.ReadAll(response.Body)
				response.Body.Close()
				if !contains(test.status, response.StatusCode) {
					t.Errorf("got %d %.300s, want one of %v", response.StatusCode, body, test.status)
				}
				t.Logf("%8v  %d  %.120s", time.Since(start).Round(time.Millisecond), response.StatusCode, bytes.TrimSpace(body))
			}
			if spent := time.Since(start); spent > limits.Time+4*time.Second {
				t.Errorf("took %v", spent)
			}
			status, body, _ := ask(s, "POST", "/api/v1/query/gizmo", claimants)
			if status != 200 || !strings.Contains(body, "China") {
				t.Errorf("afterwards: %d %s", status, body)
			}
		})
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

func contains(list []int, n int) bool { return strings.Contains(fmt.Sprint(list), fmt.Sprint(n)) }

// repeating is a reader that has no end.
type repeating string

func (r repeating) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r[i%len(r)]
	}
	return len(p), nil
}

func TestServerStopsWithItsContext(t *testing.T) {
	s := newServer(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- s.Serve(ctx, l) }()
	response, err := http.Get("http://" + l.Addr().String() + "/api/v2/formats")
	if err != nil {
		t.Fatal(err)
	}
	var formats []any
	if err := json.NewDecoder(response.Body).Decode(&formats); err != nil || len(formats) == 0 {
		t.Errorf("formats: %v, error %v", formats, err)
	}
	response.Body.Close()
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Serve: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Serve goes on after its context has ended")
	}
	if _, err := http.Get("http://" + l.Addr().String() + "/"); err == nil {
		t.Error("the server still answers")
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

// TestFirstQueries asks what the pages put into the editor of somebody who comes for the first time.
func TestFirstQueries(t *testing.T) {
	s := newServer(t, func(c *web.Config) { c.UI = fstest.MapFS{"templates/query.html": {}, "static/x": {}} })
	_, script, _ := ask(s, "GET", "/claims/assets/start.js", "")
	var queries map[string]string
	encoded := strings.TrimSuffix(strings.TrimPrefix(script, "claimgraphStart("), ");")
	if err := json.Unmarshal([]byte(encoded), &queries); err != nil || len(queries) != 3 {
		t.Fatalf("%v in %s", err, script)
	}
	for lang, query := range queries {
		status, body, _ := ask(s, "POST", "/api/v1/query/"+lang, query)
		if status != 200 || !strings.Contains(body, "e:China") || !strings.Contains(body, "e:Taiwan") {
			t.Errorf("%s: got %d %s for\n%s", lang, status, body, query)
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

func TestWithoutCayleysPages(t *testing.T) {
	s := newServer(t)
	status, body, _ := ask(s, "GET", "/", "")
	if status != 200 || !strings.Contains(body, "cayleyui") || !strings.Contains(body, "e:Senkaku_Islands") {
		t.Errorf("got %d %s, want a plain page that says how to get the others", status, body)
	}
	_, body, _ = ask(s, "GET", "/?lang=gizmo&q="+strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22").Replace(claimants), "")
	if !strings.Contains(body, "&lt;e:China&gt;") || !strings.Contains(body, "2 answers") {
		t.Errorf("the plain page does not answer: %s", body)
	}
	if status, body, _ = ask(s, "GET", "/?q=%3Cscript%3Ealert(1)%3C/script%3E", ""); status != 400 || strings.Contains(body, "<script>") {
		t.Errorf("got %d %s, want 400 and no script", status, body)
	}
}

func TestBrokenPagesAreAnErrorAtTheStart(t *testing.T) {
	_, err := web.New(web.Config{UI: fstest.MapFS{"templates/query.html": {Data: []byte("{{")}}})
	if err == nil || !strings.Contains(err.Error(), "cayley's pages") {
		t.Errorf("got %v, want an error that tells", err)
	}
}
