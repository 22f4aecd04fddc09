package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
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
	qs     cayley.QuadStore
	values *names
	mode   Mode
	write  sync.Mutex
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
func New(qs cayley.QuadStore, mode Mode) *Graph {
	return &Graph{qs: qs, values: newNames(qs), mode: mode}
}

// Close closes the store.
func (g *Graph) Close() error { return g.qs.Close() }

// QuadStore is the store for those who speak cayley: its query languages and its HTTP interface.
func (g *Graph) QuadStore() cayley.QuadStore { return g.qs }

// Writable reports whether the graph may change.
func (g *Graph) Writable() bool { return g.mode != ReadOnly }

// Quads gives every quad in the store's own order, with short names.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return g.quadsOf(ctx, quad.Quad{}, func() cayley.Iterator { return g.qs.QuadsAllIterator() })
}

// match gives the quads that agree with the pattern in every direction that the pattern sets.
func (g *Graph) match(ctx context.Context, pattern quad.Quad) iter.Seq2[quad.Quad, error] {
	wanted, smallest, known := g.resolve(ctx, pattern)
	switch {
	case !known:
		return func(yield func(quad.Quad, error) bool) {
			if err := ctx.Err(); err != nil {
				yield(quad.Quad{}, err)
			}
		}
	case len(wanted) == 1 || wanted[smallest].size <= fewQuads:
		return g.scan(ctx, pattern, wanted, smallest)
	}
	return g.quadsOf(ctx, pattern, func() cayley.Iterator {
		var filters shape.Quads
		for _, w := range wanted {
			filters = append(filters, shape.QuadFilter{Dir: w.direction, Values: shape.Fixed{w.ref}})
		}
		return shape.BuildIterator(g.qs, filters)
	})
}

// fewQuads is up to how many quads reading all and leaving out those that do not match is faster than the store's
// search by several directions.
const fewQuads = 256

// wantedRef is one direction of a pattern.
type wantedRef struct {
	direction quad.Direction
	ref       cayley.Ref
	size      int64
}

// resolve looks up the values of a pattern and which of its directions has the fewest quads; false where the store
// does not know a value, so that nothing can match.
func (g *Graph) resolve(ctx context.Context, pattern quad.Quad) (wanted []wantedRef, smallest int, known bool) {
	for _, d := range quad.Directions {
		v := pattern.Get(d)
		if v == nil {
			continue
		}
		ref := g.qs.ValueOf(v)
		if ref == nil {
			return nil, 0, false
		}
		wanted = append(wanted, wantedRef{direction: d, ref: ref, size: math.MaxInt64})
	}
	if len(wanted) < 2 {
		return wanted, 0, true
	}
	for i, w := range wanted {
		if isRecord(pattern.Get(w.direction)) {
			wanted[i].size = fewQuads
			return wanted, i, true
		}
	}
	for i := range wanted {
		if size, err := g.qs.QuadIteratorSize(ctx, wanted[i].direction, wanted[i].ref); err == nil {
			wanted[i].size = size.Size
		}
		if wanted[i].size < wanted[smallest].size {
			smallest = i
		}
	}
	return wanted, smallest, true
}

// isRecord reports whether a node is a document, a sentence, a statement, an attribution or a fact: unlike entities,
// classes and texts, none of them is in many quads, so that the store need not be asked.
func isRecord(v quad.Value) bool {
	name := local(v, "")
	return len(name) > 1 && name[1] == ':' && strings.IndexByte("dsaf", name[0]) >= 0
}

// scan reads all quads of one direction and leaves out those that differ in another.
func (g *Graph) scan(ctx context.Context, pattern quad.Quad, wanted []wantedRef, by int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		it := g.qs.QuadIterator(wanted[by].direction, wanted[by].ref)
		defer it.Close()
	next:
		for it.Next(ctx) {
			ref := it.Result()
			for i, w := range wanted {
				if i == by {
					continue
				}
				if has := g.qs.QuadDirection(ref, w.direction); has == nil || cayley.ToKey(has) != cayley.ToKey(w.ref) {
					continue next
				}
			}
			if !yield(g.quad(ref, pattern), nil) {
				return
			}
		}
		if err := cmp.Or(it.Err(), ctx.Err()); err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

func (g *Graph) quadsOf(ctx context.Context, pattern quad.Quad, open func() cayley.Iterator) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		it := open()
		defer it.Close()
		for it.Next(ctx) {
			if !yield(g.quad(it.Result(), pattern), nil) {
				return
			}
		}
		if err := cmp.Or(it.Err(), ctx.Err()); err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

// collect gathers all quads that match the pattern.
func (g *Graph) collect(ctx context.Context, pattern quad.Quad) ([]quad.Quad, error) {
	var all []quad.Quad
	for q, err := range g.match(ctx, pattern) {
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	return all, nil
}

// atMost counts the quads with the subject, but no further than n.
func (g *Graph) atMost(ctx context.Context, n int, subject quad.Value) (int, error) {
	ref := g.qs.ValueOf(subject)
	if ref == nil {
		return 0, nil
	}
	it := g.qs.QuadIterator(quad.Subject, ref)
	defer it.Close()
	count := 0
	for count < n && it.Next(ctx) {
		count++
	}
	return count, cmp.Or(it.Err(), ctx.Err())
}
