package train

import (
	"math/rand/v2"
	"slices"

	"github.com/viterin/vek/vek32"

	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
)

// Dropout holds the probabilities with which parts of the network are silenced in training.
type Dropout struct {
	Feature   [syntax.NumFeatures]float64 // an embedding is replaced by the unknown one
	Input     float32                     // of the joined input, one mask a sentence
	Between   float32                     // of every layer's output, one mask a sentence
	Recurrent float32                     // of what a step hands to the next, one mask a sentence
	Head      float32                     // of the projections
}

// tagWeight is the weight of the tags' loss beside those of arcs and labels.
const tagWeight = 0.5

// worker computes loss and gradient of a part of a batch with room of its own.
type worker struct {
	net  *Net
	drop Dropout
	rng  *rand.Rand
	g    []float32 // gradient, laid out as the weights

	touched [syntax.NumFeatures][]int32 // rows of the tables whose gradients are not zero, with repeats

	pack   model.Pack
	rows   [][syntax.NumFeatures]int32 // per packed row, after feature dropout
	tag    []int
	head   []int // packed row of the head, -1 for the root
	rel    []int
	layers []lstm
	in     []float32
	masks  [][]float32
	outs   [][]float32 // dropped-out output of each layer

	dout        [][]float32 // gradient of outs
	proj, dproj []float32   // the four parts of every row
	projMask    []float32
	labelMask   []float32
	scores      []float32
	part, dpart []float32 // one of the four parts, or the sum of two
	dep, ddep   []float32 // arc dependents times U
	own         []float32 // one sentence's rows of dep, then the gradient of its heads
	heads       []float32 // one sentence's arc heads and the root's
	headsT      []float32
	arcs        []float32 // one sentence's scores
	weightT     []float32
	tmp         []float32
	room        factor

	loss  [3]float64 // arcs, labels, tags; summed over words
	words int
}

func newWorker(n *Net, drop Dropout) *worker {
	w := &worker{net: n, drop: drop, g: make([]float32, len(n.w))}
	w.layers = make([]lstm, n.Layers)
	w.masks = make([][]float32, n.Layers+1)
	w.outs = make([][]float32, n.Layers)
	w.dout = make([][]float32, n.Layers)
	return w
}

// run adds the gradient of the batch's summed loss, times scale, to w.g.
func (w *worker) run(batch []*Example, scale float32, rng *rand.Rand) {
	w.rng = rng
	w.loss, w.words = [3]float64{}, 0
	w.load(batch)
	w.embed()
	w.encode()
	n, rows := w.net, w.pack.Rows()
	for l := range w.dout {
		clear(grow(&w.dout[l], rows*2*n.Hidden))
	}
	w.tagLoss(scale)
	w.parseLoss(scale)
	w.decode()
	w.words = rows
}

// load packs the batch and drops features.
func (w *worker) load(batch []*Example) {
	batch = slices.Clone(batch)
	slices.SortStableFunc(batch, func(a, b *Example) int { return b.len() - a.len() })
	lens := make([]int, len(batch))
	for i, e := range batch {
		lens[i] = e.len()
	}
	w.pack.Reset(lens)
	rows := w.pack.Rows()
	w.rows = slices.Grow(w.rows[:0], rows)[:rows]
	w.tag = slices.Grow(w.tag[:0], rows)[:rows]
	w.head = slices.Grow(w.head[:0], rows)[:rows]
	w.rel = slices.Grow(w.rel[:0], rows)[:rows]
	for i, e := range batch {
		for s := range e.len() {
			r := w.pack.Row(i, s)
			w.rows[r], w.tag[r], w.rel[r], w.head[r] = e.Rows[s], e.Tag[s], e.Rel[s], -1
			if e.Head[s] < e.len() {
				w.head[r] = w.pack.Row(i, e.Head[s])
			}
			for f, p := range w.drop.Feature {
				if p > 0 && w.rng.Float64() < p {
					w.rows[r][f] = 0
				}
			}
		}
	}
}

// embed joins the embeddings of every row.
func (w *worker) embed() {
	n := w.net
	width := n.Input()
	grow(&w.in, len(w.rows)*width)
	for r, rows := range w.rows {
		at := r * width
		for f, d := range n.Dim {
			src := n.vectors
			if syntax.Feature(f) != syntax.FeatVector {
				src = n.tables[f].of(n.w)
			}
			copy(w.in[at:at+d], src[int(rows[f])*d:])
			at += d
		}
	}
	w.masks[0] = w.mask(w.masks[0], width, w.drop.Input)
	w.apply(w.in, width, w.masks[0])
}

// mask draws one dropout mask of the given width for each sentence; nil for no dropout.
func (w *worker) mask(m []float32, width int, p float32) []float32 {
	if p == 0 {
		return nil
	}
	grow(&m, len(w.pack.Lens)*width)
	keep := 1 / (1 - p)
	for i := range m {
		m[i] = keep
		if w.rng.Float32() < p {
			m[i] = 0
		}
	}
	return m
}

// apply multiplies each row of x with its sentence's mask.
func (w *worker) apply(x []float32, width int, mask []float32) { w.applyPart(x, width, width, mask) }

// applyPart multiplies the first part of each row of x with its sentence's mask.
func (w *worker) applyPart(x []float32, width, part int, mask []float32) {
	if mask == nil {
		return
	}
	for s := range w.pack.Steps() {
		for i := range w.pack.Active(s) {
			r := w.pack.Row(i, s)
			vek32.Mul_Inplace(x[r*width:r*width+part], mask[i*part:(i+1)*part])
		}
	}
}

// encode runs the layers.
func (w *worker) encode() {
	n := w.net
	in, width := w.in, n.Input()
	for l := range w.layers {
		k := &w.layers[l]
		k.hidden, k.pack, k.in, k.width = n.Hidden, &w.pack, in, width
		for d := range 2 {
			k.mask[d] = w.mask(k.mask[d], n.Hidden, w.drop.Recurrent)
		}
		k.forward(n, n.layers[l])
		width = 2 * n.Hidden
		out := grow(&w.outs[l], len(k.out))
		copy(out, k.out)
		w.masks[l+1] = w.mask(w.masks[l+1], width, w.drop.Between)
		w.apply(out, width, w.masks[l+1])
		in = out
	}
}

// decode runs back through the layers to the embeddings.
func (w *worker) decode() {
	n := w.net
	for l := n.Layers - 1; l >= 0; l-- {
		w.apply(w.dout[l], 2*n.Hidden, w.masks[l+1])
		w.layers[l].backward(n, n.layers[l], w.g, w.dout[l])
		if l > 0 {
			vek32.Add_Inplace(w.dout[l-1], w.layers[l].din)
		}
	}
	width := n.Input()
	din := w.layers[0].din
	w.apply(din, width, w.masks[0])
	for r, rows := range w.rows {
		at := r * width
		for f, d := range n.Dim {
			if syntax.Feature(f) != syntax.FeatVector {
				t := n.tables[f].of(w.g)
				row := int(rows[f])
				vek32.Add_Inplace(t[row*d:(row+1)*d], din[at:at+d])
				w.touched[f] = append(w.touched[f], rows[f])
			}
			at += d
		}
	}
}
