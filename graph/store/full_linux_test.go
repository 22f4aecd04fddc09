package store

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

// A full disk is an error that says so; what was told of stands when there is room again.
func TestDiskFull(t *testing.T) {
	for name, write := range map[string]func(s *Store, quads iter.Seq2[quad.Quad, error]) error{
		"adding little": func(s *Store, quads iter.Seq2[quad.Quad, error]) error {
			return s.Add(context.Background(), list(quads)[:200])
		},
		"adding": func(s *Store, quads iter.Seq2[quad.Quad, error]) error {
			return s.Add(context.Background(), list(quads))
		},
		"loading": func(s *Store, quads iter.Seq2[quad.Quad, error]) error {
			_, err := s.Load(context.Background(), quads)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			disk := t.TempDir()
			if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=24m"); err != nil {
				t.Skip("cannot make a small disk:", err)
			}
			defer syscall.Unmount(disk, syscall.MNT_DETACH)
			ballast := filepath.Join(disk, "ballast")
			if err := os.WriteFile(ballast, make([]byte, 12<<20), 0o644); err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(disk, "db")
			s, err := Create(dir)
			if err != nil {
				t.Fatal(err)
			}
			written := 0
			for ; err == nil && written < 10_000; written++ {
				err = write(s, claims(5000, uint64(written)))
			}
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("after %d documents: %v, want that the disk is full", written, err)
			}
			written--
			closed := make(chan struct{})
			go func() { s.Close(); close(closed) }()
			select {
			case <-closed:
			case <-time.After(10 * time.Second):
				t.Fatal("closing takes for ever")
			}
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			if s, err = Open(dir); err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if _, err := s.Check(context.Background()); err != nil {
				t.Fatal(err)
			}
			for i := range written {
				for q := range claims(50, uint64(i)) {
					if q.Label != nil && s.ValueOf(q.Subject) == nil {
						t.Fatalf("document %d of %d is lost: %v", i, written, q)
					}
				}
			}
		})
	}
}
