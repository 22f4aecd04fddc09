package clause

import "claimgraph/extract/syntax"

// wording is the predicate as it stands, without its arguments: "has been closely watched", "carried out"; of a copular
// clause the copula: "has been", "is not".
func (f *finder) wording(i int, form Form) Range {
	centre := i
	if form == Copular {
		centre = f.child(i, "cop")
		if centre < 0 {
			return Range{0, -1}
		}
	}
	kids := f.of(i)
	w := Range{centre, centre}
	after := 0
	for after < len(kids) && kids[after] <= centre {
		after++
	}
	for k := after - 1; k >= 0; k-- {
		j := kids[k]
		if j == centre {
			continue
		}
		if f.yield[j].Last != w.First-1 || !f.helps(j) {
			break
		}
		w.First = f.yield[j].First
	}
	for _, j := range kids[after:] {
		if f.yield[j].First != w.Last+1 || j == i {
			break
		}
		particle := f.rel(j) == "compound:prt"
		if !particle && !(form == Copular && f.helps(j) && !f.measures(j) && f.yield[j].Last < f.phraseStart(i)) && !f.negates(j) {
			break
		}
		w.Last = f.yield[j].Last
	}
	return w
}

// helps reports whether a dependent of the verb belongs to its wording.
func (f *finder) helps(j int) bool {
	switch f.base[j] {
	case "aux":
		return true
	case "advmod":
		return f.xpos(j) != "WRB" && (f.yield[j].First == f.yield[j].Last || f.negates(j) && width(f.yield[j]) == 2)
	}
	return false
}

// measures reports whether an adverb belongs to the adjective after it: "very prolific".
func (f *finder) measures(j int) bool {
	return degrees[f.lemma(j)] && j+1 < len(f.tree.Words) && f.tag(j+1) != syntax.ADP
}

// phraseStart is where the phrase of a copula's predicate begins, its preposition included.
func (f *finder) phraseStart(i int) int {
	start := f.own[i].First
	if p := f.prepositions(i); !p.Empty() {
		start = min(start, p.First)
	}
	return start
}

// complete joins the verb to those above that it completes with the same subject: "agreed to enhance", "was forced to
// leave" make one statement, not two. With an object between, both make one: "used the money to buy / weapons".
func (f *finder) complete(c *Clause) {
	c.stretch = c.Wording
	if cop := f.child(c.Head, "cop"); c.Form == Verbal && cop >= 0 && cop < c.Wording.First && f.markOf(c.Head) == "to" {
		c.stretch.First = cop // "the aim is to protect the border"
		return
	}
	if c.Governor < f.first || c.Wording.Empty() || !f.completes(c.Head) {
		return
	}
	g := &f.clauses[c.Governor]
	mine, theirs := c.Arg(Subject), g.Arg(Subject)
	if g.Head != f.head(c.Head) || mine == nil || theirs == nil || mine.Head != theirs.Head {
		return
	}
	above := g.stretch
	if g.Form == Copular { // "has been able to improve", "was the first state to recognise"
		above = join(above, f.own[g.Head])
		above.Last = min(above.Last, f.yield[c.Head].First-1)
	}
	gap := Range{above.Last + 1, c.Wording.First - 1}
	switch {
	case g.stretch.Empty() || above.Last >= c.Wording.First:
	case f.onlyHelps(gap):
		c.stretch.First = g.stretch.First
		g.merged = f.base[c.Head] != "acl"
	case f.base[c.Head] == "advcl" && f.markOf(c.Head) != "to":
	case width(gap) <= 8 && !f.commaBetween(gap.First-1, gap.Last+1):
		c.stretch.First = g.stretch.First
	}
}

// completes reports whether a verb is the complement of another, or its purpose.
func (f *finder) completes(i int) bool {
	switch f.base[i] {
	case "xcomp":
		return true
	case "advcl", "acl":
		mark := f.markOf(i)
		return mark == "to" && f.rel(i) != "acl:relcl" || f.xpos(i) == "VBG" && governed[mark] // "is charged with reviewing"
	}
	return false
}

// onlyHelps reports whether only "to" and adverbs stand in the range.
func (f *finder) onlyHelps(r Range) bool {
	for i := r.First; i <= r.Last; i++ {
		if f.base[i] != "mark" && f.base[i] != "advmod" && f.base[i] != "case" {
			return false
		}
	}
	return true
}
