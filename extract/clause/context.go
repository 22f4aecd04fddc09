package clause

import "claimgraph/schema"

// context is what a clause is put under by another: a plan, a demand, a denial, a condition.
type context struct {
	polarity schema.Polarity
	modality schema.Modality
}

// standing is what a clause says of itself, beside what it is put under; the second of two coordinated verbs may share
// both with the first.
type standing struct{ own, under context }

// context sets the clause's polarity and modality. Scope goes by the tree: what stands in the clause itself and what
// the clause hangs on, never what happens to be near.
func (f *finder) context(c *Clause) {
	s := standing{under: f.under(c)}
	s.own = context{f.polarity(c), f.modality(c, s.under)}
	if f.sharesAuxiliary(c) {
		first := f.standings[c.Governor-f.first].own
		s.own.modality = first.modality
		if first.polarity == schema.Denied {
			s.own.polarity = schema.Denied
		}
	}
	f.standings = append(f.standings, s)
	c.Polarity = s.own.polarity ^ s.under.polarity
	c.Modality = combine(s.own.modality, s.under.modality)
}

// combine lets a demand, a condition, a wish or a doubt that a clause is put under count for more than its own auxiliary
// ("urged that talks should begin"), and its own for more than anything else ("plans that may change").
func combine(own, under schema.Modality) schema.Modality {
	switch {
	case own == schema.Asserted, under == schema.Requested, under == schema.Conditional, under == schema.Hypothetical:
		return under
	case own == schema.Hypothetical && under == schema.Intended:
		return under
	}
	return own
}

// sharesAuxiliary reports whether the clause is the second of two coordinated verbs under one auxiliary: "did not attack
// or invade", "will come and help".
func (f *finder) sharesAuxiliary(c *Clause) bool {
	if f.base[c.Head] != "conj" || c.Governor < f.first {
		return false
	}
	g := &f.clauses[c.Governor]
	if g.Head != f.head(c.Head) || f.child(c.Head, "nsubj", "aux", "cop") >= 0 {
		return false
	}
	if c.Form == Copular && g.Form == Copular {
		return true
	}
	switch x := f.xpos(c.Head); x {
	case "VB", "VBN", "VBG":
		return x == f.xpos(g.Head)
	}
	return false
}

// under is what the clause is put under by what it hangs on.
func (f *finder) under(c *Clause) context {
	if c.Governor < f.first {
		return context{}
	}
	g := &f.clauses[c.Governor]
	direct := g.Head == f.head(c.Head)
	switch f.base[c.Head] {
	case "conj":
		if direct {
			return f.standings[c.Governor-f.first].under
		}
	case "advcl":
		if direct {
			return f.underAdverbial(c, g)
		}
	case "xcomp", "ccomp", "csubj":
		if direct {
			return f.underVerb(c, g)
		}
	case "acl":
		if f.rel(c.Head) != "acl:relcl" {
			return f.underNoun(c)
		}
	}
	return context{}
}

// underAdverbial reads the conjunction: "if", "unless", "without", "as if", "to".
func (f *finder) underAdverbial(c, g *Clause) context {
	mark := f.markOf(c.Head)
	switch e, ok := conjunctions[mark]; {
	case mark == "as" && f.child(c.Head, "mark") >= 0 && f.hasMark(c.Head, "if", "though"):
		return context{modality: schema.Hypothetical}
	case ok:
		return context{e.polarity, e.modality}
	case f.takesGerund(c, g, mark):
		return f.underVerb(c, g) // "called on Iran to stop", "is committed to working"
	case mark == "to" && f.xpos(c.Head) == "VB":
		return context{modality: schema.Intended} // purpose: "went to Moscow to seek help"
	case preventing[f.lemma(g.Head)] && (mark == "from" || mark == "against"):
		return context{polarity: schema.Denied, modality: g.Modality}
	case mark == "", means[mark] && f.xpos(c.Head) == "VBG":
		return context{modality: g.Modality} // "will raise money by selling oil"
	}
	return context{}
}

// takesGerund reports whether the clause above puts this one, an infinitive or a gerund after a preposition, under
// something.
func (f *finder) takesGerund(c, g *Clause, mark string) bool {
	e, ok := complements[g.Lemma]
	return ok && e.infinitive && (mark == "to" || f.xpos(c.Head) == "VBG" && governed[mark])
}

func (f *finder) hasMark(i int, lemmas ...string) bool {
	for _, j := range f.of(i) {
		if f.base[j] != "mark" && f.base[j] != "fixed" {
			continue
		}
		for _, l := range lemmas {
			if f.lemma(j) == l {
				return true
			}
		}
	}
	return false
}

// underVerb reads the verb or adjective that has the clause as its complement or subject.
func (f *finder) underVerb(c, g *Clause) context {
	infinitive := f.base[c.Head] == "xcomp" || f.base[c.Head] == "advcl" || f.markOf(c.Head) == "to"
	e, known := complements[g.Lemma]
	if !known && g.Lemma != f.lemma(g.Head) {
		e, known = complements[f.lemma(g.Head)]
	}
	if g.Passive && infinitive && believed[g.Lemma] {
		return context{g.Polarity, schema.Possible} // "is believed to hold weapons"
	}
	switch {
	case known && (infinitive && e.infinitive || !infinitive && e.clause):
	case infinitive:
		return context{g.Polarity, g.Modality} // "began to leave", "may manage to leave"
	default:
		return context{}
	}
	out := context{e.polarity, e.modality}
	if e.modality == schema.Intended && g.Arg(Object) != nil && infinitive && !subjectControl[g.Lemma] {
		out.modality = schema.Requested // "wants Israel to leave", "expects them to leave" is not its own plan
	}
	if f.markOf(c.Head) == "against" {
		out.polarity ^= schema.Denied // "decided against joining"
	}
	if e.implies {
		out.polarity ^= g.Polarity
		if out.modality == schema.Asserted {
			out.modality = g.Modality
		}
	}
	return out
}

// underNoun reads the noun that a clause spells out: "its plan to invade", "a demand that they leave".
func (f *finder) underNoun(c *Clause) context {
	noun := f.head(c.Head)
	if noun < 0 || f.xpos(c.Head) == "VBN" {
		return context{}
	}
	mark := f.markOf(c.Head)
	if f.deniedReport(noun) && (mark == "that" || mark == "of") {
		return context{polarity: schema.Denied} // "rejected allegations that it armed the rebels"
	}
	if mark == "" && f.xpos(c.Head) == "VBG" {
		return context{}
	}
	if e, ok := nounComplements[f.lemma(noun)]; ok {
		return context{e.polarity, e.modality}
	}
	if mark == "to" && !f.superlative(noun) {
		return context{modality: schema.Intended}
	}
	return context{}
}

// deniedReport reports whether a noun names what somebody says and a verb denies it: "dismissed reports of".
func (f *finder) deniedReport(noun int) bool {
	verb := f.head(noun)
	if !reports[f.lemma(noun)] || verb < 0 || f.at[verb] < f.first {
		return false
	}
	g := &f.clauses[f.at[verb]]
	object := f.base[noun] == "obj" || f.base[noun] == "nsubj" && g.Passive
	return object && denying[g.Lemma] && g.Polarity == schema.Affirmed
}
