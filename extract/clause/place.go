package clause

import "claimgraph/extract/syntax"

// place says where a thing is: "the Senkaku Islands in Okinawa Prefecture", "a base near Aden".
func (f *finder) place(i, j int) {
	prep := f.caseOf(j)
	if !spatial[prep] || f.base[j] != "nmod" || f.tag(i) == syntax.VERB || f.temporal(j, prep) {
		return
	}
	c := f.implicit(Place, i, "place")
	subject := f.phraseArg(Subject, i)
	if prepositions := f.prepositions(j); prepositions.First > i && prepositions.First <= subject.Words.Last {
		subject.Words = f.trim(Range{subject.Words.First, prepositions.First - 1})
	}
	where := f.arg(Oblique, j)
	c.Args = []Arg{subject, where}
	f.clauses = append(f.clauses, c)
}

// placeAfterObject reads a place that follows a named object at once, whichever of verb and object a parser hung it on:
// "Norland claims Reef Island in the Estian Sea".
func (f *finder) placeAfterObject(i int) {
	verb := f.head(i)
	if verb < 0 || f.base[i] != "obj" || f.tag(i) != syntax.PROPN || f.temporal(i, "in") {
		return
	}
	for _, j := range f.of(verb) {
		p := f.prepositions(j)
		if f.base[j] != "obl" || p.Empty() || p.First != f.whole[i].Last+1 || f.tag(j) != syntax.PROPN {
			continue
		}
		if prep := f.caseOf(j); spatial[prep] && !f.temporal(j, prep) {
			c := f.implicit(Place, i, "place after object")
			c.Args = []Arg{f.phraseArg(Subject, i), f.arg(Oblique, j)}
			f.clauses = append(f.clauses, c)
		}
		return
	}
}

// cityInState reads a name after a comma as the larger place: "Aleppo, Syria".
func (f *finder) cityInState(i, j int) {
	if f.tag(i) != syntax.PROPN || f.tag(j) != syntax.PROPN || j < i || !f.commaBetween(i, f.own[j].First) || f.temporal(j, "") {
		return
	}
	c := f.implicit(Place, i, "place after comma")
	subject := f.phraseArg(Subject, i)
	subject.Words.Last = max(i, min(subject.Words.Last, f.own[j].First-2))
	where := f.phraseArg(Oblique, j)
	where.Case = "in"
	c.Args = []Arg{subject, where}
	f.clauses = append(f.clauses, c)
}
