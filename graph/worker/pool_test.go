package worker_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/graph/worker"
)

// asWorker, set in the environment, makes this test binary a worker.
const asWorker = "CLAIMGRAPH_TEST_WORKER"

const testMemory = 256 << 20

func TestMain(m *testing.M) {
	switch os.Getenv(asWorker) {
	case "":
		os.Exit(m.Run())
	case "fails":
		open := func(context.Context) (*graph.Graph, func(), error) { return nil, nil, errors.New("no graph here") }
		worker.Serve(context.Background(), open, os.Stdin, os.Stdout, worker.Limits{})
	case "dies":
		panic("a bad day")
	default:
		worker.Serve(context.Background(), islands, os.Stdin, os.Stdout, worker.Limits{Memory: testMemory, Response: 1 << 20})
	}
	os.Exit(1)
}

// islands makes the test graph anew for each request.
func islands(ctx context.Context) (*graph.Graph, func(), error) {
	g, err := graphtest.Islands(ctx)
	return g, func() { g.Close() }, err
}

func command(mode string) func() *exec.Cmd {
	return func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), asWorker+"="+mode)
		return cmd
	}
}

func newPool(t testing.TB, workers int, limit time.Duration) *worker.Pool {
	t.Helper()
	p, err := worker.New(context.Background(), worker.Options{Command: command("serves"), Workers: workers,
		Limits: worker.Limits{Time: limit, Memory: testMemory, Response: 1 << 20}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

const claimants = `g.V("<e:Senkaku_Islands>").In("<p:claims>").All()`

// answers reports whether the pool still answers a harmless question.
func answers(t testing.TB, p *worker.Pool) {
	t.Helper()
	r, err := p.Query(context.Background(), graph.Gizmo, claimants, 0)
	if err != nil || len(r.Rows) != 2 {
		t.Fatalf("the next question: %v rows, error %v; want 2 rows", len(r.Rows), err)
	}
}

func TestSameAnswerAsInProcess(t *testing.T) {
	ctx := context.Background()
	g, err := graphtest.Islands(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p := newPool(t, 1, time.Minute)
	for _, test := range []struct {
		lang, query string
		limit       int
	}{
		{graph.Gizmo, claimants, 0},
		{graph.Gizmo, `g.V().All()`, 0},
		{graph.Gizmo, `g.V().All()`, 3},
		{graph.Gizmo, `g.V().Count()`, 0},
		{graph.Gizmo, `g.Emit({a: [1, 2.5, "x", null, true, {}, []], b: -7, c: 1e300})`, 0},
		{graph.Gizmo, `g.Emit("Hello World")`, 0},
		{graph.GraphQL, `{ nodes(id: <e:Japan>) { id, <rdfs:label>, <p:controls> { id } } }`, 0},
		{graph.MQL, `[{"id": "<e:Japan>", "<p:controls>": null}]`, 0},
		{graph.SExp, `($a (:p:claims :e:Senkaku_Islands))`, 0},
	} {
		want, err := graph.Query(ctx, g, test.lang, test.query, test.limit)
		if err != nil {
			t.Errorf("%s in process: %v", test.query, err)
			continue
		}
		got, err := p.Query(ctx, test.lang, test.query, test.limit)
		if err != nil {
			t.Errorf("%s: %v", test.query, err)
			continue
		}
		if g, w := show(got), show(want); g != w {
			t.Errorf("%s:\ngot  %s\nwant %s", test.query, g, w)
		}
	}
}

// show writes rows with the Go types of their cells, in any order.
func show(r graph.Result) string {
	lines := map[string]int{}
	for _, row := range r.Rows {
		lines[fmt.Sprintf("%#v", map[string]any(row))]++
	}
	return fmt.Sprint(len(r.Rows), r.More, lines)
}

func TestTermsSurvive(t *testing.T) {
	p := newPool(t, 1, time.Minute)
	r, err := p.Query(context.Background(), graph.Gizmo, `g.V("<d:gazette>").Tag("id").Out("<dcterms:date>").All()`, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := quad.TypedString{Value: "2025-03-04", Type: "xsd:date"}
	if len(r.Rows) != 1 || r.Rows[0]["id"] != want {
		t.Errorf("got %#v, want one row with %#v", r.Rows, want)
	}
}

func TestMistakesInQueries(t *testing.T) {
	p := newPool(t, 1, time.Minute)
	_, err := p.Query(context.Background(), graph.Gizmo, "g.V()\n  .Out(", 0)
	var mistake *graph.QueryError
	if !errors.As(err, &mistake) || mistake.Line != 2 {
		t.Errorf("got error %v, want a *graph.QueryError in line 2", err)
	}
	if _, err := p.Query(context.Background(), "cobol", "x", 0); err == nil || !strings.Contains(err.Error(), "gizmo") {
		t.Errorf("got error %v, want one that names the languages", err)
	}
	answers(t, p)
}

func TestShape(t *testing.T) {
	p := newPool(t, 1, time.Minute)
	shape, err := p.Shape(context.Background(), graph.Gizmo, claimants)
	if err != nil || !strings.Contains(string(shape), `"nodes":[`) {
		t.Errorf("got %s, error %v; want nodes", shape, err)
	}
}

// TestHostileQueries holds what a query may do against the workers: each gets an error, within the limits, and the next
// question is answered. Run with -v for what each cost.
func TestHostileQueries(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for many time limits")
	}
	const limit = 2 * time.Second
	p := newPool(t, 1, limit)
	deep := strings.Repeat("(", 500_000) + strings.Repeat(")", 500_000)
	for _, test := range []struct{ name, lang, query string }{
		{"an object for an IRI", graph.Gizmo, `iri({})`},
		{"an object for a predicate", graph.Gizmo, `g.V().out({})`},
		{"an endless loop", graph.Gizmo, `while(true){}`},
		{"an endless loop in a callback", graph.Gizmo, `g.V().ForEach(function(d) { while(true){} })`},
		{"endless recursion", graph.Gizmo, `function f(x) { return f([x, x]) + f(x) } f(1)`},
		{"an array without end", graph.Gizmo, `var a = []; while(true) { a.push("xxxxxxxxxxxxxxxx" + a.length) }`},
		{"one huge string", graph.Gizmo, `"x".repeat(2000000000).length`},
		{"doubling strings", graph.Gizmo, `var s = "xxxxxxxx"; while(true) { s = s + s }`},
		{"a huge typed array", graph.Gizmo, `var a = new Float64Array(250000000); for (var i = 0; i < a.length; i += 512) a[i] = i`},
		{"an answer without end", graph.Gizmo, `while(true) { g.Emit("x") }`},
		{"an answer that holds itself", graph.Gizmo, `var a = {}; a.a = a; g.Emit(a)`},
		{"an answer too large", graph.Gizmo, `for (var i = 0; i < 300; i++) g.Emit("x".repeat(10000))`},
		{"a slow regular expression", graph.Gizmo, `/^(a+)+(?=b)\1$/.test("a".repeat(40))`},
		{"half a million brackets", graph.Gizmo, deep},
		{"half a million brackets in JSON", graph.MQL, strings.Repeat("[", 500_000)},
		{"half a million braces", graph.GraphQL, strings.Repeat("{a", 500_000)},
		{"half a million S-expressions", graph.SExp, strings.Repeat("($a ", 500_000)},
		{"a product of everything", graph.Gizmo, `g.V().Out().Both().Both().Both().Both().Both().Both().Both().Both().Count()`},
	} {
		for _, op := range []string{"query", "shape"} {
			if op == "shape" && test.lang != graph.Gizmo && test.lang != graph.MQL {
				continue
			}
			t.Run(op+"/"+test.name, func(t *testing.T) {
				start := time.Now()
				_, err := p.Do(context.Background(), worker.Request{Shape: op == "shape", Language: test.lang, Text: test.query})
				spent := time.Since(start)
				harmless := op == "shape" && (strings.Contains(test.name, "product") || strings.Contains(test.name, "answer"))
				if err == nil && !harmless {
					t.Error("no error")
				}
				if spent > limit+3*time.Second {
					t.Errorf("took %v, far beyond the limit of %v", spent, limit)
				}
				t.Logf("%8v  %.150v", spent.Round(time.Millisecond), err)
				answers(t, p)
			})
		}
	}
	if peak := peakOfWorkers(); peak > testMemory*3/2 {
		t.Errorf("a worker took %d MiB, far beyond its %d", peak>>20, testMemory>>20)
	} else {
		t.Logf("the largest worker took %d MiB of the %d it may have", peak>>20, testMemory>>20)
	}
}

func TestLimitOverriddenInQuery(t *testing.T) {
	p := newPool(t, 1, time.Minute)
	r, err := p.Query(context.Background(), graph.Gizmo, `g.V().getLimit(-1)`, 5)
	if err != nil || len(r.Rows) != 5 || !r.More {
		t.Errorf("got %d rows, more %v, error %v; want 5 rows and more", len(r.Rows), r.More, err)
	}
}

func TestOthersAreServedMeanwhile(t *testing.T) {
	p := newPool(t, 2, 2*time.Second)
	answers(t, p)
	slow := make(chan error)
	go func() {
		_, err := p.Query(context.Background(), graph.Gizmo, `while(true){}`, 0)
		slow <- err
	}()
	time.Sleep(100 * time.Millisecond)
	for range 20 {
		answers(t, p)
	}
	select {
	case err := <-slow:
		t.Fatalf("the endless loop ended before the others were served: %v", err)
	default:
	}
	if err := <-slow; !errors.Is(err, worker.ErrTimeout) {
		t.Errorf("got %v, want ErrTimeout", err)
	}
}

func TestCallerGivesUp(t *testing.T) {
	p := newPool(t, 1, time.Minute)
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := p.Query(ctx, graph.Gizmo, `while(true){}`, 0)
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 5*time.Second {
		t.Errorf("got %v after %v, want the context's error at once", err, time.Since(start))
	}
	answers(t, p)
}

func TestTooManyAtOnce(t *testing.T) {
	p, err := worker.New(context.Background(), worker.Options{Command: command("serves"), Workers: 1, Queue: 1,
		Limits: worker.Limits{Time: 2 * time.Second}})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	var group sync.WaitGroup
	errs := make(chan error, 5)
	for range 5 {
		group.Go(func() {
			_, err := p.Query(context.Background(), graph.Gizmo, `while(true){}`, 0)
			errs <- err
		})
	}
	group.Wait()
	close(errs)
	count := map[bool]int{}
	for err := range errs {
		count[errors.Is(err, worker.ErrBusy)]++
	}
	if count[true] != 3 {
		t.Errorf("%d of 5 queries were turned away, want 3: one runs, one waits", count[true])
	}
}

func TestWorkerThatCannotStart(t *testing.T) {
	for mode, want := range map[string]string{"fails": "no graph here", "dies": "a bad day"} {
		_, err := worker.New(context.Background(), worker.Options{Command: command(mode)})
		var failed *worker.StartError
		if !errors.As(err, &failed) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want a *StartError that says %q", mode, err, want)
		}
	}
}

func TestClosedPool(t *testing.T) {
	p := newPool(t, 1, time.Minute)
	p.Close()
	if _, err := p.Query(context.Background(), graph.Gizmo, claimants, 0); !errors.Is(err, worker.ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
}

func BenchmarkQuery(b *testing.B) {
	p := newPool(b, 1, time.Minute)
	for b.Loop() {
		answers(b, p)
	}
}

// BenchmarkStart is what replacing a worker costs.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		p, err := worker.New(context.Background(), worker.Options{Command: command("serves")})
		if err != nil {
			b.Fatal(err)
		}
		p.Close()
	}
}
