package web_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

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

func contains(list []int, n int) bool { return strings.Contains(fmt.Sprint(list), fmt.Sprint(n)) }

// repeating is a reader that has no end.
type repeating string

func (r repeating) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r[i%len(r)]
	}
	return len(p), nil
}
