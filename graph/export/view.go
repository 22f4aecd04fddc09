package export

import (
	"context"
	"iter"
	"slices"

	"claimgraph/graph"
	"claimgraph/schema"
)

// view gives statements together with what the formats for people want to say beside them. Its first error stays.
type view struct {
	ctx      context.Context
	g        *graph.Graph
	filter   graph.Filter
	entities map[schema.EntityID]schema.Entity
	document schema.Document // the last one asked for: statements come in the order of documents
	err      error
}

func newView(ctx context.Context, g *graph.Graph, f graph.Filter) *view {
	return &view{ctx: ctx, g: g, filter: f, entities: map[schema.EntityID]schema.Entity{}}
}

// statements gives what the filter picks and stops at the first error, which err holds.
func (v *view) statements() iter.Seq[*schema.Statement] {
	return func(yield func(*schema.Statement) bool) {
		for s, err := range v.g.Statements(v.ctx, v.filter) {
			if v.err == nil {
				v.err = err
			}
			if v.err != nil || !yield(&s) {
				return
			}
		}
	}
}

// edges gives the statements between two entities.
func (v *view) edges() iter.Seq[*schema.Statement] {
	return func(yield func(*schema.Statement) bool) {
		for s := range v.statements() {
			if s.Object.Entity != "" && !yield(s) {
				return
			}
		}
	}
}

// nodes gives the entities at the ends of edges, sorted.
func (v *view) nodes() []schema.Entity {
	seen := map[schema.EntityID]bool{}
	for s := range v.edges() {
		seen[s.Subject.Entity], seen[s.Object.Entity] = true, true
	}
	ids := make([]schema.EntityID, 0, len(seen))
	for id := range seen {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	all := make([]schema.Entity, 0, len(ids))
	for _, id := range ids {
		all = append(all, v.entity(id))
	}
	return all
}

func (v *view) entity(id schema.EntityID) schema.Entity {
	e, known := v.entities[id]
	if !known {
		var err error
		e, _, err = v.g.Entity(v.ctx, id)
		if e.Name == "" && err == nil {
			e.Name, err = v.g.Label(v.ctx, id)
		}
		if v.err == nil {
			v.err = err
		}
		v.entities[id] = e
	}
	return e
}

// name is an argument's label, or its wording where it is no entity.
func (v *view) name(a schema.Argument) string {
	if a.Entity != "" {
		return v.entity(a.Entity).Name
	}
	return a.Surface
}

// of gives the document that a statement comes from.
func (v *view) of(s *schema.Statement) schema.Document {
	if id := s.Evidence.Document; v.document.ID != id {
		d, _, err := v.g.Document(v.ctx, id)
		if v.err == nil {
			v.err = err
		}
		v.document = d
	}
	return v.document
}
