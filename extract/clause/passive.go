package clause

import "claimgraph/extract/syntax"

// passive reports whether the verb stands in the passive: with its auxiliary ("the islands were claimed by China"), as a
// participle after its noun ("the islands claimed by China") or before its clause ("Backed by Russia, the army advanced").
func (f *finder) passive(i int, c *Clause) bool {
	for _, j := range f.of(i) {
		switch f.rel(j) {
		case "nsubj:pass", "aux:pass", "csubj:pass":
			return true
		case "nsubj", "aux":
			return false
		}
	}
	if f.xpos(i) != "VBN" {
		return false
	}
	switch f.base[i] {
	case "acl", "advcl":
		return f.rel(i) != "acl:relcl" && f.rel(i) != "advcl:relcl"
	case "xcomp":
		return true // "had the ship seized"
	case "conj": // "was seized and sold"
		return c.Governor >= 0 && f.clauses[c.Governor].Head == f.head(i) && f.clauses[c.Governor].Passive
	}
	return f.tag(i) == syntax.VERB && f.child(i, "obl:agent") >= 0
}
