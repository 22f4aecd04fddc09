package clause

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
		if !particle && !(form == Copular && f.helps(j) && f.yield[j].Last < f.phraseStart(i)) && !f.negates(j) {
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
		x := f.xpos(j)
		return x != "WRB" && f.yield[j].First == f.yield[j].Last
	}
	return false
}

// phraseStart is where the phrase of a copula's predicate begins, its preposition included.
func (f *finder) phraseStart(i int) int {
	start := f.own[i].First
	if p := f.prepositions(i); !p.Empty() {
		start = min(start, p.First)
	}
	return start
}

// complete joins the verb to those above that it completes with the same subject, where nothing stands between: "agreed
// to enhance", "was forced to leave". One statement is made of them, not two.
func (f *finder) complete(c *Clause) {
	c.stretch = c.Wording
	if f.base[c.Head] != "xcomp" || c.Governor < f.first || c.Wording.Empty() {
		return
	}
	g := &f.clauses[c.Governor]
	mine, theirs := c.Arg(Subject), g.Arg(Subject)
	if g.Head != f.head(c.Head) || mine == nil || theirs == nil || mine.Head != theirs.Head || g.Form != Verbal {
		return
	}
	for i := g.stretch.Last + 1; i < c.Wording.First; i++ {
		if f.base[i] != "mark" && f.base[i] != "advmod" {
			return
		}
	}
	if g.stretch.Last < c.Wording.First && !g.merged {
		c.stretch.First = g.stretch.First
		g.merged = true
	}
}
