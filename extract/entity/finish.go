package entity

import (
	"slices"

	"claimgraph/extract/mention"
)

// finish gives every entity the other names that the text has for it, in order.
func (r *resolver) finish() {
	for m := range r.Mentions {
		e := r.only(m)
		if e < 0 || r.Mentions[m].Form == mention.Pronoun {
			continue
		}
		ent := &r.out.Entities[e]
		if name := oneLine(r.surface(m)); name != ent.Name && !slices.Contains(ent.Aliases, name) && len(ent.Aliases) < maxAliases {
			ent.Aliases = append(ent.Aliases, name)
		}
	}
	for i := range r.out.Entities {
		slices.Sort(r.out.Entities[i].Aliases)
	}
}

// maxAliases bounds what one document adds to a thing's names.
const maxAliases = 20
