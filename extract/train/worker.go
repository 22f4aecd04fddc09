package train

import (
	"math"
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

	dout               [][]float32
	proj, dproj        []float32
	projMask           []float32
	scores, dscores    []float32
	dep, ddep          []float32
	headT, dhead       []float32
	weightT            []float32
	labDep, labHead    []float32
	dlabDep, dlabHead  []float32
	products, dproduct []float32
	relScore           []float32
	tmp                []float32
	room               factor

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
func (w *worker) apply(x []float32, width int, mask []float32) {
	if mask == nil {
		return
	}
	for s := range w.pack.Steps() {
		for i := range w.pack.Active(s) {
			r := w.pack.Row(i, s)
			vek32.Mul_Inplace(x[r*width:(r+1)*width], mask[i*width:(i+1)*width])
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

// affine sets out = x·weights + bias.
func (w *worker) affine(out *[]float32, x []float32, weights, bias tensor) {
	rows := len(w.rows)
	w.room.mul(grow(out, rows*weights.cols), x, weights.of(w.net.w), rows, weights.rows, weights.cols)
	if bias.size() == 0 {
		return
	}
	for r := range rows {
		vek32.Add_Inplace((*out)[r*weights.cols:(r+1)*weights.cols], bias.of(w.net.w))
	}
}

// affineBack adds the gradients of affine's weights and bias, and that of x to dx.
func (w *worker) affineBack(dout, x []float32, weights, bias tensor, dx []float32) {
	rows := len(w.rows)
	w.room.mulT(weights.of(w.g), x, dout, weights.rows, rows, weights.cols)
	if bias.size() > 0 {
		for r := range rows {
			vek32.Add_Inplace(bias.of(w.g), dout[r*weights.cols:(r+1)*weights.cols])
		}
	}
	transpose(grow(&w.weightT, weights.size()), weights.of(w.net.w), weights.rows, weights.cols)
	w.room.mul(grow(&w.tmp, rows*weights.rows), dout, w.weightT, rows, weights.cols, weights.rows)
	vek32.Add_Inplace(dx, w.tmp)
}

// tagLoss is the cross-entropy of the tags on the first layer.
func (w *worker) tagLoss(scale float32) {
	n := w.net
	w.affine(&w.scores, w.outs[0], n.tag, n.tagBias)
	for r := range w.rows {
		w.loss[2] += softmaxLoss(w.scores[r*n.Tags:(r+1)*n.Tags], w.tag[r], tagWeight*scale)
	}
	w.affineBack(w.scores, w.outs[0], n.tag, n.tagBias, w.dout[0])
}

// softmaxLoss replaces scores by the gradient of their cross-entropy with gold, times scale, and returns the cross-entropy.
func softmaxLoss(scores []float32, gold int, scale float32) float64 {
	top := slices.Max(scores)
	sum := 0.0
	goldScore := scores[gold]
	for i, s := range scores {
		e := math.Exp(float64(s - top))
		scores[i] = float32(e)
		sum += e
	}
	for i := range scores {
		scores[i] *= scale / float32(sum)
	}
	scores[gold] -= scale
	return math.Log(sum) - float64(goldScore-top)
}

// parseLoss is the cross-entropy of heads and of the relations to the gold heads.
func (w *worker) parseLoss(scale float32) {
	n := w.net
	last := n.Layers - 1
	width := n.head()
	w.affine(&w.proj, w.outs[last], n.proj, n.projBias)
	grow(&w.dproj, len(w.proj))
	clear(w.dproj)
	for i, v := range w.proj {
		if v < 0 {
			w.proj[i] = leak * v
		}
	}
	w.projMask = w.mask(w.projMask, width, w.drop.Head)
	w.apply(w.proj, width, w.projMask)
	w.arcLoss(scale)
	w.labelLoss(scale)
	w.apply(w.dproj, width, w.projMask)
	for i, v := range w.proj {
		if v < 0 {
			w.dproj[i] *= leak
		}
	}
	w.affineBack(w.dproj, w.outs[last], n.proj, n.projBias, w.dout[last])
}

// column copies columns [from, from+width) of the projections to dst, row by row.
func (w *worker) column(dst *[]float32, from, width int) []float32 {
	grow(dst, len(w.rows)*width)
	all := w.net.head()
	for r := range w.rows {
		copy((*dst)[r*width:(r+1)*width], w.proj[r*all+from:])
	}
	return *dst
}

// addColumn adds src to columns [from, from+width) of the projections' gradient.
func (w *worker) addColumn(src []float32, from, width int) {
	all := w.net.head()
	for r := range w.rows {
		vek32.Add_Inplace(w.dproj[r*all+from:r*all+from+width], src[r*width:(r+1)*width])
	}
}

// lane is the width to which a sentence's heads are padded: the products are fast at multiples of it.
const lane = 16

// arcLoss scores every word of a sentence, and the root, as head of every word: (d·U + u)·h.
func (w *worker) arcLoss(scale float32) {
	n, a := w.net, w.net.Arc
	dep := w.column(&w.labDep, 0, a)
	w.affine(&w.dep, dep, n.arc, n.arcHead)
	grow(&w.ddep, len(w.dep))
	all := n.head()
	for i, length := range w.pack.Lens {
		cols := (length + 1 + lane - 1) / lane * lane
		d, h, ht := grow(&w.labHead, length*a), grow(&w.dhead, cols*a), grow(&w.headT, cols*a)
		clear(h)
		for s := range length {
			r := w.pack.Row(i, s)
			copy(d[s*a:(s+1)*a], w.dep[r*a:(r+1)*a])
			copy(h[s*a:(s+1)*a], w.proj[r*all+a:])
		}
		copy(h[length*a:(length+1)*a], n.rootArc.of(n.w))
		transpose(ht, h, cols, a)
		scores := grow(&w.dscores, length*cols)
		w.room.mul(scores, d, ht, length, a, cols)
		for s := range length {
			row := scores[s*cols : (s+1)*cols]
			gold := length
			if g := w.head[w.pack.Row(i, s)]; g >= 0 {
				gold = w.step(i, g)
			}
			row[s] = -1e9 // no word heads itself
			w.loss[0] += softmaxLoss(row[:length+1], gold, scale)
			row[s] = 0
			clear(row[length+1:])
		}
		dd := grow(&w.tmp, length*a)
		w.room.mul(dd, scores, h, length, cols, a)
		dh := grow(&w.labHead, length*a+cols*a)[length*a:]
		clear(dh)
		w.room.mulT(dh, scores, d, cols, length, a)
		for s := range length {
			r := w.pack.Row(i, s)
			copy(w.ddep[r*a:(r+1)*a], dd[s*a:(s+1)*a])
			vek32.Add_Inplace(w.dproj[r*all+a:r*all+2*a], dh[s*a:(s+1)*a])
		}
		vek32.Add_Inplace(n.rootArc.of(w.g), dh[length*a:(length+1)*a])
	}
	dx := grow(&w.dlabDep, len(dep))
	clear(dx)
	w.affineBack(w.ddep, dep, n.arc, n.arcHead, dx)
	w.addColumn(dx, 0, a)
}

// step is the index of the word at packed row r of sentence i.
func (w *worker) step(i, r int) int {
	s, _ := slices.BinarySearch(w.pack.Off, r-i)
	return s
}

// labelLoss scores the relations between every word and its gold head: d·W·h + D·d + H·h + b.
func (w *worker) labelLoss(scale float32) {
	n, k, rels := w.net, w.net.Label, w.net.Rels
	rows, all := len(w.rows), n.head()
	dep := w.column(&w.labDep, 2*n.Arc, k)
	head := grow(&w.labHead, rows*k)
	for r, h := range w.head {
		if h < 0 {
			copy(head[r*k:(r+1)*k], n.rootLab.of(n.w))
		} else {
			copy(head[r*k:(r+1)*k], w.proj[h*all+2*n.Arc+k:])
		}
	}
	w.affine(&w.products, dep, n.label, tensor{})
	w.affine(&w.relScore, dep, n.labDep, n.labBias)
	w.affine(&w.tmp, head, n.labHead, tensor{})
	vek32.Add_Inplace(w.relScore, w.tmp)
	grow(&w.dproduct, len(w.products))
	ddep, dhead := grow(&w.dlabDep, rows*k), grow(&w.dlabHead, rows*k)
	clear(ddep)
	clear(dhead)
	for r := range rows {
		p, dp := w.products[r*rels*k:(r+1)*rels*k], w.dproduct[r*rels*k:(r+1)*rels*k]
		s, h, dh := w.relScore[r*rels:(r+1)*rels], head[r*k:(r+1)*k], dhead[r*k:(r+1)*k]
		for l := range rels {
			s[l] += vek32.Dot(p[l*k:(l+1)*k], h)
		}
		w.loss[1] += softmaxLoss(s, w.rel[r], scale)
		for l, d := range s {
			vek32.MulNumber_Into(dp[l*k:(l+1)*k], h, d)
			pl := p[l*k : (l+1)*k]
			for j := range dh {
				dh[j] += d * pl[j]
			}
		}
	}
	w.affineBack(w.relScore, dep, n.labDep, n.labBias, ddep)
	w.affineBack(w.relScore, head, n.labHead, tensor{}, dhead)
	w.affineBack(w.dproduct, dep, n.label, tensor{}, ddep)
	w.addColumn(ddep, 2*n.Arc, k)
	for r, h := range w.head {
		src := dhead[r*k : (r+1)*k]
		if h < 0 {
			vek32.Add_Inplace(n.rootLab.of(w.g), src)
		} else {
			vek32.Add_Inplace(w.dproj[h*all+2*n.Arc+k:h*all+2*n.Arc+2*k], src)
		}
	}
}
