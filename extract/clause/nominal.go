package clause

import "claimgraph/extract/syntax"

// nominal makes the clauses of a noun. One with an argument after a preposition is a predicate that frames may read:
// "the abduction of tourists by rebels", "its claim to the reef", "ties with Chad". Its possessor, its modifiers, its
// place, its appositions and titles are clauses of their own besides.
func (f *finder) nominal(i int) {
	switch f.tag(i) {
	case syntax.NOUN, syntax.PROPN, syntax.PRON, syntax.X, syntax.NUM, syntax.ADJ, syntax.SYM, syntax.DET, syntax.VERB:
	default:
		return
	}
	f.placeAfterObject(i)
	kids := f.of(i)
	if len(kids) == 0 {
		return
	}
	noun := f.tag(i) == syntax.NOUN || f.tag(i) == syntax.PROPN
	obliques := 0
	// What modifies a name with a title tells whose office it is: "New Zealand's Prime Minister John Key" is New Zealand's
	// minister, not New Zealand's Key.
	titled := noun && f.titleOf(i) >= 0
	for _, j := range kids {
		switch f.base[j] {
		case "nmod", "obl":
			switch {
			case f.rel(j) == "nmod:desc":
				f.title(i, j)
			case titled:
			case f.rel(j) == "nmod:poss":
				f.possessive(i, j)
			case f.caseOf(j) != "":
				obliques++
				f.place(i, j)
			default:
				f.cityInState(i, j)
			}
		case "appos":
			f.apposition(i, j)
		case "amod", "compound":
			switch {
			case f.base[j] == "compound" && f.isTitle(j) && f.tag(i) == syntax.PROPN && f.isName(i):
				f.title(i, j) // "Foreign Minister Anna Berg", as parsers see it now and then
			case noun && !titled:
				f.compound(i, j)
				f.compoundParticiple(i, j)
			}
		case "flat":
			f.flatTitle(i, j)
		}
	}
	if obliques > 0 && noun {
		f.actNoun(i)
	}
}

// actNoun makes the clause of a noun with its arguments.
func (f *finder) actNoun(i int) {
	c := f.implicit(Nominal, i, "nominal")
	c.Lemma = f.lemma(i)
	c.Wording = Range{i, i}
	c.Args = make([]Arg, 0, 4)
	for _, j := range f.of(i) {
		switch f.base[j] {
		case "nmod", "obl":
			switch {
			case f.rel(j) == "nmod:poss":
				c.Args = append(c.Args, f.possessor(j))
			case f.rel(j) == "nmod:desc":
			default:
				a := f.oblique(j)
				if a.Case != "" || a.Role == Time {
					c.Args = append(c.Args, a)
				}
				f.lift(&c, j, 3)
			}
		case "amod", "compound":
			if f.isModifier(j) {
				c.Args = append(c.Args, f.modifier(j))
			}
		case "acl":
			if f.rel(j) != "acl:relcl" && f.at[j] >= 0 {
				a := f.clauseArg(Complement, j)
				a.Clause = f.at[j]
				c.Args = append(c.Args, a)
			}
		}
	}
	f.nominalContext(&c)
	f.clauses = append(f.clauses, c)
}

// lift adds arguments that a parser hung on another one: "exports of gas from Norland to Sudria" go from one to the other,
// whatever "from" and "to" hang on.
func (f *finder) lift(c *Clause, j, depth int) {
	if depth == 0 {
		return
	}
	for _, k := range f.of(j) {
		if f.base[k] != "nmod" || k < j {
			continue
		}
		switch prep := f.caseOf(k); prep {
		case "by", "from", "to", "against":
			if c.Oblique(prep) == nil {
				c.Args = append(c.Args, f.oblique(k))
			}
			f.lift(c, k, depth-1)
		}
	}
}

// implicit begins a clause whose predicate is a construction or a noun.
func (f *finder) implicit(form Form, i int, rule string) Clause {
	c := Clause{Sentence: f.sentence, Form: form, Head: i, Wording: Range{0, -1}, Governor: f.above[i], Rule: rule}
	if f.at[i] >= 0 {
		c.Governor = f.at[i]
	}
	if c.Governor >= 0 {
		c.Link = string(f.rel(i))
	}
	return c
}
