package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"sync"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/cockroachdb/pebble/v2"
)

// encode gives a value's encoding and the hash that it is found by.
func encode(v quad.Value) (encoded []byte, hash [16]byte, err error) {
	encoded, err = pquads.MarshalValue(v)
	if err != nil {
		return nil, hash, err
	}
	sum := sha256.Sum256(encoded)
	return encoded, [16]byte(sum[:16]), nil
}

// find gives a value's identifier, 0 where the store does not hold it.
func find(r pebble.Reader, hash [16]byte) (id, error) {
	v, closer, err := r.Get(hashKey(hash))
	if errors.Is(err, pebble.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, translate(err)
	}
	defer closer.Close()
	return id(binary.BigEndian.Uint64(v)), nil
}

// value gives the value of an identifier, nil for none.
func value(r pebble.Reader, v id) (quad.Value, error) {
	if v == 0 {
		return nil, nil
	}
	encoded, closer, err := r.Get(valueKey(v))
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, translate(err)
	}
	defer closer.Close()
	return pquads.UnmarshalValue(encoded)
}

const (
	// maxNames and maxName bound the memory of the values that a store keeps decoded.
	maxNames = 1 << 15
	maxName  = 512
)

// names keeps values that were asked for lately: the same predicates, labels and hubs are named again and again. An
// identifier is never given out twice, so that what is kept stays true.
type names struct {
	mu   sync.RWMutex
	kept map[id]quad.Value
}

func (n *names) of(r pebble.Reader, v id) (quad.Value, error) {
	n.mu.RLock()
	name, ok := n.kept[v]
	n.mu.RUnlock()
	if ok {
		return name, nil
	}
	name, err := value(r, v)
	if err != nil || name == nil || len(quad.ToString(name)) > maxName {
		return name, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.kept == nil || len(n.kept) >= maxNames {
		n.kept = make(map[id]quad.Value)
	}
	n.kept[v] = name
	return name, nil
}
