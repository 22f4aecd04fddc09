package graph

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
)

// opener opens or makes a quad store.
type opener func(ctx context.Context, path string, mode Mode) (cayley.QuadStore, error)

// openerFor chooses the kind of store by the form of the path.
func openerFor(path string) opener {
	return openMemory
}

func openMemory(context.Context, string, Mode) (cayley.QuadStore, error) { return memstore.New(), nil }
