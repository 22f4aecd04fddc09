package store

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

var _ graph.QuadStore = (*Store)(nil)

// Key makes an identifier one of cayley's references.
func (v id) Key() any { return v }

// Key makes a quad's identifiers one of cayley's references.
func (q quadID) Key() any { return q }

// ValueOf gives the reference of a value, nil where no quad holds it.
func (s *Store) ValueOf(v quad.Value) graph.Ref {
	if v == nil {
		return nil
	}
	_, hash, err := encode(v)
	if err != nil {
		return nil
	}
	i, err := find(s.db, hash)
	if err != nil {
		s.fail(err)
		return nil
	}
	if i == 0 {
		return nil
	}
	return i
}

// NameOf gives the value of a reference.
func (s *Store) NameOf(r graph.Ref) quad.Value {
	switch r := r.(type) {
	case graph.PreFetchedValue:
		return r.NameOf()
	case id:
		v, err := s.names.of(s.db, r)
		if err != nil {
			s.fail(err)
			return nil
		}
		return v
	}
	return nil
}

// fail keeps the error of a lookup: all iterators return it from then on, so that an answer that lacks something never
// passes for a whole one.
func (s *Store) fail(err error) { s.trouble.CompareAndSwap(nil, &err) }

func (s *Store) failed() error {
	if err := s.trouble.Load(); err != nil {
		return *err
	}
	return nil
}

// Quad gives the quad of a reference.
func (s *Store) Quad(r graph.Ref) quad.Quad {
	q, ok := r.(quadID)
	if !ok {
		return quad.Quad{}
	}
	return quad.Quad{Subject: s.NameOf(q[subject]), Predicate: s.NameOf(q[predicate]), Object: s.NameOf(q[object]),
		Label: s.NameOf(q[label])}
}

// QuadDirection gives one of a quad's values.
func (s *Store) QuadDirection(r graph.Ref, d quad.Direction) graph.Ref {
	q, ok := r.(quadID)
	if !ok || q[directions[d]] == 0 {
		return nil
	}
	return q[directions[d]]
}

// QuadIterator lists the quads with a value in a direction.
func (s *Store) QuadIterator(d quad.Direction, r graph.Ref) graph.Iterator {
	v, ok := r.(id)
	if !ok {
		return newNothing()
	}
	var p pattern
	p.ids[directions[d]] = v
	return s.scan(p).AsLegacy()
}

// QuadIteratorSize estimates the length of QuadIterator.
func (s *Store) QuadIteratorSize(ctx context.Context, d quad.Direction, r graph.Ref) (graph.Size, error) {
	v, ok := r.(id)
	if !ok {
		return graph.Size{}, nil
	}
	var p pattern
	p.ids[directions[d]] = v
	n, err := s.estimate(p)
	return graph.Size{Size: n}, err
}

// NodesAllIterator lists every value.
func (s *Store) NodesAllIterator() graph.Iterator { return (&nodes{s: s}).AsLegacy() }

// QuadsAllIterator lists every quad.
func (s *Store) QuadsAllIterator() graph.Iterator { return s.scan(pattern{}).AsLegacy() }

// Stats counts. The number of quads is exact; the number of values is exact only where that is asked for.
func (s *Store) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	quads, err := s.number(s.db, keyQuads)
	if err != nil {
		return graph.Stats{}, err
	}
	st := graph.Stats{Quads: graph.Size{Size: int64(quads), Exact: true}}
	values, err := s.number(s.db, keyValues)
	if err != nil {
		return graph.Stats{}, err
	}
	st.Nodes = graph.Size{Size: int64(values)}
	if exact {
		st.Nodes, err = s.countValues(ctx)
	}
	return st, err
}

func (s *Store) countValues(ctx context.Context) (graph.Size, error) {
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{'v'}, UpperBound: []byte{'w'}})
	if err != nil {
		return graph.Size{}, translate(err)
	}
	defer it.Close()
	n := int64(0)
	for ok := it.First(); ok; ok = it.Next() {
		if n++; n%1024 == 0 && ctx.Err() != nil {
			return graph.Size{}, ctx.Err()
		}
	}
	return graph.Size{Size: n, Exact: true}, translate(it.Error())
}
