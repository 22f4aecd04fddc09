package syntax

import (
	"slices"

	"claimgraph/extract/kernel"
	"claimgraph/extract/model"
)

// network computes the scores of a batch in 8-bit arithmetic. What is not a whole number is plain float32, every product
// rounded before it is added, in an order that is written down here: the same text gets the same trees everywhere.
type network struct {
	m    *model.Model
	path kernel.Path
	pack model.Pack

	width int // of a word's input
	in    []byte
	outs  [][]byte // of each layer, forward and backward joined
	sum   []int32
	step  []int32
	state []float32
	last  []byte // each sentence's output of the step before

	product []int32
	heads   []float32 // rectified projections of all rows
	dep     []byte    // vectors as bytes, and what 1 is in each
	depUnit []float32
	arcs    []int32
	head    []int8
	unit    []float32
	packed  kernel.Matrix
	score   []float32
	row     []float32
	rels    []int
	rootRel int
}

func newNetwork(m *model.Model) *network {
	n := &network{m: m, path: kernel.Best(), outs: make([][]byte, len(m.Layers))}
	for i := range m.Tables {
		n.width += m.Tables[i].Dim
	}
	n.rootRel = slices.Index(m.RelNames, "root")
	return n
}

// encode runs the layers over the words of n.pack.
func (n *network) encode(rows [][NumFeatures]int32) {
	n.in = resize(n.in, len(rows)*n.width)
	for r, f := range rows {
		out := n.in[r*n.width : (r+1)*n.width]
		for i := range n.m.Tables {
			t := &n.m.Tables[i]
			for j, q := range t.Rows[int(f[i])*t.Dim : int(f[i]+1)*t.Dim] {
				out[j] = byte(q) + kernel.Offset
			}
			out = out[t.Dim:]
		}
	}
	x, width := n.in, n.width
	for i := range n.m.Layers {
		l := &n.m.Layers[i]
		n.outs[i] = resize(n.outs[i], len(rows)*2*l.Size)
		n.sum = resize(n.sum, len(rows)*l.In.Packed.Stride())
		l.In.Packed.Mul(n.path, n.sum, x, len(rows), width)
		n.run(l, 0, n.outs[i])
		n.run(l, 1, n.outs[i])
		x, width = n.outs[i], 2*l.Size
	}
}

// run reads the batch in direction d, all sentences side by side.
func (n *network) run(l *model.BiLSTM, d int, out []byte) {
	p, h := &n.pack, l.Size
	rec := &l.Rec[d].Packed
	wide, room := rec.Stride(), l.In.Packed.Stride()
	from, upTo := d*4*h, (d+1)*4*h // the direction's gates
	first := p.Active(0)
	n.state, n.last, n.step = resize(n.state, first*h), resize(n.last, first*h), resize(n.step, first*wide)
	clear(n.state)
	clear(n.step)
	for s := range p.Steps() {
		b := p.Active(s)
		if s > 0 {
			rec.Mul(n.path, n.step, n.last, b, h)
		}
		for i := range b {
			r := p.Row(i, s)
			if d == 1 {
				r = p.Rev[r]
			}
			to := out[r*2*h+d*h : r*2*h+(d+1)*h]
			n.path.Cell(n.sum[r*room+from:r*room+upTo], n.step[i*wide:], l.InScale[from:upTo], l.RecScale[from:upTo], l.Bias[from:upTo], n.state[i*h:(i+1)*h], to)
			copy(n.last[i*h:], to)
		}
	}
}

// tag finds the best tag of every row.
func (n *network) tag(tags []int) []int {
	m, rows := &n.m.Tags, n.pack.Rows()
	w := m.Packed.Stride()
	n.product = resize(n.product, rows*w)
	m.Packed.Mul(n.path, n.product, n.outs[0], rows, m.Cols)
	tags = resize(tags, rows)
	for r := range rows {
		tags[r] = best(n.product[r*w:], m.Scale, model.OutScale, n.m.TagBias, -1)
	}
	return tags
}

// best is the index of the highest score product·scale·unit + bias, the first of equals, skip left out.
func best(product []int32, scale []float32, unit float32, bias []float32, skip int) int {
	top, at := negInf, 0
	product, bias = product[:len(scale)], bias[:len(scale)]
	for i, s := range scale {
		if v := float32(float32(product[i])*float32(s*unit)) + bias[i]; v > top && i != skip {
			top, at = v, i
		}
	}
	return at
}

// leak is the slope of the rectifier below zero.
const leak = 0.1

// project computes the four parts of every row, and of the arc dependents what an arc head is multiplied with.
func (n *network) project() {
	m, rows := n.m, n.pack.Rows()
	p, a := &m.Heads, m.ArcSize
	w := p.Packed.Stride()
	n.product = resize(n.product, rows*w)
	p.Packed.Mul(n.path, n.product, n.outs[len(n.outs)-1], rows, p.Cols)
	n.heads = resize(n.heads, rows*p.Rows)
	n.dep, n.depUnit = resize(n.dep, rows*a), resize(n.depUnit, rows)
	for r := range rows {
		out := n.heads[r*p.Rows : (r+1)*p.Rows]
		n.path.Scale(out, n.product[r*w:], p.Scale, model.OutScale, m.HeadBias)
		n.path.Rectify(out[:2*a], leak)
		n.depUnit[r] = n.path.Round(n.dep[r*a:(r+1)*a], out[:a])
	}
	w = m.Arc.Packed.Stride()
	n.arcs = resize(n.arcs, rows*w)
	m.Arc.Packed.Mul(n.path, n.arcs, n.dep, rows, a)
	n.row = resize(n.row, a)
	for r := range rows {
		n.path.Scale(n.row, n.arcs[r*w:], m.Arc.Scale, n.depUnit[r], m.ArcHead)
		n.depUnit[r] = n.path.Round(n.dep[r*a:(r+1)*a], n.row)
	}
}

// arcScores scores the heads of sentence i's words as decoder.decode wants them.
func (n *network) arcScores(i int) (score []float32, cols int) {
	m, a, length := n.m, n.m.ArcSize, n.pack.Lens[i]
	n.head, n.unit = resize(n.head, (length+1)*a), resize(n.unit, length+1)
	n.in = resize(n.in, length*a)
	for s := range length {
		r := n.pack.Row(i, s)
		n.unit[s] = n.path.RoundWeights(n.head[s*a:(s+1)*a], n.heads[r*m.Heads.Rows+a:r*m.Heads.Rows+2*a])
		copy(n.in[s*a:], n.dep[r*a:(r+1)*a])
	}
	n.unit[length] = n.path.RoundWeights(n.head[length*a:], m.RootArc)
	n.packed.Pack(n.head, length+1, a)
	cols = n.packed.Stride()
	n.product, n.score = resize(n.product, length*cols), resize(n.score, length*cols)
	n.packed.Mul(n.path, n.product, n.in, length, a)
	for s := range length {
		unit := n.depUnit[n.pack.Row(i, s)]
		n.path.Scale(n.score[s*cols:s*cols+length+1], n.product[s*cols:], n.unit, unit, nil)
	}
	return n.score, cols
}

// relations finds the best relation of every arc; that to the root is always "root", and no other is.
func (n *network) relations(arcs []labelPair) []int {
	m, k, wide := n.m, n.m.LabelSize, n.m.Heads.Rows
	at := 2 * m.ArcSize
	n.dep, n.depUnit, n.row = resize(n.dep, len(arcs)*k), resize(n.depUnit, len(arcs)), resize(n.row, k)
	for i, p := range arcs {
		head := m.RootLab
		if p.head >= 0 {
			head = n.heads[p.head*wide+at+k : p.head*wide+at+2*k]
		}
		for j, v := range n.heads[p.dep*wide+at : p.dep*wide+at+k] {
			n.row[j] = v + head[j]
		}
		n.path.Rectify(n.row, leak)
		n.depUnit[i] = n.path.Round(n.dep[i*k:(i+1)*k], n.row)
	}
	w := m.Labels.Packed.Stride()
	n.product = resize(n.product, len(arcs)*w)
	m.Labels.Packed.Mul(n.path, n.product, n.dep, len(arcs), k)
	n.rels = resize(n.rels, len(arcs))
	for i, p := range arcs {
		n.rels[i] = n.rootRel
		if p.head >= 0 || n.rootRel < 0 {
			n.rels[i] = best(n.product[i*w:], m.Labels.Scale, n.depUnit[i], m.LabelBias, n.rootRel)
		}
	}
	return n.rels
}
