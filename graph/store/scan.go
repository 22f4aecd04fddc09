package store

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cockroachdb/pebble/v2"
)

// pattern picks quads: those that have every identifier that is not 0.
type pattern struct{ ids quadID }

func (p pattern) matches(q quadID) bool {
	for d, v := range p.ids {
		if v != 0 && q[d] != v {
			return false
		}
	}
	return true
}

// best is the order in which most of the pattern's identifiers come first, and how many do.
func (p pattern) best() (order, int) {
	best, length := orders[0], -1
	for _, o := range orders {
		n := 0
		for n < 4 && p.ids[o.dirs[n]] != 0 {
			n++
		}
		if n > length {
			best, length = o, n
		}
	}
	return best, length
}

func (p pattern) prefix() (order, []byte) {
	o, n := p.best()
	key := []byte{o.tag}
	for _, d := range o.dirs[:n] {
		key = appendID(key, p.ids[d])
	}
	return o, key
}

// counted is how many quads of a pattern are counted before the rest is estimated.
const counted = 1000

// bytesPerQuad is about what a quad takes in one order on disk.
const bytesPerQuad = 8

// estimate is how many quads have the pattern's leading identifiers.
func (s *Store) estimate(p pattern) (int64, error) {
	_, prefix := p.prefix()
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: end(prefix)})
	if err != nil {
		return 0, translate(err)
	}
	defer it.Close()
	n := int64(0)
	for ok := it.First(); ok && n < counted; ok = it.Next() {
		n++
	}
	if err := it.Error(); err != nil || n < counted {
		return n, translate(err)
	}
	size, err := s.db.EstimateDiskUsage(prefix, end(prefix))
	return max(counted, int64(size)/bytesPerQuad), translate(err)
}

// scan lists or checks the quads of a pattern.
type scan struct {
	s       *Store
	pattern pattern
}

var _ graph.IteratorShapeCompat = (*scan)(nil)

func (s *Store) scan(p pattern) *scan { return &scan{s, p} }

func (sc *scan) String() string                                       { return fmt.Sprintf("quads%v", sc.pattern.ids) }
func (sc *scan) SubIterators() []graph.IteratorShape                  { return nil }
func (sc *scan) Iterate() graph.Scanner                               { return newScanner(sc) }
func (sc *scan) Lookup() graph.Index                                  { return &lookup{scan: sc} }
func (sc *scan) Optimize(context.Context) (graph.IteratorShape, bool) { return sc, false }

// Stats estimates; the size is never exact, since an intersection would take its smaller side's exact size for its own.
func (sc *scan) Stats(context.Context) (graph.IteratorCosts, error) {
	n, err := sc.s.estimate(sc.pattern)
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: graph.Size{Size: n}}, err
}

// AsLegacy wraps the scan for the older half of cayley.
func (sc *scan) AsLegacy() graph.Iterator {
	l := &legacy{shape: sc}
	l.Iterator = graph.NewLegacy(sc, l)
	return l
}

// legacy is an iterator that knows the shape it was made of.
type legacy struct {
	shape graph.IteratorShape
	graph.Iterator
}

func (l *legacy) AsShape() graph.IteratorShape {
	l.Close()
	return l.shape
}

// scanner lists the quads of a pattern.
type scanner struct {
	cursor
	scan  *scan
	order order
	at    quadID
}

func newScanner(sc *scan) *scanner {
	o, prefix := sc.pattern.prefix()
	return &scanner{cursor: cursor{s: sc.s, lower: prefix, upper: end(prefix)}, scan: sc, order: o}
}

func (s *scanner) String() string                  { return s.scan.String() }
func (s *scanner) TagResults(map[string]graph.Ref) {}
func (s *scanner) NextPath(context.Context) bool   { return false }
func (s *scanner) Err() error                      { return s.failure() }
func (s *scanner) Close() error                    { return s.close() }

func (s *scanner) Result() graph.Ref {
	if s.at == (quadID{}) {
		return nil
	}
	return s.at
}

func (s *scanner) Next(ctx context.Context) bool {
	return s.next(ctx, func(key []byte) bool {
		q := s.order.parse(key)
		if !s.scan.pattern.matches(q) {
			return false
		}
		s.at = q
		return true
	})
}

// lookup checks whether quads have a pattern.
type lookup struct {
	scan *scan
	at   graph.Ref
}

func (l *lookup) String() string                  { return l.scan.String() }
func (l *lookup) TagResults(map[string]graph.Ref) {}
func (l *lookup) NextPath(context.Context) bool   { return false }
func (l *lookup) Err() error                      { return l.scan.s.failed() }
func (l *lookup) Close() error                    { return nil }
func (l *lookup) Result() graph.Ref               { return l.at }

func (l *lookup) Contains(_ context.Context, r graph.Ref) bool {
	q, ok := r.(quadID)
	if !ok || !l.scan.pattern.matches(q) {
		return false
	}
	l.at = q
	return true
}
