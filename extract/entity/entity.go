// Package entity decides which mentions mean the same thing, and which thing that is.
package entity

import "claimgraph/schema"

// Resolution says what every mention of a document stands for.
type Resolution struct {
	Entities []schema.Entity
	// Of[m] lists the entities that mention m stands for, as indexes into Entities: none where it is not resolved,
	// several for a set ("the two leaders").
	Of [][]int
	// Why[m] says in a few words which rule resolved mention m, for the report.
	Why []string
}
