package clause

import "claimgraph/extract/syntax"

// compound says that a name or an adjective of one modifies a noun: "Syrian troops", "the Japan-US Security Treaty".
func (f *finder) compound(i, j int) {
	if !f.isModifier(j) || j < i && f.hyphenated(j, i) {
		return
	}
	c := f.implicit(Compound, i, "compound")
	c.Lemma = f.lemma(i)
	c.Args = []Arg{f.phraseArg(Subject, i), f.modifier(j)}
	f.clauses = append(f.clauses, c)
}

// isModifier reports whether a dependent modifies its noun as a name does.
func (f *finder) isModifier(j int) bool {
	switch f.tag(j) {
	case syntax.PROPN, syntax.NOUN:
		return f.capital(j)
	case syntax.ADJ: // at the beginning of a sentence every adjective has a capital, but not every lemma
		return f.capital(j) && (j > 0 || f.lemma(j) != f.tree.Words[j].Lemma)
	}
	return false
}

// modifier is a name before a noun; one that is joined to another by a hyphen has both as conjuncts: "Japan-US",
// "Sino-Indian", "North and South Korean".
func (f *finder) modifier(j int) Arg {
	a := f.arg(Modifier, j)
	a.Case = ""
	if len(a.Conjuncts) > 0 {
		return a
	}
	for _, k := range f.of(j) {
		if k < j && f.isModifier(k) && f.hyphenated(k, j) {
			a.Conjuncts = []Conjunct{{k, f.own[k]}, {j, Range{j, f.own[j].Last}}}
			break
		}
	}
	return a
}

// hyphenated reports whether only a hyphen or dash stands between two tokens.
func (f *finder) hyphenated(k, j int) bool {
	if f.own[k].Last+2 != j {
		return false
	}
	switch f.form(j - 1) {
	case "-", "–", "—", "/", "‑":
		return true
	}
	return false
}
