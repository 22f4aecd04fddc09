package store

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

const snapshotPrefix = "snapshot-"

func snapshotPath(dir string, n int) string {
	return filepath.Join(dir, snapshotPrefix+strconv.Itoa(n))
}

// newestSnapshot is the number of the snapshot that CURRENT names, -1 for none.
func newestSnapshot(dir string) int {
	name, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return -1
	}
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(string(name)), snapshotPrefix))
	if err != nil {
		return -1
	}
	return n
}

// leaseFile is locked, shared, by every reader of a snapshot.
const leaseFile = "LEASE"

// takeLease keeps a snapshot from being cleared away until it is closed.
func takeLease(snapshot string) (io.Closer, error) {
	if _, err := os.Stat(filepath.Join(snapshot, leaseFile)); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(snapshot, leaseFile), flock.SetFlag(os.O_RDONLY))
	if ok, err := l.TryRLock(); err != nil || !ok {
		if err == nil {
			err = os.ErrNotExist // the writer is about to clear it away
		}
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(snapshot, leaseFile)); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// publish makes the present state the one that readers open, and clears away the states that nobody reads.
func (s *Store) publish() error {
	n := s.state + 1
	path := snapshotPath(s.dir, n)
	if err := os.RemoveAll(path); err != nil { // left by a process that was killed here
		return err
	}
	// What was committed was synced, so that the log need not be flushed for the checkpoint.
	if err := s.db.Checkpoint(path); err != nil {
		return translate(err)
	}
	if err := os.WriteFile(filepath.Join(path, leaseFile), nil, 0o644); err != nil {
		return err
	}
	current := filepath.Join(s.dir, currentFile)
	if err := os.WriteFile(current+".new", []byte(snapshotPrefix+strconv.Itoa(n)+"\n"), 0o644); err != nil {
		return err
	}
	if err := os.Rename(current+".new", current); err != nil {
		return err
	}
	s.state = n
	s.clear()
	return nil
}

// clear removes the snapshots before the newest that no reader holds. One that cannot be removed now is tried again at
// the next change.
func (s *Store) clear() {
	found, err := filepath.Glob(filepath.Join(s.dir, snapshotPrefix+"*"))
	if err != nil {
		return
	}
	for _, path := range found {
		n, err := strconv.Atoi(strings.TrimPrefix(filepath.Base(path), snapshotPrefix))
		if err != nil || n >= s.state {
			continue
		}
		l := flock.New(filepath.Join(path, leaseFile))
		if ok, err := l.TryLock(); err == nil && ok {
			os.RemoveAll(path)
			l.Close()
		}
	}
}
