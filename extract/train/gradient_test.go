package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"claimgraph/extract/syntax"
)

// tiny is a network small enough to check every kind of weight by finite differences.
func tiny(rng *rand.Rand) *Net {
	size := Size{Hidden: 5, Layers: 2, Arc: 6, Label: 4, Tags: 3, Rels: 3}
	var rows [syntax.NumFeatures]int
	for f := range size.Dim {
		size.Dim[f], rows[f] = 2+f%2, 4
	}
	vectors := make([]float32, 4*size.Dim[syntax.FeatVector])
	for i := range vectors {
		vectors[i] = float32(rng.NormFloat64())
	}
	n := newNet(size, rows, vectors, rng)
	for i := range n.w {
		n.w[i] += float32(rng.NormFloat64()) * 0.3
	}
	return n
}

func tinyBatch(rng *rand.Rand) []*Example {
	var batch []*Example
	for _, length := range []int{1, 4, 3} {
		e := new(Example)
		for i := range length {
			var rows [syntax.NumFeatures]int32
			for f := range rows {
				rows[f] = int32(rng.IntN(4))
			}
			head := (i + 1) % (length + 1)
			if head == 0 {
				head = length
			}
			e.Rows = append(e.Rows, rows)
			e.Tag = append(e.Tag, rng.IntN(3))
			e.Rel = append(e.Rel, rng.IntN(3))
			e.Head = append(e.Head, head)
		}
		batch = append(batch, e)
	}
	return batch
}

// TestGradient compares the gradient of every tensor with finite differences of the loss, dropout masks included.
func TestGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	n := tiny(rng)
	batch := tinyBatch(rng)
	drop := Dropout{Input: 0.2, Between: 0.3, Recurrent: 0.2, Head: 0.2}
	drop.Feature[syntax.FeatWord] = 0.3
	w := newWorker(n, drop)
	loss := func() float64 {
		w.run(batch, 1, rand.New(rand.NewPCG(3, 4)))
		return w.loss[0] + w.loss[1] + tagWeight*w.loss[2]
	}
	loss()
	got := append([]float32(nil), w.g...)
	check := func(name string, ts ...tensor) {
		for _, tensor := range ts {
			bad := 0
			for i := tensor.at; i < tensor.at+tensor.size(); i++ {
				const h = 4e-3
				was := n.w[i]
				n.w[i] = was + h
				up := loss()
				n.w[i] = was - h
				down := loss()
				n.w[i] = was
				want := (up - down) / (2 * h)
				if math.Abs(want-float64(got[i])) > 4e-3+0.02*math.Abs(want) {
					bad++
					if bad < 3 {
						t.Errorf("%s: weight %d: gradient %.4f, differences say %.4f", name, i-tensor.at, got[i], want)
					}
				}
			}
		}
	}
	for f, table := range n.tables {
		check(syntax.Feature(f).String(), table)
	}
	for _, l := range n.layers {
		check("lstm input", l.in)
		check("lstm bias", l.bias)
		check("lstm recurrent", l.rec[:]...)
	}
	check("tags", n.tag, n.tagBias)
	check("projection", n.proj, n.projBias)
	check("arcs", n.arc, n.arcHead, n.rootArc)
	check("labels", n.label, n.rootLab, n.labBias)
}
