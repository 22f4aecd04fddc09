package graph

import (
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// names remembers the values of references. Most quads share their subject, label or predicate with those around them,
// and looking a value up on disk costs more than the quad. A reference means the same value as long as the store is
// open, so nothing here grows stale.
type names struct {
	store cayley.Namer
	lock  sync.RWMutex
	known map[any]quad.Value
}

// What is remembered: this many values, and no long texts, which rarely come twice.
const (
	mostNames   = 1 << 16
	longestText = 40
)

func newNames(store cayley.Namer) *names { return &names{store: store, known: map[any]quad.Value{}} }

// of gives the value of a reference, nil for none.
func (n *names) of(ref cayley.Ref) quad.Value {
	if ref == nil {
		return nil
	}
	key := cayley.ToKey(ref)
	n.lock.RLock()
	v, ok := n.known[key]
	n.lock.RUnlock()
	if ok {
		return v
	}
	v = n.store.NameOf(ref)
	if s, isText := v.(quad.String); v == nil || isText && len(s) > longestText {
		return v
	}
	n.lock.Lock()
	defer n.lock.Unlock()
	if len(n.known) >= mostNames {
		clear(n.known)
	}
	n.known[key] = v
	return v
}

// quad gives the values of a quad, of which the pattern holds some already.
func (g *Graph) quad(ref cayley.Ref, pattern quad.Quad) quad.Quad {
	for _, d := range quad.Directions {
		if pattern.Get(d) == nil {
			pattern.Set(d, g.values.of(g.qs.QuadDirection(ref, d)))
		}
	}
	return pattern
}
