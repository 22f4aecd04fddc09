package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// Mode says what a graph is opened for.
type Mode int

// The modes. ReadOnly is the zero value.
const (
	ReadOnly  Mode = iota // the graph exists and stays as it is
	ReadWrite             // the graph exists and may change
	Create                // the graph may change and is made if it does not exist
)

// DefaultPath is where a graph is kept unless another place is named.
const DefaultPath = "claimgraph.db"

// Errors that tell a caller what to advise.
var (
	ErrNotExist = errors.New("no graph here")
	ErrLocked   = errors.New("another process is writing to the graph")
	ErrReadOnly = errors.New("the graph is open for reading only")
)

// Graph is an open claim graph. Its methods may be called from several goroutines; changes are made one at a time.
type Graph struct {
	qs    cayley.QuadStore
	mode  Mode
	write sync.Mutex
}

// Open opens the graph that is kept at path: a folder, or the URL of a shared database. The errors wrap ErrNotExist
// and ErrLocked where these are the cause.
func Open(ctx context.Context, path string, mode Mode) (*Graph, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	qs, err := openerFor(path)(ctx, path, mode)
	if err != nil {
		return nil, fmt.Errorf("graph %s: %w", path, err)
	}
	return New(qs, mode), nil
}

// New makes a graph of an open quad store, which is closed with it.
func New(qs cayley.QuadStore, mode Mode) *Graph { return &Graph{qs: qs, mode: mode} }

// Close closes the store.
func (g *Graph) Close() error { return g.qs.Close() }

// QuadStore is the store for those who speak cayley: its query languages and its HTTP interface.
func (g *Graph) QuadStore() cayley.QuadStore { return g.qs }

// Writable reports whether the graph may change.
func (g *Graph) Writable() bool { return g.mode != ReadOnly }

// Quads gives every quad in the store's own order, with short names.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return g.quadsOf(ctx, func() cayley.Iterator { return g.qs.QuadsAllIterator() })
}

// match gives the quads that agree with the pattern in every direction that the pattern sets.
func (g *Graph) match(ctx context.Context, pattern quad.Quad) iter.Seq2[quad.Quad, error] {
	return g.quadsOf(ctx, func() cayley.Iterator {
		var filters shape.Quads
		for _, d := range quad.Directions {
			if v := pattern.Get(d); v != nil {
				filters = append(filters, shape.QuadFilter{Dir: d, Values: shape.Lookup{v}})
			}
		}
		return shape.BuildIterator(g.qs, filters)
	})
}

func (g *Graph) quadsOf(ctx context.Context, open func() cayley.Iterator) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		it := open()
		defer it.Close()
		for it.Next(ctx) {
			if !yield(g.qs.Quad(it.Result()), nil) {
				return
			}
		}
		err := it.Err()
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

// collect gathers all quads that match the pattern.
func (g *Graph) collect(ctx context.Context, pattern quad.Quad) ([]quad.Quad, error) {
	if !g.knows(pattern) {
		return nil, nil
	}
	var all []quad.Quad
	for q, err := range g.match(ctx, pattern) {
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

// knows reports whether the store has every value of the pattern: the cheap answer to most questions about a document
// that is new.
func (g *Graph) knows(pattern quad.Quad) bool {
	for _, d := range quad.Directions {
		if v := pattern.Get(d); v != nil && g.qs.ValueOf(v) == nil {
			return false
		}
	}
	return true
}

// object gives the object of the first quad with the subject and predicate, nil where there is none.
func (g *Graph) object(ctx context.Context, s, p quad.Value) (quad.Value, error) {
	for q, err := range g.match(ctx, quad.Quad{Subject: s, Predicate: p}) {
		return q.Object, err
	}
	return nil, ctx.Err()
}
