package clause

import "claimgraph/extract/syntax"

// Find lists every clause of the sentences, given as trees of Universal Dependencies version 2: first the clauses of a
// sentence's verbs and copulas, those above before those below, then those of its nouns. It accepts any tree, right or
// wrong, in time linear in its length.
func Find(trees []syntax.Tree) []Clause {
	f := &finder{}
	for i := range trees {
		f.read(i, &trees[i])
	}
	return f.clauses
}

// finder holds the clauses found so far and what is known of the sentence at hand.
type finder struct {
	view
	sentence  int
	clauses   []Clause
	at        []int      // the verbal or copular clause that a token heads, or -1
	above     []int      // the nearest clause over a token, or -1
	standings []standing // of the sentence's clauses, from index first on
	first     int        // index of the sentence's first clause
}

func (f *finder) read(sentence int, t *syntax.Tree) {
	n := len(t.Words)
	if n == 0 {
		return
	}
	f.reset(t)
	f.sentence, f.first = sentence, len(f.clauses)
	f.at, f.above, f.standings = resize(f.at, n), resize(f.above, n), f.standings[:0]
	for i := range n {
		f.at[i], f.above[i] = -1, -1
	}
	for _, i := range f.order {
		if h := f.head(i); h >= 0 {
			f.above[i] = f.above[h]
			if f.at[h] >= 0 {
				f.above[i] = f.at[h]
			}
		}
		if form, ok := f.carries(i); ok {
			f.predicate(i, form)
		}
	}
	for i := range n {
		f.nominal(i)
	}
}

// carries reports whether a token carries a clause with a verb or copula.
func (f *finder) carries(i int) (Form, bool) {
	switch f.base[i] {
	case "aux", "cop", "case", "mark", "cc", "det", "punct", "fixed", "flat", "goeswith", "discourse", "reparandum",
		"compound", "nummod":
		return Verbal, false
	}
	cop := f.child(i, "cop") >= 0
	switch {
	case cop && f.tag(i) == syntax.VERB && f.child(i, "nsubj:outer") >= 0:
		return Verbal, true // "the problem is that it lacks money"
	case cop:
		return Copular, true
	case f.tag(i) == syntax.VERB:
		return Verbal, !f.adjectival(i) && !f.prepositional(i)
	case f.tag(i) == syntax.AUX:
		return Verbal, f.child(i, "nsubj", "expl") >= 0
	case f.child(i, "obj") >= 0 && f.child(i, "nsubj") >= 0:
		// A verb that the tagger took for a noun: "China claims them".
		return Verbal, true
	case f.child(i, "nsubj") >= 0:
		// A copula left out: "with the talks certain to fail", "Ceasefire near".
		return Copular, true
	}
	return f.sharesCopula(i)
}

// adjectival reports whether a participle only describes its noun: "the disputed islands".
func (f *finder) adjectival(i int) bool {
	switch f.base[i] {
	case "amod":
		return true
	case "nmod", "obl", "obj", "nsubj":
		return f.child(i, "obj", "nsubj", "mark", "aux") < 0
	}
	return false
}

// predicate makes the clause that a token heads.
func (f *finder) predicate(i int, form Form) {
	c := Clause{Sentence: f.sentence, Form: form, Head: i, Governor: f.above[i], Rule: form.String(), there: Range{0, -1}}
	if c.Governor >= 0 {
		c.Link = string(f.rel(i))
	}
	c.Args = make([]Arg, 0, 6)
	c.Lemma = f.predicateLemma(i)
	c.Passive = form == Verbal && f.passive(i, &c)
	c.Wording = f.wording(i, form)
	if c.Passive {
		c.Rule = "passive"
	}
	if form == Copular {
		c.Args = append(c.Args, f.attribute(i))
	}
	f.arguments(&c)
	if agent := f.joinedAgent(i); agent >= 0 {
		c.Passive = true // "the heights are Norland-controlled"
		c.Args = append(c.Args, f.agentArg(c.Lemma, agent))
	}
	if !c.there.Empty() {
		c.Rule = "existential"
	}
	f.relative(&c)
	f.inherit(&c)
	f.shareObject(&c)
	f.companions(&c)
	c.beside = f.base[i] == "parataxis" || f.child(i, "parataxis") >= 0
	f.context(&c)
	f.complete(&c)
	f.link(&c)
	f.at[i] = len(f.clauses)
	f.clauses = append(f.clauses, c)
}

// link tells the clause above which clause its complement is.
func (f *finder) link(c *Clause) {
	if c.Governor < 0 {
		return
	}
	g := &f.clauses[c.Governor]
	for i := range g.Args {
		if g.Args[i].Role == Complement && g.Args[i].Head == c.Head {
			g.Args[i].Clause = len(f.clauses)
			return
		}
	}
}

// predicateLemma is the lower-case lemma with the particle: "carry out".
func (f *finder) predicateLemma(i int) string {
	lemma := f.lemma(i)
	if p := f.child(i, "compound:prt"); p >= 0 {
		return lemma + " " + f.lemma(p)
	}
	return lemma
}
