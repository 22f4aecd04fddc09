package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
)

// program makes a command that runs this test binary as claimgraph.
func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Args[0] = "claimgraph"
	return cmd
}

// buildIslands puts documents of the test graph into a graph on disk.
func buildIslands(t *testing.T, path string, documents int) {
	t.Helper()
	g, err := graph.Open(context.Background(), path, graph.Create)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if _, err := g.AddAll(context.Background(), graphtest.Readings()[:documents]); err != nil {
		t.Fatal(err)
	}
}

// served is a running server.
type served struct {
	t    *testing.T
	cmd  *exec.Cmd
	base string
	said string // before it began
}

func startServer(t *testing.T, args ...string) *served {
	t.Helper()
	if !slices.Contains(args, "--addr") {
		args = append(args, "--addr", "127.0.0.1:0")
	}
	cmd := program(append([]string{"serve"}, args...)...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	s := &served{t: t, cmd: cmd}
	url := regexp.MustCompile(`http://(127\.0\.0\.1|localhost):\d+`)
	lines := bufio.NewScanner(stderr)
	for lines.Scan() && !strings.HasSuffix(lines.Text(), "queries and drawings") {
		s.said += lines.Text() + "\n"
		s.base = cmp.Or(s.base, url.FindString(lines.Text()))
	}
	if s.base == "" {
		t.Fatalf("no address in what it said:\n%s", s.said)
	}
	go io.Copy(io.Discard, stderr)
	return s
}

// ask gives the status and the body of an answer.
func (s *served) ask(method, path, body string) (int, string) {
	s.t.Helper()
	r, err := http.NewRequest(method, s.base+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

func (s *served) expect(method, path, body string, status int, parts ...string) {
	s.t.Helper()
	got, answer := s.ask(method, path, body)
	if got != status {
		s.t.Errorf("%s %s: status %d, want %d: %s", method, path, got, status, answer)
	}
	for _, part := range parts {
		if !strings.Contains(answer, part) {
			s.t.Errorf("%s %s: no %q in %s", method, path, part, answer)
		}
	}
}

const whoClaims = `g.V("<e:Senkaku_Islands>").In("<p:claims>").All()`

func TestServe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "islands.db")
	buildIslands(t, path, 1)
	s := startServer(t, "--db", path, "--timeout", "2s")
	s.expect("GET", "/", "", 200, "islands.db", "/static/js/cayley_query.js")
	s.expect("GET", "/ui/visualize", "", 200, "/static/js/cayley_visualize.js")
	s.expect("GET", "/static/js/query_viz.js", "", 200, "function Network()")
	s.expect("GET", "/docs/GizmoAPI", "", 200, "graph.Vertex")
	s.expect("GET", "/claims", "", 200, "Senkaku Islands", "Who holds the islands")
	s.expect("GET", "/claims?q=senkaku", "", 200, "Japan governs the Senkaku Islands.")
	s.expect("POST", "/api/v1/query/gizmo", whoClaims, 200, "<e:China>", "<e:Taiwan>")
	s.expect("POST", "/api/v1/shape/gizmo", whoClaims, 200, `"links":[`)
	s.expect("POST", "/api/v1/query/gizmo", "while(true){}", 504, "after 2s")
	s.expect("POST", "/api/v1/write", "[]", 403, "--writable")

	// Another process adds a document: the next answers know it.
	buildIslands(t, path, 2)
	s.expect("POST", "/api/v1/query/gizmo", `g.V("<d:courier>").Out("<dcterms:title>").All()`, 200, "Tokyo & Beijing <differ>")
	s.expect("GET", "/claims", "", 200, "Tokyo &amp; Beijing &lt;differ&gt;")

	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("after Ctrl-C: %v, want exit code 0", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("goes on after Ctrl-C")
	}
}

func TestServeWritable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "islands.db")
	buildIslands(t, path, 1)
	s := startServer(t, "--db", path, "--writable")
	s.expect("POST", "/api/v2/write", "<e:Vanuatu> <p:claims> <e:Matthew_Island> <s:1> .\n", 200, `"count":1`)
	s.expect("POST", "/api/v1/query/gizmo", `g.V("<e:Matthew_Island>").In("<p:claims>").All()`, 200, "<e:Vanuatu>")
	s.expect("GET", "/api/v2/read?label=%3Cs:1%3E", "", 200, "<e:Vanuatu>")
	s.expect("POST", "/api/v2/delete", "<e:Vanuatu> <p:claims> <e:Matthew_Island> <s:1> .\n", 200, `"count":1`)
	s.expect("POST", "/api/v1/query/gizmo", `g.V("<e:Matthew_Island>").In("<p:claims>").All()`, 200, `{"result":[]}`)
	if _, err := graph.Open(context.Background(), path, graph.ReadWrite); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a second writer: %v, want ErrLocked", err)
	}
}

func TestServeToOtherMachines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "islands.db")
	buildIslands(t, path, 1)
	s := startServer(t, "--db", path, "--addr", "0.0.0.0:0")
	if !strings.Contains(s.said, "warning: other machines") {
		t.Errorf("no warning in what it said:\n%s", s.said)
	}
	s.expect("POST", "/api/v1/query/gizmo", whoClaims, 200, "<e:China>")
}

func TestServeRefuses(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "islands.db")
	buildIslands(t, path, 1)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, test := range []struct {
		name string
		args []string
		code int
		want []string
	}{
		{"a port in use", []string{"--db", path, "--addr", taken.Addr().String()}, 1, []string{"in use by another program", "--addr 127.0.0.1:0"}},
		{"no graph", []string{"--db", filepath.Join(folder, "none.db")}, 1, []string{"none.db", "claimgraph build"}},
		{"an address without a port", []string{"--db", path, "--addr", "localhost"}, 2, []string{"127.0.0.1:64210"}},
		{"an argument", []string{"--db", path, "extra"}, 2, []string{"--db"}},
		{"no time", []string{"--db", path, "--timeout", "0s"}, 2, []string{"--timeout"}},
		{"hardly any memory", []string{"--db", path, "--memory", "1"}, 2, []string{"64 MiB"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, err := program(append([]string{"serve"}, test.args...)...).CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != test.code {
				t.Errorf("got %v, want exit code %d", err, test.code)
			}
			for _, want := range test.want {
				if !strings.Contains(string(out), want) {
					t.Errorf("no %q in %s", want, out)
				}
			}
		})
	}
}

// TestWorkersEndWithTheServer kills a server that cannot say goodbye. Its workers see their input end.
func TestWorkersEndWithTheServer(t *testing.T) {
	if _, err := os.Stat("/proc/self/task"); err != nil {
		t.Skip("needs /proc")
	}
	path := filepath.Join(t.TempDir(), "islands.db")
	buildIslands(t, path, 1)
	s := startServer(t, "--db", path, "--timeout", "1m")
	go http.Post(s.base+"/api/v1/query/gizmo", "text/plain", strings.NewReader("while(true){}"))
	workers := func() (pids []string) {
		children, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, c := range children {
			if line, err := os.ReadFile(c); err == nil && strings.Contains(string(line), "query-worker\x00--db\x00"+path) {
				pids = append(pids, c)
			}
		}
		return pids
	}
	for start := time.Now(); len(workers()) == 0; time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > 5*time.Second {
			t.Fatal("no worker")
		}
	}
	time.Sleep(300 * time.Millisecond) // for the loop to run
	s.cmd.Process.Signal(syscall.SIGKILL)
	for start := time.Now(); len(workers()) > 0; time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > 10*time.Second {
			t.Fatalf("workers outlive the server: %v", workers())
		}
	}
}
