package graph_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"claimgraph/graph"
	"claimgraph/graph/export"
	"claimgraph/schema"
)

// corpus makes documents whose sharing of entities is like that of news: a few names are everywhere, most occur once.
func corpus(documents, statements int) []schema.Reading {
	readings := make([]schema.Reading, documents)
	n := 0
	for i := range readings {
		lines := make([]said, statements)
		for j := range lines {
			n++
			lines[j] = said2(fmt.Sprintf("Country %d", n%40), []string{"claims", "controls", "meets", "attacks"}[n%4],
				fmt.Sprintf("Place %d", n%(1+j*97)), fmt.Sprintf("This is sentence %d of document %d.", j, i))
		}
		readings[i] = reading(fmt.Sprintf("news-%05d", i), lines...)
	}
	return readings
}

func onDisk(b *testing.B) *graph.Graph {
	b.Helper()
	g, err := graph.Open(context.Background(), b.TempDir(), graph.Create)
	if err != nil {
		b.Fatal(err)
	}
	return g
}

func BenchmarkAddAll(b *testing.B) {
	readings := corpus(200, 25)
	for b.Loop() {
		g := onDisk(b)
		if _, err := g.AddAll(context.Background(), readings); err != nil {
			b.Fatal(err)
		}
		g.Close()
	}
	b.ReportMetric(float64(len(readings)*b.N)/b.Elapsed().Seconds(), "documents/s")
}

// full is a graph of a thousand documents.
func full(b *testing.B) *graph.Graph {
	b.Helper()
	g := onDisk(b)
	b.Cleanup(func() { g.Close() })
	readings := corpus(1000, 25)
	for i := 0; i < len(readings); i += 200 {
		if _, err := g.AddAll(context.Background(), readings[i:i+200]); err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	return g
}

func BenchmarkAddAgain(b *testing.B) {
	g := full(b)
	again := corpus(1000, 25)[500:501]
	for b.Loop() {
		if change, err := g.AddAll(context.Background(), again); err != nil || change.Added != 0 {
			b.Fatal(change, err)
		}
	}
}

func BenchmarkReplace(b *testing.B) {
	g := full(b)
	one := corpus(1000, 25)[500]
	for i := 0; b.Loop(); i++ {
		one.Document.Title = fmt.Sprint("revision ", i)
		if change, err := g.Add(context.Background(), one); err != nil || change.Documents != 1 {
			b.Fatal(change, err)
		}
	}
}

func BenchmarkStatementsAbout(b *testing.B) {
	g := full(b)
	for b.Loop() {
		for _, err := range g.Statements(context.Background(), graph.Filter{About: []schema.EntityID{"Country_7"}}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkFindEntity(b *testing.B) {
	g := full(b)
	for b.Loop() {
		if _, err := g.FindEntity(context.Background(), "place 1013"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkConflicts(b *testing.B) {
	g := full(b)
	for b.Loop() {
		if _, err := g.Conflicts(context.Background(), graph.Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExport(b *testing.B) {
	g := full(b)
	for b.Loop() {
		if err := export.Formats()[0].Write(context.Background(), io.Discard, g, graph.Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}
