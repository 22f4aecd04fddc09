// Command gen learns the weights of the ranking of antecedents:
//
//	go run ./extract/entity/gen -gum FILE -o extract/entity/data/ranker.bin
//
// The file holds the training documents of the GUM corpus (https://github.com/amir-zeldes/gum, annotations CC BY 4.0; only
// documents whose texts are free for any use) as JSON Lines with "text" and "mentions": start and end in code points, heads,
// cluster. The learner is an averaged perceptron that ranks the best right candidate above the best wrong one.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"unicode/utf8"

	"claimgraph/extract/entity"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/model/english"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

type document struct {
	ID       string
	Text     string
	Mentions []gold
}

type gold struct {
	Start, End, Cluster int
	Heads               [][2]int
}

// sample is an example with which of its candidates are right.
type sample struct {
	entity.Example
	right []bool
}

func main() {
	log.SetFlags(0)
	corpus := flag.String("gum", "", "training documents, JSON Lines, gzip allowed")
	out := flag.String("o", "extract/entity/data/ranker.bin", "file to write")
	epochs := flag.Int("epochs", 12, "passes over the corpus")
	held := flag.Int("held", 0, "keep every n-th document out and report the accuracy on it")
	flag.Parse()
	if *corpus == "" {
		log.Fatal("give -gum FILE")
	}
	train, test := samples(*corpus, *held)
	fmt.Printf("%d samples, %d held out\n", len(train), len(test))
	w := learn(train, test, *epochs)
	if err := os.WriteFile(*out, pack(w), 0o644); err != nil {
		log.Fatal(err)
	}
}

func samples(name string, held int) (train, test []sample) {
	gaz, err := gazetteer.English()
	if err != nil {
		log.Fatal(err)
	}
	m, err := english.Load()
	if err != nil {
		log.Fatal(err)
	}
	parser := syntax.NewParser(m)
	for n, d := range documents(name) {
		trees := parser.Parse(text.Split(d.Text))
		c := entity.Context{Article: text.Article{ID: d.ID, Body: d.Text}, Trees: trees, Mentions: mention.Find(trees, gaz)}
		clusters := align(d, c)
		for _, e := range entity.Examples(c, gaz) {
			s := sample{e, rightOnes(e, clusters, func(set []int) int { return together(d, c, set) })}
			if held > 0 && n%held == 0 {
				test = append(test, s)
			} else {
				train = append(train, s)
			}
		}
	}
	return train, test
}

func documents(name string) []document {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			log.Fatal(err)
		}
	}
	var all []document
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var d document
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			log.Fatalf("%s:%d: %v", name, n, err)
		}
		all = append(all, d)
	}
	if err := lines.Err(); err != nil {
		log.Fatalf("%s: %v", name, err)
	}
	return all
}

// align gives every mention found the cluster of the gold mention that it is: the same span, else the narrowest that holds it
// and has its head in it. Mentions that the corpus does not have get clusters of their own, below zero.
func align(d document, c entity.Context) []int {
	points := make([]int, len(d.Text)+1)
	n := 0
	for i := range d.Text {
		points[i] = n
		n++
	}
	points[len(d.Text)] = n
	clusters := make([]int, len(c.Mentions))
	for i, m := range c.Mentions {
		clusters[i] = -1 - i
		span := c.Trees[m.Sentence].Cover(m.First, m.Last)
		head := c.Trees[m.Sentence].Tokens[m.Head]
		from, to, at := points[span.Start], points[span.End], points[head.Start]
		best := 1 << 30
		for _, g := range d.Mentions {
			if g.Start <= from && to <= g.End && g.End-g.Start < best {
				for _, h := range g.Heads {
					if h[0] <= at && at < h[1] {
						best, clusters[i] = g.End-g.Start, g.Cluster
					}
				}
			}
		}
	}
	return clusters
}

// together is the cluster of the corpus's mention that holds the coordinated mentions and nothing before them, or -1.
func together(d document, c entity.Context, set []int) int {
	first, last := c.Mentions[set[0]], c.Mentions[set[len(set)-1]]
	t := c.Trees[first.Sentence]
	span := t.Cover(first.First, last.Last)
	from, to := utf8.RuneCountInString(d.Text[:span.Start]), utf8.RuneCountInString(d.Text[:span.End])
	parted := utf8.RuneCountInString(d.Text[:t.Tokens[first.Last].End])
	best, cluster := 1<<30, -1
	for _, g := range d.Mentions {
		if g.Start <= from && from-g.Start < 5 && g.End >= to && g.End > parted && g.End-g.Start < best {
			best, cluster = g.End-g.Start, g.Cluster
		}
	}
	return cluster
}

// rightOnes marks the candidates of the mention's cluster; where none is, something new is right.
func rightOnes(e entity.Example, clusters []int, together func([]int) int) []bool {
	right := make([]bool, len(e.Candidates))
	found := false
	for i, k := range e.Candidates {
		switch len(k.Mentions) {
		case 0:
			continue
		case 1:
			right[i] = clusters[k.Mentions[0]] == clusters[e.Mention]
		default:
			right[i] = together(k.Mentions) == clusters[e.Mention]
		}
		found = found || right[i]
	}
	right[0] = !found
	return right
}

func learn(train, test []sample, epochs int) []float64 {
	w, sum := make([]float64, entity.Weights), make([]float64, entity.Weights)
	step := 1.0
	update := func(f []uint32, by float64) {
		for _, i := range f {
			w[i] += by
			sum[i] += by * step
		}
	}
	order := rand.New(rand.NewPCG(1, 2))
	for epoch := range epochs {
		order.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
		wrong := 0
		for _, s := range train {
			good, bad := pick(w, s, true), pick(w, s, false)
			if good < 0 || bad < 0 {
				continue
			}
			if score(w, s.Candidates[good].Features) < score(w, s.Candidates[bad].Features)+1 {
				update(s.Candidates[good].Features, 1)
				update(s.Candidates[bad].Features, -1)
				wrong++
			}
			step++
		}
		avg := make([]float64, len(w))
		for i := range w {
			avg[i] = w[i] - sum[i]/step
		}
		fmt.Printf("epoch %d: %d updates; held out %.4f\n", epoch+1, wrong, accuracy(avg, test))
		if epoch == epochs-1 {
			return avg
		}
	}
	return w
}

// pick is the best candidate among the right or the wrong ones, -1 where there is none.
func pick(w []float64, s sample, right bool) int {
	best, at := math.Inf(-1), -1
	for i, c := range s.Candidates {
		if s.right[i] != right {
			continue
		}
		if v := score(w, c.Features); v > best {
			best, at = v, i
		}
	}
	return at
}

func score(w []float64, f []uint32) float64 {
	total := 0.0
	for _, i := range f {
		total += w[i]
	}
	return total
}

func accuracy(w []float64, test []sample) float64 {
	right := 0
	for _, s := range test {
		good, bad := pick(w, s, true), pick(w, s, false)
		if good >= 0 && (bad < 0 || score(w, s.Candidates[good].Features) > score(w, s.Candidates[bad].Features)) {
			right++
		}
	}
	return float64(right) / float64(max(1, len(test)))
}

// pack writes the scale and one signed byte a weight.
func pack(w []float64) []byte {
	largest := 0.0
	for _, v := range w {
		largest = max(largest, math.Abs(v))
	}
	scale := largest / 127
	if scale == 0 {
		scale = 1
	}
	out := binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(scale)))
	for _, v := range w {
		out = append(out, byte(int8(math.Round(v/scale))))
	}
	return out
}
