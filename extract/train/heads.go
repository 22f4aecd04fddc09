package train

import (
	"math"
	"slices"

	"github.com/viterin/vek/vek32"
)

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
	width, arcs := n.head(), 2*n.Arc
	w.affine(&w.proj, w.outs[last], n.proj, n.projBias)
	grow(&w.dproj, len(w.proj))
	clear(w.dproj)
	for r := range w.rows {
		rectify(w.proj[r*width : r*width+arcs])
	}
	w.projMask = w.mask(w.projMask, arcs, w.drop.Head)
	w.applyPart(w.proj, width, arcs, w.projMask)
	w.arcLoss(scale)
	w.applyPart(w.dproj, width, arcs, w.projMask)
	for r := range w.rows {
		rectifyBack(w.dproj[r*width:r*width+arcs], w.proj[r*width:])
	}
	w.labelLoss(scale)
	w.affineBack(w.dproj, w.outs[last], n.proj, n.projBias, w.dout[last])
}

// rectify is the leaky rectifier.
func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = leak * v
		}
	}
}

// rectifyBack is the derivative of rectify, which left out.
func rectifyBack(grad, out []float32) {
	for i := range grad {
		if out[i] < 0 {
			grad[i] *= leak
		}
	}
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
	dep := w.column(&w.part, 0, a)
	w.affine(&w.dep, dep, n.arc, n.arcHead)
	grow(&w.ddep, len(w.dep))
	all := n.head()
	for i, length := range w.pack.Lens {
		cols := (length + 1 + lane - 1) / lane * lane
		d, h, ht := grow(&w.own, length*a), grow(&w.heads, cols*a), grow(&w.headsT, cols*a)
		clear(h)
		for s := range length {
			r := w.pack.Row(i, s)
			copy(d[s*a:(s+1)*a], w.dep[r*a:(r+1)*a])
			copy(h[s*a:(s+1)*a], w.proj[r*all+a:])
		}
		copy(h[length*a:(length+1)*a], n.rootArc.of(n.w))
		transpose(ht, h, cols, a)
		scores := grow(&w.arcs, length*cols)
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
		dh := grow(&w.own, length*a+cols*a)[length*a:]
		clear(dh)
		w.room.mulT(dh, scores, d, cols, length, a)
		for s := range length {
			r := w.pack.Row(i, s)
			copy(w.ddep[r*a:(r+1)*a], dd[s*a:(s+1)*a])
			vek32.Add_Inplace(w.dproj[r*all+a:r*all+2*a], dh[s*a:(s+1)*a])
		}
		vek32.Add_Inplace(n.rootArc.of(w.g), dh[length*a:(length+1)*a])
	}
	dx := grow(&w.dpart, len(dep))
	clear(dx)
	w.affineBack(w.ddep, dep, n.arc, n.arcHead, dx)
	w.addColumn(dx, 0, a)
}

// step is the index of the word at packed row r of sentence i.
func (w *worker) step(i, r int) int {
	s, _ := slices.BinarySearch(w.pack.Off, r-i)
	return s
}

// labelLoss scores the relations between every word and its gold head, from the rectified sum of both words' parts.
func (w *worker) labelLoss(scale float32) {
	n, k := w.net, w.net.Label
	rows, all := len(w.rows), n.head()
	dep, head := 2*n.Arc, 2*n.Arc+k
	sum := w.column(&w.part, dep, k)
	for r, h := range w.head {
		part := n.rootLab.of(n.w)
		if h >= 0 {
			part = w.proj[h*all+head : h*all+head+k]
		}
		vek32.Add_Inplace(sum[r*k:(r+1)*k], part)
	}
	rectify(sum)
	w.labelMask = w.mask(w.labelMask, k, w.drop.Head)
	w.apply(sum, k, w.labelMask)
	w.affine(&w.scores, sum, n.label, n.labBias)
	for r := range rows {
		w.loss[1] += softmaxLoss(w.scores[r*n.Rels:(r+1)*n.Rels], w.rel[r], scale)
	}
	grad := grow(&w.dpart, rows*k)
	clear(grad)
	w.affineBack(w.scores, sum, n.label, n.labBias, grad)
	w.apply(grad, k, w.labelMask)
	rectifyBack(grad, sum)
	w.addColumn(grad, dep, k)
	for r, h := range w.head {
		part := n.rootLab.of(w.g)
		if h >= 0 {
			part = w.dproj[h*all+head : h*all+head+k]
		}
		vek32.Add_Inplace(part, grad[r*k:(r+1)*k])
	}
}
