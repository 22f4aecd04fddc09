package store

import (
	"context"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
)

// nodes lists or checks all values.
type nodes struct{ s *Store }

var _ graph.IteratorShapeCompat = (*nodes)(nil)

func (n *nodes) String() string                      { return "values" }
func (n *nodes) SubIterators() []graph.IteratorShape { return nil }
func (n *nodes) Iterate() graph.Scanner {
	return &nodeScanner{cursor: cursor{s: n.s, lower: []byte{'v'}, upper: []byte{'w'}}}
}
func (n *nodes) Lookup() graph.Index                                  { return &nodeLookup{} }
func (n *nodes) Optimize(context.Context) (graph.IteratorShape, bool) { return n, false }

func (n *nodes) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	st, err := n.s.Stats(ctx, false)
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: st.Nodes}, err
}

func (n *nodes) AsLegacy() graph.Iterator {
	l := &legacy{shape: n}
	l.Iterator = graph.NewLegacy(n, l)
	return l
}

type nodeScanner struct {
	cursor
	at id
}

func (n *nodeScanner) String() string                  { return "values" }
func (n *nodeScanner) TagResults(map[string]graph.Ref) {}
func (n *nodeScanner) NextPath(context.Context) bool   { return false }
func (n *nodeScanner) Err() error                      { return n.failure() }
func (n *nodeScanner) Close() error                    { return n.close() }

func (n *nodeScanner) Result() graph.Ref {
	if n.at == 0 {
		return nil
	}
	return n.at
}

func (n *nodeScanner) Next(ctx context.Context) bool {
	return n.next(ctx, func(key []byte) bool {
		n.at = id(binary.BigEndian.Uint64(key[1:]))
		return true
	})
}

type nodeLookup struct{ at graph.Ref }

func (n *nodeLookup) String() string                  { return "values" }
func (n *nodeLookup) TagResults(map[string]graph.Ref) {}
func (n *nodeLookup) NextPath(context.Context) bool   { return false }
func (n *nodeLookup) Err() error                      { return nil }
func (n *nodeLookup) Close() error                    { return nil }
func (n *nodeLookup) Result() graph.Ref               { return n.at }

func (n *nodeLookup) Contains(_ context.Context, r graph.Ref) bool {
	_, ok := r.(id)
	if ok {
		n.at = r
	}
	return ok
}

func newNothing() graph.Iterator { return iterator.NewNull() }
