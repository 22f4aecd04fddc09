package entity

import (
	"slices"

	"claimgraph/extract/mention"
)

// finish gives every entity the other names that the text has for it, in order.
func (r *resolver) finish() {
	for e, t := range r.traits {
		ent := &r.out.Entities[e]
		for name := range t.names {
			if name != ent.Name {
				ent.Aliases = append(ent.Aliases, name)
			}
		}
		slices.Sort(ent.Aliases)
	}
	for m := range r.Mentions {
		if r.Mentions[m].Form == mention.Pronoun && len(r.out.Of[m]) == 0 {
			r.out.Why[m] = "nothing that it may stand for"
		}
	}
}
