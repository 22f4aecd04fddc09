package store

import (
	"context"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cockroachdb/pebble/v2"
)

// nodes lists or checks all values.
type nodes struct{ s *Store }

var _ graph.IteratorShapeCompat = (*nodes)(nil)

func (n *nodes) String() string                                       { return "values" }
func (n *nodes) SubIterators() []graph.IteratorShape                  { return nil }
func (n *nodes) Iterate() graph.Scanner                               { return &nodeScanner{s: n.s} }
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
	s     *Store
	it    *pebble.Iterator
	at    id
	steps int
	err   error
	done  bool
}

func (n *nodeScanner) String() string                  { return "values" }
func (n *nodeScanner) TagResults(map[string]graph.Ref) {}
func (n *nodeScanner) NextPath(context.Context) bool   { return false }
func (n *nodeScanner) Err() error                      { return n.err }

func (n *nodeScanner) Result() graph.Ref {
	if n.at == 0 {
		return nil
	}
	return n.at
}

func (n *nodeScanner) Next(ctx context.Context) bool {
	if n.done || n.err != nil {
		return false
	}
	if n.steps++; n.steps%checkEvery == 0 && ctx.Err() != nil {
		n.err = ctx.Err()
		return false
	}
	var ok bool
	if n.it == nil {
		n.it, n.err = n.s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{'v'}, UpperBound: []byte{'w'}})
		if n.err != nil {
			n.it, n.err = nil, translate(n.err)
			return false
		}
		ok = n.it.First()
	} else {
		ok = n.it.Next()
	}
	if !ok {
		n.err = translate(n.it.Error())
		n.done = true
		n.Close()
		return false
	}
	n.at = id(binary.BigEndian.Uint64(n.it.Key()[1:]))
	return true
}

func (n *nodeScanner) Close() error {
	if n.it == nil {
		return n.err
	}
	err := n.it.Close()
	n.it, n.done = nil, true
	return translate(err)
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
