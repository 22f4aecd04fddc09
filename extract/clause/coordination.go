package clause

import "claimgraph/extract/syntax"

// No sentence that a reader could follow has more conjuncts, or more circumstances before a subject that verbs share. The
// limits keep what broken input can make of them in proportion to its length.
const (
	maxConjuncts = 200
	maxFronted   = 8
)

// conjuncts lists the parts of a coordinated phrase: "China and Taiwan" has two. Parts that are denied ("China but not
// Taiwan") and clauses are left out. Whether a statement holds of each part or of all together ("between China and
// Taiwan") is for the reader of the clause to say.
func (f *finder) conjuncts(j int) []Conjunct {
	if f.child(j, "conj") < 0 {
		return nil
	}
	list := append(make([]Conjunct, 0, 4), Conjunct{j, f.own[j]})
	for _, k := range f.of(j) {
		if f.joins(j, k) {
			list = append(list, Conjunct{k, f.own[k]})
			list = f.nested(list, k)
		}
	}
	if len(list) < 2 {
		return nil
	}
	return list[:min(len(list), maxConjuncts)]
}

// nested adds the conjuncts of a conjunct, as parsers chain them now and then; two steps down are as far as they go.
func (f *finder) nested(list []Conjunct, j int) []Conjunct {
	for _, k := range f.of(j) {
		if f.joins(j, k) {
			list = append(list, Conjunct{k, f.own[k]})
		}
	}
	return list
}

// sharesCopula reports whether a noun or adjective is coordinated with the predicate of a copula, so that it is a
// predicate of its own: "Japan is a member of the Quad and a party to the treaty".
func (f *finder) sharesCopula(i int) (Form, bool) {
	if f.base[i] != "conj" {
		return Copular, false
	}
	h := f.head(i)
	if h < 0 || f.at[h] < f.first {
		return Copular, false
	}
	switch f.tag(i) {
	case syntax.NOUN, syntax.ADJ, syntax.PROPN:
		return Copular, f.clauses[f.at[h]].Form == Copular
	}
	return Copular, false
}

// inherit gives a clause without a subject that of the clause it hangs on: "China claimed and occupied the reef" has two
// clauses with one subject, "agreed to enhance ties" and "arrived, hoping to win" likewise.
func (f *finder) inherit(c *Clause) {
	if c.Arg(Subject) != nil || c.Governor < 0 {
		return
	}
	g := &f.clauses[c.Governor]
	direct := g.Head == f.head(c.Head)
	switch f.base[c.Head] {
	case "conj":
		if !direct {
			return
		}
		c.Rule = "coordination"
		if c.Form == Copular && g.Form == Copular && c.Wording.Empty() {
			c.Wording = g.Wording
		}
		f.carry(c, g.Arg(Subject))
		f.shareFronted(c, g)
	case "xcomp", "advcl", "ccomp":
		if direct {
			f.control(c, g)
		}
	case "acl":
		if f.rel(c.Head) != "acl:relcl" {
			f.participle(c, g)
		}
	}
}

// shareFronted gives a verb without a subject of its own the circumstances that stand before the subject that it shares:
// "In 1981 the pair met in Oslo and signed a treaty".
func (f *finder) shareFronted(c, g *Clause) {
	subject := c.Arg(Subject)
	if subject == nil {
		return
	}
	for i, n := 0, 0; i < len(g.Args) && n < maxFronted; i++ {
		a := &g.Args[i]
		if (a.Role == Oblique || a.Role == Time) && a.Phrase.Last < subject.Words.First && a.Phrase.Last < g.Head {
			shared := *a
			shared.Inherited, shared.fronted = true, true
			c.Args = append(c.Args, shared)
			n++
		}
	}
}

// carry adds an argument of another clause as the subject.
func (f *finder) carry(c *Clause, a *Arg) {
	if a == nil {
		return
	}
	s := *a
	s.Role, s.Inherited, s.Case, s.Clause = Subject, true, "", -1
	c.Args = append(c.Args, s)
}

// shareObject gives the second of two coordinated verbs an object that follows both, and the first one that of a second
// that follows it at once: "captured and held the town", whichever verb the parser hung the town on.
func (f *finder) shareObject(c *Clause) {
	if f.base[c.Head] != "conj" || c.Form != Verbal || c.Passive || c.Governor < 0 {
		return
	}
	g := &f.clauses[c.Governor]
	if g.Head != f.head(c.Head) || g.Form != Verbal || g.Passive {
		return
	}
	mine, theirs := c.Arg(Object), g.Arg(Object)
	switch {
	case mine == nil && theirs != nil && theirs.Words.First > c.Head && !f.hasOwnComplement(c):
		a := *theirs
		a.Inherited = true
		c.Args = append(c.Args, a)
	case theirs == nil && mine != nil && !mine.Inherited && f.adjacent(g, c) && !f.hasOwnComplement(g) && !intransitive[g.Lemma]:
		a := *mine
		a.Inherited = true
		g.Args = append(g.Args, a)
	}
}

// adjacent reports whether only a conjunction stands between two verbs.
func (f *finder) adjacent(g, c *Clause) bool {
	for i := g.Wording.Last + 1; i < c.Wording.First; i++ {
		if f.base[i] != "cc" && f.base[i] != "punct" {
			return false
		}
	}
	return g.Wording.Last < c.Wording.First && g.Wording.Last+3 >= c.Wording.First
}

func (f *finder) hasOwnComplement(c *Clause) bool {
	for i := range c.Args {
		switch a := &c.Args[i]; a.Role {
		case Complement, Attribute:
			return true
		case Oblique:
			if a.Head > c.Head {
				return true
			}
		}
	}
	return false
}
