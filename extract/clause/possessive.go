package clause

import "strings"

// possessive says who has what: "Syria's army", "its claim", and through a relative clause "a state whose army".
func (f *finder) possessive(i, j int) {
	c := f.implicit(Possessive, i, "possessive")
	c.Lemma = f.lemma(i)
	c.Args = []Arg{f.phraseArg(Subject, i), f.possessor(j)}
	f.clauses = append(f.clauses, c)
}

// possessor is the possessor of a noun; "whose" stands for the antecedent of its clause.
func (f *finder) possessor(j int) Arg {
	if f.xpos(j) == "WP$" {
		if a, ok := f.antecedentOver(j); ok {
			a.Role, a.Inherited = Possessor, true
			return a
		}
	}
	a := f.arg(Possessor, j)
	a.Case = ""
	a.Words = f.withoutGenitive(a.Words)
	a.Phrase = a.Words
	for k := range a.Conjuncts {
		a.Conjuncts[k].Words = f.withoutGenitive(a.Conjuncts[k].Words)
	}
	return a
}

// withoutGenitive leaves a final 's out.
func (f *finder) withoutGenitive(r Range) Range {
	for r.Last > r.First && (strings.TrimLeft(f.form(r.Last), "'’") == "s" && len(f.form(r.Last)) > 1 || f.form(r.Last) == "'" || f.form(r.Last) == "’") {
		r.Last--
	}
	return r
}

// antecedentOver is what the relative clause around a token describes.
func (f *finder) antecedentOver(j int) (Arg, bool) {
	for steps := 0; j >= 0 && steps < 6; steps++ {
		h := f.head(j)
		if f.rel(j) == "acl:relcl" && h >= 0 {
			return f.antecedent(h, j), true
		}
		j = h
	}
	return Arg{}, false
}

// phraseArg is an argument that is the phrase of token i itself, without its conjuncts.
func (f *finder) phraseArg(role Role, i int) Arg {
	return Arg{Role: role, Head: i, Words: f.own[i], Phrase: f.withPreposition(i, f.own[i]), Clause: -1}
}
