package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
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

// ConflictKind says how sources or agents contradict each other.
type ConflictKind string

// The kinds of conflict.
const (
	Rivals ConflictKind = "rivals" // several agents claim, control or occupy one thing
	Denial ConflictKind = "denial" // one affirms what another denies
)

// Conflict is something that is contested.
type Conflict struct {
	Kind  ConflictKind
	About schema.EntityID // the thing contested
	Sides []Side
}

// Side is one of the positions in a conflict: an agent's hold on a thing, or the affirmation or denial of a statement.
type Side struct {
	Agent      schema.EntityID
	Predicate  string
	Denied     bool
	Statements []schema.Statement // that put it forward, the surest first
}

// rivalry lists the predicates by which agents hold a thing against each other.
var rivalry = []string{"controls", "claims", "occupies", "annexes"}

// Conflicts finds what is contested among the statements that the filter picks: things that several agents control,
// claim, occupy or annex, and statements that one affirms and another denies. Those with the most sides and statements
// come first. Only what is put forward as so counts: no wishes, possibilities and conditions.
func (g *Graph) Conflicts(ctx context.Context, f Filter) ([]Conflict, error) {
	f.AssertedOnly = false
	type claim struct {
		subject   schema.EntityID
		predicate string
		object    schema.EntityID
	}
	sides := map[claim]*[2][]schema.Statement{} // affirmed, denied
	for s, err := range g.Statements(ctx, f) {
		if err != nil {
			return nil, err
		}
		if s.Modality != schema.Asserted || s.Object.Entity == "" {
			continue
		}
		key := claim{s.Subject.Entity, s.Predicate.Name, s.Object.Entity}
		if p, ok := schema.PredicateByName(key.predicate); ok && p.Symmetric && key.subject > key.object {
			key.subject, key.object = key.object, key.subject
		}
		if sides[key] == nil {
			sides[key] = new([2][]schema.Statement)
		}
		sides[key][s.Polarity] = append(sides[key][s.Polarity], s)
	}
	rivals := map[schema.EntityID]*Conflict{}
	var all []Conflict
	for key, by := range sides {
		side := func(p schema.Polarity) Side {
			return Side{Agent: key.subject, Predicate: key.predicate, Denied: p == schema.Denied, Statements: by[p]}
		}
		if len(by[schema.Affirmed]) > 0 && len(by[schema.Denied]) > 0 {
			all = append(all, Conflict{Denial, key.object, []Side{side(schema.Affirmed), side(schema.Denied)}})
		}
		if len(by[schema.Affirmed]) > 0 && slices.Contains(rivalry, key.predicate) {
			if rivals[key.object] == nil {
				rivals[key.object] = &Conflict{Kind: Rivals, About: key.object}
			}
			rivals[key.object].Sides = append(rivals[key.object].Sides, side(schema.Affirmed))
		}
	}
	for _, c := range rivals {
		if c.agents() > 1 {
			all = append(all, *c)
		}
	}
	for i := range all {
		all[i].sort()
	}
	slices.SortFunc(all, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(b.agents(), a.agents()), cmp.Compare(b.weight(), a.weight()),
			cmp.Compare(a.About, b.About), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Sides[0].Agent, b.Sides[0].Agent), cmp.Compare(a.Sides[0].Predicate, b.Sides[0].Predicate))
	})
	return all, nil
}

// agents counts who is in the conflict.
func (c *Conflict) agents() int {
	agents := map[schema.EntityID]bool{}
	for _, s := range c.Sides {
		agents[s.Agent] = true
	}
	return len(agents)
}

func (c *Conflict) weight() int {
	n := 0
	for _, s := range c.Sides {
		n += len(s.Statements)
	}
	return n
}

func (c *Conflict) sort() {
	for _, side := range c.Sides {
		slices.SortFunc(side.Statements, func(a, b schema.Statement) int {
			return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Evidence.Document, b.Evidence.Document),
				cmp.Compare(a.Evidence.Sentence, b.Evidence.Sentence), cmp.Compare(a.ID, b.ID))
		})
	}
	slices.SortFunc(c.Sides, func(a, b Side) int {
		return cmp.Or(cmp.Compare(slices.Index(rivalry, a.Predicate), slices.Index(rivalry, b.Predicate)),
			cmp.Compare(a.Predicate, b.Predicate), cmp.Compare(a.Agent, b.Agent), cmp.Compare(a.polarity(), b.polarity()))
	})
}

func (s Side) polarity() schema.Polarity {
	if s.Denied {
		return schema.Denied
	}
	return schema.Affirmed
}
