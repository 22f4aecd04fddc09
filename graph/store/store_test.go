package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/graphtest/testutil"
	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"
)

// bulkLoading is a store that is changed by bulk loads where these can do it.
type bulkLoading struct{ *Store }

func (b bulkLoading) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	seen := map[quad.Quad]bool{}
	for _, d := range in {
		if d.Action != graph.Add || seen[d.Quad] || b.has(d.Quad) {
			return b.Store.ApplyDeltas(in, opts)
		}
		seen[d.Quad] = true
	}
	_, err := b.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for _, d := range in {
			if !yield(d.Quad, nil) {
				return
			}
		}
	})
	return err
}

func (b bulkLoading) has(q quad.Quad) bool {
	c := &change{batch: b.db.NewIndexedBatch(), known: map[quad.Value]id{}}
	defer c.batch.Close()
	ids, err := c.identify(q, false)
	if err != nil {
		return false
	}
	there, err := c.has(ids)
	return there && err == nil
}

// throughReader is a store that is read through the snapshot that readers open.
type throughReader struct {
	*Store
	writer *Store
	old    []*Store
}

func (r *throughReader) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	if err := r.writer.ApplyDeltas(in, opts); err != nil {
		return err
	}
	r.old = append(r.old, r.Store)
	var err error
	r.Store, err = OpenReadOnly(r.writer.dir)
	return err
}

func (r *throughReader) NewQuadWriter() (quad.WriteCloser, error) {
	return &writer{apply: r.ApplyDeltas}, nil
}

func (r *throughReader) Close() error {
	err := errors.Join(r.Store.Close(), r.writer.Close())
	for _, o := range r.old {
		err = errors.Join(err, o.Close())
	}
	return err
}

const throughSnapshots = "read through snapshots"

// The store behaves as cayley's own tests ask of every store, however it came about and is read. Those that read a file
// of cayley's source tree are left out.
func TestConformance(t *testing.T) {
	create := func(t testing.TB) *Store {
		s, err := Create(filepath.Join(t.TempDir(), "db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, open := range map[string]func(t testing.TB) graph.QuadStore{
		"added":  func(t testing.TB) graph.QuadStore { return create(t) },
		"loaded": func(t testing.TB) graph.QuadStore { return bulkLoading{create(t)} },
		"opened again after removing all": func(t testing.TB) graph.QuadStore {
			s := create(t)
			before := list(claims(300, 1))
			if err := s.Add(context.Background(), before); err != nil {
				t.Fatal(err)
			}
			if err := s.Remove(context.Background(), before); err != nil {
				t.Fatal(err)
			}
			s.Close()
			s, err := Open(s.dir)
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
		throughSnapshots: func(t testing.TB) graph.QuadStore {
			w := create(t)
			r, err := OpenReadOnly(w.dir)
			if err != nil {
				t.Fatal(err)
			}
			return &throughReader{Store: r, writer: w}
		},
	} {
		t.Run(name, func(t *testing.T) {
			// What a snapshot's iterators show does not change while it is open.
			conformance(t, name == throughSnapshots, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
				s := open(t)
				return s, nil, func() { s.Close() }
			})
		})
	}
}

func conformance(t *testing.T, snapshots bool, gen testutil.DatabaseFunc) {
	conf := &graphtest.Config{NoPrimitives: true, SkipDeletedFromIterator: snapshots}
	for name, test := range map[string]func(testing.TB){
		"load one quad":             func(t testing.TB) { graphtest.TestLoadOneQuad(t, gen, conf) },
		"load duplicates":           func(t testing.TB) { graphtest.TestLoadDup(t, gen, conf) },
		"load duplicates singly":    func(t testing.TB) { graphtest.TestLoadDupSingle(t, gen, conf) },
		"load duplicates raw":       func(t testing.TB) { graphtest.TestLoadDupRaw(t, gen, conf) },
		"delete":                    func(t testing.TB) { graphtest.TestDeleteQuad(t, gen, conf) },
		"sizes":                     func(t testing.TB) { graphtest.TestSizes(t, gen, conf) },
		"iterator":                  func(t testing.TB) { graphtest.TestIterator(t, gen, conf) },
		"hasa":                      func(t testing.TB) { graphtest.TestHasA(t, gen, conf) },
		"sets":                      func(t testing.TB) { graphtest.TestSetIterator(t, gen, conf) },
		"deleted from iterator":     func(t testing.TB) { graphtest.TestDeletedFromIterator(t, gen, conf) },
		"iterators and next result": func(t testing.TB) { graphtest.TestIteratorsAndNextResultOrderA(t, gen, conf) },
		"typed values":              func(t testing.TB) { graphtest.TestLoadTypedQuads(t, gen, conf) },
		"add and remove":            func(t testing.TB) { graphtest.TestAddRemove(t, gen, conf) },
		"compare typed values":      func(t testing.TB) { graphtest.TestCompareTypedValues(t, gen, conf) },
		"schema":                    func(t testing.TB) { graphtest.TestSchema(t, gen, conf) },
		"delete and add again":      func(t testing.TB) { graphtest.TestDeleteReinserted(t, gen, conf) },
		"delete and add twice":      func(t testing.TB) { graphtest.TestDeleteReinsertedDup(t, gen, conf) },
		"node delete":               func(t testing.TB) { graphtest.TestNodeDelete(t, gen, conf) },
	} {
		t.Run(name, func(t *testing.T) { test(t) })
	}
	t.Run("1000 quads", func(t *testing.T) { graphtest.Test1K(t, gen, conf) })
	t.Run("1000 quads in batches", func(t *testing.T) { graphtest.Test1KBatch(t, gen, conf) })
	t.Run("writers", func(t *testing.T) { graphtest.TestWriters(t, gen, conf) })
}

func makeQuad(s, p, o, l string) quad.Quad {
	q := quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.String(o)}
	if l != "" {
		q.Label = quad.IRI(l)
	}
	return q
}

func all(t testing.TB, s *Store) []string {
	t.Helper()
	list, err := tryAll(s)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func tryAll(s *Store) (list []string, err error) {
	it := s.QuadsAllIterator()
	defer it.Close()
	for it.Next(context.Background()) {
		list = append(list, s.Quad(it.Result()).String())
	}
	slices.Sort(list)
	return list, it.Err()
}

// A store is a set: adds, deletes and adding again in any order, with reopening in between, leave what a map would hold,
// and no value that no quad holds.
func TestSetSemantics(t *testing.T) {
	base := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		dir := filepath.Join(base, fmt.Sprint(run))
		s, err := Create(dir)
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { s.Close() }()
		model := map[quad.Quad]bool{}
		for range rapid.IntRange(1, 6).Draw(rt, "transactions") {
			var deltas []graph.Delta
			for range rapid.IntRange(1, 8).Draw(rt, "changes") {
				letter := rapid.SampledFrom([]string{"a", "b", "c"})
				q := makeQuad(letter.Draw(rt, "s"), letter.Draw(rt, "p"), letter.Draw(rt, "o"), rapid.SampledFrom([]string{"", "x", "y"}).Draw(rt, "l"))
				if rapid.Bool().Draw(rt, "add") {
					deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
					model[q] = true
				} else {
					deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
					delete(model, q)
				}
			}
			if err := s.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
				rt.Fatal(err)
			}
			if rapid.Bool().Draw(rt, "reopen") {
				s.Close()
				if s, err = Open(dir); err != nil {
					rt.Fatal(err)
				}
			}
		}
		var want []string
		values := map[quad.Value]bool{}
		for q := range model {
			want = append(want, q.String())
			for _, d := range quad.Directions {
				if v := q.Get(d); v != nil {
					values[v] = true
				}
			}
		}
		slices.Sort(want)
		if got := all(t, s); !slices.Equal(got, want) {
			rt.Fatalf("store holds\n%v, want\n%v", got, want)
		}
		st, err := s.Stats(context.Background(), true)
		if err != nil || st.Quads.Size != int64(len(want)) || st.Nodes.Size != int64(len(values)) {
			rt.Fatalf("stats %+v (%v), want %d quads and %d values", st, err, len(want), len(values))
		}
	})
}

// A second writer is refused at once; readers see the last state that was written before they came, and never wait.
func TestReadersBesideAWriter(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	if _, err := OpenReadOnly(dir); !errors.Is(err, ErrNotExist) {
		t.Errorf("opening nothing: %v", err)
	}
	w, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	add := func(o string) {
		if err := w.ApplyDeltas([]graph.Delta{{Quad: makeQuad("s", "p", o, ""), Action: graph.Add}}, graph.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	add("one")
	if _, err := Open(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("second writer: %v, want ErrLocked", err)
	}
	early, err := OpenReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		add(fmt.Sprint("more ", i))
	}
	late, err := OpenReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(all(t, early)); n != 1 {
		t.Errorf("the early reader sees %d quads, want 1", n)
	}
	if n := len(all(t, late)); n != 6 {
		t.Errorf("the late reader sees %d quads, want 6", n)
	}
	early.Close()
	late.Close()
	add("last")
	if left, _ := filepath.Glob(filepath.Join(dir, snapshotPrefix+"*")); len(left) != 1 {
		t.Errorf("snapshots left: %v, want the newest alone", left)
	}
	if err := early.ApplyDeltas(nil, graph.IgnoreOpts{}); err == nil {
		t.Error("a reader may write")
	}
}
