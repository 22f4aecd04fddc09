package web_test

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
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
