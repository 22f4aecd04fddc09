package clause

import "claimgraph/extract/syntax"

// implicitConfidence is how often a construction's reading is right, by its form.
var implicitConfidence = map[Form]float64{
	Nominal: 0.5, Apposition: 0.8, Title: 0.9, Possessive: 0.7, Place: 0.7, Compound: 0.6,
}

// confidence estimates how likely the triple is to be right, from features of its construction.
func (c *Clause) confidence(t *syntax.Tree, subject, object *Arg, tr *Triple) float64 {
	p := 0.8
	if subject.Inherited {
		p -= 0.1
	}
	if object == nil {
		p -= 0.15
	}
	return p
}
