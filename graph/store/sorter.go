package store

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
)

// record is what a bulk load sorts: a quad in the sequence of an order, or a hash with its identifier. Its big-endian
// bytes sort as the keys of the database do.
type record [3]uint64

const recordSize = 24

func compareRecords(a, b record) int {
	if c := cmp.Compare(a[0], b[0]); c != 0 {
		return c
	}
	if c := cmp.Compare(a[1], b[1]); c != 0 {
		return c
	}
	return cmp.Compare(a[2], b[2])
}

func (r record) append(b []byte) []byte {
	for _, w := range r {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	return b
}

// record packs the quad's identifiers, 40 bits each, in the order's sequence.
func (o order) record(q quadID) record {
	a, b, c, d := uint64(q[o.dirs[0]]), uint64(q[o.dirs[1]]), uint64(q[o.dirs[2]]), uint64(q[o.dirs[3]])
	return record{a<<24 | b>>16, b<<48 | c<<8 | d>>32, d << 32}
}

// runs are files of sorted records.
type runs struct {
	folder string
	files  []*os.File
}

// spill sorts the records, which it may reorder, into a run.
func (r *runs) spill(records []record) error {
	slices.SortFunc(records, compareRecords)
	f, err := os.CreateTemp(r.folder, "run-*")
	if err != nil {
		return err
	}
	r.files = append(r.files, f)
	w := bufio.NewWriterSize(f, 1<<16)
	var buf []byte
	for _, rec := range slices.Compact(records) {
		buf = rec.append(buf[:0])
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
	return w.Flush()
}

// close removes the runs.
func (r *runs) close() {
	for _, f := range r.files {
		f.Close()
		os.Remove(f.Name())
	}
	r.files = nil
}

// head is the first record of a run that is left.
type head struct {
	record record
	rest   *bufio.Reader
}

func (h *head) next() error {
	var buf [recordSize]byte
	if _, err := io.ReadFull(h.rest, buf[:]); err != nil {
		return err
	}
	for i := range h.record {
		h.record[i] = binary.BigEndian.Uint64(buf[8*i:])
	}
	return nil
}

// merged yields the records of all runs in order, each once.
func (r *runs) merged() iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		var heap []head
		for _, f := range r.files {
			if _, err := f.Seek(0, io.SeekStart); err != nil {
				yield(record{}, err)
				return
			}
			h := head{rest: bufio.NewReaderSize(f, 1<<16)}
			switch err := h.next(); {
			case err == nil:
				heap = append(heap, h)
			case !errors.Is(err, io.EOF):
				yield(record{}, err)
				return
			}
		}
		for i := len(heap)/2 - 1; i >= 0; i-- {
			sink(heap, i)
		}
		var last record
		for first := true; len(heap) > 0; {
			top := heap[0].record
			if first || top != last {
				if !yield(top, nil) {
					return
				}
				first, last = false, top
			}
			switch err := heap[0].next(); {
			case errors.Is(err, io.EOF):
				heap[0] = heap[len(heap)-1]
				heap = heap[:len(heap)-1]
			case err != nil:
				yield(record{}, err)
				return
			}
			sink(heap, 0)
		}
	}
}

// sink moves a head down to its place in the heap.
func sink(heap []head, i int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if right := child + 1; right < len(heap) && compareRecords(heap[right].record, heap[child].record) < 0 {
			child = right
		}
		if compareRecords(heap[i].record, heap[child].record) <= 0 {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}
