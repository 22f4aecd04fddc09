package train

import (
	"github.com/viterin/vek/vek32"

	"claimgraph/extract/kernel"
	"claimgraph/extract/model"
)

// cell is what one direction of a layer keeps of its forward pass; rows are in the order in which it reads.
type cell struct {
	gates  []float32 // rows × 4·Hidden: input, forget, candidate, output, after their non-linearity
	c, tc  []float32 // state and its tanh
	h      []float32
	masked []float32 // h after recurrent dropout, as the next step sees it
	prev   []float32 // masked of the step before, for the rows from step 1 on
	step   []float32 // one step's recurrent products
	dh     []float32
	dc     []float32
	dgates []float32
}

// lstm is one layer's forward pass and the room for its backward pass.
type lstm struct {
	hidden int
	pack   *model.Pack
	in     []float32 // rows × width, after dropout
	width  int
	sum    []float32 // rows × 8·Hidden: gates before the recurrent part
	dir    [2]cell
	mask   [2][]float32 // sentences × Hidden: recurrent dropout, nil for none
	out    []float32    // rows × 2·Hidden
	dsum   []float32
	din    []float32
	inT    []float32 // transposed weights
	recT   []float32
	rec    panels // recurrent weights, or their transpose on the way back
	room   factor
}

// order is the row that direction d reads as its row r.
func (l *lstm) order(d, r int) int {
	if d == 0 {
		return r
	}
	return l.pack.Rev[r]
}

// forward runs the layer over l.in and fills l.out.
func (l *lstm) forward(n *Net, w layer) {
	h, rows := l.hidden, l.pack.Rows()
	l.room.mul(grow(&l.sum, rows*8*h), l.in, w.in.of(n.w), rows, l.width, 8*h)
	grow(&l.out, rows*2*h)
	for d := range 2 {
		l.run(d, w.rec[d].of(n.w), w.bias.of(n.w)[d*4*h:(d+1)*4*h])
		for r := range rows {
			o := l.order(d, r)
			copy(l.out[o*2*h+d*h:o*2*h+(d+1)*h], l.dir[d].h[r*h:(r+1)*h])
		}
	}
}

// run reads the batch in direction d, step by step, all running sentences at once.
func (l *lstm) run(d int, rec, bias []float32) {
	h, p, k := l.hidden, l.pack, &l.dir[d]
	rows := p.Rows()
	grow(&k.gates, rows*4*h)
	grow(&k.c, rows*h)
	grow(&k.tc, rows*h)
	grow(&k.h, rows*h)
	grow(&k.masked, rows*h)
	l.rec.set(rec, h, 4*h)
	for s := range p.Steps() {
		b, at := p.Active(s), p.Off[s]
		if s > 0 {
			l.rec.times(grow(&k.step, b*4*h), k.masked[p.Off[s-1]*h:], b)
		}
		for i := range b {
			r := at + i
			g := k.gates[r*4*h : (r+1)*4*h]
			o := l.order(d, r)
			copy(g, l.sum[o*8*h+d*4*h:])
			vek32.Add_Inplace(g, bias)
			var old []float32
			if s > 0 {
				vek32.Add_Inplace(g, k.step[i*4*h:(i+1)*4*h])
				old = k.c[(p.Off[s-1]+i)*h : (p.Off[s-1]+i+1)*h]
			}
			gates(g, old, k.c[r*h:(r+1)*h], k.tc[r*h:(r+1)*h], k.h[r*h:(r+1)*h])
			m := k.masked[r*h : (r+1)*h]
			copy(m, k.h[r*h:])
			if l.mask[d] != nil {
				vek32.Mul_Inplace(m, l.mask[d][i*h:(i+1)*h])
			}
		}
	}
}

// gates turns sums into gate values and computes state, its tanh and the output; old is nil at the first step.
func gates(g, old, c, tc, h []float32) {
	n := len(h)
	in, forget, cand, out := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:4*n]
	for j := range h {
		in[j] = kernel.Sigmoid(in[j])
		forget[j] = kernel.Sigmoid(forget[j])
		cand[j] = kernel.Tanh(cand[j])
		out[j] = kernel.Sigmoid(out[j])
		v := in[j] * cand[j]
		if old != nil {
			v += forget[j] * old[j]
		}
		c[j] = v
		tc[j] = kernel.Tanh(v)
		h[j] = out[j] * tc[j]
	}
}

// backward takes the gradient of l.out, adds the weights' gradients to g and leaves the input's in l.din.
func (l *lstm) backward(n *Net, w layer, g, dout []float32) {
	h, rows := l.hidden, l.pack.Rows()
	grow(&l.dsum, rows*8*h)
	for d := range 2 {
		k := &l.dir[d]
		grow(&k.dh, rows*h)
		for r := range rows {
			o := l.order(d, r)
			copy(k.dh[r*h:(r+1)*h], dout[o*2*h+d*h:])
		}
		transpose(grow(&l.recT, 4*h*h), w.rec[d].of(n.w), h, 4*h)
		l.rec.set(l.recT, 4*h, h)
		l.runBack(d)
		first := 0
		if l.pack.Steps() > 0 {
			first = l.pack.Off[1]
		}
		l.room.mulT(w.rec[d].of(g), k.prev, k.dgates[first*4*h:], h, rows-first, 4*h)
		bias := w.bias.of(g)[d*4*h : (d+1)*4*h]
		for r := range rows {
			row := k.dgates[r*4*h : (r+1)*4*h]
			vek32.Add_Inplace(bias, row)
			o := l.order(d, r)
			copy(l.dsum[o*8*h+d*4*h:], row)
		}
	}
	l.room.mulT(w.in.of(g), l.in, l.dsum, l.width, rows, 8*h)
	transpose(grow(&l.inT, l.width*8*h), w.in.of(n.w), l.width, 8*h)
	l.room.mul(grow(&l.din, rows*l.width), l.dsum, l.inT, rows, 8*h, l.width)
}

// runBack goes back through the steps of direction d: k.dh holds the gradient of the outputs and gets what comes through
// the recurrence; k.dgates gets the gradient of the sums, k.prev the outputs that each row saw.
func (l *lstm) runBack(d int) {
	h, p, k := l.hidden, l.pack, &l.dir[d]
	rows := p.Rows()
	grow(&k.dgates, rows*4*h)
	grow(&k.dc, rows*h)
	clear(k.dc)
	first := p.Off[min(1, p.Steps())]
	grow(&k.prev, (rows-first)*h)
	for s := p.Steps() - 1; s >= 0; s-- {
		b, at := p.Active(s), p.Off[s]
		for i := range b {
			r := at + i
			var old, dold []float32
			if s > 0 {
				q := p.Off[s-1] + i
				old, dold = k.c[q*h:(q+1)*h], k.dc[q*h:(q+1)*h]
				copy(k.prev[(r-first)*h:(r-first+1)*h], k.masked[q*h:(q+1)*h])
			}
			gatesBack(k.gates[r*4*h:(r+1)*4*h], k.tc[r*h:(r+1)*h], old,
				k.dh[r*h:(r+1)*h], k.dc[r*h:(r+1)*h], dold, k.dgates[r*4*h:(r+1)*4*h])
		}
		if s == 0 {
			break
		}
		l.rec.times(grow(&k.step, b*h), k.dgates[at*4*h:], b)
		for i := range b {
			q := p.Off[s-1] + i
			back := k.step[i*h : (i+1)*h]
			if l.mask[d] != nil {
				vek32.Mul_Inplace(back, l.mask[d][i*h:(i+1)*h])
			}
			vek32.Add_Inplace(k.dh[q*h:(q+1)*h], back)
		}
	}
}

// gatesBack is the derivative of gates. dc holds the gradient of the state that comes from the next step; dold gets what goes
// to the step before.
func gatesBack(g, tc, old, dh, dc, dold, dg []float32) {
	n := len(dh)
	in, forget, cand, out := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:4*n]
	din, dforget, dcand, dout := dg[:n], dg[n:2*n], dg[2*n:3*n], dg[3*n:4*n]
	for j := range dh {
		dstate := dc[j] + dh[j]*out[j]*(1-tc[j]*tc[j])
		dout[j] = dh[j] * tc[j] * out[j] * (1 - out[j])
		din[j] = dstate * cand[j] * in[j] * (1 - in[j])
		dcand[j] = dstate * in[j] * (1 - cand[j]*cand[j])
		dforget[j] = 0
		if old != nil {
			dforget[j] = dstate * old[j] * forget[j] * (1 - forget[j])
			dold[j] = dstate * forget[j]
		}
	}
}
