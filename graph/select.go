package graph

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// Select gives the quads that make up the statements that the filter picks: the statements themselves, their sentences
// and documents, and the facts about their entities as far as these documents support them. A quad may come more than
// once. The zero filter gives everything.
func (g *Graph) Select(ctx context.Context, f Filter) iter.Seq2[quad.Quad, error] {
	if f.IsZero() {
		return g.Quads(ctx)
	}
	return func(yield func(quad.Quad, error) bool) {
		s := selection{g: g, done: map[quad.Value]bool{}}
		for statement, err := range g.Statements(ctx, f) {
			var quads []quad.Quad
			if err == nil {
				quads, err = s.take(ctx, &statement)
			}
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for _, q := range quads {
				if !yield(q, nil) {
					return
				}
			}
		}
	}
}

// selection remembers which nodes have been given already.
type selection struct {
	g    *Graph
	done map[quad.Value]bool
}

func (s *selection) take(ctx context.Context, statement *schema.Statement) ([]quad.Quad, error) {
	quads, err := s.g.collect(ctx, quad.Quad{Label: quad.IRI(statement.ID.Short())})
	if err != nil {
		return nil, err
	}
	add := func(more []quad.Quad, err error) error {
		quads = append(quads, more...)
		return err
	}
	doc := quad.IRI(statement.Evidence.Document.Short())
	if err := add(s.once(ctx, sentenceIRI(statement.Evidence.Document, statement.Evidence.Sentence))); err != nil {
		return nil, err
	}
	if err := add(s.document(ctx, doc)); err != nil {
		return nil, err
	}
	entities := []schema.Argument{statement.Subject, statement.Object, statement.Speaker}
	for _, q := range statement.Qualifiers {
		entities = append(entities, q.Argument)
	}
	for _, a := range entities {
		if a.Entity == "" {
			continue
		}
		if err := add(s.entity(ctx, quad.IRI(a.Entity.Short()), doc)); err != nil {
			return nil, err
		}
	}
	return quads, nil
}

// once gives the quads about a node the first time it is asked for.
func (s *selection) once(ctx context.Context, node quad.IRI) ([]quad.Quad, error) {
	if s.done[node] {
		return nil, nil
	}
	s.done[node] = true
	return s.g.collect(ctx, quad.Quad{Subject: node})
}

// document gives a document's description without the list of what it refers to.
func (s *selection) document(ctx context.Context, doc quad.IRI) ([]quad.Quad, error) {
	quads, err := s.once(ctx, doc)
	var kept []quad.Quad
	for _, q := range quads {
		if q.Predicate != references {
			kept = append(kept, q)
		}
	}
	return kept, err
}

// entity gives what the document supports of an entity.
func (s *selection) entity(ctx context.Context, entity, doc quad.IRI) ([]quad.Quad, error) {
	key := quad.IRI(string(entity) + " " + string(doc))
	if s.done[key] {
		return nil, nil
	}
	s.done[key] = true
	quads := []quad.Quad{{Subject: doc, Predicate: references, Object: entity, Label: doc}}
	for _, p := range entityFacts {
		facts, err := s.g.collect(ctx, quad.Quad{Subject: entity, Predicate: p})
		if err != nil {
			return nil, err
		}
		for _, f := range facts {
			support := quad.Quad{Subject: supportOf(f), Predicate: derivedFrom, Object: doc, Label: doc}
			held, err := s.g.collect(ctx, support)
			if err != nil {
				return nil, err
			}
			if len(held) > 0 {
				quads = append(quads, f, support)
			}
		}
	}
	return quads, nil
}
