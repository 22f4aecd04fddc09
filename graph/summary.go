package graph

import (
	"context"
	"strings"

	"github.com/cayleygraph/quad"
)

// Summary is a graph at a glance.
type Summary struct {
	Documents  int
	Sentences  int // of all documents
	Entities   int
	Statements int
	Quads      int64
	Contested  []Conflict // the most contested things first
}

// Summary counts what the graph holds and names at most n contested things.
func (g *Graph) Summary(ctx context.Context, n int) (Summary, error) {
	var s Summary
	for d, err := range g.Documents(ctx) {
		if err != nil {
			return s, err
		}
		s.Documents++
		s.Sentences += d.Sentences
	}
	var err error
	if s.Statements, err = g.count(ctx, quad.Quad{Predicate: rdfType, Object: rdfStatement}); err != nil {
		return s, err
	}
	entities := map[quad.Value]struct{}{}
	for q, err := range g.match(ctx, quad.Quad{Predicate: rdfType}) {
		if err != nil {
			return s, err
		}
		if strings.HasPrefix(local(q.Subject, ""), "e:") {
			entities[q.Subject] = struct{}{}
		}
	}
	s.Entities = len(entities)
	stats, err := g.qs.Stats(ctx, true)
	if err != nil {
		return s, err
	}
	s.Quads = stats.Quads.Size
	s.Contested, err = g.Conflicts(ctx, Filter{})
	s.Contested = s.Contested[:min(n, len(s.Contested))]
	return s, err
}

func (g *Graph) count(ctx context.Context, pattern quad.Quad) (int, error) {
	n := 0
	for _, err := range g.match(ctx, pattern) {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, ctx.Err()
}
