package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/gofrs/flock"
)

// Errors that tell a caller what to advise.
var (
	ErrNotExist = errors.New("no graph here")
	ErrLocked   = errors.New("another process is writing to the graph")
	ErrForeign  = errors.New("the folder is no claimgraph database")
	ErrDamaged  = errors.New("the graph is damaged")

	errReadOnly = errors.New("the graph is open for reading only")
)

const damageCure = "restore it from a copy, or build it anew"

// Store is an open store. Its methods may be called from several goroutines.
type Store struct {
	dir      string
	db       *pebble.DB
	readOnly bool
	lease    io.Closer // of the snapshot that is read, or of the right to write

	write  sync.Mutex // one change at a time
	state  int        // number of the newest snapshot
	closed bool
	broken error // after which nothing can be written, or closed in an orderly way

	names   names
	trouble atomic.Pointer[error] // of a lookup, whose method returns no error

	cursorMu sync.Mutex
	cursors  map[*cursor]struct{} // open ones; nil once the store is closed
}

func options(readOnly bool) *pebble.Options {
	return &pebble.Options{ReadOnly: readOnly, Logger: silent{}, MemTableSize: 4 << 20, CacheSize: 32 << 20,
		FormatMajorVersion: pebble.FormatNewest, DisableAutomaticCompactions: readOnly,
		// Without a listener pebble ends the process at the first damaged block; the error comes back to the reader of
		// the block as well.
		EventListener: &pebble.EventListener{DataCorruption: func(pebble.DataCorruptionInfo) {}}}
}

// silent drops pebble's log; errors come back from its methods.
type silent struct{}

// fatal is what pebble cannot go on after, such as a write-ahead log that cannot be written.
type fatal struct{ error }

func (silent) Infof(string, ...any)  {}
func (silent) Errorf(string, ...any) {}
func (silent) Fatalf(format string, args ...any) {
	panic(fatal{fmt.Errorf(strings.ReplaceAll(format, "%v", "%w"), args...)})
}

// Create makes a store, or opens the one that is there, for writing.
func Create(dir string) (*Store, error) {
	empty, err := isEmpty(dir)
	if err != nil {
		return nil, err
	}
	if !empty {
		return Open(dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, versionFile), []byte(versionLine), 0o644); err != nil {
		return nil, err
	}
	return openLive(dir)
}

// isEmpty reports whether there is nothing at the path, or an empty folder.
func isEmpty(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if errors.Is(err, syscall.ENOTDIR) {
		return false, fmt.Errorf("%w: it is a file", ErrForeign)
	}
	return len(entries) == 0, err
}

// Open opens a store for writing. A second process that does so gets ErrLocked at once.
func Open(dir string) (*Store, error) {
	if err := checkVersion(dir); err != nil {
		return nil, err
	}
	return openLive(dir)
}

func checkVersion(dir string) error {
	line, err := os.ReadFile(filepath.Join(dir, versionFile))
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if _, statErr := os.Stat(dir); statErr == nil {
			return fmt.Errorf("%w: %s", ErrForeign, dir)
		}
		return ErrNotExist
	case err != nil:
		return err
	case string(line) != versionLine:
		return fmt.Errorf("the graph has layout %q, this program knows %q; export it with the program that made it and build it anew",
			line, versionLine)
	}
	return nil
}

func openLive(dir string) (*Store, error) {
	lock := flock.New(filepath.Join(dir, writerFile))
	if ok, err := lock.TryLock(); err != nil || !ok {
		if err == nil {
			err = ErrLocked
		}
		return nil, err
	}
	if err := clearLoads(dir); err != nil {
		lock.Close()
		return nil, err
	}
	db, err := pebble.Open(filepath.Join(dir, liveFolder), options(false))
	if err != nil {
		lock.Close()
		return nil, translate(err)
	}
	s := &Store{dir: dir, db: db, lease: lock, state: newestSnapshot(dir), cursors: map[*cursor]struct{}{}}
	// A process that was killed between its commit and its snapshot left readers behind.
	if err := s.publish(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// translate names what pebble found damaged, and the cure.
func translate(err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("%w: make room and run it again; what the graph held before is intact", err)
	}
	if pebble.IsCorruptionError(err) {
		return fmt.Errorf("%w (%w); %s", ErrDamaged, err, damageCure)
	}
	return err
}

// OpenReadOnly opens the newest published state. Any number of processes may do so while another one writes; what is
// written later is seen by those who open later.
func OpenReadOnly(dir string) (*Store, error) {
	if err := checkVersion(dir); err != nil {
		return nil, err
	}
	for range 10 { // a writer may clear the snapshot away between our reading its name and our lease
		n := newestSnapshot(dir)
		if n < 0 {
			return nil, ErrNotExist
		}
		lease, err := takeLease(snapshotPath(dir, n))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		o := options(true)
		o.FS = unlocked{vfs.Default}
		db, err := pebble.Open(snapshotPath(dir, n), o)
		if err != nil {
			lease.Close()
			return nil, translate(err)
		}
		return &Store{dir: dir, db: db, readOnly: true, lease: lease, state: n, cursors: map[*cursor]struct{}{}}, nil
	}
	return nil, fmt.Errorf("the graph changes faster than it can be opened; try again")
}

// unlocked leaves pebble's exclusive lock out: a snapshot never changes.
type unlocked struct{ vfs.FS }

func (unlocked) Lock(string) (io.Closer, error) { return io.NopCloser(nil), nil }

// Close closes the store and ends what still reads it. A second call does nothing.
func (s *Store) Close() error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.closeCursors()
	var err error
	if s.broken == nil {
		err = s.db.Close()
	}
	if s.lease != nil {
		err = errors.Join(err, s.lease.Close())
	}
	return err
}

// number reads a counter.
func (s *Store) number(r pebble.Reader, key []byte) (uint64, error) {
	v, closer, err := r.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, translate(err)
	}
	defer closer.Close()
	return binary.BigEndian.Uint64(v), nil
}
