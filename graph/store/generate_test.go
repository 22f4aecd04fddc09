package store

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/cayleygraph/quad"
)

// claims generates quads in the shape of a claim graph: statements, each reified by some nine quads in the graph of its
// document, over entities of which a few are hubs (a Zipf distribution) and types of which one is on every statement.
func claims(n int, seed uint64) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		entities := rand.NewZipf(r, 1.2, 4, uint64(n/40+10))
		predicates := rand.NewZipf(r, 1.4, 2, 60)
		make := func(s quad.Value, p string, o, l quad.Value) quad.Quad {
			return quad.Quad{Subject: s, Predicate: quad.IRI("https://graph.example/ns#" + p), Object: o, Label: l}
		}
		entity := func() quad.Value { return quad.IRI(fmt.Sprint("https://graph.example/entity/", entities.Uint64())) }
		for i, left := 0, n; ; i++ {
			document := quad.IRI(fmt.Sprint("https://graph.example/document/", seed, "-", i/20))
			statement := quad.IRI(fmt.Sprintf("https://graph.example/statement/%d-%016x", seed, uint64(i)*0x9E3779B97F4A7C15))
			from, to := entity(), entity()
			named := entity()
			for _, q := range []quad.Quad{
				make(statement, "type", quad.IRI("https://graph.example/ns#Statement"), document),
				make(statement, "subject", from, document),
				make(statement, "predicate", quad.IRI(fmt.Sprint("https://graph.example/relation/", predicates.Uint64())), document),
				make(statement, "object", to, document),
				make(statement, "confidence", quad.TypedString{Value: quad.String(fmt.Sprintf("0.%d", r.IntN(100))), Type: "http://www.w3.org/2001/XMLSchema#decimal"}, document),
				make(statement, "quote", quad.LangString{Value: quad.String(fmt.Sprintf("In year %d the council of ward %d agreed to plan %d.", 1900+r.IntN(130), r.IntN(100), r.IntN(n))), Lang: "en"}, document),
				make(statement, "document", document, document),
				make(named, "name", quad.String("Entity "+fmt.Sprint(named)), nil),
				make(from, fmt.Sprint("related", predicates.Uint64()), to, document),
			} {
				if left == 0 || !yield(q, nil) {
					return
				}
				left--
			}
		}
	}
}
