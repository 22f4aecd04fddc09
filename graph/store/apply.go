package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// ApplyDeltas makes all changes durably in one step, or none. A quad that is added twice stands once; adding what is
// there or deleting what is not is an error unless opts says otherwise.
func (s *Store) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	if s.readOnly {
		return errReadOnly
	}
	s.write.Lock()
	defer s.write.Unlock()
	if s.broken != nil {
		return s.broken
	}
	c := &change{batch: s.db.NewIndexedBatch(), known: map[quad.Value]id{}, suspects: map[id]bool{}}
	defer c.batch.Close()
	if err := c.begin(s); err != nil {
		return err
	}
	for _, d := range in {
		if err := c.apply(d, opts); err != nil {
			return err
		}
	}
	if c.batch.Empty() {
		return nil
	}
	if err := c.sweep(); err != nil {
		return err
	}
	if err := c.finish(); err != nil {
		return err
	}
	if err := s.commit(c.batch); err != nil {
		return err
	}
	return s.publish()
}

// commit writes a batch. "There isn't much we can do on an error here", pebble says, and would end the process.
func (s *Store) commit(b *pebble.Batch) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case fatal:
			s.broken = fmt.Errorf("the graph cannot be written any more: %w; make room on the disk and run it again", r.error)
			err = s.broken
		default:
			panic(r)
		}
	}()
	return translate(b.Commit(pebble.Sync))
}

// change is a batch in the making.
type change struct {
	batch    *pebble.Batch
	known    map[quad.Value]id
	suspects map[id]bool // values that a deleted quad held
	next     uint64
	quads    uint64
	values   uint64
}

func (c *change) begin(s *Store) (err error) {
	if c.next, err = s.number(c.batch, keyNext); err != nil {
		return err
	}
	c.next = max(c.next, 1)
	if c.quads, err = s.number(c.batch, keyQuads); err != nil {
		return err
	}
	c.values, err = s.number(c.batch, keyValues)
	return err
}

func (c *change) apply(d graph.Delta, opts graph.IgnoreOpts) error {
	minted := c.next
	q, err := c.identify(d.Quad, d.Action == graph.Add)
	if err != nil {
		return err
	}
	there := false
	if c.next == minted { // no quad holds a value that was not there
		if there, err = c.has(q); err != nil {
			return err
		}
	}
	switch {
	case d.Action == graph.Add && there:
		if !opts.IgnoreDup {
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
		}
	case d.Action == graph.Add:
		return c.put(q)
	case d.Action == graph.Delete && !there:
		if !opts.IgnoreMissing {
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
		}
	case d.Action == graph.Delete:
		return c.drop(q)
	default:
		return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
	}
	return nil
}

// identify gives the quad's identifiers; without mint, 0 stands for values that the store does not hold.
func (c *change) identify(q quad.Quad, mint bool) (quadID, error) {
	var ids quadID
	for d, i := range directions {
		v := q.Get(d)
		if v == nil {
			if d != quad.Label {
				return ids, fmt.Errorf("quad without a %s: %v", d, q)
			}
			continue
		}
		known, err := c.id(v, mint)
		if err != nil {
			return ids, err
		}
		if known == 0 {
			return quadID{}, nil
		}
		ids[i] = known
	}
	return ids, nil
}

func (c *change) id(v quad.Value, mint bool) (id, error) {
	if i, ok := c.known[v]; ok {
		return i, nil
	}
	encoded, hash, err := encode(v)
	if err != nil {
		return 0, err
	}
	i, err := find(c.batch, hash)
	if err != nil || i == 0 && !mint {
		return 0, err
	}
	if i == 0 {
		i = id(c.next)
		c.next++
		c.values++
		if err := c.batch.Set(hashKey(hash), binary.BigEndian.AppendUint64(nil, uint64(i)), nil); err != nil {
			return 0, err
		}
		if err := c.batch.Set(valueKey(i), encoded, nil); err != nil {
			return 0, err
		}
	}
	c.known[v] = i
	return i, nil
}

func (c *change) has(q quadID) (bool, error) {
	if q[subject] == 0 {
		return false, nil
	}
	_, closer, err := c.batch.Get(orders[0].key(q))
	if errors.Is(err, pebble.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, translate(err)
	}
	return true, closer.Close()
}

func (c *change) put(q quadID) error {
	c.quads++
	for _, o := range orders {
		if err := c.batch.Set(o.key(q), nil, nil); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) drop(q quadID) error {
	c.quads--
	for _, o := range orders {
		if err := c.batch.Delete(o.key(q), nil); err != nil {
			return err
		}
	}
	for _, v := range q {
		if v != 0 {
			c.suspects[v] = true
		}
	}
	return nil
}

// sweep removes the values that no quad holds any more.
func (c *change) sweep() error {
	for v := range c.suspects {
		used, err := c.used(v)
		if err != nil {
			return err
		}
		if used {
			continue
		}
		c.values--
		encoded, err := value(c.batch, v)
		if err != nil {
			return err
		}
		_, hash, err := encode(encoded)
		if err != nil {
			return err
		}
		if err := c.batch.Delete(hashKey(hash), nil); err != nil {
			return err
		}
		if err := c.batch.Delete(valueKey(v), nil); err != nil {
			return err
		}
	}
	return nil
}

// used reports whether a quad holds the value in any direction.
func (c *change) used(v id) (bool, error) {
	for _, o := range orders {
		prefix := appendID([]byte{o.tag}, v)
		it, err := c.batch.NewIter(&pebble.IterOptions{LowerBound: prefix, UpperBound: end(prefix)})
		if err != nil {
			return false, translate(err)
		}
		found := it.First()
		if err := it.Close(); err != nil {
			return false, translate(err)
		}
		if found {
			return true, nil
		}
	}
	return false, nil
}

func (c *change) finish() error {
	if err := c.batch.Set(keyNext, binary.BigEndian.AppendUint64(nil, c.next), nil); err != nil {
		return err
	}
	if err := c.batch.Set(keyValues, binary.BigEndian.AppendUint64(nil, c.values), nil); err != nil {
		return err
	}
	return c.batch.Set(keyQuads, binary.BigEndian.AppendUint64(nil, c.quads), nil)
}

// NewQuadWriter writes quads in batches; Close writes the last one.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) { return &writer{apply: s.ApplyDeltas}, nil }

const writerBatch = 20_000

type writer struct {
	apply  func([]graph.Delta, graph.IgnoreOpts) error
	deltas []graph.Delta
}

func (w *writer) WriteQuad(q quad.Quad) error {
	w.deltas = append(w.deltas, graph.Delta{Quad: q, Action: graph.Add})
	if len(w.deltas) < writerBatch {
		return nil
	}
	return w.flush()
}

func (w *writer) WriteQuads(buf []quad.Quad) (int, error) {
	for i, q := range buf {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(buf), nil
}

func (w *writer) flush() error {
	err := w.apply(w.deltas, graph.IgnoreOpts{IgnoreDup: true})
	w.deltas = w.deltas[:0]
	return err
}

func (w *writer) Close() error { return w.flush() }
