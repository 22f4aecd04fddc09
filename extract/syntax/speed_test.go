package syntax

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"claimgraph/extract/kernel"
	"claimgraph/extract/model"
	"claimgraph/extract/model/english"
	"claimgraph/extract/text"
)

func load(t testing.TB) *model.Model {
	t.Helper()
	m, err := english.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// made makes sentences up from frequent words of the model, of up to longest words.
func made(m *model.Model, n, longest int) []text.Sentence {
	rng := rand.New(rand.NewPCG(7, 7))
	words := &m.Tables[FeatWord].Keys
	var list []text.Sentence
	for range n {
		var b strings.Builder
		s := text.Sentence{}
		for range 1 + rng.IntN(longest) {
			w := words.At(rng.IntN(words.Len()))
			if rng.IntN(4) == 0 {
				w = []string{"the", "of", ",", "and", "in", "was", ".", "to"}[rng.IntN(8)]
			}
			if rng.IntN(9) == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			s.Tokens = append(s.Tokens, text.Token{Span: text.Span{Start: b.Len(), End: b.Len() + len(w)}, Form: w})
			b.WriteString(w + " ")
		}
		s.End = b.Len()
		list = append(list, s)
	}
	return list
}

// TestPathsAgree parses the same sentences with every way of multiplying that this processor has.
func TestPathsAgree(t *testing.T) {
	m := load(t)
	sentences := append(made(m, 2000, 5), made(m, 30, 40)...)
	reference := NewParser(m)
	want := reference.Parse(sentences)
	for _, path := range kernel.Paths() {
		if path == reference.net.path {
			continue
		}
		p := NewParser(m)
		p.net.path = path
		for i, tree := range p.Parse(sentences) {
			for j, w := range tree.Words {
				if w != want[i].Words[j] {
					t.Fatalf("%v: sentence %d word %d: %+v, on the best path %+v", path, i, j, w, want[i].Words[j])
				}
			}
		}
	}
}

// TestAllocations shows that a parser that has seen the words allocates for the trees it returns, not for their words.
func TestAllocations(t *testing.T) {
	m := load(t)
	sentences := made(m, 100, 30)
	p := NewParser(m)
	p.Parse(sentences)
	if n := testing.AllocsPerRun(5, func() { p.Parse(sentences) }); n > 10 {
		t.Errorf("%g allocations for %d sentences", n, len(sentences))
	}
}

// BenchmarkParse reads the texts of the file that CLAIMGRAPH_TEXTS names (JSON Lines with a "text", packed with gzip),
// split into sentences beforehand; without it, sentences made up of frequent words.
func BenchmarkParse(b *testing.B) {
	m := load(b)
	articles := [][]text.Sentence{made(m, 1000, 40)}
	if path := os.Getenv("CLAIMGRAPH_TEXTS"); path != "" {
		articles = texts(b, path)
	}
	for _, path := range kernel.Paths() {
		if path == kernel.Portable {
			continue
		}
		b.Run(path.String(), func(b *testing.B) {
			p := NewParser(m)
			p.net.path = path
			b.ReportAllocs()
			words, i := 0, 0
			for b.Loop() {
				article := articles[i%len(articles)]
				i++
				p.Parse(article)
				for j := range article {
					words += len(article[j].Tokens)
				}
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkParallel reads the same with a parser for every processor.
func BenchmarkParallel(b *testing.B) {
	m := load(b)
	articles := [][]text.Sentence{made(m, 1000, 40)}
	if path := os.Getenv("CLAIMGRAPH_TEXTS"); path != "" {
		articles = texts(b, path)
	}
	var words atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		p := NewParser(m)
		for i := 0; pb.Next(); i++ {
			article := articles[i%len(articles)]
			p.Parse(article)
			for j := range article {
				words.Add(int64(len(article[j].Tokens)))
			}
		}
	})
	b.ReportMetric(float64(words.Load())/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad reads the model's file.
func BenchmarkLoad(b *testing.B) {
	data, err := os.ReadFile("../model/english/english.bin")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := model.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func texts(b *testing.B, path string) [][]text.Sentence {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, 16<<20)
	var list [][]text.Sentence
	for in.Scan() {
		var doc struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &doc); err != nil {
			b.Fatal(err)
		}
		if s := text.Split(doc.Text); len(s) > 0 {
			list = append(list, s)
		}
	}
	return list
}
