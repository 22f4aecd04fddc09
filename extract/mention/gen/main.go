// Command gen learns to guess the kinds of unknown names:
//
//	go run ./extract/mention/gen -gum FILE -ner DIR -o extract/mention/data/kinds.bin
//
// The corpora are the training documents of GUM (https://github.com/amir-zeldes/gum, annotations CC BY 4.0, only texts that are
// free for any use) as JSON Lines with "text" and "mentions" (start and end in code points, heads, type), and, in the
// folder, wikigold.conll, btc.conll (Broad Twitter Corpus) and wnut17-train.conll, CC BY 4.0 each, one word and its tag a
// line. The learner is an averaged perceptron.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/model/english"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

const kinds = len(mention.GuessedKinds)

type sample struct {
	features []uint32
	kind     int
}

type reader struct {
	gaz    *gazetteer.Gazetteer
	parser *syntax.Parser
}

func main() {
	log.SetFlags(0)
	gum := flag.String("gum", "", "GUM's training documents, JSON Lines, gzip allowed")
	ner := flag.String("ner", "", "folder with wikigold.conll, btc.conll and wnut17-train.conll")
	out := flag.String("o", "extract/mention/data/kinds.bin", "file to write")
	held := flag.Int("held", 0, "keep every n-th sample out and report the accuracy on it")
	epochs := flag.Int("epochs", 6, "passes over the corpora")
	flag.Parse()
	if *gum == "" || *ner == "" {
		log.Fatal("give -gum FILE and -ner DIR")
	}
	gaz, err := gazetteer.English()
	if err != nil {
		log.Fatal(err)
	}
	m, err := english.Load()
	if err != nil {
		log.Fatal(err)
	}
	r := reader{gaz, syntax.NewParser(m)}
	all := r.documents(*gum)
	for _, name := range []string{"wikigold.conll", "btc.conll", "wnut17-train.conll"} {
		all = append(all, r.columns(filepath.Join(*ner, name))...)
	}
	var train, test []sample
	for i, s := range all {
		if *held > 0 && i%*held == 0 {
			test = append(test, s)
		} else {
			train = append(train, s)
		}
	}
	fmt.Printf("%d samples, %d held out\n", len(train), len(test))
	if err := os.WriteFile(*out, pack(learn(train, test, *epochs)), 0o644); err != nil {
		log.Fatal(err)
	}
}

// index is the place of a kind among the guessed ones, the last for those that are none of them.
func index(k schema.Kind) int {
	for i, g := range mention.GuessedKinds {
		if g == k {
			return i
		}
	}
	return kinds - 1
}

var gumTypes = map[string]schema.Kind{"person": schema.Person, "organization": schema.Organization, "place": schema.Location,
	"event": schema.Event}

// documents makes samples of GUM's mentions whose head an unknown name has.
func (r reader) documents(name string) []sample {
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
	var all []sample
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var d struct {
			Text     string
			Mentions []struct {
				Heads [][2]int
				Type  string
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			log.Fatalf("%s:%d: %v", name, n, err)
		}
		types := map[int]string{}
		for _, m := range d.Mentions {
			for _, h := range m.Heads {
				types[h[0]] = m.Type
			}
		}
		points := map[int]int{}
		at := 0
		for i := range d.Text {
			points[i] = at
			at++
		}
		trees := r.parser.Parse(text.Split(d.Text))
		for _, e := range mention.NameExamples(trees, r.gaz) {
			if t, ok := types[points[trees[e.Sentence].Tokens[e.Head].Start]]; ok {
				all = append(all, sample{e.Features, index(gumTypes[t])})
			}
		}
	}
	return all
}

// tags are the corpora's names of kinds.
var tags = map[string]schema.Kind{"PER": schema.Person, "person": schema.Person, "LOC": schema.Location,
	"location": schema.Location, "ORG": schema.Organization, "corporation": schema.Organization, "group": schema.Organization}

// columns makes samples of a corpus with a word and its tag a line and empty lines between sentences.
func (r reader) columns(name string) []sample {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	var sentences []text.Sentence
	var labels [][]string
	for block := range strings.SplitSeq(strings.ReplaceAll(string(data), "\r", ""), "\n\n") {
		var s text.Sentence
		var l []string
		for line := range strings.Lines(block) {
			f := strings.Fields(line)
			if len(f) < 2 {
				continue
			}
			tag := f[len(f)-1]
			if _, kind, ok := strings.Cut(tag, "-"); ok {
				tag = kind
			}
			s.Tokens = append(s.Tokens, text.Token{Form: f[0]})
			l = append(l, tag)
		}
		if len(l) > 0 && len(l) < 200 {
			sentences, labels = append(sentences, s), append(labels, l)
		}
	}
	var all []sample
	trees := r.parser.Parse(sentences)
	for _, e := range mention.NameExamples(trees, r.gaz) {
		if tag := labels[e.Sentence][e.Head]; tag != "O" {
			all = append(all, sample{e.Features, index(tags[tag])})
		}
	}
	return all
}

type weights [kinds][]float64

func learn(train, test []sample, epochs int) weights {
	var w, sum, avg weights
	for k := range w {
		w[k], sum[k], avg[k] = make([]float64, mention.KindWeights), make([]float64, mention.KindWeights), make([]float64, mention.KindWeights)
	}
	step := 1.0
	order := rand.New(rand.NewPCG(1, 2))
	for epoch := range epochs {
		order.Shuffle(len(train), func(i, j int) { train[i], train[j] = train[j], train[i] })
		wrong := 0
		for _, s := range train {
			if got := best(&w, s.features); got != s.kind {
				wrong++
				for _, i := range s.features {
					w[s.kind][i]++
					sum[s.kind][i] += step
					w[got][i]--
					sum[got][i] -= step
				}
			}
			step++
		}
		for k := range w {
			for i := range w[k] {
				avg[k][i] = w[k][i] - sum[k][i]/step
			}
		}
		right := 0
		for _, s := range test {
			if best(&avg, s.features) == s.kind {
				right++
			}
		}
		fmt.Printf("epoch %d: %d wrong; held out %.4f\n", epoch+1, wrong, float64(right)/float64(max(1, len(test))))
	}
	return avg
}

func best(w *weights, features []uint32) int {
	top, at := math.Inf(-1), 0
	for k := range w {
		s := 0.0
		for _, i := range features {
			s += w[k][i]
		}
		if s > top {
			top, at = s, k
		}
	}
	return at
}

// pack writes one signed byte a weight, kind by kind, the largest 127.
func pack(w weights) []byte {
	largest := 1e-9
	for k := range w {
		for _, v := range w[k] {
			largest = max(largest, math.Abs(v))
		}
	}
	var out []byte
	for k := range w {
		for _, v := range w[k] {
			out = append(out, byte(int8(math.Round(v*127/largest))))
		}
	}
	return out
}
