package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"
)

const (
	loadPrefix = "load-"

	// runLength bounds the memory of a bulk load: the quads that are sorted at a time, of 24 bytes, in as many copies
	// as there are sorts at once.
	runLength = 1 << 19
	sorts     = 2

	// maxRecent bounds the values that a bulk load knows by themselves and not by their hash.
	maxRecent = 1 << 15
)

// BulkLoad makes a store of all quads that a reader has, or adds them to the one that is there.
func BulkLoad(ctx context.Context, dir string, quads quad.Reader) (added int, err error) {
	s, err := Create(dir)
	if err != nil {
		return 0, err
	}
	added, err = s.Load(ctx, func(yield func(quad.Quad, error) bool) {
		for {
			q, err := quads.ReadQuad()
			if errors.Is(err, io.EOF) || !yield(q, err) || err != nil {
				return
			}
		}
	})
	return added, errors.Join(err, s.Close())
}

// Load adds quads durably in one step, or none of them: they are sorted outside of memory into tables, which pebble takes
// as they are. Memory grows only with the number of different values, of each of which a hash is kept. It returns how many quads
// the store did not hold before. For less than some ten thousand quads ApplyDeltas is faster.
func (s *Store) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int, err error) {
	if s.readOnly {
		return 0, errReadOnly
	}
	s.write.Lock()
	defer s.write.Unlock()
	if s.broken != nil {
		return 0, s.broken
	}
	folder, err := os.MkdirTemp(s.dir, loadPrefix)
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	l, err := newLoad(s, folder)
	if err != nil {
		return 0, err
	}
	defer l.close()
	if err := l.read(ctx, quads); err != nil {
		return 0, err
	}
	if err := l.finish(ctx); err != nil || l.added == 0 {
		return 0, err
	}
	if err := s.db.Ingest(ctx, l.paths()); err != nil {
		return 0, translate(err)
	}
	return l.added, s.publish()
}

// load is a bulk load at work.
type load struct {
	s      *Store
	folder string

	before uint64 // quads that the store held
	next   uint64
	held   uint64 // values that the store held, and new ones
	known  map[[16]byte]id
	recent map[quad.Value]id

	quads    []quadID
	sorted   [len(orders)]runs
	hashes   []record
	byHash   runs
	values   *tables
	finished []*tables
	added    int
}

func newLoad(s *Store, folder string) (*load, error) {
	l := &load{s: s, folder: folder, known: map[[16]byte]id{}, recent: map[quad.Value]id{},
		byHash: runs{folder: folder}, values: s.newTables(folder, "v"), quads: make([]quadID, 0, runLength)}
	for i := range l.sorted {
		l.sorted[i].folder = folder
	}
	var err error
	if l.next, err = s.number(s.db, keyNext); err != nil {
		return nil, err
	}
	l.next = max(l.next, 1)
	if l.held, err = s.number(s.db, keyValues); err != nil {
		return nil, err
	}
	l.before, err = s.number(s.db, keyQuads)
	return l, err
}

func (l *load) close() {
	for i := range l.sorted {
		l.sorted[i].close()
	}
	l.byHash.close()
	for _, t := range append(l.finished, l.values) {
		t.close()
	}
}

// batchLength is how many quads pass at a time from the goroutine that reads them to the one that numbers their values.
const batchLength = 512

// read numbers the values of all quads and sorts both.
func (l *load) read(ctx context.Context, quads iter.Seq2[quad.Quad, error]) error {
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan []quad.Quad, 4)
	group.Go(func() error {
		defer close(batches)
		return collect(ctx, quads, batches)
	})
	group.Go(func() error {
		for batch := range batches {
			for _, q := range batch {
				if err := l.add(q); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err := group.Wait(); err != nil {
		return err
	}
	return l.spill()
}

func collect(ctx context.Context, quads iter.Seq2[quad.Quad, error], batches chan<- []quad.Quad) error {
	var batch []quad.Quad
	send := func() error {
		select {
		case batches <- batch:
			batch = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for q, err := range quads {
		if err != nil {
			return err
		}
		if batch == nil {
			batch = make([]quad.Quad, 0, batchLength)
		}
		if batch = append(batch, q); len(batch) == batchLength {
			if err := send(); err != nil {
				return err
			}
		}
	}
	return send()
}

func (l *load) add(q quad.Quad) error {
	var ids quadID
	for i, v := range [...]quad.Value{subject: q.Subject, predicate: q.Predicate, object: q.Object, label: q.Label} {
		if v == nil {
			if i != label {
				return fmt.Errorf("quad without one of its parts: %v", q)
			}
			continue
		}
		var err error
		if ids[i], err = l.id(v); err != nil {
			return err
		}
	}
	if l.quads = append(l.quads, ids); len(l.quads) == runLength {
		return l.spill()
	}
	return nil
}

func (l *load) id(v quad.Value) (id, error) {
	if i, ok := l.recent[v]; ok {
		return i, nil
	}
	encoded, hash, err := encode(v)
	if err != nil {
		return 0, err
	}
	i, ok := l.known[hash]
	if !ok && l.before > 0 {
		if i, err = find(l.s.db, hash); err != nil {
			return 0, err
		}
	}
	if i == 0 {
		if i, err = l.mint(encoded, hash); err != nil {
			return 0, err
		}
	}
	if !ok {
		l.known[hash] = i
	}
	if len(l.recent) >= maxRecent {
		clear(l.recent)
	}
	l.recent[v] = i
	return i, nil
}

func (l *load) mint(encoded []byte, hash [16]byte) (id, error) {
	i := id(l.next)
	l.next++
	l.held++
	l.hashes = append(l.hashes, record{binary.BigEndian.Uint64(hash[:8]), binary.BigEndian.Uint64(hash[8:]), uint64(i)})
	return i, l.values.set(valueKey(i), encoded)
}

// spill sorts what was read since the last time into runs.
func (l *load) spill() error {
	var group errgroup.Group
	group.SetLimit(sorts)
	for i, o := range orders {
		group.Go(func() error {
			records := make([]record, len(l.quads))
			for j, q := range l.quads {
				records[j] = o.record(q)
			}
			return l.sorted[i].spill(records)
		})
	}
	err := errors.Join(group.Wait(), l.byHash.spill(l.hashes))
	l.quads, l.hashes = l.quads[:0], l.hashes[:0]
	return err
}

// finish makes the tables. The numbers come last, when the order of subjects has counted what is new.
func (l *load) finish(ctx context.Context) error {
	clear(l.recent)
	l.known = nil
	if err := l.values.close(); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sorts)
	table := func(name string) *tables {
		t := l.s.newTables(l.folder, name)
		l.finished = append(l.finished, t)
		return t
	}
	for i, o := range orders {
		t := table(string(o.tag))
		group.Go(func() error { return l.writeOrder(ctx, o, &l.sorted[i], t) })
	}
	hashes := table("h")
	group.Go(func() error { return l.writeHashes(ctx, hashes) })
	if err := group.Wait(); err != nil {
		return err
	}
	numbers := table("n")
	for _, n := range []struct {
		key   []byte
		value uint64
	}{{keyNext, l.next}, {keyQuads, l.before + uint64(l.added)}, {keyValues, l.held}} {
		if err := numbers.set(n.key, binary.BigEndian.AppendUint64(nil, n.value)); err != nil {
			return err
		}
	}
	return numbers.close()
}

// writeOrder writes the quads in one order, and counts those that are new where it is that of subjects.
func (l *load) writeOrder(ctx context.Context, o order, sorted *runs, t *tables) error {
	there, err := l.s.newExisting(o.tag)
	if err != nil {
		return err
	}
	key, n := []byte{o.tag}, 0
	for r, err := range sorted.merged() {
		if n++; n%checkEvery == 0 && err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return errors.Join(err, there.close())
		}
		key = r.append(key[:1])[:1+4*idSize]
		if there.has(key) {
			continue
		}
		if o.tag == orders[0].tag {
			l.added++
		}
		if err := t.set(key, nil); err != nil {
			return errors.Join(err, there.close())
		}
	}
	return errors.Join(there.close(), t.close())
}

func (l *load) writeHashes(ctx context.Context, t *tables) error {
	var key []byte
	n := 0
	for r, err := range l.byHash.merged() {
		if n++; n%checkEvery == 0 && err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		key = r.append(append(key[:0], 'h'))
		if err := t.set(key[:1+16], key[1+16:]); err != nil {
			return err
		}
	}
	return t.close()
}

func (l *load) paths() []string {
	paths := slices.Clone(l.values.paths)
	for _, t := range l.finished {
		paths = append(paths, t.paths...)
	}
	return paths
}

// clearLoads removes what a process left that was killed during a bulk load.
func clearLoads(dir string) error {
	left, err := filepath.Glob(filepath.Join(dir, loadPrefix+"*"))
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}
