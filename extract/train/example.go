package train

import "claimgraph/extract/syntax"

// Example is a sentence of a treebank as the network sees it.
type Example struct {
	Rows [][syntax.NumFeatures]int32 // per word the row in each table
	Tag  []int
	Head []int // index of the head, the sentence's length for the root
	Rel  []int
}

func (e *Example) len() int { return len(e.Rows) }
