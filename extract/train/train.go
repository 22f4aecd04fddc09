// Package train learns the reader's model from treebanks and raw text.
package train

import (
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/viterin/vek/vek32"

	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
)

// Config says what to learn from and how.
type Config struct {
	Treebanks []string // CoNLL-U files, may be packed with gzip
	Texts     []string // raw text for word vectors: plain or .jsonl, may be packed with gzip
	Epochs    int
	Hidden    int
	Seed      uint64
	Log       io.Writer // progress; nil for none
}

// shards is into how many parts a batch is split, each worked on by a goroutine. It is part of the recipe: the sums of the
// gradients, and so the model's bytes, depend on it.
const shards = 2

// Constants of the optimisation.
const (
	batchWords = 550
	rate       = 2.5e-3
	warmUp     = 0.02 // part of the updates over which the rate rises; then it falls linearly to 0
)

// dropout is what worked best on held-out sentences.
func dropout() Dropout {
	d := Dropout{Input: 0.2, Between: 0.28, Recurrent: 0.18, Head: 0.15}
	d.Feature = [syntax.NumFeatures]float64{
		syntax.FeatWord: 0.2, syntax.FeatVector: 0.05, syntax.FeatSuffix4: 0.15, syntax.FeatSuffix3: 0.1,
		syntax.FeatSuffix2: 0.1, syntax.FeatPrefix3: 0.15, syntax.FeatPrefix2: 0.15, syntax.FeatShape: 0.1,
	}
	return d
}

// Run learns a model. The same files and configuration give the same model on every run.
func Run(ctx context.Context, cfg Config) (*model.Model, error) {
	t := trainer{cfg: cfg, start: time.Now()}
	trees, err := ReadTrees(cfg.Treebanks)
	if err != nil {
		return nil, err
	}
	t.logf("%d sentences of %d treebanks", len(trees), len(cfg.Treebanks))
	vectors, err := LearnVectors(ctx, trees, cfg.Texts, cfg.Seed)
	if err != nil {
		return nil, err
	}
	t.logf("vectors of %d words", len(vectors.Keys))
	v := newVocabulary(trees, vectors)
	net, err := t.train(ctx, v, vectors, v.examples(trees))
	if err != nil {
		return nil, err
	}
	known := func(word string) bool { return v.keys[syntax.FeatVector].Find(syntax.Normalize(word)) >= 0 }
	m := export(net, v, learnLemmas(trees, known))
	m.Ready()
	return m, nil
}

type trainer struct {
	cfg   Config
	start time.Time
}

func (t *trainer) logf(format string, args ...any) {
	if t.cfg.Log != nil {
		fmt.Fprintf(t.cfg.Log, "%6.0fs  %s\n", time.Since(t.start).Seconds(), fmt.Sprintf(format, args...))
	}
}

// train runs the epochs and returns the averaged network.
func (t *trainer) train(ctx context.Context, v *vocabulary, vectors *Vectors, examples []*Example) (*Net, error) {
	rng := rand.New(rand.NewPCG(t.cfg.Seed, 100))
	size := Size{Hidden: t.cfg.Hidden, Layers: 2, Arc: 256, Label: 128, Tags: len(v.tags), Rels: len(v.rels)}
	size.Dim = [syntax.NumFeatures]int{
		syntax.FeatWord: 112, syntax.FeatVector: vectorDim, syntax.FeatSuffix4: 32, syntax.FeatSuffix3: 32,
		syntax.FeatSuffix2: 16, syntax.FeatPrefix3: 32, syntax.FeatPrefix2: 16, syntax.FeatShape: 16,
	}
	var rows [syntax.NumFeatures]int
	for f := range rows {
		rows[f] = v.keys[f].Len() + 1
	}
	net := newNet(size, rows, vectors.Rows, rng)
	t.logf("%d weights, %d of them embeddings", len(net.w), net.dense)
	opt := newAdam(net)
	var workers [shards]*worker
	for i := range workers {
		workers[i] = newWorker(net, dropout())
	}
	batches := batch(examples, rng)
	total := t.cfg.Epochs * len(batches)
	update := 0
	for epoch := range t.cfg.Epochs {
		if epoch > 0 {
			batches = batch(examples, rng)
		}
		var loss [3]float64
		words := 0
		for _, b := range batches {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			touched := run(&workers, b, t.cfg.Seed, update)
			update++
			opt.step(workers[0].g, &touched, schedule(update, total))
			for _, w := range workers {
				words += w.words
				for i, l := range w.loss {
					loss[i] += l
				}
			}
		}
		t.logf("epoch %2d: loss a word: heads %.4f relations %.4f tags %.4f", epoch+1,
			loss[0]/float64(words), loss[1]/float64(words), loss[2]/float64(words))
	}
	return opt.averaged(), nil
}

// run computes the gradient of a batch, summed in the first worker, and lists the rows of embeddings that it touches.
func run(workers *[shards]*worker, batch []*Example, seed uint64, update int) (touched [syntax.NumFeatures][]int32) {
	words := 0
	for _, e := range batch {
		words += e.len()
	}
	var wait sync.WaitGroup
	for i, w := range workers {
		var part []*Example
		for j := i; j < len(batch); j += shards {
			part = append(part, batch[j])
		}
		for f := range w.touched {
			w.touched[f] = w.touched[f][:0]
		}
		wait.Go(func() {
			w.run(part, 1/float32(words), rand.New(rand.NewPCG(seed, 1000+uint64(update)*shards+uint64(i))))
		})
	}
	wait.Wait()
	first := workers[0]
	for f := range touched {
		touched[f] = slices.Clone(first.touched[f])
	}
	for _, w := range workers[1:] {
		dense := first.net.dense
		vek32.Add_Inplace(first.g[dense:], w.g[dense:])
		clear(w.g[dense:])
		for f, rows := range w.touched {
			t := first.net.tables[f]
			for _, r := range rows {
				from, to := t.at+int(r)*t.cols, t.at+int(r+1)*t.cols
				if from < to {
					vek32.Add_Inplace(first.g[from:to], w.g[from:to])
					clear(w.g[from:to])
				}
			}
			touched[f] = append(touched[f], rows...)
		}
	}
	return touched
}

// schedule is the learning rate of an update: a short rise, then a linear fall to 0.
func schedule(update, total int) float32 {
	u, warm := float64(update), warmUp*float64(total)
	if u < warm {
		return float32(rate * u / warm)
	}
	return float32(rate * max(0, (float64(total)-u)/(float64(total)-warm)))
}

// batch sorts sentences into batches of nearly equal length and number of words, with a little noise, and shuffles the batches.
func batch(examples []*Example, rng *rand.Rand) [][]*Example {
	type item struct {
		e   *Example
		key float64
	}
	items := make([]item, len(examples))
	for i, e := range examples {
		items[i] = item{e, math.Log(float64(e.len())) + 0.15*rng.Float64()}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	var batches [][]*Example
	words := batchWords
	for _, it := range items {
		if words+it.e.len() > batchWords {
			batches = append(batches, nil)
			words = 0
		}
		last := &batches[len(batches)-1]
		*last = append(*last, it.e)
		words += it.e.len()
	}
	rng.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
	return batches
}
