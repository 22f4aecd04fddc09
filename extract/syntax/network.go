package syntax

import (
	"github.com/viterin/vek/vek32"

	"claimgraph/extract/model"
)

// network computes the scores of a batch.
type network struct {
	m    *model.Model
	pack model.Pack

	layers                                        []floatLayer
	tags, heads, arc, labels, labelDep, labelHead []float32
	rootRel                                       int

	in, sum, step, proj, dep, headT, score, prod, rel, scratch []float32
	h, c                                                       [2][]float32
	outs                                                       [][]float32
	tagOut                                                     []int
	relOut                                                     []int
}

type floatLayer struct {
	in  []float32
	rec [2][]float32
}

func dequantize(m *model.Matrix) []float32 {
	w := make([]float32, m.Rows*m.Cols)
	for r := range m.Rows {
		for c := range m.Cols {
			w[c*m.Rows+r] = float32(m.Q[r*m.Cols+c]) * m.Scale[r]
		}
	}
	return w
}

func newNetwork(m *model.Model) *network {
	n := &network{m: m, outs: make([][]float32, len(m.Layers))}
	for i := range m.Layers {
		l := &m.Layers[i]
		n.layers = append(n.layers, floatLayer{dequantize(&l.In), [2][]float32{dequantize(&l.Rec[0]), dequantize(&l.Rec[1])}})
	}
	n.tags, n.heads, n.arc, n.labels = dequantize(&m.Tags), dequantize(&m.Heads), dequantize(&m.Arc), dequantize(&m.Labels)
	n.labelDep, n.labelHead = dequantize(&m.LabelDep), dequantize(&m.LabelHead)
	n.rootRel = -1
	for i, r := range m.RelNames {
		if r == "root" {
			n.rootRel = i
		}
	}
	return n
}

func (n *network) mul(dst *[]float32, x, w []float32, rows, in, out int) []float32 {
	*dst = resize(*dst, rows*out)
	vek32.MatMul_Into(*dst, x[:rows*in], w, in)
	return *dst
}

func (n *network) encode(rows [][NumFeatures]int32) {
	m := n.m
	width := 0
	for i := range m.Tables {
		width += m.Tables[i].Dim
	}
	n.in = resize(n.in, len(rows)*width)
	for r, f := range rows {
		at := r * width
		for i := range m.Tables {
			t := &m.Tables[i]
			for j, q := range t.Rows[int(f[i])*t.Dim : int(f[i]+1)*t.Dim] {
				n.in[at+j] = float32(q)
			}
			at += t.Dim
		}
	}
	x := n.in
	for i := range m.Layers {
		l := &m.Layers[i]
		h := l.Size
		n.mul(&n.sum, x, n.layers[i].in, len(rows), width, 8*h)
		n.outs[i] = resize(n.outs[i], len(rows)*2*h)
		for d := range 2 {
			n.run(d, h, n.layers[i].rec[d], l.Bias[d*4*h:(d+1)*4*h], n.outs[i])
		}
		x, width = n.outs[i], 2*h
	}
}

func (n *network) run(d, h int, rec, bias, out []float32) {
	p := &n.pack
	n.h[d], n.c[d] = resize(n.h[d], p.Rows()*h), resize(n.c[d], p.Rows()*h)
	for s := range p.Steps() {
		b, at := p.Active(s), p.Off[s]
		if s > 0 {
			n.mul(&n.step, n.h[d][p.Off[s-1]*h:], rec, b, h, 4*h)
		}
		for i := range b {
			r := at + i
			o := r
			if d == 1 {
				o = p.Rev[r]
			}
			g := n.sum[o*8*h+d*4*h : o*8*h+(d+1)*4*h]
			vek32.Add_Inplace(g, bias)
			if s > 0 {
				vek32.Add_Inplace(g, n.step[i*4*h:(i+1)*4*h])
			}
			for j := range h {
				v := model.Sigmoid(g[j]) * model.Tanh(g[2*h+j])
				if s > 0 {
					v += model.Sigmoid(g[h+j]) * n.c[d][(p.Off[s-1]+i)*h+j]
				}
				n.c[d][r*h+j] = v
				n.h[d][r*h+j] = model.Sigmoid(g[3*h+j]) * model.Tanh(v)
			}
			copy(out[o*2*h+d*h:o*2*h+(d+1)*h], n.h[d][r*h:(r+1)*h])
		}
	}
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// tag finds the best tag of every row, and prepares arcs and relations.
func (n *network) tag(tags []int) []int {
	m, rows, t := n.m, n.pack.Rows(), len(n.m.TagNames)
	n.mul(&n.score, n.outs[0], n.tags, rows, m.Tags.Cols, t)
	tags = resize(tags, rows)
	for r := range rows {
		s := n.score[r*t : (r+1)*t]
		vek32.Add_Inplace(s, m.TagBias)
		tags[r] = argmax(s)
	}
	w := m.Heads.Rows
	n.mul(&n.proj, n.outs[len(n.outs)-1], n.heads, rows, m.Heads.Cols, w)
	a := m.ArcSize
	n.scratch = resize(n.scratch, rows*a)
	for r := range rows {
		row := n.proj[r*w : (r+1)*w]
		vek32.Add_Inplace(row, m.HeadBias)
		for i, v := range row {
			if v < 0 {
				row[i] = 0.1 * v
			}
		}
		copy(n.scratch[r*a:], row[:a])
	}
	n.mul(&n.dep, n.scratch, n.arc, rows, a, a)
	for r := range rows {
		vek32.Add_Inplace(n.dep[r*a:(r+1)*a], m.ArcHead)
	}
	return tags
}

// arcs scores the heads of sentence i's words.
func (n *network) arcs(i int) (score []float32, cols int) {
	m, a, w, length := n.m, n.m.ArcSize, n.m.Heads.Rows, n.pack.Lens[i]
	cols = (length + 1 + 15) / 16 * 16
	n.headT = resize(n.headT, a*cols)
	clear(n.headT)
	n.scratch = resize(n.scratch, length*a)
	for s := range length {
		r := n.pack.Row(i, s)
		for j, v := range n.proj[r*w+a : r*w+2*a] {
			n.headT[j*cols+s] = v
		}
		copy(n.scratch[s*a:], n.dep[r*a:(r+1)*a])
	}
	for j, v := range m.RootArc {
		n.headT[j*cols+length] = v
	}
	return n.mul(&n.score, n.scratch, n.headT, length, a, cols), cols
}

// relations finds the best relation of every arc.
func (n *network) relations(arcs []labelPair) []int {
	m, a, k, w, rels := n.m, n.m.ArcSize, n.m.LabelSize, n.m.Heads.Rows, len(n.m.RelNames)
	rows := len(arcs)
	n.scratch = resize(n.scratch, 2*rows*k)
	dep, head := n.scratch[:rows*k], n.scratch[rows*k:]
	for i, p := range arcs {
		copy(dep[i*k:], n.proj[p.dep*w+2*a:p.dep*w+2*a+k])
		if p.head < 0 {
			copy(head[i*k:], m.RootLab)
		} else {
			copy(head[i*k:], n.proj[p.head*w+2*a+k:p.head*w+2*a+2*k])
		}
	}
	n.mul(&n.prod, dep, n.labels, rows, k, rels*k)
	n.mul(&n.rel, dep, n.labelDep, rows, k, rels)
	n.mul(&n.score, head, n.labelHead, rows, k, rels)
	n.relOut = resize(n.relOut, rows)
	for i, p := range arcs {
		s := n.rel[i*rels : (i+1)*rels]
		vek32.Add_Inplace(s, n.score[i*rels:(i+1)*rels])
		vek32.Add_Inplace(s, m.LabelBias)
		for l := range s {
			s[l] += vek32.Dot(n.prod[(i*rels+l)*k:(i*rels+l+1)*k], head[i*k:(i+1)*k])
		}
		if n.rootRel >= 0 {
			if p.head < 0 {
				n.relOut[i] = n.rootRel
				continue
			}
			s[n.rootRel] = negInf
		}
		n.relOut[i] = argmax(s)
	}
	return n.relOut
}
