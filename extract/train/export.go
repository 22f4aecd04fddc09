package train

import (
	"math"
	"slices"

	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
)

// export rounds the weights to 8 bits.
func export(n *Net, v *vocabulary, lemmas model.Lemmas) *model.Model {
	m := &model.Model{
		TagNames: v.tags, RelNames: v.rels, Lemmas: lemmas,
		TagBias: slices.Clone(n.tagBias.of(n.w)), HeadBias: slices.Clone(n.projBias.of(n.w)),
		ArcHead: slices.Clone(n.arcHead.of(n.w)),
		RootArc: slices.Clone(n.rootArc.of(n.w)), RootLab: slices.Clone(n.rootLab.of(n.w)),
		LabelBias: slices.Clone(n.labBias.of(n.w)),
		ArcSize:   n.Arc, LabelSize: n.Label,
	}
	column := make([]float32, 0, n.Input())
	for f, d := range n.Dim {
		rows := n.vectors
		if syntax.Feature(f) != syntax.FeatVector {
			rows = n.tables[f].of(n.w)
		}
		t := model.Table{Name: syntax.Feature(f).String(), Dim: d, Keys: v.keys[f]}
		t.Rows, t.Scale = quantizeTable(rows)
		m.Tables = append(m.Tables, t)
		for range d {
			column = append(column, t.Scale)
		}
	}
	for i, l := range n.layers {
		w := slices.Clone(l.in.of(n.w))
		if i == 0 { // the input stays in units of the tables
			for r := range l.in.rows {
				for c := range l.in.cols {
					w[r*l.in.cols+c] *= column[r]
				}
			}
		}
		m.Layers = append(m.Layers, model.BiLSTM{
			Size: n.Hidden, In: quantize(w, l.in), Bias: slices.Clone(l.bias.of(n.w)),
			Rec: [2]model.Matrix{quantize(l.rec[0].of(n.w), l.rec[0]), quantize(l.rec[1].of(n.w), l.rec[1])},
		})
	}
	m.Tags = quantize(n.tag.of(n.w), n.tag)
	m.Heads = quantize(n.proj.of(n.w), n.proj)
	m.Arc = quantize(n.arc.of(n.w), n.arc)
	m.Labels = quantize(n.label.of(n.w), n.label)
	return m
}

// quantize turns weights of a tensor (inputs × outputs) into a matrix with a row for each output.
func quantize(w []float32, t tensor) model.Matrix {
	m := model.Matrix{Rows: t.cols, Cols: t.rows, Q: make([]int8, t.size()), Scale: make([]float32, t.cols)}
	for r := range m.Rows {
		top := float32(0)
		for c := range m.Cols {
			top = max(top, abs(w[c*t.cols+r]))
		}
		m.Scale[r] = max(top, 1e-20) / 127
		for c := range m.Cols {
			m.Q[r*m.Cols+c] = round8(w[c*t.cols+r] / m.Scale[r])
		}
	}
	return m
}

// quantizeTable rounds a table with one scale; the few values beyond four deviations are cut.
func quantizeTable(w []float32) ([]int8, float32) {
	sum, top := 0.0, float32(0)
	for _, x := range w {
		sum += float64(x) * float64(x)
		top = max(top, abs(x))
	}
	limit := min(top, 5*float32(math.Sqrt(sum/float64(max(len(w), 1)))))
	scale := max(limit, 1e-20) / 127
	q := make([]int8, len(w))
	for i, x := range w {
		q[i] = round8(x / scale)
	}
	return q, scale
}

func round8(x float32) int8 { return int8(max(-127, min(127, math.RoundToEven(float64(x))))) }

func abs(x float32) float32 { return max(x, -x) }
