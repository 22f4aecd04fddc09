package graph_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/graphtest"
	"claimgraph/schema"
)

func TestLatestFollowsTheWriter(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "graph.db")
	latest := graph.NewLatest(path)
	defer latest.Close()
	if _, _, err := latest.Open(ctx); err == nil {
		t.Fatal("opened a graph that is not there")
	}
	build := func(documents int) {
		t.Helper()
		w, err := graph.Open(ctx, path, graph.Create)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.AddAll(ctx, graphtest.Readings()[:documents]); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	documents := func(g *graph.Graph) (n int) {
		t.Helper()
		for _, err := range g.Documents(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		return n
	}
	open := func() (*graph.Graph, func()) {
		t.Helper()
		g, release, err := latest.Open(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return g, release
	}
	build(1)
	first, releaseFirst := open()
	again, releaseAgain := open()
	if first != again {
		t.Error("opened the same state twice")
	}
	releaseAgain()
	build(2)
	second, releaseSecond := open()
	if n := documents(second); n != 2 {
		t.Errorf("%d documents after the second build, want 2", n)
	}
	if n := documents(first); n != 1 {
		t.Errorf("%d documents for one who still reads the first state, want 1", n)
	}
	releaseFirst()
	releaseSecond()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	build(1)
	anew, release := open()
	defer release()
	if n := documents(anew); n != 1 {
		t.Errorf("%d documents after the graph was made anew, want 1", n)
	}
}

// TestLatestForMany has readers come and go while a writer publishes. Run with -race.
func TestLatestForMany(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "graph.db")
	w, err := graph.Open(ctx, path, graph.Create)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	latest := graph.NewLatest(path)
	defer latest.Close()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			seen := 0
			for range 50 {
				g, release, err := latest.Open(ctx)
				if err != nil {
					t.Error(err)
					return
				}
				n := 0
				for _, err := range g.Documents(ctx) {
					if err != nil {
						t.Error(err)
					}
					n++
				}
				release()
				if n < seen {
					t.Errorf("%d documents after %d", n, seen)
				}
				seen = n
			}
		})
	}
	for i := range 20 {
		r := graphtest.Readings()[0]
		r.Statements, r.Document.ID = nil, schema.DocumentID(fmt.Sprint("copy", i))
		if _, err := w.Add(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	group.Wait()
}
