// Package store keeps quads on disk for cayley: a graph.QuadStore on the pebble storage engine, whose write-ahead log,
// atomic batches, checksums and compression it relies on.
//
// # Layout, version 1
//
// A store is a folder:
//
//	CLAIMGRAPH       the line "claimgraph store 1"
//	live/            a pebble database, open in the one process that writes
//	snapshot-N/      a pebble checkpoint (hard links) of the N-th state, for any number of processes that read
//	CURRENT          the name of the newest snapshot
//	WRITER           locked by the process that writes
//	load-*/          what a bulk load sorts; the next writer clears it away if that process was killed
//
// Every value of a quad (IRI, literal, blank node) has an identifier, a number from 1 on; 0 is the label of a quad that
// has none. Keys of the database, numbers in big-endian order so that they sort as they count:
//
//	h HASH           identifier (8 bytes) of the value whose encoding has this SHA-256, cut to 16 bytes
//	v ID             the value's encoding (quad's pquads)
//	s S P O L        the quad, four identifiers of 5 bytes; also as
//	p P O S L
//	o O S P L
//	l L S P O
//	n next           the next identifier (8 bytes)
//	n quads          the number of quads (8 bytes)
//	n values         the number of values (8 bytes)
//
// A quad is there or not; a value is there as long as a quad holds it.
package store

import (
	"encoding/binary"

	"github.com/cayleygraph/quad"
)

const (
	versionFile = "CLAIMGRAPH"
	versionLine = "claimgraph store 1\n"
	currentFile = "CURRENT"
	writerFile  = "WRITER"
	liveFolder  = "live"
)

// id is a value's identifier; 0 is none.
type id uint64

const idSize = 5

// quadID is a quad by its values' identifiers, in the order of the directions' indexes.
type quadID [4]id

// order is one of the sort orders that quads are kept in.
type order struct {
	tag  byte
	dirs [4]int // indexes into quadID
}

const (
	subject = iota
	predicate
	object
	label
)

// directions maps cayley's directions to indexes.
var directions = map[quad.Direction]int{quad.Subject: subject, quad.Predicate: predicate, quad.Object: object, quad.Label: label}

var orders = [...]order{
	{'s', [4]int{subject, predicate, object, label}},
	{'p', [4]int{predicate, object, subject, label}},
	{'o', [4]int{object, subject, predicate, label}},
	{'l', [4]int{label, subject, predicate, object}},
}

var (
	keyNext   = []byte("n next")
	keyQuads  = []byte("n quads")
	keyValues = []byte("n values")
)

func hashKey(encoded [16]byte) []byte { return append([]byte{'h'}, encoded[:]...) }

func valueKey(v id) []byte { return binary.BigEndian.AppendUint64([]byte{'v'}, uint64(v)) }

func appendID(key []byte, v id) []byte {
	return append(key, byte(v>>32), byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func readID(key []byte) id {
	return id(key[0])<<32 | id(key[1])<<24 | id(key[2])<<16 | id(key[3])<<8 | id(key[4])
}

func (o order) key(q quadID) []byte {
	key := make([]byte, 1, 1+4*idSize)
	key[0] = o.tag
	for _, d := range o.dirs {
		key = appendID(key, q[d])
	}
	return key
}

func (o order) parse(key []byte) quadID {
	var q quadID
	for i, d := range o.dirs {
		q[d] = readID(key[1+i*idSize:])
	}
	return q
}

// end is the first key after all those with the prefix.
func end(prefix []byte) []byte {
	e := append([]byte(nil), prefix...)
	for i := len(e) - 1; i >= 0; i-- {
		e[i]++
		if e[i] != 0 {
			return e[:i+1]
		}
	}
	return nil
}
