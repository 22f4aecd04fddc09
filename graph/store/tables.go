package store

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// tableSize is about the size of a table that is ingested.
const tableSize = 32 << 20

// tables writes ascending keys into sorted tables that pebble can ingest.
type tables struct {
	prefix  string // path of the tables without their number
	options sstable.WriterOptions
	paths   []string
	w       *sstable.Writer
}

func (s *Store) newTables(folder, name string) *tables {
	o := options(false)
	o.EnsureDefaults()
	w := o.MakeWriterOptions(len(o.Levels)-1, s.db.TableFormat())
	w.WritingToLowestLevel = false // pebble chooses the level
	return &tables{prefix: filepath.Join(folder, name), options: w}
}

func (t *tables) set(key, value []byte) error {
	if t.w != nil && t.w.Raw().EstimatedSize() > tableSize {
		if err := t.close(); err != nil {
			return err
		}
	}
	if t.w == nil {
		path := fmt.Sprintf("%s-%d.sst", t.prefix, len(t.paths))
		f, err := vfs.Default.Create(path, vfs.WriteCategoryUnspecified)
		if err != nil {
			return err
		}
		t.paths = append(t.paths, path)
		t.w = sstable.NewWriter(objstorageprovider.NewFileWritable(f), t.options)
	}
	return t.w.Set(key, value)
}

// close finishes the last table and syncs it.
func (t *tables) close() error {
	if t.w == nil {
		return nil
	}
	err := t.w.Close()
	t.w = nil
	return err
}

// existing tells of ascending keys whether the database holds them.
type existing struct{ it *pebble.Iterator }

func (s *Store) newExisting(tag byte) (*existing, error) {
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{tag}, UpperBound: []byte{tag + 1}})
	if err != nil {
		return nil, translate(err)
	}
	it.First()
	return &existing{it}, nil
}

func (e *existing) has(key []byte) bool {
	if e.it.Valid() && string(e.it.Key()) < string(key) {
		e.it.SeekGE(key)
	}
	return e.it.Valid() && string(e.it.Key()) == string(key)
}

func (e *existing) close() error { return translate(errors.Join(e.it.Error(), e.it.Close())) }
