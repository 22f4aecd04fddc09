package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"

	"claimgraph/graph/store"
)

// opener opens or makes a quad store.
type opener func(ctx context.Context, path string, mode Mode) (cayley.QuadStore, error)

// openerFor chooses the kind of store by the form of the path.
func openerFor(path string) opener {
	if scheme, _, ok := strings.Cut(path, "://"); ok {
		return func(context.Context, string, Mode) (cayley.QuadStore, error) {
			return nil, fmt.Errorf("no kind of store goes by %s://; name a folder", scheme)
		}
	}
	return openFolder
}

// openFolder opens the embedded store.
func openFolder(_ context.Context, path string, mode Mode) (cayley.QuadStore, error) {
	open := store.OpenReadOnly
	switch mode {
	case ReadWrite:
		open = store.Open
	case Create:
		open = store.Create
	}
	qs, err := open(path)
	switch {
	case errors.Is(err, store.ErrNotExist):
		return nil, ErrNotExist
	case errors.Is(err, store.ErrLocked):
		return nil, ErrLocked
	case err != nil:
		return nil, err
	}
	return qs, nil
}
