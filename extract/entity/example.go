package entity

import (
	"claimgraph/extract/gazetteer"
	"claimgraph/schema"
)

// Example is a description or pronoun with what it may stand for, as the ranking sees it; the first candidate is something
// new. It is what a trainer learns the ranking's weights from.
type Example struct {
	Mention    int
	Candidates []Candidate
}

// Candidate is an earlier mention, the parts of a coordination, or none for something new. Features are indexes of weights.
type Candidate struct {
	Mentions []int
	Features []uint32
}

// Examples lists the examples of a document.
func Examples(c Context, gaz *gazetteer.Gazetteer) []Example {
	r := newResolver(c, gaz)
	r.names()
	r.describeItems()
	var all []Example
	for m, men := range c.Mentions {
		if schema.Values.Has(men.Kind) || r.items[m].class == otherPronoun {
			continue
		}
		list := r.candidates(m)
		r.above = r.subjectsAbove(m)
		e := Example{Mention: m}
		for i, k := range list {
			e.Candidates = append(e.Candidates, Candidate{k.mentions, r.featuresOf(m, list, i, nil)})
		}
		all = append(all, e)
	}
	return all
}
