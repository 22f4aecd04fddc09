package graph

import (
	"context"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// Change tells what a call did to the graph.
type Change struct {
	Documents  int // documents that are new, changed or gone
	Unchanged  int // documents that were there already, to the letter
	Statements int // statements of the documents added
	Skipped    int // statements that were left out because their subject is no entity
	Added      int // quads
	Removed    int // quads
}

// Add puts what was read in a document into the graph, in place of an earlier reading of the document with the same
// identifier. Adding the same reading again changes nothing. The change is made as a whole or not at all.
func (g *Graph) Add(ctx context.Context, r schema.Reading) (Change, error) {
	return g.AddAll(ctx, []schema.Reading{r})
}

// AddAll adds several readings in one step, which costs less than one step for each. Of two readings of the same
// document the later one counts.
func (g *Graph) AddAll(ctx context.Context, readings []schema.Reading) (Change, error) {
	for i := range readings {
		if err := check(&readings[i]); err != nil {
			return Change{}, err
		}
	}
	if g.mode == ReadOnly {
		return Change{}, ErrReadOnly
	}
	g.write.Lock()
	defer g.write.Unlock()

	last := make(map[schema.DocumentID]*schema.Reading, len(readings))
	for i := range readings {
		last[readings[i].Document.ID] = &readings[i]
	}
	e := newEdit(g)
	var change Change
	for i := range readings {
		r := &readings[i]
		if last[r.Document.ID] != r {
			continue
		}
		changed, err := e.put(ctx, r)
		if err != nil {
			return Change{}, err
		}
		if changed {
			change.Documents++
		} else {
			change.Unchanged++
		}
		kept := len(distinctStatements(r.Statements))
		change.Statements += kept
		change.Skipped += countSubjectless(r.Statements)
	}
	var err error
	change.Added, change.Removed, err = e.apply(ctx)
	return change, err
}

func countSubjectless(all []schema.Statement) int {
	n := 0
	for i := range all {
		if all[i].Subject.Entity == "" {
			n++
		}
	}
	return n
}

// Has reports whether the graph holds the document with this very content.
func (g *Graph) Has(ctx context.Context, doc schema.DocumentID, sha256 string) (bool, error) {
	d := quad.IRI(doc.Short())
	pattern := quad.Quad{Subject: d, Predicate: propSHA256, Object: quad.String(sha256), Label: d}
	for _, err := range g.match(ctx, pattern) {
		return err == nil, err
	}
	return false, ctx.Err()
}

// edit collects the difference between the graph as it is and as it shall be.
type edit struct {
	g       *Graph
	deltas  []cayley.Delta
	support map[quad.Value]int       // change of the number of supports, by fact
	facts   map[quad.Value]quad.Quad // the facts that support speaks of
}

func newEdit(g *Graph) *edit {
	return &edit{g: g, support: map[quad.Value]int{}, facts: map[quad.Value]quad.Quad{}}
}

func (e *edit) delta(action cayley.Procedure, q quad.Quad) {
	e.deltas = append(e.deltas, cayley.Delta{Quad: q, Action: action})
	if q.Predicate == derivedFrom && strings.HasPrefix(string(q.Subject.(quad.IRI)), "f:") {
		e.support[q.Subject] += int(action)
	}
}

// put turns the document's present quads into those of the reading and reports whether they differ.
func (e *edit) put(ctx context.Context, r *schema.Reading) (bool, error) {
	before, err := e.g.documentQuads(ctx, r.Document.ID)
	if err != nil {
		return false, err
	}
	for i := range r.Entities {
		for _, f := range factsOf(&r.Entities[i]) {
			e.facts[supportOf(f)] = f
		}
	}
	gone := make(map[quad.Quad]bool, len(before))
	for _, q := range before {
		gone[q] = true
	}
	changed := false
	seen := make(map[quad.Quad]bool)
	for _, q := range labelledQuads(r) {
		if seen[q] {
			continue
		}
		seen[q] = true
		if gone[q] {
			delete(gone, q)
			continue
		}
		e.delta(cayley.Add, q)
		changed = true
	}
	for _, q := range before {
		if gone[q] {
			e.delta(cayley.Delete, q)
			changed = true
		}
	}
	if len(gone) > 0 {
		err = e.rememberFacts(ctx, before)
	}
	return changed, err
}

// drop removes all of a document and reports whether there was any.
func (e *edit) drop(ctx context.Context, doc schema.DocumentID) (bool, error) {
	before, err := e.g.documentQuads(ctx, doc)
	if err != nil {
		return false, err
	}
	if err := e.rememberFacts(ctx, before); err != nil {
		return false, err
	}
	for _, q := range before {
		e.delta(cayley.Delete, q)
	}
	return len(before) > 0, nil
}

// rememberFacts looks up the facts of the entities that the document refers to, for its support for them may go.
func (e *edit) rememberFacts(ctx context.Context, document []quad.Quad) error {
	for _, q := range document {
		if q.Predicate != references {
			continue
		}
		for _, p := range entityFacts {
			facts, err := e.g.collect(ctx, quad.Quad{Subject: q.Object, Predicate: p})
			if err != nil {
				return err
			}
			for _, f := range facts {
				if f.Label == nil {
					e.facts[supportOf(f)] = f
				}
			}
		}
	}
	return nil
}

// apply settles which facts come and go with their supports, and makes the change in one transaction.
func (e *edit) apply(ctx context.Context) (added, removed int, err error) {
	for node, change := range e.support {
		fact, ok := e.facts[node]
		if !ok || change == 0 {
			continue
		}
		// A fact may have thousands of supports; it is enough to know that more stand than go.
		standing, err := e.g.atMost(ctx, max(0, -change)+1, node)
		if err != nil {
			return 0, 0, err
		}
		switch {
		case standing == 0 && change > 0:
			e.deltas = append(e.deltas, cayley.Delta{Quad: fact, Action: cayley.Add})
		case standing > 0 && standing+change == 0:
			e.deltas = append(e.deltas, cayley.Delta{Quad: fact, Action: cayley.Delete})
		}
	}
	for _, d := range e.deltas {
		if d.Action == cayley.Add {
			added++
		} else {
			removed++
		}
	}
	if err := ctx.Err(); err != nil || len(e.deltas) == 0 {
		return 0, 0, err
	}
	ignore := cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
	if err := e.g.qs.ApplyDeltas(e.deltas, ignore); err != nil {
		return 0, 0, fmt.Errorf("graph: write: %w", err)
	}
	return added, removed, nil
}

// documentQuads gives everything that rests on the document alone: what bears it as label, and what bears one of its
// statements or attributions.
func (g *Graph) documentQuads(ctx context.Context, doc schema.DocumentID) ([]quad.Quad, error) {
	d := quad.IRI(doc.Short())
	own, err := g.collect(ctx, quad.Quad{Label: d})
	if err != nil {
		return nil, err
	}
	all := own
	for _, q := range own {
		if q.Predicate != isPartOf {
			continue
		}
		derived, err := g.collect(ctx, quad.Quad{Predicate: derivedFrom, Object: q.Subject})
		if err != nil {
			return nil, err
		}
		for _, s := range derived {
			quads, err := g.collect(ctx, quad.Quad{Label: s.Subject})
			if err != nil {
				return nil, err
			}
			all = append(all, quads...)
		}
	}
	return all, nil
}
