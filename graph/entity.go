package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// Entity gives what is known of an entity; false where the graph has no facts about it. Where documents differ about
// kind, name or codes, what most of them say is given, and the other names are aliases.
func (g *Graph) Entity(ctx context.Context, id schema.EntityID) (schema.Entity, bool, error) {
	e := schema.Entity{ID: id, Local: g.isLocal(id)}
	node := quad.IRI(id.Short())
	facts := map[quad.IRI][]quad.Quad{}
	found := false
	for _, p := range entityFacts {
		quads, err := g.collect(ctx, quad.Quad{Subject: node, Predicate: p})
		if err != nil {
			return e, false, err
		}
		quads = slices.DeleteFunc(quads, func(q quad.Quad) bool { return q.Label != nil })
		if facts[p], err = g.bySupport(ctx, quads); err != nil {
			return e, false, err
		}
		found = found || len(quads) > 0
	}
	first := func(p quad.IRI) quad.Value {
		if len(facts[p]) == 0 {
			return nil
		}
		return facts[p][0].Object
	}
	e.Kind, _ = schema.ParseKind(local(first(rdfType), "c:"))
	e.Name = literal(first(rdfsLabel))
	e.Wikidata = local(first(owlSameAs), "wd:")
	e.Country = literal(first(propCountry))
	e.Sector = schema.Sector(literal(first(propSector)))
	for _, q := range append(facts[rdfsLabel], facts[skosAltLabel]...) {
		if name := literal(q.Object); name != e.Name {
			e.Aliases = append(e.Aliases, name)
		}
	}
	slices.Sort(e.Aliases)
	e.Aliases = slices.Compact(e.Aliases)
	return e, found, nil
}

// bySupport orders facts by the number of documents that support them, the most supported first.
func (g *Graph) bySupport(ctx context.Context, facts []quad.Quad) ([]quad.Quad, error) {
	if len(facts) < 2 {
		return facts, nil
	}
	supports := make(map[quad.Quad]int, len(facts))
	for _, f := range facts {
		by, err := g.collect(ctx, quad.Quad{Subject: supportOf(f), Predicate: derivedFrom})
		if err != nil {
			return nil, err
		}
		supports[f] = len(by)
	}
	slices.SortFunc(facts, func(a, b quad.Quad) int {
		if n := supports[b] - supports[a]; n != 0 {
			return n
		}
		return strings.Compare(a.Object.String(), b.Object.String())
	})
	return facts, nil
}

// isLocal reports whether an entity is named within a document, as "gazette/the_rebels" is. A slash alone does not tell:
// "11/9" and "AC/DC" are names.
func (g *Graph) isLocal(id schema.EntityID) bool {
	for i, c := range []byte(id) {
		if c == '/' && g.qs.ValueOf(quad.IRI(schema.DocumentID(id[:i]).Short())) != nil {
			return true
		}
	}
	return false
}

// Label gives an entity's name, or a readable form of its identifier where the graph knows none.
func (g *Graph) Label(ctx context.Context, id schema.EntityID) (string, error) {
	labels, err := g.collect(ctx, quad.Quad{Subject: quad.IRI(id.Short()), Predicate: rdfsLabel})
	if err != nil {
		return "", err
	}
	if labels, err = g.bySupport(ctx, labels); err != nil {
		return "", err
	}
	if len(labels) == 0 {
		return strings.ReplaceAll(string(id), "_", " "), nil
	}
	return literal(labels[0].Object), nil
}
