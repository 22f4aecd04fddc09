package store

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/cockroachdb/pebble/v2"
)

// Add adds quads durably in one step; those that the store holds are passed over.
func (s *Store) Add(ctx context.Context, quads []quad.Quad) error {
	return s.change(ctx, quads, graph.Add)
}

// Remove removes quads durably in one step; those that the store does not hold are passed over.
func (s *Store) Remove(ctx context.Context, quads []quad.Quad) error {
	return s.change(ctx, quads, graph.Delete)
}

func (s *Store) change(ctx context.Context, quads []quad.Quad, action graph.Procedure) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	deltas := make([]graph.Delta, len(quads))
	for i, q := range quads {
		deltas[i] = graph.Delta{Quad: q, Action: action}
	}
	return s.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
}

// Compact merges the tables, so that removed quads give their room back. It may be interrupted at any time.
func (s *Store) Compact(ctx context.Context) error {
	if s.readOnly {
		return errReadOnly
	}
	s.write.Lock()
	defer s.write.Unlock()
	if s.broken != nil {
		return s.broken
	}
	if err := s.db.Compact(ctx, []byte{0}, []byte{0xFF}, false); err != nil {
		return translate(err)
	}
	return s.publish()
}

// Report is what Check counted.
type Report struct {
	Quads, Values int64
}

// Check reads everything: the checksum of each block that holds a key, that each order holds the same quads and as many
// as the store counts, and that the values are those which the quads hold, each found by its hash. The error says what is
// wrong. It changes nothing and may be interrupted at any time.
func (s *Store) Check(ctx context.Context) (Report, error) {
	snapshot := s.db.NewSnapshot()
	defer snapshot.Close()
	next, err := s.number(snapshot, keyNext)
	if err != nil {
		return Report{}, err
	}
	c := &checking{s: s, r: snapshot, next: max(next, 1)}
	for _, step := range []func(context.Context) error{c.quads, c.values, c.hashes} {
		if err := step(ctx); err != nil {
			return c.report, err
		}
	}
	return c.report, nil
}

type checking struct {
	s      *Store
	r      *pebble.Snapshot
	next   uint64
	held   bits // values that quads hold
	found  bits // values that are there
	report Report
}

// bits is a set of identifiers.
type bits []uint64

func (b bits) add(v id)      { b[v/64] |= 1 << (v % 64) }
func (b bits) has(v id) bool { return b[v/64]&(1<<(v%64)) != 0 }

func damage(format string, args ...any) error {
	return fmt.Errorf("%w (%s); %s", ErrDamaged, fmt.Sprintf(format, args...), damageCure)
}

// each calls visit with all keys of one kind.
func (c *checking) each(ctx context.Context, tag byte, visit func(key, value []byte) error) error {
	it, err := c.r.NewIter(&pebble.IterOptions{LowerBound: []byte{tag}, UpperBound: []byte{tag + 1}})
	if err != nil {
		return translate(err)
	}
	defer it.Close()
	n := 0
	for ok := it.First(); ok; ok = it.Next() {
		if n++; n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		value, err := it.ValueAndErr()
		if err != nil {
			return translate(err)
		}
		if err := visit(it.Key(), value); err != nil {
			return err
		}
	}
	return translate(it.Error())
}

func (c *checking) quads(ctx context.Context) error {
	c.held = make(bits, c.next/64+1)
	want, err := c.s.number(c.r, keyQuads)
	if err != nil {
		return err
	}
	var sum uint64
	for i, o := range orders {
		n, s := uint64(0), uint64(0)
		err := c.each(ctx, o.tag, func(key, value []byte) error {
			if len(key) != 1+4*idSize || len(value) != 0 {
				return damage("a key of %d bytes in order %c", len(key), o.tag)
			}
			q := o.parse(key)
			for d, v := range q {
				if uint64(v) >= c.next || v == 0 && d != label {
					return damage("value %d, which was never given out, in order %c", v, o.tag)
				}
				c.held.add(v)
			}
			n++
			s += mix(q)
			return nil
		})
		if err != nil {
			return err
		}
		if n != want {
			return damage("%d quads in order %c, %d are counted", n, o.tag, want)
		}
		if i == 0 {
			sum = s
		}
		if s != sum {
			return damage("orders %c and %c hold different quads", orders[0].tag, o.tag)
		}
	}
	c.report.Quads = int64(want)
	return nil
}

// mix hashes a quad; sums of it are equal for equal sets.
func mix(q quadID) uint64 {
	h := uint64(0x9E3779B97F4A7C15)
	for _, v := range q { // the finalizer of SplitMix64
		h += uint64(v)
		h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
		h = (h ^ h>>27) * 0x94D049BB133111EB
		h ^= h >> 31
	}
	return h
}

func (c *checking) values(ctx context.Context) error {
	c.found = make(bits, len(c.held))
	err := c.each(ctx, 'v', func(key, encoded []byte) error {
		if len(key) != 9 {
			return damage("a key of %d bytes among the values", len(key))
		}
		v := id(binary.BigEndian.Uint64(key[1:]))
		if v == 0 || uint64(v) >= c.next || !c.held.has(v) {
			return damage("value %d, which no quad holds", v)
		}
		decoded, err := pquads.UnmarshalValue(encoded)
		if err != nil {
			return damage("value %d cannot be decoded: %v", v, err)
		}
		_, hash, err := encode(decoded)
		if err != nil {
			return damage("value %d: %v", v, err)
		}
		if i, err := find(c.r, hash); err != nil || i != v {
			if err != nil {
				return err
			}
			return damage("value %d is not found by its hash", v)
		}
		c.found.add(v)
		c.report.Values++
		return nil
	})
	if err != nil {
		return err
	}
	want, err := c.s.number(c.r, keyValues)
	if err != nil {
		return err
	}
	if c.report.Values != int64(want) {
		return damage("%d values, %d are counted", c.report.Values, want)
	}
	for v := id(1); uint64(v) < c.next; v++ {
		if c.held.has(v) && !c.found.has(v) {
			return damage("value %d, which quads hold, is missing", v)
		}
	}
	return nil
}

func (c *checking) hashes(ctx context.Context) error {
	n := int64(0)
	err := c.each(ctx, 'h', func(key, value []byte) error {
		if len(key) != 17 || len(value) != 8 {
			return damage("a hash of %d bytes", len(key)-1)
		}
		n++
		return nil
	})
	if err == nil && n != c.report.Values {
		err = damage("%d hashes for %d values", n, c.report.Values)
	}
	return err
}
