package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"claimgraph/graph/nquads"
)

// TestFigures prints the table of the README: CLAIMGRAPH_FIGURES=1000000 go test -run Figures -v -timeout 30m. The number
// is that of quads; CLAIMGRAPH_BESIDE=leveldb,bolt measures cayley's own stores beside this one.
func TestFigures(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("CLAIMGRAPH_FIGURES"))
	if err != nil {
		t.Skip("set CLAIMGRAPH_FIGURES to a number of quads")
	}
	text := filepath.Join(t.TempDir(), "claims.nq")
	writeClaims(t, text, n)
	info, err := os.Stat(text)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d quads, %d MB of N-Quads", n, info.Size()>>20)
	measureOurs(t, text)
	for _, kind := range strings.FieldsFunc(os.Getenv("CLAIMGRAPH_BESIDE"), func(c rune) bool { return c == ',' }) {
		measureStock(t, kind, text)
	}
}

func writeClaims(t testing.TB, path string, n int) {
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := nquads.NewWriter(f)
	for q := range claims(n, 1) {
		if err := w.WriteQuad(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func measureOurs(t *testing.T, text string) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "db")
	f, err := os.Open(text)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	resetPeak()
	start := time.Now()
	if _, err := BulkLoad(ctx, dir, nquads.NewReader(f)); err != nil {
		t.Fatal(err)
	}
	t.Logf("load %v, peak of the process %d MB, on disk %d MB", time.Since(start).Round(time.Millisecond), peak()>>20, size(t, dir)>>20)
	t.Logf("open, then first answer: %v", median(11, func() {
		s, err := OpenReadOnly(dir)
		if err != nil {
			t.Fatal(err)
		}
		if s.ValueOf(quad.IRI("https://graph.example/entity/0")) == nil {
			t.Fatal("no answer")
		}
		s.Close()
	}))
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, q := range queries {
		n := 0
		t.Logf("%s: %v (%d results)", q.name, median(5, func() { n = results(t, q.path(s)) }), n)
	}
	start = time.Now()
	w := nquads.NewWriter(io.Discard)
	it := s.QuadsAllIterator()
	for it.Next(ctx) {
		if err := w.WriteQuad(s.Quad(it.Result())); err != nil {
			t.Fatal(err)
		}
	}
	it.Close()
	t.Logf("export, unsorted: %v", time.Since(start).Round(time.Millisecond))
	seed := uint64(100)
	t.Logf("append of 1,000 quads, durable and published: %v", median(21, func() {
		seed++
		if err := s.Add(ctx, list(claims(1000, seed))); err != nil {
			t.Fatal(err)
		}
	}))
	start = time.Now()
	if _, err := s.Check(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("check: %v", time.Since(start).Round(time.Millisecond))
}

func measureStock(t *testing.T, kind, text string) {
	dir := filepath.Join(t.TempDir(), "db")
	options := graph.Options{"no_bloom": true}
	create := leveldb.Create
	if kind == bolt.Type {
		create = bolt.Create
	}
	db, err := create(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := kv.Init(db, options); err != nil {
		t.Fatal(err)
	}
	s, err := kv.New(db, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	data, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	resetPeak()
	start := time.Now()
	r := nquads.NewReader(bytes.NewReader(data))
	seen := map[quad.Quad]bool{} // the stock stores keep duplicates
	for done := false; !done; {
		var deltas []graph.Delta
		for len(deltas) < 100_000 {
			q, err := r.ReadQuad()
			if errors.Is(err, io.EOF) {
				done = true
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if q.Label == nil {
				if seen[q] {
					continue
				}
				seen[q] = true
			}
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
		}
		if err := s.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true}); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%s: load %v, peak of the process %d MB, on disk %d MB", kind, time.Since(start).Round(time.Millisecond), peak()>>20, size(t, dir)>>20)
	for _, q := range queries {
		n := 0
		t.Logf("%s: %s: %v (%d results)", kind, q.name, median(3, func() { n = results(t, q.path(s)) }), n)
	}
}

const ns = "https://graph.example/ns#"

// queries are the kinds that cost stock stores most.
var queries = []struct {
	name string
	path func(s graph.QuadStore) *path.Path
}{
	{"one hop out", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI("https://graph.example/document/1-3")).In(quad.IRI(ns + "document"))
	}},
	{"one hop in, of a rare entity", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI("https://graph.example/entity/1000")).In(quad.IRI(ns + "subject"))
	}},
	{"two hops", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI("https://graph.example/document/1-3")).In(quad.IRI(ns + "document")).Out(quad.IRI(ns + "object"))
	}},
	{"in(p).out(name)", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI("https://graph.example/entity/900")).In(quad.IRI(ns + "object")).Out(quad.IRI(ns + "quote"))
	}},
	{"hub and another set", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI("https://graph.example/entity/700")).In(quad.IRI(ns+"subject")).
			Has(quad.IRI(ns+"type"), quad.IRI(ns+"Statement"))
	}},
	{"hub of all statements first", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI(ns+"Statement")).In(quad.IRI(ns+"type")).
			Has(quad.IRI(ns+"subject"), quad.IRI("https://graph.example/entity/700"))
	}},
	{"out().has(type, hub)", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s, quad.IRI("https://graph.example/document/1-3")).In().Has(quad.IRI(ns+"type"), quad.IRI(ns+"Statement"))
	}},
	{"all facts of one label", func(s graph.QuadStore) *path.Path {
		return path.StartPath(s).LabelContext(quad.IRI("https://graph.example/document/1-3")).In(quad.IRI(ns + "type"))
	}},
}

func results(t testing.TB, p *path.Path) int {
	n := 0
	if err := p.Iterate(context.Background()).Each(func(graph.Ref) { n++ }); err != nil {
		t.Fatal(err)
	}
	return n
}

func median(times int, f func()) time.Duration {
	var took []time.Duration
	for range times {
		start := time.Now()
		f()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[len(took)/2].Round(time.Microsecond)
}

func size(t testing.TB, dir string) (bytes int64) {
	seen := map[string]bool{} // a snapshot's files are those of the live database, linked
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() && !seen[info.Name()] {
			seen[info.Name()] = true
			bytes += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

// resetPeak and peak measure the resident memory of the process where the system tells it.
func resetPeak() { os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kb int64
	fmt.Sscan(after, &kb)
	return kb << 10
}

func BenchmarkLoad(b *testing.B) {
	quads := list(claims(100_000, 1))
	for b.Loop() {
		s, err := Create(filepath.Join(b.TempDir(), "db"))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
			for _, q := range quads {
				if !yield(q, nil) {
					return
				}
			}
		}); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
	b.ReportMetric(float64(len(quads))*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
}

func BenchmarkAppend(b *testing.B) {
	s, err := Create(filepath.Join(b.TempDir(), "db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(context.Background(), claims(100_000, 1)); err != nil {
		b.Fatal(err)
	}
	for seed := uint64(2); b.Loop(); seed++ {
		if err := s.Add(context.Background(), list(claims(1000, seed))); err != nil {
			b.Fatal(err)
		}
	}
}
