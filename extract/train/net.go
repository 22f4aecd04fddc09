package train

import (
	"math"
	"math/rand/v2"

	"claimgraph/extract/syntax"
)

// Size says how large the network is.
type Size struct {
	Dim    [syntax.NumFeatures]int // width of each feature's embedding
	Hidden int                     // of an LSTM in one direction
	Layers int
	Arc    int // width of arc dependents and arc heads
	Label  int // width of label dependents and label heads
	Tags   int
	Rels   int
}

// Input is the width of a word's input vector.
func (s *Size) Input() int {
	n := 0
	for _, d := range s.Dim {
		n += d
	}
	return n
}

// head is the width of the joint projection to the four parts of a word.
func (s *Size) head() int { return 2*s.Arc + 2*s.Label }

// tensor is a matrix of weights at a place in the network's one slice of weights; gradients and moments have the same
// layout.
type tensor struct{ rows, cols, at int }

func (t tensor) of(w []float32) []float32 { return w[t.at : t.at+t.rows*t.cols] }

func (t tensor) size() int { return t.rows * t.cols }

// layer is one BiLSTM layer: input to the gates (input, forget, cell, output) of both directions.
type layer struct {
	in   tensor // width of input × 8·Hidden
	bias tensor
	rec  [2]tensor // Hidden × 4·Hidden
}

// Net is the network as it is trained: weights and where they lie. Embeddings come first in w, so that those of a batch can be
// updated alone.
type Net struct {
	Size
	w []float32

	tables [syntax.NumFeatures]tensor // FeatVector's is empty: those are fixed
	dense  int                        // where the weights that every batch touches begin
	layers []layer

	tag, tagBias     tensor
	proj, projBias   tensor
	arc, arcHead     tensor
	rootArc, rootLab tensor
	label, labBias   tensor

	vectors []float32 // rows of FeatVector, row 0 unknown
}

// newNet lays out a network and draws its first weights. rows counts the rows of each table, the unknown one included.
func newNet(size Size, rows [syntax.NumFeatures]int, vectors []float32, rng *rand.Rand) *Net {
	n := &Net{Size: size, vectors: vectors}
	at := 0
	add := func(r, c int) tensor {
		t := tensor{r, c, at}
		at += r * c
		return t
	}
	for f, d := range size.Dim {
		if syntax.Feature(f) != syntax.FeatVector {
			n.tables[f] = add(rows[f], d)
		}
	}
	n.dense = at
	h := size.Hidden
	in := size.Input()
	for range size.Layers {
		n.layers = append(n.layers, layer{add(in, 8*h), add(1, 8*h), [2]tensor{add(h, 4*h), add(h, 4*h)}})
		in = 2 * h
	}
	n.tag, n.tagBias = add(2*h, size.Tags), add(1, size.Tags)
	n.proj, n.projBias = add(2*h, size.head()), add(1, size.head())
	n.arc, n.arcHead, n.rootArc = add(size.Arc, size.Arc), add(1, size.Arc), add(1, size.Arc)
	n.label, n.labBias, n.rootLab = add(size.Label, size.Rels), add(1, size.Rels), add(1, size.Label)
	n.w = make([]float32, at)
	n.init(rng)
	return n
}

// init draws weights: embeddings with deviation 0.25 (that of the fixed vectors), input weights as Glorot and Bengio (2010),
// recurrent ones orthogonal-like with deviation 1/√Hidden, biaffine ones small; forget biases are 1.
func (n *Net) init(rng *rand.Rand) {
	normal := func(t tensor, dev float64) {
		for i := range t.of(n.w) {
			t.of(n.w)[i] = float32(rng.NormFloat64() * dev)
		}
	}
	glorot := func(t tensor, fanIn, fanOut int) { normal(t, math.Sqrt(2/float64(fanIn+fanOut))) }
	for _, t := range n.tables {
		normal(t, 0.25)
	}
	h := n.Hidden
	for _, l := range n.layers {
		glorot(l.in, l.in.rows, h)
		bias := l.bias.of(n.w)
		for d := range 2 {
			normal(l.rec[d], 1/math.Sqrt(float64(2*h)))
			for i := range h {
				bias[d*4*h+h+i] = 1
			}
		}
	}
	glorot(n.tag, n.tag.rows, n.tag.cols)
	glorot(n.proj, n.proj.rows, n.Arc)
	normal(n.arc, 1/float64(n.Arc))
	normal(n.rootArc, 0.1)
	normal(n.rootLab, 0.1)
	glorot(n.label, n.Label, n.Rels)
}

// leak is the slope of the leaky rectifier below zero.
const leak = 0.1
