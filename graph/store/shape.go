package store

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

var _ shape.Optimizer = (*Store)(nil)

// OptimizeShape makes one scan of what cayley would intersect: quads that are fixed in several directions.
func (s *Store) OptimizeShape(in shape.Shape) (shape.Shape, bool) {
	switch in := in.(type) {
	case shape.QuadsAction:
		var p pattern
		for d, v := range in.Filter {
			if !p.set(d, v) {
				return in, false
			}
		}
		if len(in.Filter) == 0 {
			return in, false
		}
		return in.SimplifyFrom(scanShape{s, p}), true
	case shape.Quads:
		return s.optimizeQuads(in)
	}
	return in, false
}

// optimizeQuads scans for the fixed directions and leaves the others to cayley.
func (s *Store) optimizeQuads(in shape.Quads) (shape.Shape, bool) {
	var p pattern
	var rest shape.Quads
	for _, f := range in {
		fixed, ok := f.Values.(shape.Fixed)
		if !ok || len(fixed) != 1 || !p.set(f.Dir, fixed[0]) {
			rest = append(rest, f)
		}
	}
	if len(in)-len(rest) < 2 {
		return in, false
	}
	if len(rest) == 0 {
		return scanShape{s, p}, true
	}
	return shape.Intersect{scanShape{s, p}, rest}, true
}

// set fixes a direction; it fails where the reference is not of this store or another one stands there.
func (p *pattern) set(d quad.Direction, r graph.Ref) bool {
	i, known := directions[d]
	v, ok := r.(id)
	if !known || !ok || p.ids[i] != 0 && p.ids[i] != v {
		return false
	}
	p.ids[i] = v
	return true
}

// scanShape is a scan in a query plan.
type scanShape struct {
	s *Store
	p pattern
}

func (s scanShape) BuildIterator(graph.QuadStore) graph.Iterator { return s.s.scan(s.p).AsLegacy() }
func (s scanShape) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }
