package train

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/viterin/vek/vek32"

	"claimgraph/extract/kernel"
	"claimgraph/extract/syntax"
)

// Constants of the word vectors: structured skip-gram (Ling et al. 2015) with negative sampling (Mikolov et al. 2013).
const (
	vectorHalf   = 32 // dimensions learnt from the words before, and as many from those after
	vectorDim    = 2 * vectorHalf
	window       = 3
	negatives    = 5
	minCount     = 3
	vectorEpochs = 6
	vectorRate   = 0.05
	vectorDev    = 0.25 // standard deviation of what comes out
)

// Vectors are word vectors: row 0 of Rows is that of rare words, row i+1 that of Keys[i].
type Vectors struct {
	Keys []string
	Rows []float32
}

// side is half of the dimensions of a word.
type side = [vectorHalf]float32

// corpus is a text as numbers of words: 0 for rare ones, -1 between sentences.
type corpus struct {
	keys  []string
	ids   []int32
	count []int
}

// gather numbers the words of all texts and trees; keys are sorted, so numbers do not depend on anything but the text.
func gather(trees []syntax.Tree, texts []string) (*corpus, error) {
	index := map[string]int32{}
	var names []string
	var count []int
	c := new(corpus)
	add := func(form string) {
		key := syntax.KeysOf(form)[syntax.FeatVector]
		id, ok := index[key]
		if !ok {
			id = int32(len(names))
			index[key] = id
			names = append(names, key)
			count = append(count, 0)
		}
		count[id]++
		c.ids = append(c.ids, id)
	}
	for i := range trees {
		for _, t := range trees[i].Tokens {
			add(t.Form)
		}
		c.ids = append(c.ids, -1)
	}
	for _, path := range texts {
		err := readText(path, func(words []string) {
			for _, w := range words {
				add(w)
			}
			c.ids = append(c.ids, -1)
		})
		if err != nil {
			return nil, err
		}
	}
	for id, name := range names {
		if count[id] >= minCount {
			c.keys = append(c.keys, name)
		}
	}
	slices.Sort(c.keys)
	renumber := make([]int32, len(names))
	c.count = make([]int, len(c.keys)+1)
	for i, key := range c.keys {
		renumber[index[key]] = int32(i + 1)
	}
	for i, id := range c.ids {
		if id >= 0 {
			c.ids[i] = renumber[id]
			c.count[c.ids[i]]++
		}
	}
	return c, nil
}

// LearnVectors learns vectors from the words of trees and texts. One half of a vector predicts the words before it, the
// other those after it; each has its own output vectors per relative position. The halves share nothing, so they are learnt side by
// side and come out the same every time.
func LearnVectors(ctx context.Context, trees []syntax.Tree, texts []string, seed uint64) (*Vectors, error) {
	c, err := gather(trees, texts)
	if err != nil {
		return nil, err
	}
	var halves [2][]side
	var wait sync.WaitGroup
	for i, direction := range []int{-1, 1} {
		wait.Go(func() { halves[i] = c.learn(ctx, direction, rand.New(rand.NewPCG(seed, uint64(i)))) })
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	v := &Vectors{Keys: c.keys, Rows: make([]float32, (len(c.keys)+1)*vectorDim)}
	for h, rows := range halves {
		sum := 0.0
		for i := range rows {
			for _, x := range rows[i] {
				sum += float64(x) * float64(x)
			}
		}
		scale := vectorDev / float32(math.Sqrt(sum/float64(len(rows)*vectorHalf)))
		for i := range rows {
			for j, x := range rows[i] {
				v.Rows[i*vectorDim+h*vectorHalf+j] = x * scale
			}
		}
	}
	return v, nil
}

// learn trains the half that looks in one direction.
func (c *corpus) learn(ctx context.Context, direction int, rng *rand.Rand) []side {
	n := len(c.count)
	in := make([]side, n)
	for i := range in {
		for j := range in[i] {
			in[i][j] = (rng.Float32() - 0.5) / vectorHalf
		}
	}
	var out [window][]side
	for i := range out {
		out[i] = make([]side, n)
	}
	noise := c.noise()
	total := vectorEpochs * len(c.ids)
	done := 0
	for range vectorEpochs {
		for at, id := range c.ids {
			done++
			if done%(1<<16) == 0 && ctx.Err() != nil {
				return nil
			}
			if id < 0 {
				continue
			}
			rate := vectorRate * max(1e-3, 1-float32(done)/float32(total))
			for d := 1; d <= window; d++ {
				other := at + d*direction
				if other < 0 || other >= len(c.ids) || c.ids[other] < 0 {
					break
				}
				var grad side
				push(&in[id], &out[d-1][c.ids[other]], &grad, 1, rate)
				for range negatives {
					push(&in[id], &out[d-1][noise[rng.IntN(len(noise))]], &grad, 0, rate)
				}
				for j := range grad {
					in[id][j] += grad[j]
				}
			}
		}
	}
	return in
}

// push moves an output vector towards (label 1) or away from (label 0) an input vector and adds the input's share to grad.
func push(in, out, grad *side, label, rate float32) {
	if wide {
		push32(in, out, grad, rate*(label-kernel.Sigmoid(dot32(in, out))))
		return
	}
	e := rate * (label - kernel.Sigmoid(vek32.Dot(in[:], out[:])))
	for j := range out {
		o := out[j]
		grad[j] += e * o
		out[j] = o + e*in[j]
	}
}

// noise lists words in proportion to their count to the power of 0.75.
func (c *corpus) noise() []int32 {
	const slots = 1 << 18
	total := 0.0
	for _, n := range c.count {
		total += math.Pow(float64(n), 0.75)
	}
	list := make([]int32, 0, slots)
	for id, n := range c.count {
		for k := math.Pow(float64(n), 0.75) / total * slots; k > 0.5; k-- {
			list = append(list, int32(id))
		}
	}
	return list
}
