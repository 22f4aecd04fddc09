package graph

import (
	"context"

	"claimgraph/schema"
)

// Remove takes the documents out of the graph with everything that rests on them alone, in one step. A document that
// the graph does not hold is no error: it counts as nothing removed.
func (g *Graph) Remove(ctx context.Context, docs ...schema.DocumentID) (Change, error) {
	if g.mode == ReadOnly {
		return Change{}, ErrReadOnly
	}
	g.write.Lock()
	defer g.write.Unlock()
	e := newEdit(g)
	var change Change
	done := make(map[schema.DocumentID]bool, len(docs))
	for _, doc := range docs {
		if done[doc] {
			continue
		}
		done[doc] = true
		there, err := e.drop(ctx, doc)
		if err != nil {
			return Change{}, err
		}
		if there {
			change.Documents++
		}
	}
	var err error
	change.Added, change.Removed, err = e.apply(ctx)
	return change, err
}
