package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

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

// claim is what a statement says, whoever says it.
type claim struct {
	subject   schema.EntityID
	predicate string
	object    schema.EntityID
}

func claimOf(s *schema.Statement) claim {
	c := claim{s.Subject.Entity, s.Predicate.Name, s.Object.Entity}
	if p, ok := schema.PredicateByName(c.predicate); ok && p.Symmetric && c.subject > c.object {
		c.subject, c.object = c.object, c.subject
	}
	return c
}

// Conflicts finds what is contested among the statements that the filter picks: things that several agents control,
// claim, occupy or annex, and statements that one affirms and another denies. Those with the most sides and statements
// come first. Only what is put forward as so counts: no wishes, possibilities and conditions.
func (g *Graph) Conflicts(ctx context.Context, f Filter) ([]Conflict, error) {
	f.AssertedOnly = false
	l := newLoader(g, f)
	if err := l.loadRivals(ctx); err != nil {
		return nil, err
	}
	if err := l.loadDenials(ctx); err != nil {
		return nil, err
	}
	sides := map[claim]*[2][]schema.Statement{} // affirmed, denied
	for _, s := range l.statements {
		if s.Modality != schema.Asserted || s.Object.Entity == "" {
			continue
		}
		key := claimOf(&s)
		if sides[key] == nil {
			sides[key] = new([2][]schema.Statement)
		}
		sides[key][s.Polarity] = append(sides[key][s.Polarity], s)
	}
	all := conflictsOf(sides)
	slices.SortFunc(all, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(b.agents(), a.agents()), cmp.Compare(b.weight(), a.weight()),
			cmp.Compare(a.About, b.About), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Sides[0].Agent, b.Sides[0].Agent), cmp.Compare(a.Sides[0].Predicate, b.Sides[0].Predicate))
	})
	return all, nil
}

// loadRivals loads the statements about things that have several rivals. The edges alone tell which these are, so that
// few statements need to be read of a large graph.
func (l *loader) loadRivals(ctx context.Context) error {
	type hold struct{ agent, statement quad.Value }
	holds := map[quad.Value][]hold{}
	for _, p := range rivalry {
		for q, err := range l.g.match(ctx, quad.Quad{Predicate: quad.IRI("p:" + p)}) {
			if err != nil {
				return err
			}
			holds[q.Object] = append(holds[q.Object], hold{q.Subject, q.Label})
		}
	}
	for _, by := range holds {
		if !slices.ContainsFunc(by, func(h hold) bool { return h.agent != by[0].agent }) {
			continue
		}
		for _, h := range by {
			if err := l.load(ctx, h.statement); err != nil {
				return err
			}
		}
	}
	return nil
}

// loadDenials loads what is denied, and who affirms the same.
func (l *loader) loadDenials(ctx context.Context) error {
	first := len(l.statements)
	for q, err := range l.g.match(ctx, quad.Quad{Predicate: propPolarity, Object: quad.String(schema.Denied.String())}) {
		if err == nil {
			err = l.load(ctx, q.Subject)
		}
		if err != nil {
			return err
		}
	}
	for _, denied := range l.statements[first:] {
		s, o := quad.IRI(denied.Subject.Entity.Short()), quad.IRI(denied.Object.Entity.Short())
		p := quad.IRI("p:" + denied.Predicate.Name)
		for _, edge := range []quad.Quad{{Subject: s, Predicate: p, Object: o}, {Subject: o, Predicate: p, Object: s}} {
			for q, err := range l.g.match(ctx, edge) {
				if err == nil {
					err = l.load(ctx, q.Label)
				}
				if err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func conflictsOf(sides map[claim]*[2][]schema.Statement) []Conflict {
	var all []Conflict
	rivals := map[schema.EntityID]*Conflict{}
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
	return all
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
