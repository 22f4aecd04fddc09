package graph

import (
	"context"
	"strings"
	"sync"

	"claimgraph/graph/store"
)

// Latest gives a graph for reading as it was last published, to one who asks often while others write. It keeps the
// graph open until there is a newer state. Its methods may be called from several goroutines.
type Latest struct {
	path string

	mu   sync.Mutex
	open *held
}

// held is an open graph with those who use it.
type held struct {
	g     *Graph
	state string
	users int // the Latest itself is one
}

// NewLatest makes a Latest for the graph at path, which is opened when it is first asked for.
func NewLatest(path string) *Latest { return &Latest{path: path} }

// Open gives the graph, and a function to be called once after use.
func (l *Latest) Open(ctx context.Context) (*Graph, func(), error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	state := l.published()
	if l.open == nil || l.open.state != state {
		g, err := Open(ctx, l.path, ReadOnly)
		if err != nil {
			return nil, nil, err
		}
		l.drop()
		l.open = &held{g: g, state: state, users: 1}
	}
	h := l.open
	h.users++
	return h.g, sync.OnceFunc(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		h.leave()
	}), nil
}

// published identifies the state that Open would give. A shared database always gives its present one.
func (l *Latest) published() string {
	if strings.Contains(l.path, "://") {
		return "present"
	}
	state, err := store.Published(l.path)
	if err != nil {
		return "" // opening it tells what is wrong
	}
	return state
}

func (l *Latest) drop() {
	if l.open != nil {
		l.open.leave()
		l.open = nil
	}
}

func (h *held) leave() {
	if h.users--; h.users == 0 {
		h.g.Close()
	}
}

// Close closes the graph as soon as nobody uses it.
func (l *Latest) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drop()
	return nil
}
