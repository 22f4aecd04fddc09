package train

import (
	"math"
	"slices"
	"sync"

	"claimgraph/extract/syntax"
)

// Adam's constants (Kingma and Ba 2015), beta2 as Dozat and Manning (2017) lower it.
const (
	beta1   = 0.9
	beta2   = 0.98
	epsilon = 1e-8
	clip    = 2     // largest norm of a batch's gradient
	average = 0.998 // decay of the moving average of the weights
)

// adam updates the weights and keeps their moving average, which is what ships. Rows of embeddings are updated and averaged
// when a batch touches them.
type adam struct {
	net  *Net
	m, v []float32
	avg  []float32
	last [syntax.NumFeatures][]int // update after which a row's average stands
	t    int
}

func newAdam(n *Net) *adam {
	a := &adam{net: n, m: make([]float32, len(n.w)), v: make([]float32, len(n.w)), avg: slices.Clone(n.w)}
	for f, t := range n.tables {
		a.last[f] = make([]int, t.rows)
	}
	return a
}

// span is a range of the weights.
type span struct{ from, to int }

// step takes the summed gradient g, which it clears, and the rows of the tables that it touches.
func (a *adam) step(g []float32, touched *[syntax.NumFeatures][]int32, rate float32) {
	a.t++
	middle := (a.net.dense + len(g)) / 2
	spans := []span{{a.net.dense, middle}, {middle, len(g)}}
	for f, rows := range touched {
		t := a.net.tables[f]
		slices.Sort(rows)
		for _, r := range slices.Compact(rows) {
			at := t.at + int(r)*t.cols
			s := span{at, at + t.cols}
			spans = append(spans, s)
			a.catchUp(s, a.t-1-a.last[f][r])
			a.last[f][r] = a.t
		}
	}
	norm := 0.0
	for _, s := range spans {
		sum := float32(0)
		for _, x := range g[s.from:s.to] {
			sum += x * x
		}
		norm += float64(sum)
	}
	scale := float32(1)
	if norm = math.Sqrt(norm); norm > clip {
		scale = clip / float32(norm)
	}
	rate *= float32(math.Sqrt(1-math.Pow(beta2, float64(a.t))) / (1 - math.Pow(beta1, float64(a.t))))
	var wait sync.WaitGroup
	for first := range 2 {
		wait.Go(func() {
			for i := first; i < len(spans); i += 2 {
				a.update(spans[i], g[spans[i].from:spans[i].to], scale, rate)
			}
		})
	}
	wait.Wait()
}

// update moves the weights of a span against their gradient, which it clears.
func (a *adam) update(s span, g []float32, scale, rate float32) {
	w, m, v, avg := a.net.w[s.from:s.to], a.m[s.from:s.to], a.v[s.from:s.to], a.avg[s.from:s.to]
	w, m, v, avg = w[:len(g)], m[:len(g)], v[:len(g)], avg[:len(g)]
	decay := a.decay()
	for i, x := range g {
		x *= scale
		m[i] = beta1*m[i] + (1-beta1)*x
		v[i] = beta2*v[i] + (1-beta2)*x*x
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + epsilon)
		avg[i] = decay*avg[i] + (1-decay)*w[i]
		g[i] = 0
	}
}

// decay is the moving average's, smaller at first so that the random start is forgotten.
func (a *adam) decay() float32 { return min(average, float32(1+a.t)/float32(10+a.t)) }

// catchUp moves the average of a row that stood still for some updates.
func (a *adam) catchUp(s span, updates int) {
	if updates <= 0 {
		return
	}
	d := float32(math.Pow(float64(a.decay()), float64(updates)))
	for i := s.from; i < s.to; i++ {
		a.avg[i] = d*a.avg[i] + (1-d)*a.net.w[i]
	}
}

// averaged is a copy of the network with the averaged weights.
func (a *adam) averaged() *Net {
	for f, rows := range a.last {
		t := a.net.tables[f]
		for r, last := range rows {
			at := t.at + r*t.cols
			a.catchUp(span{at, at + t.cols}, a.t-last)
			rows[r] = a.t
		}
	}
	n := *a.net
	n.w = slices.Clone(a.avg)
	return &n
}
