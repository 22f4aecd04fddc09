package store

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"
)

func list(quads iter.Seq2[quad.Quad, error]) (list []quad.Quad) {
	for q := range quads {
		list = append(list, q)
	}
	return list
}

func checked(t rapid.TB, s *Store, quads int) {
	t.Helper()
	if report, err := s.Check(context.Background()); err != nil || report.Quads != int64(quads) {
		t.Fatalf("checked %+v: %v, want %d quads", report, err, quads)
	}
}

// Loading in bulk and adding leave the same store, whichever comes first, and whatever was there before.
func TestLoadIsAdding(t *testing.T) {
	ctx := context.Background()
	first, second := list(claims(3000, 1)), list(claims(3000, 2))
	second = append(second, first[:500]...)
	second = append(second, second[:100]...)
	added, err := Create(filepath.Join(t.TempDir(), "db"))
	if err != nil {
		t.Fatal(err)
	}
	defer added.Close()
	for _, part := range [][]quad.Quad{first, second} {
		if err := added.Add(ctx, part); err != nil {
			t.Fatal(err)
		}
	}
	want := all(t, added)
	checked(t, added, len(want))

	load := func(s *Store, part []quad.Quad) error {
		_, err := s.Load(ctx, func(yield func(quad.Quad, error) bool) {
			for _, q := range part {
				if !yield(q, nil) {
					return
				}
			}
		})
		return err
	}
	add := func(s *Store, part []quad.Quad) error { return s.Add(ctx, part) }
	for name, steps := range map[string][2]func(*Store, []quad.Quad) error{
		"loaded twice": {load, load}, "loaded, then added": {load, add}, "added, then loaded": {add, load},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "db")
			s, err := Create(dir)
			if err != nil {
				t.Fatal(err)
			}
			for i, part := range [][]quad.Quad{first, second} {
				if err := steps[i](s, part); err != nil {
					t.Fatal(err)
				}
			}
			compare := func(s *Store) {
				t.Helper()
				if got := all(t, s); !slices.Equal(got, want) {
					t.Errorf("holds %d quads, want %d, or others", len(got), len(want))
				}
				checked(t, s, len(want))
			}
			compare(s)
			if err := s.Compact(ctx); err != nil {
				t.Fatal(err)
			}
			compare(s)
			r, err := OpenReadOnly(dir)
			if err != nil {
				t.Fatal(err)
			}
			compare(r)
			r.Close()
			if err := s.Remove(ctx, append(first, second...)); err != nil {
				t.Fatal(err)
			}
			checked(t, s, 0)
			s.Close()
			if s, err = Open(dir); err != nil {
				t.Fatal(err)
			}
			checked(t, s, 0)
			s.Close()
		})
	}
}

// A load that fails or is stopped leaves the store as it was, and nothing beside it.
func TestLoadAllOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	s, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	before := list(claims(100, 1))
	if err := s.Add(context.Background(), before); err != nil {
		t.Fatal(err)
	}
	want := all(t, s)
	bad := errors.New("line 7 is bad")
	ctx, cancel := context.WithCancel(context.Background())
	for name, quads := range map[string]iter.Seq2[quad.Quad, error]{
		"bad input": func(yield func(quad.Quad, error) bool) {
			for q := range claims(2000, 2) {
				if !yield(q, nil) {
					return
				}
			}
			yield(quad.Quad{}, bad)
		},
		"no object": func(yield func(quad.Quad, error) bool) {
			yield(quad.Quad{Subject: quad.IRI("s:a"), Predicate: quad.IRI("s:b")}, nil)
		},
		"cancelled": func(yield func(quad.Quad, error) bool) {
			for q := range claims(1<<40, 3) {
				cancel()
				if !yield(q, nil) {
					return
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := context.Background()
			if name == "cancelled" {
				in = ctx
			}
			if _, err := s.Load(in, quads); err == nil {
				t.Error("no error")
			}
			if got := all(t, s); !slices.Equal(got, want) {
				t.Errorf("the store changed")
			}
			if left, _ := filepath.Glob(filepath.Join(dir, loadPrefix+"*")); len(left) > 0 {
				t.Errorf("left %v", left)
			}
		})
	}
}

// Bytes that changed on disk are found; no answer comes from them, and nothing panics.
func TestDamage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	s, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(context.Background(), claims(2_000, 1)); err != nil {
		t.Fatal(err)
	}
	want := all(t, s)
	s.Close()
	tables, _ := filepath.Glob(filepath.Join(dir, liveFolder, "*.sst"))
	if len(tables) == 0 {
		t.Fatal("no tables")
	}
	for _, path := range tables {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range []int{len(whole) / 3, len(whole) - 20} {
			broken := slices.Clone(whole)
			broken[at] ^= 0x10
			if err := os.WriteFile(path, broken, 0o644); err != nil {
				t.Fatal(err)
			}
			err := func() error {
				s, err := Open(dir)
				if err != nil {
					return err
				}
				defer s.Close()
				got, readErr := tryAll(s)
				if readErr == nil && !slices.Equal(got, want) {
					t.Error("a wrong answer")
				}
				_, err = s.Check(context.Background())
				return err
			}()
			number := strings.TrimSuffix(filepath.Base(path), ".sst")
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), number) {
				t.Errorf("bit changed at %d of %d in %s: %v", at, len(whole), filepath.Base(path), err)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if s, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	checked(t, s, len(want))
	if err := s.ApplyDeltas([]graph.Delta{{Quad: makeQuad("s", "p", "o", ""), Action: graph.Add}}, graph.IgnoreOpts{}); err != nil {
		t.Error(err)
	}
}
