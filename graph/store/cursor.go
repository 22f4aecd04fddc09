package store

import (
	"context"
	"errors"
	"sync"

	"github.com/cockroachdb/pebble/v2"
)

var errClosed = errors.New("the graph was closed")

// checkEvery is how many steps pass between two looks at the context.
const checkEvery = 64

// cursor walks over the keys of a range. The store knows its open cursors and closes them when it is closed itself:
// queries that stop at their limit leave iterators behind.
type cursor struct {
	s            *Store
	lower, upper []byte

	mu    sync.Mutex
	it    *pebble.Iterator
	steps int
	err   error
	done  bool
}

// next calls take with each further key until it returns true; it reports whether it did.
func (c *cursor) next(ctx context.Context, take func(key []byte) bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done || c.err != nil {
		return false
	}
	for ok := c.step(); ok; ok = c.it.Next() {
		if c.steps++; c.steps%checkEvery == 0 && ctx.Err() != nil {
			c.err = ctx.Err()
			return false
		}
		if take(c.it.Key()) {
			return true
		}
	}
	if c.err == nil && c.it != nil {
		c.err = translate(c.it.Error())
	}
	c.end()
	return false
}

// step opens the iterator at its first key, or goes to the next.
func (c *cursor) step() bool {
	if c.it != nil {
		return c.it.Next()
	}
	if c.err = c.s.register(c); c.err != nil {
		return false
	}
	c.it, c.err = c.s.db.NewIter(&pebble.IterOptions{LowerBound: c.lower, UpperBound: c.upper})
	if c.err != nil {
		c.it, c.err = nil, translate(c.err)
		return false
	}
	return c.it.First()
}

func (c *cursor) end() {
	c.done = true
	if c.it == nil {
		return
	}
	if err := c.it.Close(); err != nil && c.err == nil {
		c.err = translate(err)
	}
	c.it = nil
	c.s.forget(c)
}

func (c *cursor) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.end()
	return c.err
}

func (c *cursor) failure() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		return c.s.failed()
	}
	return c.err
}

func (s *Store) register(c *cursor) error {
	s.cursorMu.Lock()
	defer s.cursorMu.Unlock()
	if s.cursors == nil {
		return errClosed
	}
	s.cursors[c] = struct{}{}
	return nil
}

func (s *Store) forget(c *cursor) {
	s.cursorMu.Lock()
	defer s.cursorMu.Unlock()
	delete(s.cursors, c)
}

// closeCursors ends every open cursor and lets none be opened any more.
func (s *Store) closeCursors() {
	s.cursorMu.Lock()
	open := s.cursors
	s.cursors = nil
	s.cursorMu.Unlock()
	for c := range open {
		c.close()
	}
}
